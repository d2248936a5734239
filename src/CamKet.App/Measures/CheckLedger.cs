using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Measures;

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
        // From the facts alone: a ledger that lost days, or everything, must not choose what it is asked.
        var rows = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select (select count(*) from dossier where province_id = @province) + (select count(*) from register_document where province_id = @province)",
            new { province },
            commandTimeout: 0,
            cancellationToken: ct));
        var days = (await connection.QueryAsync<DateOnly>(new CommandDefinition(
            """
            select received::date from dossier where province_id = @province and span >= 0
            union select out_day from dossier where province_id = @province and out_day is not null
            union select day from register_document where province_id = @province
            union select to_day from coverage where province_id = @province and kind in ('dossiers', 'documents')
            order by 1
            """,
            new { province },
            commandTimeout: 0,
            cancellationToken: ct))).AsList();
        var frames = rows > 0 && days.Count > 0 ? Frames(days, seed) : [];
        var differences = new List<LedgerDifference>();
        var broken = new List<string>(await Broken(connection, province, ct));
        var units = 0;
        if (frames.Count > 0)
        {
            var ledger = await LedgerSource.All(connection, Scope.WholeProvince(province), [FactKind.Dossiers, FactKind.Documents], frames, ct);
            var held = await connection.QueryAsync<int>(new CommandDefinition(
                "select distinct unit_no from dossier where province_id = @province union select unit_no from register_document where province_id = @province",
                new { province },
                commandTimeout: 0,
                cancellationToken: ct));
            // Unit by unit: the whole province against every window is one sort of everything.
            foreach (var unit in ledger.Units.Union(held).Order())
            {
                units++;
                var facts = await FactRecount.Count(connection, province, unit, unit, frames, ct);
                for (var i = 0; i < frames.Count; i++)
                {
                    differences.AddRange(Differences(ledger[unit, i], facts[unit, i]).Select(d => new LedgerDifference(unit, frames[i], d.Counter, d.Said, d.Counted)));
                }

                broken.AddRange(await ByField(connection, province, unit, frames[^1], ct));
            }
        }

        return new LedgerCheck(province, rows, units, frames, differences, broken);
    }

    private static IEnumerable<(string Counter, decimal Said, decimal Counted)> Differences(CounterValues said, CounterValues counted) =>
        said.All.Keys.Union(counted.All.Keys).Where(code => said[code] != counted[code]).Select(code => (code, said[code], counted[code]));

    /// <summary>Fields add up to their unit even when one's days stand under another: each is counted by itself, over one odd window.</summary>
    private static async Task<IReadOnlyList<string>> ByField(NpgsqlConnection connection, int province, int unit, CountingFrame frame, CancellationToken ct)
    {
        var said = (await new LedgerStore(connection, province, unit, unit, byField: true, known: null, ct).CountDossiers([frame]))
            .ToDictionary(v => v.Field, v => new CounterValues(v.Values.Where(c => c.Value != 0)));
        var counted = await FactRecount.ByField(connection, province, unit, frame, ct);
        return [.. said.Keys.Union(counted.Keys)
            .SelectMany(field => Differences(said.GetValueOrDefault(field, CounterValues.None), counted.GetValueOrDefault(field, CounterValues.None))
                .Select(d => $"Sổ cộng dồn theo lĩnh vực: đơn vị số {unit}, lĩnh vực số {field}, {frame.Window}, {d.Counter}: sổ {d.Said}, đếm lại {d.Counted}."))];
    }

    /// <summary>Every statutory year that has a fact, the last months, and odd windows; an odd one stands last.</summary>
    private static List<CountingFrame> Frames(List<DateOnly> days, int seed)
    {
        var to = days[^1];
        var frames = new List<CountingFrame>();
        foreach (var year in days.Select(day => ReportingCalendar.Reform.YearOf(day)).Distinct())
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
        for (var i = 0; i < OddWindows; i++)
        {
            // Among days that have facts: one date typed wrong would draw all others into an empty century.
            var start = days[random.Next(days.Count)];
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

        var dossierColumns = LedgerColumnNames.OfDossiers;
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
