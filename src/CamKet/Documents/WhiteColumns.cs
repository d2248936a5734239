namespace CamKet.Documents;

/// <summary>The columns that white gaps make of a table's lines: first as wide as their heads, then as what stands under these.</summary>
internal sealed class WhiteColumns
{
    private readonly List<(double Left, double Right)> _heads;
    private List<(double Left, double Right)> _columns;

    public WhiteColumns(IReadOnlyList<(double Left, double Right)> heads)
    {
        _heads = [.. heads];
        _columns = [.. heads];
    }

    public int Count => _heads.Count;

    /// <summary>The labels of head lines standing over each other, by column from the left.</summary>
    public static (WhiteColumns Columns, IReadOnlyList<string> Labels) OfHead(IEnumerable<PlacedLine> lines)
    {
        var columns = new List<(double Left, double Right, string Text)>();
        foreach (var piece in lines.SelectMany(l => l.Pieces))
        {
            var over = columns.FindIndex(c => piece.Left < c.Right && piece.Right > c.Left);
            if (over < 0)
            {
                columns.Add((piece.Left, piece.Right, piece.Text));
            }
            else
            {
                var (left, right, text) = columns[over];
                columns[over] = (Math.Min(left, piece.Left), Math.Max(right, piece.Right), text + " " + piece.Text);
            }
        }

        var ordered = columns.OrderBy(c => c.Left).ToList();
        return (new WhiteColumns(ordered.ConvertAll(c => (c.Left, c.Right))), ordered.ConvertAll(c => c.Text));
    }

    /// <summary>Under two heads at once: a heading over the table's width, running text, or two cells that all but touch.</summary>
    public bool Crosses(PlacedPiece piece) => Under(_heads, piece).Count > 1;

    public bool IsUnder(PlacedPiece piece, int column) => piece.Left < _columns[column].Right && piece.Right > _columns[column].Left;

    /// <summary>Widens the columns to what stands under their heads.</summary>
    public void Fit(IReadOnlyList<PlacedLine> lines)
    {
        var waiting = lines.SelectMany(l => l.Pieces).Where(p => !Crosses(p)).ToList();
        // What stands beside its head ("toàn xã" at the left of a wide column) is under the column once that is as wide as its texts.
        for (var round = 0; round < 4 && waiting.Count > 0; round++)
        {
            var wider = _columns.ToList();
            var left = new List<PlacedPiece>();
            foreach (var piece in waiting)
            {
                if (Under(_columns, piece) is [var only])
                {
                    wider[only] = (Math.Min(wider[only].Left, piece.Left), Math.Max(wider[only].Right, piece.Right));
                }
                else
                {
                    left.Add(piece);
                }
            }

            if (left.Count == waiting.Count)
            {
                break;
            }

            _columns = wider;
            waiting = left;
        }
    }

    /// <summary>Every word of a line in the column it stands under, "" in the others; a piece that no gap cuts stays whole.</summary>
    public string[] Cells(PlacedLine line)
    {
        var cells = Enumerable.Repeat("", Count).ToArray();
        // "B" and a heading over the width are two pieces, and nothing in the heading is a cell of its own.
        var mayCut = line.Pieces.Count > (SectionToken.Of(line.Pieces[0].Text) is null ? 1 : 2);
        foreach (var piece in line.Pieces)
        {
            var from = 0;
            for (var i = 1; i <= piece.Words.Count; i++)
            {
                if (i == piece.Words.Count || mayCut && IsCut(piece.Words[i - 1], piece.Words[i]))
                {
                    var words = piece.Words.Skip(from).Take(i - from).ToList();
                    var at = Column(words[0].Left, from == 0 && i == piece.Words.Count && !Crosses(piece) ? words[^1].Right : words[0].Right);
                    cells[at] = cells[at].Length == 0 ? string.Join(' ', words.Select(w => w.Text)) : cells[at] + " " + string.Join(' ', words.Select(w => w.Text));
                    from = i;
                }
            }
        }

        return cells;
    }

    /// <summary>How far a column's text reaches to the right.</summary>
    public double RightOf(int column) => _columns[column].Right;

    private bool IsCut(PlacedWord word, PlacedWord next) =>
        Enumerable.Range(0, Count - 1).Any(c => Column(word.Left, word.Right) <= c && Column(next.Left, next.Right) > c && next.Left >= _columns[c + 1].Left - 0.5 && word.Right <= _columns[c + 1].Left);

    private int Column(double left, double right)
    {
        var best = 0;
        var most = double.MinValue;
        for (var c = 0; c < Count; c++)
        {
            // How much of it lies under the column, or, negative, how far it is from it.
            var shared = Math.Min(right, _columns[c].Right) - Math.Max(left, _columns[c].Left);
            if (shared > most)
            {
                (best, most) = (c, shared);
            }
        }

        return best;
    }

    private static List<int> Under(List<(double Left, double Right)> columns, PlacedPiece piece) =>
        [.. Enumerable.Range(0, columns.Count).Where(c => piece.Left < columns[c].Right && piece.Right > columns[c].Left)];
}
