using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Facts;
using CamKet.Time;
using Dapper;

namespace CamKet.App.Tests.Measures;

/// <summary>A database with a made-up province (999, none of the catalog's; its number is 0) and units in it, and facts put there as an import would leave them.</summary>
internal sealed class StoredFacts : IAsyncDisposable
{
    public const int Province = 999;

    private StoredFacts(Database database) => Database = database;

    public Database Database { get; }

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

    public async Task Put(int unit, IEnumerable<Dossier> dossiers) => await Run(
        """
        insert into dossier (province_id, unit_no, code, procedure_code, procedure_name, field, section, officer, channel, level, status,
            received, due_first, due_lawful, due_current, by_minute, finished, handed_over, ended, paused_from, paused_to, supplements,
            reappointments, apology_days, payments, payments_online, fee_bearing, input_digitised, result_digitised, interlinked,
            interlinked_electronic, result_by_post, extract_id, sheet, row_no)
        values (@Province, @unit, @Code, @ProcedureCode, @ProcedureName, @Field, @Section, @Officer, @Channel, @Level, @Status,
            @Received, @DueFirst, @DueLawful, @DueCurrent, @ByMinute, @Finished, @HandedOver, @Ended, @PausedFrom, @PausedTo, @Supplements,
            @Reappointments, @ApologyDays, @Payments, @PaymentsOnline, @FeeBearing, @InputDigitised, @ResultDigitised, @Interlinked,
            @InterlinkedElectronic, @ResultByPost, 1, 'Sheet1', 1)
        """,
        dossiers.Select(d => new
        {
            Province,
            unit,
            d.Code,
            d.ProcedureCode,
            d.ProcedureName,
            d.Field,
            d.Section,
            d.Officer,
            Channel = (short)d.Channel,
            Level = (short)d.Level,
            Status = (short)d.Status,
            d.Received,
            d.DueFirst,
            d.DueLawful,
            d.DueCurrent,
            d.ByMinute,
            d.Finished,
            d.HandedOver,
            d.Ended,
            PausedFrom = d.Pauses.Select(p => p.From).ToArray(),
            PausedTo = d.Pauses.Select(p => p.To).ToArray(),
            Supplements = (short)d.Supplements,
            Reappointments = (short)d.Reappointments,
            ApologyDays = d.ApologyDays.ToArray(),
            Payments = (short)d.Payments,
            PaymentsOnline = (short)d.PaymentsOnline,
            d.FeeBearing,
            d.InputDigitised,
            d.ResultDigitised,
            d.Interlinked,
            d.InterlinkedElectronic,
            d.ResultByPost,
        }));

    public async Task Put(int unit, IEnumerable<RegisterDocument> documents) => await Run(
        """
        insert into register_document (province_id, unit_no, direction, number, day, subject, signed_digitally, signed_by_leader,
            processed_electronically, extract_id, sheet, row_no)
        values (@Province, @unit, @direction, @Number, @Day, null, @SignedDigitally, @SignedByLeader, @ProcessedElectronically, 1, 'Sheet1', 1)
        """,
        documents.Select(d => new
        {
            Province, unit, direction = d.Direction == RegisterDirection.Outgoing ? "out" : "in", d.Number, d.Day,
            d.SignedDigitally, d.SignedByLeader, d.ProcessedElectronically,
        }));

    public async Task Put(int unit, IEnumerable<BudgetEntry> entries) => await Run(
        """
        insert into budget_entry (province_id, unit_no, line, as_of, estimate, actual, certainty, extract_id, sheet, row_no)
        values (@Province, @unit, @Line, @AsOf, @Estimate, @Actual, @certainty, 1, 'Sheet1', 1)
        """,
        entries.Select(e => new { Province, unit, e.Line, e.AsOf, e.Estimate, e.Actual, certainty = e.Certainty.ToString().ToLowerInvariant() }));

    public async Task Put(int unit, IEnumerable<Activity> activities) => await Run(
        """
        insert into activity (province_id, unit_no, activity_id, kind, day, count, title, entered_at, entered_by)
        values (@Province, @unit, @id, @Kind, @Day, @Count, null, '2024-01-01', 'test')
        """,
        activities.Select((a, i) => new { Province, unit, id = Guid.Parse($"{unit:x8}-0000-0000-0000-{i:x12}"), a.Kind, a.Day, a.Count }));

    public async Task Put(int unit, IEnumerable<SurveyCount> waves) => await Run(
        """
        insert into survey_count (province_id, unit_no, instrument, channel, "group", from_day, to_day, n1, n2, n3, n4, n5, missing, extract_id, sheet, row_no)
        values (@Province, @unit, @Instrument, @Channel, @Group, @From, @To, @N1, @N2, @N3, @N4, @N5, @Missing, 1, 'Sheet1', 1)
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
