namespace CamKet.Documents;

/// <summary>
/// What the running text of an official document says that can be followed up. Table items are read elsewhere; from
/// tables come citations, and the figures, sums and scores of result cells. Values that can be read in two ways are left
/// out and named in <see cref="Warnings"/>.
/// </summary>
public static class Prose
{
    public static IReadOnlyList<Threshold> Thresholds(IReadOnlyList<Block> blocks) =>
        [.. ThresholdFinder.Find(Passages.Of(blocks)).Select(f => f.Threshold)];

    public static IReadOnlyList<DocumentDuty> Duties(IReadOnlyList<Block> blocks) => DutyFinder.Find(Passages.Of(blocks));

    /// <summary>Each number and date once, in the order of first mention; the document's own number is not among them.</summary>
    public static IReadOnlyList<Citation> Citations(IReadOnlyList<Block> blocks) => CitationFinder.Find(Passages.Of(blocks)).Citations;

    public static IReadOnlyList<StatedFigure> Figures(IReadOnlyList<Block> blocks) => FigureFinder.Find(Passages.Of(blocks));

    public static IReadOnlyList<StatedSum> Sums(IReadOnlyList<Block> blocks) => SumFinder.Find(Passages.Of(blocks));

    public static IReadOnlyList<StatedScore> Scores(IReadOnlyList<Block> blocks) => ScoreFinder.Find(Passages.Of(blocks));

    public static IReadOnlyList<string> Warnings(IReadOnlyList<Block> blocks) => Warnings(Passages.Of(blocks));

    /// <summary>Each is one Vietnamese sentence that quotes what it is about and says what to do.</summary>
    internal static IReadOnlyList<string> Warnings(Passages passages) =>
        ProseWarnings.Find(passages, CitationFinder.Find(passages).Warnings);
}
