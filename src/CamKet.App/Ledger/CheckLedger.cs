using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>One counter on which the ledger and a full count of the facts differ.</summary>
internal sealed record LedgerDifference(int UnitNo, CountingFrame Frame, string Counter, decimal Ledger, decimal Facts);

/// <param name="Frames">The windows compared, for every unit.</param>
/// <param name="Rows">Dossiers and documents counted.</param>
/// <param name="Broken">Places where roll-ups and days, or fields and units, do not add up; one Vietnamese sentence each.</param>
internal sealed record LedgerCheck(int Province, long Rows, int Units, IReadOnlyList<CountingFrame> Frames, IReadOnlyList<LedgerDifference> Differences, IReadOnlyList<string> Broken)
{
    public bool IsSound => Differences.Count == 0 && Broken.Count == 0;
}

/// <summary>Counts a province's facts row by row and compares with what the ledger says, over statutory years and months and odd windows.</summary>
internal sealed class CheckLedger(Database database)
{
    private const int MonthsBack = 4;
    private const int OddWindows = 4;

    /// <summary>All that have a unit.</summary>
    public async Task<IReadOnlyList<int>> Provinces(CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        return [.. await connection.QueryAsync<int>(new CommandDefinition("select distinct province_id from unit order by province_id", cancellationToken: ct))];
    }

    public async Task<LedgerCheck> Run(int province, int seed, CancellationToken ct)
    {
        await using var scoped = await database.InSnapshot(Scope.WholeProvince(province), ct);
        var connection = scoped.Connection;
        var (rows, first, last) = await connection.QuerySingleAsync<(long Rows, DateOnly? First, DateOnly? Last)>(new CommandDefinition(
            """
            select (select count(*) from dossier where province_id = @province) + (select count(*) from register_document where province_id = @province),
                   (select min(day) from ledger_day where province_id = @province), (select max(to_day) from coverage where province_id = @province)
            """,
            new { province },
            commandTimeout: 0,
            cancellationToken: ct));
        var frames = first is { } from && last is { } to && to >= from ? Frames(from, to, seed) : [];
        var differences = new List<LedgerDifference>();
        var units = 0;
        if (frames.Count > 0)
        {
            var ledger = await MeasureStore.Count(connection, province, 0, int.MaxValue, [FactKind.Dossiers, FactKind.Documents], frames, ct);
            var facts = await FactRecount.Count(connection, province, 0, int.MaxValue, frames, ct);
            var numbers = ledger.Units.Union(facts.Units).Order().ToList();
            units = numbers.Count;
            foreach (var unit in numbers)
            {
                for (var i = 0; i < frames.Count; i++)
                {
                    var (said, counted) = (ledger[unit, i], facts[unit, i]);
                    differences.AddRange(said.All.Keys.Union(counted.All.Keys)
                        .Where(code => said[code] != counted[code])
                        .Select(code => new LedgerDifference(unit, frames[i], code, said[code], counted[code])));
                }
            }
        }

        return new LedgerCheck(province, rows, units, frames, differences, await Broken(connection, province, ct));
    }

    private static List<CountingFrame> Frames(DateOnly from, DateOnly to, int seed)
    {
        var frames = new List<CountingFrame>();
        for (var year = ReportingCalendar.Reform.YearOf(from); year <= ReportingCalendar.Reform.YearOf(to); year++)
        {
            var window = ReportingCalendar.Reform.Year(year);
            frames.Add(new CountingFrame(window, window.To < to ? window.To : to));
        }

        for (var month = 0; month < MonthsBack; month++)
        {
            var day = to.AddMonths(-month);
            frames.Add(CountingFrame.Until(new DateOnly(day.Year, day.Month, 1), day));
        }

        var random = new Random(seed);
        var days = to.DayNumber - from.DayNumber + 1;
        for (var i = 0; i < OddWindows; i++)
        {
            var start = from.AddDays(random.Next(days));
            var end = start.AddDays(random.Next(Math.Max(1, to.DayNumber - start.DayNumber)));
            frames.Add(new CountingFrame(new Window(start, end), end.AddDays(random.Next(0, 60))));
        }

        return frames;
    }

    private static async Task<IReadOnlyList<string>> Broken(NpgsqlConnection connection, int province, CancellationToken ct)
    {
        var any = string.Join(" or ", LedgerColumnNames.All.Select(c => $"sum({c}) <> 0"));
        string Opposite(string sign) => string.Join(", ", LedgerColumnNames.All.Select(c => $"{sign}coalesce({c}, 0) as {c}"));
        var broken = new List<string>();
        foreach (var (level, name) in new[] { (1, "năm"), (2, "tháng"), (3, "sáu ngày") })
        {
            var start = LedgerColumnNames.Start((CamKet.Ledger.RollLevel)level, "day");
            foreach (var (days, rolls, field) in new[] { ("ledger_day", "ledger_roll", ""), ("ledger_field_day", "ledger_field_roll", ", field_no") })
            {
                var wrong = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
                    $"""
                    select count(*)::int from (
                        select unit_no, start{field}
                          from (select unit_no, {start} as start{field}, {Opposite("")} from {days} where province_id = @province
                                union all
                                select unit_no, start{field}, {Opposite("-")} from {rolls} where province_id = @province and level = @level) x
                         group by unit_no, start{field} having {any}) y
                    """,
                    new { province, level = (short)level },
                    commandTimeout: 0,
                    cancellationToken: ct));
                if (wrong > 0)
                {
                    broken.Add($"Sổ cộng dồn {(field.Length == 0 ? "theo đơn vị" : "theo lĩnh vực")}: {wrong} dòng cộng theo {name} không bằng tổng các ngày.");
                }
            }
        }

        var dossierColumns = LedgerColumnNames.All.TakeWhile(c => c != "outgoing").ToList();
        var apart = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"""
            select count(*)::int from (
                select unit_no, start
                  from (select unit_no, start, {string.Join(", ", dossierColumns.Select(c => $"coalesce({c}, 0) as {c}"))} from ledger_roll where province_id = @province and level = 2
                        union all
                        select unit_no, start, {string.Join(", ", dossierColumns.Select(c => $"-coalesce({c}, 0)"))} from ledger_field_roll where province_id = @province and level = 2) x
                 group by unit_no, start having {string.Join(" or ", dossierColumns.Select(c => $"sum({c}) <> 0"))}) y
            """,
            new { province },
            commandTimeout: 0,
            cancellationToken: ct));
        if (apart > 0)
        {
            broken.Add($"Sổ cộng dồn: {apart} tháng của đơn vị không bằng tổng các lĩnh vực.");
        }

        return broken;
    }
}
