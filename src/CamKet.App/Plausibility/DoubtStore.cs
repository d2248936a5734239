using CamKet.App.Catalog;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Facts;
using CamKet.Plausibility;
using CamKet.Reports;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Plausibility;

/// <summary>An issued report that came back with other figures than were frozen.</summary>
/// <param name="Sha256">Of the file: the same report comes back as DOCX and as PDF, and again.</param>
internal sealed record ReturnedWithOthers(Guid Report, string Sha256, string Name, DateOnly From, DateOnly To, IReadOnlyList<Difference> Differences);

/// <summary>
/// The SQL behind the doubts about the figures of units, each by the unit's number, and what was dismissed; one statement whatever the number of
/// units. Runs in the caller's transaction.
/// </summary>
internal static class DoubtStore
{
    private sealed record CoverRow(int UnitNo, string SourceSystem, DateOnly FromDay, DateOnly ToDay);

    private sealed record CountRow(string SourceSystem, long Rows);

    private sealed record RewrittenRow(int UnitNo, long Extract, string Earlier, string Later, long Dossiers, string Example);

    private sealed record ReturnedRow(int UnitNo, Guid Report, string Sha256, string? Number, string FileName, DateOnly FromDay, DateOnly ToDay, string Differences);

    private sealed record DismissalRow(int UnitNo, string Doubt, string Figures, string Reason, DateTime DismissedAt, string DismissedBy);

    /// <summary>The days of a window on which a unit received dossiers, and how many.</summary>
    public static async Task<ILookup<int, (DateOnly Day, long Received)>> ReceivedDays(NpgsqlConnection connection, Scope scope, Window window) =>
        (await connection.QueryAsync<(int UnitNo, DateOnly Day, long Received)>(
            """
            select unit_no, day, sum(received) from ledger_day
             where province_id = @Province and unit_no between @UnitLow and @UnitHigh and day between @From and @To
             group by unit_no, day having sum(received) > 0
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To })).ToLookup(r => r.UnitNo, r => (r.Day, r.Received));

    /// <summary>
    /// Days for which two source systems tell dossiers, with the rows whose newest version came from each. Of documents the registers of what
    /// comes and what goes are two systems and no doubt.
    /// </summary>
    public static async Task<ILookup<int, SystemOverlap>> TwoSystems(NpgsqlConnection connection, Scope scope, Window window)
    {
        var units = (await connection.QueryAsync<CoverRow>(
            """
            select unit_no as "UnitNo", source_system as "SourceSystem", from_day as "FromDay", to_day as "ToDay"
              from coverage
             where province_id = @Province and unit_no between @UnitLow and @UnitHigh and from_day <= @To and to_day >= @From and kind = 'dossiers'
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To })).GroupBy(c => c.UnitNo);
        var overlaps = new List<(int Unit, SystemOverlap Overlap)>();
        foreach (var unit in units)
        {
            var systems = unit.GroupBy(c => c.SourceSystem, StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => (System: s.Key, Spans: new Coverage(s.Select(c => new Window(c.FromDay, c.ToDay))).Spans)).ToList();
            foreach (var (first, second) in systems.SelectMany((a, i) => systems.Skip(i + 1).Select(b => (a, b))))
            {
                var common = new Coverage(first.Spans.SelectMany(a => second.Spans.Select(b => Common(Common(a, b), window))).OfType<Window>()).Spans;
                if (common.Count > 0)
                {
                    var rows = await RowsBySystem(connection, scope.Province, unit.Key, common);
                    overlaps.Add((unit.Key, new SystemOverlap(
                        SystemNames.Of(first.System), SystemNames.Of(second.System), common, rows.GetValueOrDefault(first.System), rows.GetValueOrDefault(second.System))));
                }
            }
        }

        return overlaps.ToLookup(o => o.Unit, o => o.Overlap);
    }

    /// <summary>
    /// Dossiers finished in one extract whose days a later one tells otherwise, by the later extract; those that were there in the window by either
    /// telling, since no others move its figures.
    /// </summary>
    public static async Task<ILookup<int, RewrittenFacts>> Rewritten(NpgsqlConnection connection, Scope scope, Window window) =>
        (await connection.QueryAsync<RewrittenRow>(
            """
            select h.unit_no as "UnitNo", l.extract_id as "Extract", min(e.file_name) as "Earlier", min(l.file_name) as "Later", count(distinct h.code) as "Dossiers",
                   min(h.code) as "Example"
              from dossier_history h
              join dossier d on d.province_id = @Province and d.unit_no = h.unit_no and d.code = h.code
              join extract e on e.province_id = @Province and e.extract_id = h.extract_id
              join extract l on l.province_id = @Province and l.extract_id = d.extract_id
             where h.province_id = @Province and h.unit_no between @UnitLow and @UnitHigh and h.extract_id <> d.extract_id and h.finished is not null
               and (h.finished::date, h.received::date, h.due_lawful::date) is distinct from (d.finished::date, d.received::date, d.due_lawful::date)
               and ((h.received < @To::date + 1 and h.finished >= @From) or (d.received < @To::date + 1 and coalesce(d.finished, d.ended, @From) >= @From))
             group by h.unit_no, l.extract_id
             order by h.unit_no, l.extract_id desc
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To }))
            .ToLookup(r => r.UnitNo, r => new RewrittenFacts(r.Extract, r.Earlier, r.Later, r.Dossiers, r.Example));

    /// <summary>Of each report the newest file that came back: it is the one that holds.</summary>
    public static async Task<ILookup<int, ReturnedWithOthers>> Returned(NpgsqlConnection connection, Scope scope, Window window) =>
        (await connection.QueryAsync<ReturnedRow>(
            """
            select distinct on (f.unit_no, f.report_id) f.unit_no as "UnitNo", f.report_id as "Report", f.sha256 as "Sha256", f.number as "Number", f.file_name as "FileName",
                   r.from_day as "FromDay", r.to_day as "ToDay", f.differences::text as "Differences"
              from report_returned_file f
              join report r on r.province_id = @Province and r.unit_no = f.unit_no and r.report_id = f.report_id
             where f.province_id = @Province and f.unit_no between @UnitLow and @UnitHigh and r.from_day <= @To and r.to_day >= @From
               and not exists (
                   select from report_returned_withdrawal w
                    where w.province_id = @Province and w.unit_no = f.unit_no and w.report_id = f.report_id and w.sha256 = f.sha256
                      and w.withdrawn_at >= f.received_at)
             order by f.unit_no, f.report_id, f.received_at desc, f.sha256
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To }))
            .Select(r => (r.UnitNo, Returned: new ReturnedWithOthers(r.Report, r.Sha256, r.Number ?? r.FileName, r.FromDay, r.ToDay, ReportJson.Read<List<Difference>>(r.Differences))))
            .Where(r => r.Returned.Differences.Count > 0)
            .ToLookup(r => r.UnitNo, r => r.Returned);

    /// <summary>What commitments and reports in force say of their items, by the document.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DocumentStatements>> Statements(NpgsqlConnection connection, Scope scope) =>
        (await connection.QueryAsync<(Guid Id, string Statements)>(
            """
            select commitment_id, statements::text from commitment
             where province_id = @Province and unit_no between @UnitLow and @UnitHigh and ended_at is null and statements is not null
            """,
            scope)).ToDictionary(r => r.Id, r => CommitmentJson.Read<DocumentStatements>(r.Statements));

    /// <summary>The newest dismissal of each doubt at each of its figures: figures that come back were looked at before.</summary>
    public static async Task<ILookup<int, Dismissal>> Dismissals(NpgsqlConnection connection, Scope scope) =>
        (await connection.QueryAsync<DismissalRow>(
            """
            select distinct on (unit_no, doubt, figures) unit_no as "UnitNo", doubt as "Doubt", figures as "Figures", reason as "Reason", dismissed_at as "DismissedAt",
                   dismissed_by as "DismissedBy"
              from doubt_dismissal
             where province_id = @Province and unit_no between @UnitLow and @UnitHigh
             order by unit_no, doubt, figures, dismissed_at desc
            """,
            scope)).ToLookup(r => r.UnitNo, r => new Dismissal(r.Doubt, r.Figures, r.Reason, new DateTimeOffset(DateTime.SpecifyKind(r.DismissedAt, DateTimeKind.Utc)), r.DismissedBy));

    public static Task Dismiss(NpgsqlConnection connection, int province, int unitNo, Dismissal dismissal) => connection.ExecuteAsync(
        """
        insert into doubt_dismissal (province_id, unit_no, doubt, dismissed_at, figures, reason, dismissed_by)
        values (@province, @unitNo, @Key, @at, @Figures, @Reason, @By)
        """,
        new { province, unitNo, dismissal.Key, at = dismissal.At.ToUniversalTime(), dismissal.Figures, dismissal.Reason, dismissal.By });

    private static async Task<Dictionary<string, long>> RowsBySystem(NpgsqlConnection connection, int province, int unitNo, IReadOnlyList<Window> spans) =>
        (await connection.QueryAsync<CountRow>(
            """
            select e.source_system as "SourceSystem", count(*) as "Rows"
              from unnest(@froms::date[], @tos::date[]) s (from_day, to_day)
              join dossier d on d.province_id = @province and d.unit_no = @unitNo and d.received >= s.from_day::timestamp and d.received < (s.to_day + 1)::timestamp
              join extract e on e.province_id = @province and e.extract_id = d.extract_id
             group by e.source_system
            """,
            new { province, unitNo, froms = spans.Select(s => s.From).ToArray(), tos = spans.Select(s => s.To).ToArray() }))
            .ToDictionary(r => r.SourceSystem, r => r.Rows, StringComparer.Ordinal);

    private static Window? Common(Window? a, Window b)
    {
        if (a is not { } window)
        {
            return null;
        }

        var (from, to) = (window.From > b.From ? window.From : b.From, window.To < b.To ? window.To : b.To);
        return from <= to ? new Window(from, to) : null;
    }
}
