using CamKet.App.Catalog;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Reports;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Reports;

/// <summary>
/// What the store holds of a unit in a report's window, kind by kind, with the extracts it came from. Runs in the caller's
/// transaction; its scope has to hold the units above too, whose extracts may cover this one.
/// </summary>
internal static class ReportFactsStore
{
    private sealed record SourceRow(string Kind, long ExtractId, string SourceSystem, DateOnly CutOff, bool HasIncoming);

    private sealed record ActivityRow(string Kind, DateOnly Day, string? Title, string? EvidenceNumber);

    public static async Task<ReportFacts> Read(
        NpgsqlConnection connection, AskFigures figures, MeasureCatalog measures, int province, int unitNo, Window window, CancellationToken ct)
    {
        var sources = (await Sources(connection, province, unitNo, window)).ToLookup(s => s.Kind, StringComparer.Ordinal);
        var activities = await Activities(connection, province, unitNo, window);
        var questions = Everything.Select(kind => FigureQuestion.Of(unitNo, kind, window, window.To)).ToList();
        var asked = measures.All.Where(m => m.Facts.Count > 0 && m.Facts.All(FactKind.All.Contains)).Select(m => FigureQuestion.Of(unitNo, m, window, window.To)).ToList();
        var answers = await figures.Ask(connection, new Scope(province, unitNo, unitNo), [.. questions, .. asked], known: null, ct);
        return new ReportFacts(window, [.. questions.Select(question =>
        {
            var (answer, kind) = (answers[question], question.Measure.Facts[0]);
            return new WindowFacts(
                kind, answer.Window, answer.Values?.All, answer.DataUntil ?? answers.Cover(unitNo, kind).Newest, Certainty.Actual,
                [.. sources[kind].Select(s => new SourceExtract(s.ExtractId, SystemNames.Of(s.SourceSystem), s.CutOff, Holds(s)))],
                kind == FactKind.Activities ? [.. activities.Select(Evidence).OfType<FactEvidence>()] : [], answers.Certain(question));
        })])
        {
            Answers = asked.ToDictionary(question => question.Measure.Code, question => answers[question], StringComparer.Ordinal),
        };
    }

    /// <summary>All that is counted of each kind of facts.</summary>
    private static readonly IReadOnlyList<MeasureDefinition> Everything =
    [
        .. FactKind.All.Select(kind => MeasureDefinition.Of(MadeOf.Of(DossierCounters.Procedures.Select(c => c.Code))) with
        {
            Facts = [kind], Calendar = kind == FactKind.Budget ? ReportingCalendar.Budget : ReportingCalendar.Reform,
        }),
    ];

    /// <summary>A register of one direction is known by its layout; that of outgoing documents may hold the others in a column.</summary>
    private static string? Holds(SourceRow source) => SystemNames.Register(source.SourceSystem) switch
    {
        "in" => "incoming",
        "out" when !source.HasIncoming => "outgoing",
        _ => null,
    };

    private static FactEvidence? Evidence(ActivityRow row) => row.EvidenceNumber is { Length: > 0 } number
        ? new FactEvidence(
            ActivityCounters.Of(row.Kind), row.Day,
            (char.IsDigit(number[0]) ? "Văn bản số " + number : number) + (row.Title is { Length: > 0 } title ? " (" + title + ")" : ""))
        : null;

    private static Task<IEnumerable<SourceRow>> Sources(NpgsqlConnection connection, int province, int unitNo, Window window) =>
        connection.QueryAsync<SourceRow>(
            """
            select distinct c.kind as "Kind", e.extract_id as "ExtractId", e.source_system as "SourceSystem", e.cut_off as "CutOff",
                   c.kind = 'documents' and exists (
                       select from register_document d
                        where d.province_id = @province and d.unit_no = @unitNo and d.extract_id = e.extract_id and d.direction = 'in') as "HasIncoming"
              from coverage c
              join extract e on e.province_id = @province and e.extract_id = c.extract_id
             where c.province_id = @province and c.unit_no = @unitNo
               and c.from_day <= @to and c.to_day >= @from
             order by e.extract_id
            """,
            new { province, unitNo, from = window.From, to = window.To });

    private static Task<IEnumerable<ActivityRow>> Activities(NpgsqlConnection connection, int province, int unitNo, Window window) =>
        connection.QueryAsync<ActivityRow>(
            """
            select kind as "Kind", day as "Day", title as "Title", evidence_number as "EvidenceNumber"
              from activity
             where province_id = @province and unit_no = @unitNo and day between @from and @to
             order by day, activity_id
            """,
            new { province, unitNo, from = window.From, to = window.To });
}
