using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Reports;

/// <summary>The SQL of reports. Every method runs in the caller's transaction, whose scope decides what is seen.</summary>
internal static class ReportStore
{
    private const string Columns = """
        unit_no as "UnitNo", report_id as "ReportId", template as "Template", from_day as "FromDay", to_day as "ToDay", cut_off as "CutOff",
        due as "Due", number as "Number", day as "Day", edits::text as "Edits", state as "State", return_reason as "ReturnReason",
        content::text as "Content", item_keys::text as "ItemKeys", known_at as "KnownAt", saved_at as "SavedAt", saved_by as "SavedBy"
        """;

    private sealed record Row(
        int UnitNo, Guid ReportId, string Template, DateOnly FromDay, DateOnly ToDay, DateOnly CutOff, DateOnly? Due, int? Number, DateOnly? Day,
        string Edits, string State, string? ReturnReason, string? Content, string? ItemKeys, DateTime? KnownAt, DateTime SavedAt, string SavedBy)
    {
        public StoredReport Report => new(
            UnitNo, ReportId, Template, new Window(FromDay, ToDay), CutOff, Due, Number, Day, ReportJson.Read<ReportEdits>(Edits),
            Enum.Parse<ReportState>(State, ignoreCase: true), ReturnReason, Content is null ? null : ReportJson.Read<ReportDraft>(Content),
            KnownAt is { } known ? Moment(known) : null, Moment(SavedAt), SavedBy)
        {
            ItemKeys = ItemKeys is null ? null : ReportJson.Read<Dictionary<string, string>>(ItemKeys),
        };
    }

    private sealed record ReportedDays(DateOnly From, DateOnly To);

    private sealed record StepRow(DateTime At, string State, string By, string? Reason);

    public static async Task<Letterhead?> Letterhead(NpgsqlConnection connection, int province, int unitNo) =>
        await connection.ExecuteScalarAsync<string?>(
            "select fields::text from report_letterhead where province_id = @province and unit_no = @unitNo", new { province, unitNo }) is { } fields
            ? ReportJson.Read<Letterhead>(fields)
            : null;

    public static Task Save(NpgsqlConnection connection, int province, int unitNo, Letterhead letterhead, DateTimeOffset at, string by) =>
        connection.ExecuteAsync(
            """
            insert into report_letterhead (province_id, unit_no, fields, saved_at, saved_by)
            values (@province, @unitNo, @fields::jsonb, @at, @by)
                on conflict (province_id, unit_no) do update
               set fields = excluded.fields, saved_at = excluded.saved_at, saved_by = excluded.saved_by
            """,
            new { province, unitNo, fields = ReportJson.Write(letterhead), at = at.ToUniversalTime(), by });

    public static async Task<IReadOnlyList<StoredReport>> All(NpgsqlConnection connection, int province) =>
        [.. (await connection.QueryAsync<Row>(
            $"select {Columns} from report where province_id = @province order by to_day desc, unit_no, created_at desc", new { province })).Select(r => r.Report)];

    public static async Task<StoredReport?> Find(NpgsqlConnection connection, int province, Guid id) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns} from report where province_id = @province and report_id = @id", new { province, id }))?.Report;

    /// <summary>The newest report of a unit for exactly this window that is not accepted yet.</summary>
    public static Task<Guid?> Unfinished(NpgsqlConnection connection, int province, int unitNo, Window window) => connection.ExecuteScalarAsync<Guid?>(
        """
        select report_id from report
         where province_id = @province and unit_no = @unitNo and from_day = @from and to_day = @to and state not in ('accepted', 'withdrawn')
         order by created_at desc
         limit 1
        """,
        new { province, unitNo, from = window.From, to = window.To });

    /// <summary>The window of the unit's last report that left the unit and begins before this one does; null for the first.</summary>
    public static async Task<Window?> Before(NpgsqlConnection connection, int province, StoredReport report) =>
        await connection.QuerySingleOrDefaultAsync<ReportedDays>(
            """
            select from_day as "From", to_day as "To" from report
             where province_id = @province and unit_no = @unit and from_day < @from and state in ('submitted', 'accepted')
             order by to_day desc, from_day desc
             limit 1
            """,
            new { province, unit = report.UnitNo, from = report.Window.From }) is { } days ? new Window(days.From, days.To) : null;

    /// <summary>One new report of a province at a time, so that a form sent twice makes one; ends with the transaction.</summary>
    public static Task Turn(NpgsqlConnection connection, int province) =>
        connection.ExecuteAsync("select pg_advisory_xact_lock(50, @province)", new { province });

    public static Task Add(NpgsqlConnection connection, int province, StoredReport report) => connection.ExecuteAsync(
        """
        insert into report (province_id, unit_no, report_id, template, from_day, to_day, cut_off, due, number, day, edits, state,
                            created_at, created_by, saved_at, saved_by)
        values (@province, @UnitNo, @Id, @Template, @from, @to, @CutOff, @Due, @Number, @Day, @edits::jsonb, @state, @at, @SavedBy, @at, @SavedBy)
        """,
        new
        {
            province, report.UnitNo, report.Id, report.Template, from = report.Window.From, to = report.Window.To, report.CutOff, report.Due,
            report.Number, report.Day, edits = ReportJson.Write(report.Edits), state = State(report.State), at = report.SavedAt.ToUniversalTime(), report.SavedBy,
        });

    /// <summary>
    /// Keeps what was typed; only while the report is open and as it was saved at <paramref name="seen"/> (null: whenever).
    /// False when somebody else has saved or submitted it meanwhile.
    /// </summary>
    public static async Task<bool> SaveEdits(
        NpgsqlConnection connection, int province, StoredReport report, DateTimeOffset? seen, DateTimeOffset at, string by) =>
        await connection.ExecuteAsync(
            """
            update report set edits = @edits::jsonb, number = @Number, day = @Day, due = @Due, saved_at = @at, saved_by = @by
             where province_id = @province and unit_no = @UnitNo and report_id = @Id and state in ('draft', 'returned')
               and (@seen::timestamptz is null or saved_at = @seen)
            """,
            new
            {
                province, report.UnitNo, report.Id, edits = ReportJson.Write(report.Edits), report.Number, report.Day, report.Due,
                seen = seen?.ToUniversalTime(), at = at.ToUniversalTime(), by,
            }) == 1;

    /// <summary>Takes the step from the state and the text it was decided on. False when another step or edit was faster.</summary>
    public static async Task<bool> Step(
        NpgsqlConnection connection, int province, StoredReport report, ReportState next, string? reason, DateTimeOffset at, string by)
    {
        var parameters = new
        {
            province, report.UnitNo, report.Id, now = State(report.State), next = State(next), seen = report.SavedAt.ToUniversalTime(), reason, at = at.ToUniversalTime(), by,
        };
        if (await connection.ExecuteAsync(
            """
            update report set state = @next, return_reason = @reason, saved_at = @at, saved_by = @by
             where province_id = @province and unit_no = @UnitNo and report_id = @Id and state = @now and saved_at = @seen
            """,
            parameters) != 1)
        {
            return false;
        }

        await connection.ExecuteAsync(
            """
            insert into report_step (province_id, unit_no, report_id, at, state, by, reason)
            values (@province, @UnitNo, @Id, @at, @next, @by, @reason)
            """,
            parameters);
        return true;
    }

    /// <summary>Freezes an accepted report: its content, and each figure with what it was made of.</summary>
    public static async Task Freeze(NpgsqlConnection connection, int province, StoredReport report, ReportDraft content, DateTimeOffset at)
    {
        await connection.ExecuteAsync(
            """
            update report set content = @content::jsonb, known_at = @at, cut_off = coalesce(@until, cut_off)
             where province_id = @province and unit_no = @UnitNo and report_id = @Id and state = 'accepted' and content is null
            """,
            new { province, report.UnitNo, report.Id, content = ReportJson.Write(content), at = at.ToUniversalTime(), until = content.DataUntil });
        await connection.ExecuteAsync(
            """
            insert into report_figure (province_id, unit_no, report_id, figure_id, name, measure, form, numerator, denominator, printed, decimals,
                                       certainty, extracts)
            values (@province, @UnitNo, @report, @Id, @Name, @Measure, @form, @Numerator, @Denominator, @Printed, @Decimals, @certainty, @extracts)
            """,
            content.Figures.Select(f => new
            {
                province, report.UnitNo, report = report.Id, f.Id, f.Name, f.Measure, form = f.Form.ToString().ToLowerInvariant(), f.Numerator,
                f.Denominator, f.Printed, f.Decimals, certainty = f.Certainty.ToString().ToLowerInvariant(), extracts = f.Extracts.ToArray(),
            }));
    }

    public static async Task<IReadOnlyList<ReportStepTaken>> Steps(NpgsqlConnection connection, int province, Guid id) =>
        [.. (await connection.QueryAsync<StepRow>(
            """
            select at as "At", state as "State", by as "By", reason as "Reason" from report_step
             where province_id = @province and report_id = @id order by at
            """,
            new { province, id })).Select(s => new ReportStepTaken(Moment(s.At), Enum.Parse<ReportState>(s.State, ignoreCase: true), s.By, s.Reason))];

    /// <summary>The database gives moments in UTC.</summary>
    private static DateTimeOffset Moment(DateTime utc) => new(utc, TimeSpan.Zero);

    private static string State(ReportState state) => state.ToString().ToLowerInvariant();
}
