namespace CamKet.Documents;

/// <summary>
/// Tables that only place text on paper: the header (issuer left, motto right) and the end (Nơi nhận left, signer right).
/// They become paragraphs, one column after the other, so that every kind of file gives the same document.
/// </summary>
public static class LayoutTables
{
    public static IReadOnlyList<Block> Unfold(IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var result = new List<Block>();
        foreach (var block in blocks)
        {
            // A file may set the annex's rows right under the header's in one table; what stands above its heads is layout.
            var head = block is Table t ? TableHeads.Find(t.Rows) : null;
            if (block is not Table table || head is { FirstRow: 0 } || !IsLayout(table, head?.FirstRow ?? table.Rows.Count))
            {
                result.Add(block);
                continue;
            }

            var layout = table.Rows.Take(head?.FirstRow ?? table.Rows.Count).ToList();
            result.AddRange(Paragraphs(layout));
            if (layout.Count < table.Rows.Count)
            {
                var rest = table.Rows.Skip(layout.Count).ToList();
                result.Add(new Table(rest, rest[0].Line));
            }
        }

        return result;
    }

    private static bool IsLayout(Table table, int rows) => table.Rows.Take(rows).Any(r => IsLayout(r.Cells))
        // "Số: 05/BC-UBND" alone may also be a cell of evidence, so it counts only in a table too small to hold any.
        || (table.Rows.Count <= 3 && table.Rows[0].Cells.Count <= 2 && table.Rows.Any(r => r.Cells.Any(HeaderWords.IsNumberLine)));

    internal static bool IsLayout(IReadOnlyList<string> cells) => cells.Count <= 4 && cells.Any(cell => cell.Split('\n').Any(line =>
        HeaderWords.IsMotto(line) || HeaderWords.IsDistribution(line) || HeaderWords.IsCapacity(line) || HeaderWords.IsPlaceDate(line)))
        // Two parties sign side by side, each under the title of its head.
        || (cells.Count == 2 && cells.All(cell => SignerReader.IsTitle(cell.Split('\n')[0].Trim())));

    private static IEnumerable<Paragraph> Paragraphs(List<TableRow> rows)
    {
        var columns = rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Count);
        var lines = new List<TextLine>();
        for (var c = 0; c < columns; c++)
        {
            foreach (var row in rows.Where(r => c < r.Cells.Count))
            {
                lines.AddRange(row.Cells[c].Split('\n').Select((text, i) => new TextLine(text.Trim(), row.Line + i, false, false)));
            }

            lines.Add(new TextLine("", 0, false, false));
        }

        return Lines.Paragraphs(lines);
    }
}
