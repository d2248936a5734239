using CamKet.Extracts;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>
/// A table without rules: a line of known column heads, and under it cells told apart by white gaps alone. A cell may run
/// over lines; the number column begins a row, at its top or, where cells are centred, in its middle.
/// </summary>
internal sealed class WhiteTable
{
    private const int MostHeadLines = 5;

    private const int MostPieces = 24;

    private readonly WhiteColumns _columns;
    private readonly TableHead _head;

    private WhiteTable(WhiteColumns columns, TableHead head, IReadOnlyList<TableRow> rows, int next)
    {
        _columns = columns;
        _head = head;
        Rows = rows;
        Next = next;
    }

    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>The first line behind it.</summary>
    public int Next { get; }

    /// <summary>Whether a head begins here.</summary>
    public static bool Begins(IReadOnlyList<PlacedLine> lines) => HeadAt(lines, 0) is not null;

    /// <summary>The table whose head begins at line <paramref name="start"/>, or null.</summary>
    public static WhiteTable? At(IReadOnlyList<PlacedLine> lines, int start)
    {
        if (HeadAt(lines, start) is not var (columns, head, labels, count))
        {
            return null;
        }

        var body = Body(lines, start + count, columns, head);
        if (!body.Any(l => l.Pieces.Count > 1))
        {
            return null;
        }

        columns.Fit(body);
        var rows = new List<TableRow> { new([.. labels], lines[start].Line) };
        rows.AddRange(RowsOf(body, columns, head, continues: false));
        return new WhiteTable(columns, head, rows, start + count + body.Count);
    }

    /// <summary>The same table going on at the top of the next page, without its head; null when something else stands there.</summary>
    public WhiteTable? Continued(IReadOnlyList<PlacedLine> lines)
    {
        var body = Body(lines, 0, _columns, _head);
        if (!body.Any(l => l.Pieces.Count > 1))
        {
            return null;
        }

        _columns.Fit(body);
        return new WhiteTable(_columns, _head, RowsOf(body, _columns, _head, continues: true), body.Count);
    }

    private static (WhiteColumns Columns, TableHead Head, IReadOnlyList<string> Labels, int Count)? HeadAt(IReadOnlyList<PlacedLine> lines, int start)
    {
        (WhiteColumns, TableHead, IReadOnlyList<string>, int)? best = null;
        for (var count = 1; count <= MostHeadLines && start + count <= lines.Count; count++)
        {
            var last = lines[start + count - 1];
            if (last.Pieces.Count is 0 or > MostPieces || count > 1 && (last.AfterGap || last.Pieces.Any(p => SectionToken.Of(p.Text) is not null)))
            {
                break;
            }

            var (columns, labels) = WhiteColumns.OfHead(lines.Skip(start).Take(count));
            var head = columns.Count < 3 || !labels.All(IsLabel) ? null : TableHeads.At([new TableRow(labels, last.Line)], 0, null);
            if (head is null || !ItemReader.IsItemTable(head))
            {
                if (best is not null)
                {
                    break;
                }

                continue;
            }

            // A capital under a head in small letters begins the first row, be its number beside it or further down.
            if (best is var (_, before, known, _) && (before.Has(ColumnRole.No) || !head.Has(ColumnRole.No)) && !last.Pieces.All(p => !char.IsUpper(p.Text[0]) || PrintedText.IsCapitals(p.Text) && known.All(l => !l.Any(char.IsLower))))
            {
                break;
            }

            best = (columns, head, labels, count);
        }

        return best;
    }

    private static bool IsLabel(string text) => text.Length <= 70 && !PrintedText.StartsLower(text) && !(text.Length > 6 && text[^1] is '.' or ';' or ',');

    private static List<PlacedLine> Body(IReadOnlyList<PlacedLine> lines, int from, WhiteColumns columns, TableHead head)
    {
        var body = new List<PlacedLine>();
        for (var i = from; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Pieces.Count is 0 or > MostPieces || line.Pieces.Any(p => Ends(p.Text))
                || (IsWide(line, columns, head) && !(IsHeading(line) && RowFollows(lines, i + 1, columns, head)))
                || (line.AfterGap && body.Count > 0 && head.Has(ColumnRole.No) && line.Pieces.Count == 1 && !NumberFollows(lines, i, columns, head)))
            {
                break;
            }

            body.Add(line);
        }

        return body;
    }

    private static bool Ends(string text) =>
        HeaderWords.IsDistribution(text) || HeaderWords.IsCapacity(text) || HeaderWords.IsMotto(text) || HeaderWords.IsAddressee(text) || HeaderWords.IsPlaceDate(text)
        || text.StartsWith("Trên đây", StringComparison.Ordinal);

    /// <summary>One piece alone that is no cell: it stands under several heads, or begins where the numbers stand and is none.</summary>
    private static bool IsWide(PlacedLine line, WhiteColumns columns, TableHead head) => line.Pieces is [var only]
        && (columns.Crosses(only) || (head.Column(ColumnRole.No) is 0 && columns.IsUnder(only, 0) && SectionToken.Of(only.Text) is null));

    private static bool IsHeading(PlacedLine line) =>
        line.Text is { Length: < 200 } text && text[^1] is not ('.' or ';')
        && (SectionToken.Leading(text) is not null || PrintedText.IsCapitals(text) || Sections.Group(text) is not null);

    private static bool RowFollows(IReadOnlyList<PlacedLine> lines, int at, WhiteColumns columns, TableHead head)
    {
        for (var i = at; i < lines.Count && i < at + 3; i++)
        {
            if (lines[i].Pieces.Count > 1)
            {
                return !head.Has(ColumnRole.No) || SectionToken.Of(lines[i].Pieces[0].Text) is not null || NumberFollows(lines, i, columns, head);
            }

            if (!IsHeading(lines[i]))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a number stands in the number column from this line up to the next gap.</summary>
    private static bool NumberFollows(IReadOnlyList<PlacedLine> lines, int at, WhiteColumns columns, TableHead head)
    {
        for (var i = at; i < lines.Count && i < at + 12 && (i == at || !lines[i].AfterGap); i++)
        {
            if (lines[i].Pieces.Any(p => SectionToken.Of(p.Text) is not null && columns.IsUnder(p, head.Column(ColumnRole.No))))
            {
                return true;
            }
        }

        return false;
    }

    private static List<TableRow> RowsOf(List<PlacedLine> body, WhiteColumns columns, TableHead head, bool continues)
    {
        var cells = body.ConvertAll(columns.Cells);
        var starts = head.Column(ColumnRole.No) is var no and >= 0
            ? Numbered(body, cells, columns, head, no, continues)
            : Unnumbered(body, cells, head.Column(ColumnRole.Text));
        var rows = new List<TableRow>();
        for (var i = 0; i < body.Count; i++)
        {
            var end = i + 1;
            while (end < body.Count && !starts.Contains(end))
            {
                end++;
            }

            rows.Add(new TableRow([.. Enumerable.Range(0, columns.Count).Select(c => Cell(cells[i..end], c, body[i..end], columns))], body[i].Line));
            i = end - 1;
        }

        return rows;
    }

    private static HashSet<int> Numbered(List<PlacedLine> body, List<string[]> cells, WhiteColumns columns, TableHead head, int no, bool continues)
    {
        var headings = Enumerable.Range(0, body.Count).Where(i => IsWide(body[i], columns, head)).ToHashSet();
        var numbers = Enumerable.Range(0, body.Count).Where(i => cells[i][no].Length > 0 && !headings.Contains(i)).ToList();
        var starts = new HashSet<int>(headings);
        starts.UnionWith(headings.Select(i => i + 1));
        // A number at its row's top stands beside the first words of it.
        var text = head.Column(ColumnRole.Text);
        if (!continues && numbers.Exists(i => cells[i][text].Length == 0 || PrintedText.StartsLower(cells[i][text])) && Centred(numbers, headings, body.Count) is { } centred)
        {
            starts.UnionWith(centred);
            return starts;
        }

        starts.UnionWith(numbers);
        return starts;
    }

    /// <summary>A number in the middle of its row has as many lines of the row above it as below; null when that does not come out.</summary>
    private static List<int>? Centred(List<int> numbers, HashSet<int> headings, int count)
    {
        var starts = new List<int>();
        var start = 0;
        foreach (var number in numbers)
        {
            while (headings.Contains(start))
            {
                start++;
            }

            if (number < start)
            {
                return null;
            }

            starts.Add(start);
            start = (2 * number) - start + 1;
        }

        return start == count || headings.Contains(start) ? starts : null;
    }

    private static HashSet<int> Unnumbered(List<PlacedLine> body, List<string[]> cells, int text) =>
        [.. Enumerable.Range(0, body.Count).Where(i => cells[i][text] is { Length: > 0 } words && !PrintedText.StartsLower(words)
            && (body[i].AfterGap || cells[i].Count(c => c.Length > 0) > 1))];

    private static string Cell(List<string[]> cells, int column, List<PlacedLine> lines, WhiteColumns columns)
    {
        var filled = Enumerable.Range(0, cells.Count).Where(i => cells[i][column].Length > 0).ToList();
        return BlockBuilder.Cell(filled.Select((i, n) => (cells[i][column], n + 1 < filled.Count && IsFull(lines[i], cells[filled[n + 1]][column], column, columns))), joinSentences: true);
    }

    /// <summary>The next line's first word would not have fitted here.</summary>
    private static bool IsFull(PlacedLine line, string next, int column, WhiteColumns columns)
    {
        var piece = line.Pieces.LastOrDefault(p => p.Left <= columns.RightOf(column) + 0.5);
        var width = piece is null ? 0 : (piece.Right - piece.Left) / Math.Max(1, piece.Text.Length);
        var first = next.IndexOf(' ', StringComparison.Ordinal) is var space && space < 0 ? next.Length : space;
        return piece is not null && columns.RightOf(column) - piece.Right < (first + 1) * width;
    }
}
