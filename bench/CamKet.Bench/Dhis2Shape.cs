using System.Globalization;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.Bench;

/// <summary>
/// For context: from one late fact to correct measures of 3,321 units, on a store of DHIS2's shape (a table of values from which a wide table
/// with an index a dimension is built anew) and on ours. DHIS2-shaped SQL, not DHIS2: no requests, no sharing checks; it carries
/// category combinations and approvals that we do not have.
/// </summary>
internal static class Dhis2Shape
{
    private const string Name = "dhis2_shape_over_ranking";
    private const int Units = 3321;
    private const int Measures = 40;
    private const int Copies = 17;
    private static readonly Window Year = new(new DateOnly(2023, 12, 15), new DateOnly(2024, 12, 14));

    public static Figure Figure { get; } = new([Name], "Kho kiểu DHIS2 so với sổ cộng dồn", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        var rows = world.Settings.Rows ?? 1_000_000;
        await using var store = await world.NewStore(ct);
        var path = world.Extract(new StreamSettings(Math.Min(rows, 1_000_000), BenchWorld.FiveYears), "csv");
        await store.Import(BenchWorld.Request(path, BenchWorld.FiveYears), ct);
        await using (var admin = await world.Server.Administrator(ct))
        {
            await admin.ChangeDatabaseAsync(store.Address.DatabaseName, ct);
            await admin.ExecuteAsync(new CommandDefinition(Spread, new { from = BenchProvince.Number, copies = Copies }, commandTimeout: 0, cancellationToken: ct));
            await admin.ExecuteAsync(new CommandDefinition(Values, new { Units, Measures }, commandTimeout: 0, cancellationToken: ct));
            await admin.ExecuteAsync(new CommandDefinition("vacuum (analyze)", commandTimeout: 0, cancellationToken: ct));
        }

        var measures = AskedWindow.Measures(store);
        var seconds = await Rounds.Medians(
            world.Settings.Rounds,
            async () =>
            {
                await using var admin = await world.Server.Administrator(ct);
                await admin.ChangeDatabaseAsync(store.Address.DatabaseName, ct);
                return await Rounds.Seconds(() => Rebuild(admin, ct));
            },
            () => Rounds.Seconds(() => Rank(store, measures, ct)));
        return
        [
            new(Name, seconds[0] / seconds[1], "để tham khảo",
            [
                string.Create(CultureInfo.InvariantCulture, $"{Units:#,0} đơn vị: kho kiểu DHIS2 {seconds[0]:0.0} s (dựng lại bảng một năm, {Measures} chỉ tiêu), sổ cộng dồn {seconds[1]:0.00} s ({measures.Count} chỉ tiêu, xếp hạng)"),
            ]),
        ];
    }

    private static async Task Rank(BenchStore store, IReadOnlyList<MeasureDefinition> measures, CancellationToken ct)
    {
        var shares = new List<(int Province, int Unit, decimal Share)>();
        await using var source = NpgsqlDataSource.Create(store.Address.For(Roles.App));
        for (var province = 1001; province <= 1000 + Copies; province++)
        {
            await using var scoped = await ScopedTransaction.Begin(source, Scope.WholeProvince(province), ct);
            var counted = await LedgerSource.All(scoped.Connection, Scope.WholeProvince(province), [FactKind.Dossiers, FactKind.Documents], [CountingFrame.Until(Year.From, Year.To)], ct);
            foreach (var unit in counted.Units)
            {
                foreach (var measure in measures.Where(m => m.Denominator.Count > 0))
                {
                    if (measure.RatioOf(counted[unit, 0]) is { IsMeasured: true } ratio)
                    {
                        shares.Add((province, unit, ratio.Numerator / ratio.Denominator));
                    }
                }
            }
        }

        shares.Sort((a, b) => b.Share.CompareTo(a.Share));
    }

    private static async Task Rebuild(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition("update datavalue set value = '1' where dx = 1 and pe = 1 and ou = 1", cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition(Analytics, commandTimeout: 0, cancellationToken: ct));
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (dx, ou, value) in await connection.QueryAsync<(string, string, double)>(new CommandDefinition(
            "select dx, uidlevel3, sum(value) from analytics where yearly = '2024' group by dx, uidlevel3", commandTimeout: 0, cancellationToken: ct)))
        {
            values[dx + "-" + ou] = value;
        }

        var shares = values.Where(v => v.Key.StartsWith('N')).Select(v => v.Value / values["D" + v.Key[1..]]).ToList();
        shares.Sort();
    }

    /// <summary>The ledger of one province as that of seventeen, what is still open with it.</summary>
    private static readonly string Spread = string.Join("\n", new[] { ("ledger_roll", ""), ("ledger_procedure", ""), ("ledger_procedure_month", ""), ("ledger_day", " and day > date '2024-11-01'"), ("dossier", " and span = 127") }.Select(t => $"""
        do $$ declare p int; cols text; begin
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into cols from information_schema.columns
             where table_schema = 'public' and table_name = '{t.Item1}' and column_name <> 'province_id';
            for p in 1001..{1000 + Copies} loop
                execute format('insert into {t.Item1} (province_id, %s) select %s, %s from {t.Item1} where province_id = {BenchProvince.Number}{t.Item2.Replace("'", "''", StringComparison.Ordinal)}', cols, p, cols);
            end loop;
        end $$;
        """));

    private const string Values = """
        create table datavalue (dx int, pe int, ou int, value text, lastupdated timestamp, primary key (dx, pe, ou));
        create table dataelement (id int primary key, uid text);
        create table periodstructure (id int primary key, daily text, weekly text, monthly text, bimonthly text, quarterly text, sixmonthly text, yearly text, financialapril text, financialoct text);
        create table orgunitstructure (id int primary key, uid text, level int, uidlevel1 text, uidlevel2 text, uidlevel3 text);
        insert into dataelement select i, case when i <= @Measures then 'N' || i else 'D' || (i - @Measures) end from generate_series(1, 2 * @Measures) i;
        insert into periodstructure select m, null, null, '2024' || lpad(m::text, 2, '0'), '2024B' || (m + 1) / 2, '2024Q' || (m + 2) / 3, '2024S' || (m + 5) / 6, '2024', '2024April', '2024Oct' from generate_series(1, 12) m;
        insert into orgunitstructure select i, 'O' || i, 3, 'VN', 'P' || i % 34, 'O' || i from generate_series(1, @Units) i;
        insert into datavalue select d, p, o, ((d * 7 + p * 3 + o) % 90 + 10)::text, timestamp '2024-12-14' from generate_series(1, 2 * @Measures) d, generate_series(1, 12) p, generate_series(1, @Units) o;
        """;

    private const string Analytics = """
        drop table if exists analytics_temp;
        create table analytics_temp as
        select de.uid as dx, 'HllvX50cXC0'::text as co, 'HllvX50cXC0'::text as ao, ps.daily, ps.weekly, ps.monthly, ps.bimonthly, ps.quarterly, ps.sixmonthly, ps.yearly,
               ps.financialapril, ps.financialoct, ou.uid as ou, ou.level as oulevel, ou.uidlevel1, ou.uidlevel2, ou.uidlevel3,
               cast(dv.value as double precision) as value, 1 as daysno, cast(dv.value as double precision) * 1 as daysxvalue
          from datavalue dv
          join dataelement de on de.id = dv.dx join periodstructure ps on ps.id = dv.pe join orgunitstructure ou on ou.id = dv.ou
         where dv.value is not null;
        create index on analytics_temp (dx); create index on analytics_temp (co); create index on analytics_temp (ao); create index on analytics_temp (monthly);
        create index on analytics_temp (quarterly); create index on analytics_temp (yearly); create index on analytics_temp (ou); create index on analytics_temp (oulevel);
        create index on analytics_temp (uidlevel1); create index on analytics_temp (uidlevel2); create index on analytics_temp (uidlevel3);
        analyze analytics_temp;
        drop table if exists analytics;
        alter table analytics_temp rename to analytics;
        """;
}
