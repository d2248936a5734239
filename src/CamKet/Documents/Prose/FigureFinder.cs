namespace CamKet.Documents;

/// <summary>
/// Percentages that tell a result, recomputed where their own numerator and denominator stand beside them. Percentages a
/// document asks for are thresholds and not among them.
/// </summary>
internal static class FigureFinder
{
    public static IReadOnlyList<StatedFigure> Find(Passages passages)
    {
        var figures = new List<StatedFigure>();
        foreach (var passage in passages.Prose.Concat(passages.Results).OrderBy(p => p.IsCell))
        {
            var asked = passage.IsCell ? [] : ThresholdFinder.Find(passage).Select(t => t.Numeral.Start).ToHashSet();
            figures.AddRange(passage.Pairs.Where(p => !asked.Contains(p.Percent.Start)).Select(p => Judge(passage, p)));
        }

        return figures;
    }

    private static StatedFigure Judge(Passage passage, StatedPair pair)
    {
        var (percent, n, d) = pair;
        var raw = passage.Text[percent.Start..percent.End].Replace(" ", "", StringComparison.Ordinal);
        return StatedFigure.Judge(raw, percent.Value, percent.Decimals, n, d);
    }
}
