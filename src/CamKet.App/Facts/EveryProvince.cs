using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Extracts;
using CamKet.Units;

namespace CamKet.App.Facts;

/// <summary>What the store holds of every province that has units, for the intake pages.</summary>
internal sealed record Holdings(
    UnitRegister Register, IReadOnlyList<ExtractLine> Extracts, IReadOnlyList<CoverLine> Covers, int Quarantined, int Gone)
{
    public string UnitName(int province, int unitNo) => Register.Get(province, unitNo)?.Name ?? "Đơn vị không còn trong danh mục";

    /// <summary>Each unit's newest covered day by kind of extract; those whose data is oldest stand first.</summary>
    public IReadOnlyList<(string Unit, IReadOnlyDictionary<string, DateOnly> Days)> DataUntil =>
    [
        .. Covers
            .GroupBy(c => (c.ProvinceId, c.UnitNo))
            .Select(unit => (
                Unit: UnitName(unit.Key.ProvinceId, unit.Key.UnitNo),
                Days: (IReadOnlyDictionary<string, DateOnly>)unit.GroupBy(c => c.Kind, StringComparer.Ordinal).ToDictionary(k => k.Key, k => k.Max(c => c.ToDay), StringComparer.Ordinal)))
            .OrderBy(u => u.Days.Values.Min())
            .ThenBy(u => u.Unit, StringComparer.Ordinal),
    ];

    public static string KindName(string kind) => ExtractKinds.FromCode(kind) is { } known ? Capital(known.Name()) : kind;

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}

internal sealed class EveryProvince(Database database, FindUnit find)
{
    public async Task<Holdings> Look(CancellationToken ct)
    {
        var register = await find.Register(ct);
        var (extracts, covers, quarantined, gone) = (new List<ExtractLine>(), new List<CoverLine>(), 0, 0);
        await EachProvince(
            async (province, connection) =>
            {
                extracts.AddRange(await HoldingsStore.Extracts(connection, province, 50, ct));
                covers.AddRange(await HoldingsStore.Covers(connection, province, ct));
                var waiting = await HoldingsStore.Waiting(connection, province, ct);
                quarantined += waiting.Quarantined;
                gone += waiting.Gone;
            },
            ct);
        return new(register, [.. extracts.OrderByDescending(e => e.AcceptedAt).Take(50)], covers, quarantined, gone);
    }

    public async Task<IReadOnlyList<int>> All(CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        return await HoldingsStore.Provinces(connection, ct);
    }

    public async Task<IReadOnlyList<T>> List<T>(Func<int, Npgsql.NpgsqlConnection, Task<IReadOnlyList<T>>> read, CancellationToken ct)
    {
        var all = new List<T>();
        await EachProvince(async (province, connection) => all.AddRange(await read(province, connection)), ct);
        return all;
    }

    /// <summary>One page of what waits in all provinces: <paramref name="read"/> gives a province's rows from one on, so many at most.</summary>
    public async Task<ListPage<T>> Page<T>(
        int? asked, Func<(int Quarantined, int Gone), int> count, Func<Npgsql.NpgsqlConnection, int, int, int, Task<IReadOnlyList<T>>> read, CancellationToken ct)
    {
        var all = count(await Waiting(ct));
        var number = ListPage<T>.Nearest(asked, all);
        var (rows, skip) = (new List<T>(ListPage<T>.Size), (number - 1) * ListPage<T>.Size);
        await EachProvince(
            async (province, connection) =>
            {
                if (rows.Count == ListPage<T>.Size)
                {
                    return;
                }

                var has = count(await HoldingsStore.Waiting(connection, province, ct));
                if (skip < has)
                {
                    rows.AddRange(await read(connection, province, skip, ListPage<T>.Size - rows.Count));
                }

                skip = Math.Max(0, skip - has);
            },
            ct);
        return new(all, number, rows);
    }

    public async Task<(int Quarantined, int Gone)> Waiting(CancellationToken ct)
    {
        var all = (Quarantined: 0, Gone: 0);
        await EachProvince(
            async (province, connection) =>
            {
                var waiting = await HoldingsStore.Waiting(connection, province, ct);
                all = (all.Quarantined + waiting.Quarantined, all.Gone + waiting.Gone);
            },
            ct);
        return all;
    }

    /// <summary>"19345 – Phường 4" as the list proposes it, or the code alone.</summary>
    public static string CodeOf(string text) => text.Trim().Split([' ', '–', '-'], 2)[0];

    private async Task EachProvince(Func<int, Npgsql.NpgsqlConnection, Task> look, CancellationToken ct)
    {
        foreach (var province in await All(ct))
        {
            await using var transaction = await database.InScope(Scope.WholeProvince(province), ct);
            await look(province, transaction.Connection);
        }
    }
}
