using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Reports;

/// <summary>What is known of a promise as its pages know it: each target's value as it stands, as certain as the facts its measure counts.</summary>
/// <param name="Spans">The values, "; " between them; empty when nothing is known.</param>
/// <param name="Facts">The facts they were counted from, with the counters used.</param>
internal sealed record MeasuredResult(
    IReadOnlyList<ReportSpan> Spans, IReadOnlyList<ReportFigure> Figures, IReadOnlyList<(WindowFacts Facts, IReadOnlyList<string> Counters)> Facts)
{
    public static MeasuredResult Of(
        string id, ItemProgress progress, IEnumerable<TargetProgress> targets, MeasureCatalog? measures, ReportFacts facts)
    {
        var spans = new List<ReportSpan>();
        var figures = new List<ReportFigure>();
        var used = new List<(WindowFacts, IReadOnlyList<string>)>();
        foreach (var target in targets)
        {
            var measure = measures?.Find(target.Measure);
            List<WindowFacts> kinds = measure is null ? [] : [.. measure.Facts.Select(facts.Of)];
            List<string> counters = measure is null ? [] : [.. measure.Numerator.Concat(measure.Denominator).Select(c => c.Code)];
            var certainty = target.IsProvisional ? Certainty.Provisional : kinds.Select(k => k.CertaintyOf(counters)).DefaultIfEmpty(Certainty.Actual).Max();
            var figure = Figure(id + ".target" + FigurePrint.Plain(progress.Targets.ToList().IndexOf(target) + 1), target, measure, progress, certainty);
            if (figure is not null)
            {
                figures.Add(figure with { Extracts = [.. kinds.SelectMany(k => k.SourcesOf(counters)).Select(s => s.Id).Distinct()] });
                used.AddRange(kinds.Select(k => (k, (IReadOnlyList<string>)counters)));
            }

            var words = figure?.Printed ?? (target.Word is { } said ? said + Provisional(target) : null);
            if (words is null)
            {
                continue;
            }

            // A place that is not published yet says so behind it, a figure counted from unsure facts before it.
            var before = (spans.Count == 0 ? "" : "; ") + (target.IsProvisional || figure is null ? "" : Composition.CertaintyWord(certainty));
            if (before.Length > 0)
            {
                spans.Add(new ReportSpan(before));
            }

            spans.Add(new ReportSpan(words, figure?.Id));
        }

        return new MeasuredResult(spans, figures, used);
    }

    private static ReportFigure? Figure(string id, TargetProgress target, MeasureDefinition? measure, ItemProgress progress, Certainty certainty)
    {
        var source = Source(measure, progress);
        var precision = measure?.Precision ?? 2;
        if (target.Actual.State != RatioState.Missing)
        {
            return new ReportFigure(
                id, progress.Text, target.Measure ?? "", FigureForm.Share, target.Actual.Numerator, target.Actual.Denominator,
                FigurePrint.Whole(target.Actual, precision, measure?.CountedIn ?? ""), FigurePrint.Decimals(target.Actual, precision), certainty, [], source);
        }

        return target.Value is { } value
            ? new ReportFigure(
                id, progress.Text, target.Measure ?? "", target.Target.Type == TargetType.Amount ? FigureForm.Amount : FigureForm.Count, value, null,
                TargetText.Value(target.Target with { Number = value, Of = null }) + Provisional(target), 0, certainty, [], source)
            : null;
    }

    private static string Provisional(TargetProgress target) => target.IsProvisional ? " (tạm tính)" : "";

    private static FigureSource? Source(MeasureDefinition? measure, ItemProgress progress) => measure is { Numerator.Count: > 0 } && progress.Window is { } window
        ? FigureSource.Of(measure, window)
        : null;

    /// <summary>"Kết quả đến ngày 10/11/2024: …."</summary>
    public ReportLine Line(DateOnly until) =>
        new([new(Figures.Any(f => f.Form == FigureForm.Share) ? $"Kết quả đến ngày {VietnameseDate.Print(until)}: " : "Kết quả: "), .. Spans, new(".")]);
}
