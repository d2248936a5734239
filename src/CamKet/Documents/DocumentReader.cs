namespace CamKet.Documents;

/// <summary>From blocks to what an official document says. Never fails: what is not found is null or empty.</summary>
public static class DocumentReader
{
    /// <summary>Whether any part of a header stands there (number, place and date, title, addressee); without one the file is refused.</summary>
    public static bool HasHeader(IReadOnlyList<Block> blocks) => new HeaderReader(blocks).IsFound;

    public static OfficialDocument Read(IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var reader = new HeaderReader(blocks);
        var header = reader.Read();
        var title = reader.Title();
        var year = KindReader.Year(header, title, blocks);
        var warnings = new List<string>(HeaderWarnings.Of(header, blocks));
        var prose = Passages.Of(blocks, year);
        var kind = KindReader.Kind(title, header, blocks);
        var rows = ItemReader.Gather(blocks, year);
        var items = ItemReader.Read(rows, year, warnings);
        return new OfficialDocument(
            kind,
            year,
            KindReader.Indices(header, title, blocks),
            header,
            items,
            [.. ThresholdFinder.Find(prose).Select(f => f.Threshold)],
            [.. DutyFinder.Find(prose), .. TableDuties.Of(rows, kind)],
            CitationFinder.Find(prose).Citations,
            FigureFinder.Find(prose),
            SumFinder.Find(prose),
            ScoreFinder.Find(prose),
            [.. warnings.Concat(Prose.Warnings(prose)).Distinct(StringComparer.Ordinal)]);
    }
}
