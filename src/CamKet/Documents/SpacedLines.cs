using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>Lines of plain text whose columns are made with spaces.</summary>
internal static class SpacedLines
{
    private const int LongestLine = 600;

    // As many lines as tell whether a head begins.
    private const int MostHead = 8;

    private static readonly Regex Word = PrintedText.Pattern(@"\S+");

    /// <summary>By line; a blank line and one that is a row of another kind of table have no pieces.</summary>
    public static IReadOnlyList<PlacedLine> Of(string[] lines, Func<string, bool> isRow)
    {
        var placed = new PlacedLine[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            placed[i] = new PlacedLine(line.Length is 0 or > LongestLine || isRow(line) ? [] : Pieces(line), i + 1, i > 0 && lines[i - 1].Trim().Length == 0);
        }

        return placed;
    }

    public static IReadOnlyList<TableRow>? TableAt(IReadOnlyList<PlacedLine> lines, int start, ref int next)
    {
        if (lines[start].Pieces.Count < 2)
        {
            return null;
        }

        // Blank lines stand between rows; they are kept as gaps.
        var from = lines.Skip(start).TakeWhile((l, i) => l.Pieces.Count > 0 || i + start + 1 < lines.Count && lines[i + start + 1].Pieces.Count > 0).Where(l => l.Pieces.Count > 0);
        if (!WhiteTable.Begins([.. from.Take(MostHead)]))
        {
            return null;
        }

        var near = from.ToList();
        if (WhiteTable.At(near, 0) is not { } table)
        {
            return null;
        }

        next = near[table.Next - 1].Line;
        return table.Rows;
    }

    private static List<PlacedPiece> Pieces(string line)
    {
        var pieces = new List<PlacedPiece>();
        var words = new List<PlacedWord>();
        foreach (Match match in Word.Matches(line))
        {
            if (words.Count > 0 && match.Index - words[^1].Right >= 2)
            {
                pieces.Add(new PlacedPiece(words));
                words = [];
            }

            words.Add(new PlacedWord(match.Value, match.Index, match.Index + match.Length));
        }

        pieces.Add(new PlacedPiece(words));
        return pieces;
    }
}
