using CamKet.Extracts;

namespace CamKet.Documents.Pages;

/// <summary>Printed pages to blocks: tables by their rules or by their heads and white gaps, the rest as lines in reading order, made paragraphs again.</summary>
public static class PageReader
{
    public static IReadOnlyList<Block> Blocks(IReadOnlyList<Page> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var builder = new BlockBuilder();
        var line = 0;
        WhiteTable? open = null;
        foreach (var page in pages)
        {
            var grids = RuledGrid.On(page).Where(g => g.Columns > 1).ToList();
            var pieces = new List<List<PageWord>>();
            var inside = grids.ConvertAll(_ => new List<PageWord>());
            foreach (var words in page.Lines)
            {
                var outside = new List<PageWord>();
                foreach (var word in words)
                {
                    var at = grids.FindIndex(g => g.Box.Holds(word.Box.MiddleX, word.Box.MiddleY));
                    (at >= 0 ? inside[at] : outside).Add(word);
                }

                if (outside.Count > 0)
                {
                    pieces.AddRange(PrintedLine.Apart(outside));
                }
            }

            // The number of a table's row at the page's top is none of the page's: words stand beside it.
            var numbers = pieces.FindAll(p => IsPageNumber(PrintedLine.Of(p), page) && !pieces.Exists(o => o != p && IsBeside(o[0].Box, p[0].Box)));
            pieces.RemoveAll(numbers.Contains);
            var edge = RightEdge(pieces.ConvertAll(PrintedLine.Of));
            // A frame around text is not a table of it.
            var ruled = grids.Select((g, i) => (Grid: g, Words: inside[i])).Where(t => t.Words.Count > 0).ToList();
            var white = PageColumns.Take(pieces, [.. grids.Select(g => g.Box)], ref open);
            var free = pieces.ConvertAll(PrintedLine.Of);
            var tables = ruled.Select(t => (t.Grid.Box.Top, Ruled: (RuledGrid?)t.Grid, t.Words, Rows: (IReadOnlyList<TableRow>)[]))
                .Concat(white.Select(w => (w.Top, Ruled: (RuledGrid?)null, Words: new List<PageWord>(), w.Rows))).OrderBy(t => t.Top);
            var top = double.MinValue;
            foreach (var table in tables)
            {
                AddLines(builder, [.. free.Where(l => l.Box.MiddleY > top && l.Box.MiddleY <= table.Top)], edge, ref line);
                builder.AddTable(table.Ruled is { } grid ? TableOf(grid, table.Words, ref line) : Numbered(table.Rows, ref line));
                top = table.Top;
            }

            AddLines(builder, [.. free.Where(l => l.Box.MiddleY > top)], edge, ref line);
        }

        return builder.Build();
    }

    private static bool IsPageNumber(PrintedLine line, Page page) =>
        line.Text.Length <= 4 && line.Text.All(c => char.IsDigit(c) || c is '-' or ' ') && (line.Box.Bottom < page.Height * 0.12 || line.Box.Top > page.Height * 0.9);

    private static bool IsBeside(Box one, Box other) => Math.Abs(one.MiddleY - other.MiddleY) < 0.45 * other.Height;

    private static double RightEdge(List<PrintedLine> lines)
    {
        var rights = lines.Select(l => l.Box.Right).Order().ToList();
        return rights.Count == 0 ? 0 : rights[^1];
    }

    private static void AddLines(BlockBuilder builder, List<PrintedLine> lines, double edge, ref int number)
    {
        var ordered = ReadingOrder.Of(lines);
        for (var i = 0; i < ordered.Count; i++)
        {
            var (line, column) = ordered[i];
            var next = i + 1 < ordered.Count && ordered[i + 1].Column == column ? ordered[i + 1].Line : null;
            builder.AddLine(line.Text, ++number, fills: next is null ? i + 1 == ordered.Count && edge - line.Box.Right < 0.15 * edge : column == 0 && line.IsFull(edge, next) && !IsIndented(next, line, lines));
            // More than a line's height of empty paper between, or the other column, sets a paragraph apart.
            if (next is null ? i + 1 < ordered.Count : next.Box.Top - line.Box.Bottom > 0.55 * line.Box.Height)
            {
                builder.AddGap();
            }
        }
    }

    private static bool IsIndented(PrintedLine next, PrintedLine line, List<PrintedLine> all) =>
        next.Box.Left > line.Box.Left + 8 || (next.Box.Left > all.Min(l => l.Box.Left) + 12 && Math.Abs(next.Box.Left - line.Box.Left) < 2);

    private static Table TableOf(RuledGrid grid, List<PageWord> words, ref int number)
    {
        var start = number + 1;
        var rows = new List<TableRow>();
        foreach (var row in grid.Cells(words))
        {
            number++;
            rows.Add(new TableRow([.. row.Select(c => CellText(c.Box, c.Words))], number));
        }

        return new Table(rows, start);
    }

    private static Table Numbered(IReadOnlyList<TableRow> rows, ref int number)
    {
        var start = number + 1;
        number += rows.Count;
        return new Table([.. rows.Select((r, i) => r with { Line = start + i })], start);
    }

    private static string CellText(Box box, List<PageWord> words)
    {
        var lines = PrintedLine.Lines(words);
        // The padding on the left tells that on the right; a centred cell has more than it needs, which is harmless.
        var padding = lines.Count == 0 ? 0 : Math.Clamp(lines.Min(l => l.Box.Left) - box.Left, 1, 8);
        return BlockBuilder.Cell(lines.Select((l, i) => (l.Text, i + 1 < lines.Count && l.IsFull(box.Right - padding, lines[i + 1]))), joinSentences: true);
    }
}
