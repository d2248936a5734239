using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Units;

namespace CamKet.App.Intake;

/// <param name="Rows">The newest first.</param>
/// <param name="Entered">The one that was asked for by its number.</param>
/// <param name="Newest">Until when the store knows anything.</param>
internal sealed record ActivityList(IReadOnlyList<ActivityLine> Rows, ActivityLine? Entered, DateOnly? Newest, UnitRegister Units)
{
    public static ActivityList Empty { get; } = new([], null, null, new([], []));
}

/// <summary>Activities as they were written down, of every province, and their photos.</summary>
internal sealed class ListActivities(Database database, EveryProvince provinces, FindUnit find)
{
    /// <param name="limit">Of each province.</param>
    public async Task<ActivityList> Run(int limit, Guid? entered, CancellationToken ct)
    {
        var rows = await provinces.List((province, connection) => HoldingsStore.Activities(connection, province, limit, ct), ct);
        var covers = await provinces.List((province, connection) => HoldingsStore.Covers(connection, province, ct), ct);
        var one = entered is { } id ? (await provinces.List((province, connection) => HoldingsStore.Activity(connection, province, id, ct), ct)).FirstOrDefault() : null;
        return new(rows, one, covers.Select(cover => (DateOnly?)cover.ToDay).Max(), await find.Register(ct));
    }

    public async Task<(byte[] Bytes, string Type)?> Photo(int province, Guid id, CancellationToken ct)
    {
        await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
        return await HoldingsStore.Photo(transaction.Connection, province, id, ct);
    }
}
