using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.Measures;
using CamKet.Plausibility;
using CamKet.Reports;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Plausibility;

/// <summary>An issued report that came back with other figures than were frozen.</summary>
internal sealed record ReturnedWithOthers(Guid Report, string Name, DateOnly From, DateOnly To, IReadOnlyList<Difference> Differences);

/// <summary>The SQL behind the doubts about one unit's figures, and what was dismissed. Runs in the caller's transaction.</summary>
internal static class DoubtStore
{
    private sealed record CoverRow(string SourceSystem, DateOnly FromDay, DateOnly ToDay);

    private sealed record CountRow(string SourceSystem, long Rows);

    private sealed record RewrittenRow(long Extract, string Earlier, string Later, long Dossiers, string Example);

    private sealed record ReturnedRow(Guid Report, string? Number, string FileName, DateOnly FromDay, DateOnly ToDay, string Differences);

    private sealed record DismissalRow(string Doubt, string Figures, string Reason, DateTime DismissedAt, string DismissedBy);

    /// <summary>The days of a window on which the unit received a dossier, and how many in all.</summary>
    public static async Task<(IReadOnlySet<DateOnly> Days, long Received)> ReceivedDays(NpgsqlConnection connection, Scope scope, Window window)
    {
        var rows = (await connection.QueryAsync<(DateOnly Day, long Received)>(
            """
            select day, sum(received) from ledger_day
             where province_id = @Province and unit_no between @UnitLow and @UnitHigh and day between @From and @To
             group by day having sum(received) > 0
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To })).AsList();
        return (rows.Select(r => r.Day).ToHashSet(), rows.Sum(r => r.Received));
    }

    /// <summary>
    /// Days for which two source systems tell dossiers, with the rows whose newest version came from each. Of documents the registers of what
    /// comes and what goes are two systems and no doubt.
    /// </summary>
    public static async Task<IReadOnlyList<SystemOverlap>> TwoSystems(NpgsqlConnection connection, Scope scope, Window window)
    {
        var systems = (await connection.QueryAsync<CoverRow>(
            """
            select source_system as "SourceSystem", from_day as "FromDay", to_day as "ToDay"
              from coverage
             where province_id = @Province and unit_no between @UnitLow and @UnitHigh and from_day <= @To and to_day >= @From and kind = 'dossiers'
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To }))
            .GroupBy(c => c.SourceSystem, StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => (System: s.Key, Spans: new Coverage(s.Select(c => new Window(c.FromDay, c.ToDay))).Spans)).ToList();
        var overlaps = new List<SystemOverlap>();
        foreach (var (first, second) in systems.SelectMany((a, i) => systems.Skip(i + 1).Select(b => (a, b))))
        {
            var common = first.Spans.SelectMany(a => second.Spans.Select(b => Common(Common(a, b), window))).OfType<Window>().ToList();
            if (common.Count > 0)
            {
                var days = new Window(common.Min(w => w.From), common.Max(w => w.To));
                var rows = await RowsBySystem(connection, scope, days);
                overlaps.Add(new SystemOverlap(SystemNames.Of(first.System), SystemNames.Of(second.System), days, rows.GetValueOrDefault(first.System), rows.GetValueOrDefault(second.System)));
            }
        }

        return overlaps;
    }

    /// <summary>Dossiers finished in one extract whose days a later one tells otherwise, by the later extract.</summary>
    public static async Task<IReadOnlyList<RewrittenFacts>> Rewritten(NpgsqlConnection connection, Scope scope) =>
        [.. (await connection.QueryAsync<RewrittenRow>(
            """
            select l.extract_id as "Extract", min(e.file_name) as "Earlier", min(l.file_name) as "Later", count(distinct h.code) as "Dossiers", min(h.code) as "Example"
              from dossier_history h
              join dossier d on d.province_id = @Province and d.unit_no = h.unit_no and d.code = h.code
              join extract e on e.province_id = @Province and e.extract_id = h.extract_id
              join extract l on l.province_id = @Province and l.extract_id = d.extract_id
             where h.province_id = @Province and h.unit_no between @UnitLow and @UnitHigh and h.extract_id <> d.extract_id and h.finished is not null
               and (h.finished::date, h.received::date, h.due_lawful::date) is distinct from (d.finished::date, d.received::date, d.due_lawful::date)
             group by l.extract_id
             order by l.extract_id desc
            """,
            scope)).Select(r => new RewrittenFacts(r.Extract, r.Earlier, r.Later, r.Dossiers, r.Example))];

    public static async Task<IReadOnlyList<ReturnedWithOthers>> Returned(NpgsqlConnection connection, Scope scope, Window window) =>
        [.. (await connection.QueryAsync<ReturnedRow>(
            """
            select f.report_id as "Report", f.number as "Number", f.file_name as "FileName", r.from_day as "FromDay", r.to_day as "ToDay", f.differences::text as "Differences"
              from report_returned_file f
              join report r on r.province_id = @Province and r.unit_no = f.unit_no and r.report_id = f.report_id
             where f.province_id = @Province and f.unit_no between @UnitLow and @UnitHigh and r.from_day <= @To and r.to_day >= @From
             order by f.received_at desc
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, window.From, window.To }))
            .Select(r => new ReturnedWithOthers(r.Report, r.Number ?? r.FileName, r.FromDay, r.ToDay, ReportJson.Read<List<Difference>>(r.Differences)))
            .Where(r => r.Differences.Count > 0)];

    /// <summary>The newest dismissal of each doubt.</summary>
    public static async Task<IReadOnlyList<Dismissal>> Dismissals(NpgsqlConnection connection, Scope scope) =>
        [.. (await connection.QueryAsync<DismissalRow>(
            """
            select distinct on (doubt) doubt as "Doubt", figures as "Figures", reason as "Reason", dismissed_at as "DismissedAt", dismissed_by as "DismissedBy"
              from doubt_dismissal
             where province_id = @Province and unit_no between @UnitLow and @UnitHigh
             order by doubt, dismissed_at desc
            """,
            scope)).Select(r => new Dismissal(r.Doubt, r.Figures, r.Reason, new DateTimeOffset(DateTime.SpecifyKind(r.DismissedAt, DateTimeKind.Utc)), r.DismissedBy))];

    public static Task Dismiss(NpgsqlConnection connection, int province, int unitNo, Dismissal dismissal) => connection.ExecuteAsync(
        """
        insert into doubt_dismissal (province_id, unit_no, doubt, dismissed_at, figures, reason, dismissed_by)
        values (@province, @unitNo, @Key, @at, @Figures, @Reason, @By)
        """,
        new { province, unitNo, dismissal.Key, at = dismissal.At.ToUniversalTime(), dismissal.Figures, dismissal.Reason, dismissal.By });

    private static async Task<Dictionary<string, long>> RowsBySystem(NpgsqlConnection connection, Scope scope, Window days) =>
        (await connection.QueryAsync<CountRow>(
            """
            select e.source_system as "SourceSystem", count(*) as "Rows"
              from dossier d
              join extract e on e.province_id = @Province and e.extract_id = d.extract_id
             where d.province_id = @Province and d.unit_no between @UnitLow and @UnitHigh and d.received >= @From and d.received < @To::date + 1
             group by e.source_system
            """,
            new { scope.Province, scope.UnitLow, scope.UnitHigh, days.From, days.To })).ToDictionary(r => r.SourceSystem, r => r.Rows, StringComparer.Ordinal);

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
