using System.Globalization;
using CamKet.Facts;

namespace CamKet.Measures;

public sealed record DocumentCounter(string Code, CountedBy By, string Name, Func<RegisterDocument, bool> Takes);

/// <summary>Counters over the document register.</summary>
public static class DocumentCounters
{
    public static IReadOnlyList<DocumentCounter> All { get; } =
    [
        new("outgoing", CountedBy.Issued, "văn bản đi", IsOutgoing),
        new("outgoing-signed", CountedBy.Issued, "văn bản đi ký số", d => IsOutgoing(d) && d.SignedDigitally),
        new("outgoing-signed-leader", CountedBy.Issued, "văn bản đi lãnh đạo ký số", d => IsOutgoing(d) && d.SignedDigitally && d.SignedByLeader),
        new("outgoing-exchanged", CountedBy.Issued, "văn bản đi trao đổi hoàn toàn điện tử", d => IsOutgoing(d) && d.ProcessedElectronically),
        new("incoming", CountedBy.Arrived, "văn bản đến", d => !IsOutgoing(d)),
        new("incoming-processed", CountedBy.Arrived, "văn bản đến xử lý trên phần mềm", d => !IsOutgoing(d) && d.ProcessedElectronically),
    ];

    public static CounterValues Count(IEnumerable<RegisterDocument> documents, CountingFrame frame)
    {
        var held = documents.Where(d => frame.Holds(d.Day)).ToList();
        return new CounterValues(All.Select(c => KeyValuePair.Create(c.Code, (decimal)held.Count(c.Takes))));
    }

    private static bool IsOutgoing(RegisterDocument document) => document.Direction == RegisterDirection.Outgoing;
}

/// <summary>
/// Budget counters, two a line: what is planned and what is carried out, in đồng, by the newest entry of the year up to the
/// edge of the window. Entries are cumulative within their year, so those of another year are never taken.
/// </summary>
public static class BudgetCounters
{
    public static string Actual(string line) => "budget-" + line + "-actual";

    public static string Estimate(string line) => "budget-" + line + "-estimate";

    public static CounterValues Count(IEnumerable<BudgetEntry> entries, CountingFrame frame) => new(entries
        .Where(e => e.AsOf.Year == frame.Edge.Year && frame.Holds(e.AsOf))
        .GroupBy(e => e.Line, StringComparer.Ordinal)
        .Select(line => line.MaxBy(e => e.AsOf)!)
        .SelectMany(e => new[] { KeyValuePair.Create(Actual(e.Line), e.Actual), KeyValuePair.Create(Estimate(e.Line), e.Estimate) }));
}

/// <summary>Activities by kind: how many things were done, by the day they were held.</summary>
public static class ActivityCounters
{
    public static string Of(string kind) => "activity-" + kind;

    public static CounterValues Count(IEnumerable<Activity> activities, CountingFrame frame) => new(activities
        .Where(a => frame.Holds(a.Day))
        .Select(a => KeyValuePair.Create(Of(a.Kind), (decimal)a.Count)));
}

/// <summary>
/// Survey counters by group and answer, from raw counts: n4 + n5 are satisfied, n1…n5 have answered; "no opinion" is in
/// neither. A wave counts where its last day lies.
/// </summary>
public static class SurveyCounters
{
    public static string Answers(string group, int answer) =>
        "survey-" + group + "-n" + answer.ToString(CultureInfo.InvariantCulture);

    public static CounterValues Count(IEnumerable<SurveyCount> waves, CountingFrame frame) => new(waves
        .Where(w => frame.Holds(w.To))
        .SelectMany(w => new[] { w.N1, w.N2, w.N3, w.N4, w.N5 }
            .Select((n, i) => KeyValuePair.Create(Answers(w.Group, i + 1), (decimal)n))));
}
