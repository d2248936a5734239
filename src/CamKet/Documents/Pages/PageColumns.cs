namespace CamKet.Documents.Pages;

/// <summary>Tables without rules on a page, and on the page after where one goes on.</summary>
internal static class PageColumns
{
    /// <summary>Takes the tables' words out of the page's pieces.</summary>
    /// <param name="grids">Ruled tables: none without rules goes on across them.</param>
    /// <param name="open">The table the page before ended in; the one this page ends in.</param>
    public static IReadOnlyList<(double Top, IReadOnlyList<TableRow> Rows)> Take(List<List<PageWord>> pieces, IReadOnlyList<Box> grids, ref WhiteTable? open)
    {
        var rows = Rows(pieces);
        var lines = Placed(rows, grids);
        var found = new List<(double, IReadOnlyList<TableRow>)>();
        var before = open;
        open = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var table = (lines[i].Pieces.Count > 1 ? WhiteTable.At(lines, i) : null) ?? (i == 0 ? before?.Continued(lines) : null);
            if (table is null)
            {
                continue;
            }

            found.Add((rows[i].Min(p => p.Min(w => w.Box.Top)), table.Rows));
            pieces.RemoveAll(rows.Skip(i).Take(table.Next - i).SelectMany(r => r).ToHashSet().Contains);
            open = table.Next == lines.Count ? table : null;
            i = table.Next - 1;
        }

        return found;
    }

    private static List<List<List<PageWord>>> Rows(List<List<PageWord>> pieces)
    {
        var rows = new List<List<List<PageWord>>>();
        foreach (var piece in pieces.OrderBy(MiddleY))
        {
            if (rows.Count > 0 && Math.Abs(rows[^1].Average(MiddleY) - MiddleY(piece)) < 0.45 * piece[0].Box.Height)
            {
                rows[^1].Add(piece);
            }
            else
            {
                rows.Add([piece]);
            }
        }

        return rows;
    }

    private static List<PlacedLine> Placed(List<List<List<PageWord>>> rows, IReadOnlyList<Box> grids)
    {
        var lines = new List<PlacedLine>(rows.Count);
        var bottom = double.NaN;
        foreach (var row in rows)
        {
            var top = row.Min(p => p.Min(w => w.Box.Top));
            var height = row.Max(p => p.Max(w => w.Box.Height));
            var isBehindGrid = grids.Any(g => g.MiddleY < top && !(g.MiddleY < bottom));
            // A ruled table in between ends whatever stood above it.
            lines.Add(new PlacedLine([.. row.OrderBy(p => p.Min(w => w.Box.Left)).Select(Piece)], lines.Count + 1, isBehindGrid || top - bottom > 0.55 * height));
            bottom = row.Max(p => p.Max(w => w.Box.Bottom));
        }

        return lines;
    }

    private static double MiddleY(List<PageWord> piece) => piece.Average(w => w.Box.MiddleY);

    // What a change of font split within a word is one word again.
    private static PlacedPiece Piece(List<PageWord> words)
    {
        var placed = new List<PlacedWord>();
        foreach (var word in words.OrderBy(w => w.Box.Left))
        {
            if (placed.Count > 0 && word.Box.Left - placed[^1].Right <= 0.09 * word.Box.Height)
            {
                placed[^1] = placed[^1] with { Text = placed[^1].Text + word.Text, Right = word.Box.Right };
            }
            else
            {
                placed.Add(new PlacedWord(word.Text, word.Box.Left, word.Box.Right));
            }
        }

        return new PlacedPiece(placed);
    }
}
