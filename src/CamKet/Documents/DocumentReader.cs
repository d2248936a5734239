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
        var items = ItemReader.Read(blocks, year, warnings);
        return new OfficialDocument(
            KindReader.Kind(title, header),
            year,
            KindReader.Indices(header, title, blocks),
            header,
            items,
            Prose.Thresholds(blocks),
            Prose.Duties(blocks),
            Prose.Citations(blocks),
            Prose.Figures(blocks),
            Prose.Sums(blocks),
            Prose.Scores(blocks),
            [.. warnings.Concat(Prose.Warnings(blocks)).Distinct(StringComparer.Ordinal)]);
    }
}
