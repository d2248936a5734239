using System.Text;

namespace CamKet.Documents.Pages;

/// <summary>Words side by side as one line of text.</summary>
internal sealed record PrintedLine(string Text, Box Box, double FirstWordWidth)
{
    public static PrintedLine Of(IEnumerable<PageWord> words)
    {
        var ordered = words.OrderBy(w => w.Box.Left).ToList();
        var text = new StringBuilder();
        var box = ordered[0].Box;
        double? first = null;
        for (var i = 0; i < ordered.Count; i++)
        {
            // A change of font within a word leaves no gap; a space is a quarter of the height, justified text has more.
            if (i > 0 && ordered[i].Box.Left - ordered[i - 1].Box.Right > 0.09 * ordered[i].Box.Height)
            {
                first ??= ordered[i - 1].Box.Right - ordered[0].Box.Left;
                text.Append(' ');
            }

            text.Append(ordered[i].Text);
            box = box.Union(ordered[i].Box);
        }

        return new PrintedLine(text.ToString(), box, first ?? box.Width);
    }

    /// <summary>
    /// Two columns that all but touch are one line to the text layer. Spaces within a line are alike, stretched or not,
    /// so one far wider than the others stands between columns.
    /// </summary>
    public static IEnumerable<List<PageWord>> Apart(IEnumerable<PageWord> words)
    {
        var ordered = words.OrderBy(w => w.Box.Left).ToList();
        var gaps = ordered.Zip(ordered.Skip(1), (a, b) => b.Box.Left - a.Box.Right).ToList();
        var spaces = gaps.Where((g, i) => g > 0.09 * ordered[i].Box.Height).Order().ToList();
        var usual = spaces.Count == 0 ? 0 : spaces[spaces.Count / 2];
        var piece = new List<PageWord>();
        for (var i = 0; i < ordered.Count; i++)
        {
            if (i > 0 && gaps[i - 1] > Math.Max(2.2 * usual, 0.5 * ordered[i].Box.Height))
            {
                yield return piece;
                piece = [];
            }

            piece.Add(ordered[i]);
        }

        yield return piece;
    }

    /// <summary>Words of a cell or column to lines, from the top.</summary>
    public static List<PrintedLine> Lines(IEnumerable<PageWord> words)
    {
        var lines = new List<List<PageWord>>();
        foreach (var word in words.OrderBy(w => w.Box.MiddleY).ThenBy(w => w.Box.Left))
        {
            if (lines.Count > 0 && Math.Abs(lines[^1].Average(w => w.Box.MiddleY) - word.Box.MiddleY) < 0.45 * word.Box.Height)
            {
                lines[^1].Add(word);
            }
            else
            {
                lines.Add([word]);
            }
        }

        return lines.ConvertAll(Of);
    }

    /// <summary>The next line's first word would not have fitted here, so the line was full and the sentence may go on.</summary>
    public bool IsFull(double rightEdge, PrintedLine next) => rightEdge - Box.Right < next.FirstWordWidth + (0.2 * Box.Height);
}
