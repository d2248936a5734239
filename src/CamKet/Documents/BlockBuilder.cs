using CamKet.Extracts;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>Gathers what a file's reader finds, in reading order, and gives the blocks of the document.</summary>
public sealed class BlockBuilder
{
    private readonly List<Block> _blocks = [];
    private readonly List<TextLine> _lines = [];

    /// <param name="fills">The line reaches the right edge, so the next may continue it.</param>
    public void AddLine(string text, int line, bool isBold = false, bool fills = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var piece in PrintedText.Nfc(text).Split('\n').SelectMany(Lines.Columns))
        {
            _lines.Add(new TextLine(PrintedText.OneLine(piece), line, isBold, fills));
        }
    }

    /// <summary>Empty paper between two paragraphs.</summary>
    public void AddGap() => _lines.Add(new TextLine("", 0, false, false));

    public void AddTable(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Flush();
        _blocks.Add(table with { Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => PrintedText.Nfc(c).Trim())] })] });
    }

    public IReadOnlyList<Block> Build()
    {
        Flush();
        return LayoutTables.Unfold(_blocks);
    }

    /// <summary>The lines of a cell as its paragraphs, separated by line breaks.</summary>
    /// <param name="joinSentences">A full line that happens to end a sentence goes on too: right for measured lines, not for counted characters.</param>
    public static string Cell(IEnumerable<(string Text, bool Fills)> lines, bool joinSentences = false) =>
        string.Join('\n', Lines.Paragraphs(lines.Select((l, i) => new TextLine(PrintedText.OneLine(PrintedText.Nfc(l.Text)), i, false, l.Fills)), joinSentences).Select(p => p.Text));

    private void Flush()
    {
        _blocks.AddRange(Lines.Paragraphs(_lines));
        _lines.Clear();
    }
}
