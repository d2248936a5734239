using CamKet.Figures;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Targets;

namespace CamKet.Reports;

/// <summary>
/// The promises that may be missed, group by group, for the body of the report: where each stands, how that is judged, and what
/// it would still take.
/// </summary>
internal static class Troubles
{
    internal sealed record TroubleLines(IReadOnlyList<ReportLine> Lines, IReadOnlyList<ReportFigure> Figures);

    public static TroubleLines Of(IReadOnlyList<ReportItem> items, MeasureCatalog? measures, ReportFacts facts)
    {
        var lines = new List<ReportLine>();
        var figures = new List<ReportFigure>();
        var groups = items
            .Where(i => i.Progress is { } progress && InTrouble(progress.Status))
            .GroupBy(i => GroupOf(i.Path), StringComparer.Ordinal)
            // Those of no group first: behind one they would seem to be of it.
            .OrderBy(g => g.Key.Length > 0)
            .ToList();
        if (groups.Count > 0)
        {
            lines.Add(ReportLine.Of("Các nội dung chưa đạt hoặc có nguy cơ không đạt:"));
        }

        foreach (var group in groups)
        {
            if (group.Key.Length > 0)
            {
                lines.Add(ReportLine.Of($"Nhóm {group.Key}:"));
            }

            foreach (var item in group)
            {
                var progress = item.Progress!;
                var worst = progress.Targets.Where(t => InTrouble(t.Status)).ToList();
                // An id of its own: the annex prints the same figure in its own sentence.
                var measured = MeasuredResult.Of("2-" + item.Key, progress, worst.Where(t => !IsListed(t)), measures, facts);
                figures.AddRange(measured.Figures);
                var verdict = StatusWords.InReport(progress.Status) + ". " + Takes(worst, progress);
                // The promise stands behind the figure: before it, it would be read as the figure's own percentage.
                lines.Add(measured.Spans.Count == 0
                    ? ReportLine.Of($"- {item.Path}. {AnnexRows.Content(item).TrimEnd('.', ';', ' ')}: {verdict}")
                    : new ReportLine([new($"- {item.Path}. {item.Text.TrimEnd('.', ';', ' ')}: "), .. measured.Spans, new($", cam kết {string.Join("; ", worst.Select(t => InWords(t.Target)))}; {verdict}")]));
            }
        }

        return new TroubleLines(lines, figures);
    }

    private static string Takes(List<TargetProgress> worst, ItemProgress progress) => worst.Count == 0
        ? progress.Sentence
        : string.Join(' ', worst.Select(t => Plain(t.InDocument ?? t.Sentence)).Distinct(StringComparer.Ordinal));

    // The verdict stands before it already.
    private static string Plain(string sentence) => sentence.StartsWith(Lost, StringComparison.Ordinal)
        ? char.ToUpperInvariant(sentence[Lost.Length]) + sentence[(Lost.Length + 1)..]
        : sentence;

    private const string Lost = "Không thể đạt: ";

    /// <summary>Its sentence says where it stands, with the list it was read from.</summary>
    private static bool IsListed(TargetProgress target) => target.Target.Type is TargetType.Rank or TargetType.Score or TargetType.Grade;

    /// <summary>A percentage in the words prose has for its operator; a sign belongs to a table.</summary>
    private static string InWords(Target target) => target is { Type: TargetType.Percent, Number: { } number }
        ? target.Op switch
        {
            Operator.AtLeast => "đạt tối thiểu ",
            Operator.MoreThan => "đạt trên ",
            Operator.AtMost => "không quá ",
            Operator.LessThan => "đạt dưới ",
            Operator.Equal => "đạt ",
            _ => throw new ArgumentOutOfRangeException(nameof(target)),
        } + Print.Stated(number)
        : TargetText.Print(target);

    private static bool InTrouble(Status status) => status is Status.AtRisk or Status.OutOfReach or Status.Missed;

    /// <summary>"B.II" of "B.II.1"; nothing of "7".</summary>
    private static string GroupOf(string path) => path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : "";
}
