using System.Globalization;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;
using Shouldly;

namespace CamKet.App.Tests.Measures;

/// <summary>A database with a made-up province (999, none of the catalog's; its number is 0) and units in it, and facts put there as an import would leave them.</summary>
internal sealed class StoredFacts : IAsyncDisposable
{
    public const int Province = 999;

    private int batches;

    private StoredFacts(Database database) => Database = database;

    public Database Database { get; }

    /// <summary>The sources of the program's own.</summary>
    public static IReadOnlyList<IFigureSource> Sources { get; } = [new LedgerSource(), new BudgetSource(), new HeldActivitySource(), new SurveySource()];

    public static AskFigures Figures { get; } = new(Sources);

    /// <summary>Everything every source counts in frames, covered or not.</summary>
    public static async Task<CountedUnits> Count(NpgsqlConnection connection, Scope scope, IReadOnlyList<CountingFrame> frames, long? known = null)
    {
        var (all, counters) = (new CountedUnits(), DossierSql.Counters.Keys.ToHashSet(StringComparer.Ordinal));
        foreach (var source in Sources)
        {
            foreach (var units in (await source.Count(new SourceQuestion(connection, scope, source.Names.ToDictionary(n => n, _ => frames), counters, known), default)).Values)
            {
                foreach (var (unit, frame) in units.Units.SelectMany(unit => frames.Select((_, i) => (unit, i))))
                {
                    all.Add(unit, frame, units[unit, frame].All);
                }
            }
        }

        return all;
    }

    public static Scope Scope { get; } = Scope.WholeProvince(Province);

    public static async Task<StoredFacts> WithUnits(params int[] units)
    {
        var stored = new StoredFacts(new Database(await PostgresServer.NewDatabase()));
        await using var connection = await stored.Database.Open();
        await connection.ExecuteAsync(
            """
            insert into unit (province_id, unit_no, last_no, parent_no, code, kind, name, folded, slug, source)
            values (@Province, @no, @last, @parent, @code, @kind, @name, @name, @code, 'test')
            """,
            units.Select(u => new { Province, no = u, last = u, parent = (int?)0, code = "U" + u, kind = "phuong", name = "Phường " + u })
                .Append(new { Province, no = 0, last = 999, parent = (int?)null, code = "U0", kind = "province", name = "Tỉnh" }));
        return stored;
    }

    public Task Put(int unit, IEnumerable<Dossier> dossiers) => Take(ExtractKind.Dossiers, unit, dossiers);

    public Task Put(int unit, IEnumerable<RegisterDocument> documents) => Take(ExtractKind.Documents, unit, documents);

    /// <summary>Seven hundred random dossiers in each of the units 1 to the last, always the same ones, and the planner told of them; by unit.</summary>
    public async Task<Dictionary<int, List<Dossier>>> Fill(int last)
    {
        var facts = Enumerable.Range(1, last).ToDictionary(unit => unit, unit =>
        {
            var random = new Random(unit);
            return Enumerable.Range(0, 700).Select(i => Dossiers.Random(random, i)).ToList();
        });
        foreach (var (unit, dossiers) in facts)
        {
            await Take(ExtractKind.Dossiers, unit, dossiers);
        }

        await TellPlanner();
        return facts;
    }

    /// <summary>What is stored now, in the planner's statistics.</summary>
    public async Task TellPlanner()
    {
        await using var owner = new NpgsqlConnection(Database.Address.For(Roles.Owner) + ";Pooling=false");
        await owner.OpenAsync();
        await owner.ExecuteAsync("analyze (skip_locked false)");
    }

    /// <summary>One batch, as an accepted extract with this cut-off would leave it; its number.</summary>
    public Task<long> Take(ExtractKind kind, int unit, IEnumerable<object> facts, DateOnly? cutOff = null) => Take(kind, unit, facts, cutOff, BatchStore.Import);

    /// <summary>A dossier as a person corrects it, of the extract with this cut-off; the batch that did it.</summary>
    public Task<long> Correct(int unit, Dossier corrected, DateOnly cutOff) => Take(ExtractKind.Dossiers, unit, [corrected], cutOff, BatchStore.Correction);

    /// <param name="meanwhile">Asked before the batch is committed.</param>
    public async Task<long> Take(ExtractKind kind, int unit, IEnumerable<object> facts, DateOnly? cutOff, string batchKind, Func<NpgsqlConnection, Task>? meanwhile = null)
    {
        await using var scoped = await Database.InScope(Scope);
        var at = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(batches++);
        using var store = new ImportStore(scoped.Connection, Province, FactTable.Of(kind), CancellationToken.None);
        await store.Begin();
        await BatchStore.Lock(scoped.Connection, Province, CancellationToken.None);
        var extract = await store.NextExtract();
        await scoped.Connection.ExecuteAsync(
            """
            insert into extract (province_id, extract_id, unit_no, kind, source_system, layout, file_name, sha256, bytes, cut_off, accepted_at, accepted_by,
                                 rows_read, rows_new, rows_changed, rows_same, rows_gone, rows_refused)
            values (@Province, @extract, @unit, @kind, 'test', 'test', 'test', @sha, 1, @cutOff, @at, 'test', 0, 0, 0, 0, 0, 0)
            """,
            new { Province, extract, unit, kind = kind.Code(), sha = extract.ToString(CultureInfo.InvariantCulture), cutOff = cutOff ?? new DateOnly(2024, 12, 31), at });
        var batch = await BatchStore.Add(scoped.Connection, Province, batchKind, at, "test", extract, null, CancellationToken.None);
        var rows = facts.Select((fact, i) => new StagedRow(unit, fact, "Sheet1", i + 1)).ToList();
        await store.Stage(rows);
        await store.Gather(repeated: false);
        foreach (var row in rows)
        {
            store.Ledger.Enter(unit, row.Fact);
        }

        await store.Merge(batch, extract, cutOff ?? new DateOnly(2024, 12, 31), at, "test");
        await (meanwhile?.Invoke(scoped.Connection) ?? Task.CompletedTask);
        await scoped.Commit();
        return batch;
    }

    /// <summary>A dossier an extract no longer holds, taken out by a person; the batch that did it.</summary>
    public async Task<long> Remove(int unit, string code)
    {
        await using var scoped = await Database.InScope(Scope);
        await scoped.Connection.ExecuteAsync(
            """
            insert into extract (province_id, extract_id, unit_no, kind, source_system, layout, file_name, sha256, bytes, cut_off, accepted_at, accepted_by,
                                 rows_read, rows_new, rows_changed, rows_same, rows_gone, rows_refused)
            select @Province, (select max(extract_id) + 1 from extract where province_id = @Province), @unit, 'dossiers', 'test', 'test', 'test', 'gone', 1, '2024-12-31', '2024-12-31',
                   'test', 0, 0, 0, 0, 1, 0;
            insert into gone_dossier (province_id, unit_no, extract_id, code, state)
            select @Province, @unit, (select max(extract_id) from extract where province_id = @Province), @code, 'open'
            """,
            new { Province, unit, code });
        var extract = await scoped.Connection.ExecuteScalarAsync<long>("select max(extract_id) from extract where province_id = @Province", new { Province });
        await BatchStore.Lock(scoped.Connection, Province, CancellationToken.None);
        (await GoneStore.Remove(
            scoped.Connection, Province, unit, extract, code, "nhập trùng", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(batches++), "test", CancellationToken.None))
            .ShouldBeTrue();
        var batch = await scoped.Connection.ExecuteScalarAsync<long>("select max(batch) from batch where province_id = @Province", new { Province });
        await scoped.Commit();
        return batch;
    }

    public async Task<int> FieldNo(string name)
    {
        await using var scoped = await Database.InScope(Scope);
        return await scoped.Connection.ExecuteScalarAsync<int?>("select field_no from ledger_field where province_id = @Province and name = @name", new { Province, name }) ?? -9;
    }

    public async Task Put(int unit, IEnumerable<BudgetEntry> entries) => await Run(
        """
        insert into budget_entry (province_id, unit_no, line, as_of, estimate, actual, certainty, batch, extract_id, sheet, row_no)
        values (@Province, @unit, @Line, @AsOf, @Estimate, @Actual, @certainty, 0, 1, 'Sheet1', 1)
        """,
        entries.Select(e => new { Province, unit, e.Line, e.AsOf, e.Estimate, e.Actual, certainty = e.Certainty.ToString().ToLowerInvariant() }));

    public async Task Put(int unit, IEnumerable<Activity> activities) => await Run(
        """
        insert into activity (province_id, unit_no, activity_id, kind, day, count, title, batch, entered_at, entered_by)
        values (@Province, @unit, @id, @Kind, @Day, @Count, null, 0, '2024-01-01', 'test')
        """,
        activities.Select((a, i) => new { Province, unit, id = Guid.Parse($"{unit:x8}-0000-0000-0000-{i:x12}"), a.Kind, a.Day, a.Count }));

    public async Task Put(int unit, IEnumerable<SurveyCount> waves) => await Run(
        """
        insert into survey_count (province_id, unit_no, instrument, channel, "group", from_day, to_day, n1, n2, n3, n4, n5, missing, batch, extract_id, sheet, row_no)
        values (@Province, @unit, @Instrument, @Channel, @Group, @From, @To, @N1, @N2, @N3, @N4, @N5, @Missing, 0, 1, 'Sheet1', 1)
        """,
        waves.Select(w => new { Province, unit, w.Instrument, w.Channel, w.Group, w.From, w.To, w.N1, w.N2, w.N3, w.N4, w.N5, w.Missing }));

    public async Task Cover(int unit, string kind, DateOnly from, DateOnly to, int extract = 1) => await Run(
        "insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id) values (@Province, @unit, @kind, 'test', @from, @to, @extract)",
        [new { Province, unit, kind, from, to, extract }]);

    public async Task Cover(int unit, Window window, params string[] kinds)
    {
        foreach (var kind in kinds)
        {
            await Cover(unit, kind, window.From, window.To);
        }
    }

    public async Task Run(string sql, IEnumerable<object> rows)
    {
        await using var scoped = await Database.InScope(Scope);
        await scoped.Connection.ExecuteAsync(sql, rows);
        await scoped.Commit();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await PostgresServer.Drop(Database.Address);
    }
}
