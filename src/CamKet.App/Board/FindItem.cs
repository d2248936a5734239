using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using Npgsql;

namespace CamKet.App.Board;

/// <summary>Where a promise is; null when no commitment in force has it, or its unit is not in the register.</summary>
internal sealed class FindItem(Database database, HomeProvince home)
{
    public async Task<ItemAddress?> Run(Guid item, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return null;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        return await Of(scoped.Connection, province, item);
    }

    /// <summary>The same by the number it bears in a commitment: addresses kept from before promises had an identity.</summary>
    public async Task<ItemAddress?> ByNumber(Guid commitment, string number, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return null;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        return (await CommitmentStore.Find(scoped.Connection, province, commitment))?.Items.FirstOrDefault(i => i.Path == number) is { } item
            ? await Of(scoped.Connection, province, item.Id)
            : null;
    }

    internal static async Task<ItemAddress?> Of(NpgsqlConnection connection, int province, Guid item) =>
        await CommitmentStore.Of(connection, province, item) is { } of && await UnitStore.ByNumber(connection, province, of.UnitNo) is { } unit
            ? new ItemAddress(unit.UnitNo, unit.Slug, item)
            : null;
}
