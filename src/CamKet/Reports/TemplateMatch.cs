using CamKet.Measures;
using CamKet.Targets;
using CamKet.Text;

namespace CamKet.Reports;

/// <summary>Which of the form's sentences speak of an item: by the measure bound to it, else by the words of its text.</summary>
internal static class TemplateMatch
{
    public static TemplateRow? RowFor(ReportTemplate template, ReportItem item)
    {
        if (item.Measure is { } measure)
        {
            return template.Rows.FirstOrDefault(r => r.Measures.Contains(measure, StringComparer.Ordinal));
        }

        var folded = " " + VietnameseText.Fold(item.Text) + " ";
        return template.Rows
            .Select(r => (Row: r, Weight: r.Phrases.Where(p => Occurs(p, folded)).Select(p => p.Length).DefaultIfEmpty(0).Max()))
            .Where(r => r.Weight > 0)
            .OrderByDescending(r => r.Weight)
            .Select(r => r.Row)
            .FirstOrDefault();
    }

    /// <summary>
    /// Where a measure is bound, the sentences that print it, its own row's first; where the form has none, a plain one made from
    /// the measure's definition, so that a promise is answered with its own figure and no other. Where none is bound, the row's
    /// sentences as far as they have something to tell: never that there is nothing, since the promise itself is not measured.
    /// A promised place, score or grade is answered by a published list and by no count.
    /// </summary>
    public static IReadOnlyList<TemplateSentence> SentencesFor(ReportTemplate template, TemplateRow? row, ReportItem item, MeasureCatalog? measures)
    {
        if (item.Progress?.Targets.Any(t => t.Target.Type is TargetType.Rank or TargetType.Score or TargetType.Grade) == true)
        {
            return [];
        }

        if (item.Measure is not { } measure)
        {
            return [.. (row?.Sentences ?? []).Select(s => s with { Optional = true, None = "" })];
        }

        var rows = row is null ? template.Rows : [row, .. template.Rows];
        var about = rows.SelectMany(r => r.Sentences).FirstOrDefault(s => s.Figures.Any(f => f.Measure.Code == measure));
        return about is not null ? [about with { Optional = false }]
            : measures?.Find(measure) is { Numerator.Count: > 0 } definition ? [Plain(definition)]
            : [];
    }

    private static TemplateSentence Plain(MeasureDefinition measure)
    {
        var text = measure.Name + ": {ước}{value}" + (ReportFigure.FormOf(measure) == FigureForm.Count ? " " + measure.Noun : "") + ".";
        return new TemplateSentence(measure.Name, text, [new TemplateFigure("value", measure)], null, measure.Name + ": trong kỳ không phát sinh.", false);
    }

    private static bool Occurs(string phrase, string folded) =>
        phrase.Split('+').All(part => folded.Contains(" " + VietnameseText.Fold(part) + " ", StringComparison.Ordinal));
}
