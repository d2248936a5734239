using System.Text;
using CamKet.Documents;

namespace CamKet.Commitments;

/// <summary>Where a found text stands in its source, so that a person can compare the two. White space and case do not matter.</summary>
public sealed class SourceLines
{
    private readonly List<(string Text, int Line)> lines = [];

    public SourceLines(IEnumerable<Block> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (var block in source)
        {
            switch (block)
            {
                case Paragraph paragraph:
                    lines.Add((Plain(paragraph.Text), paragraph.Line));
                    break;
                case Table table:
                    lines.AddRange(table.Rows.Select(row => (Plain(string.Join(" ", row.Cells)), row.Line)));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(source));
            }
        }
    }

    /// <summary>The line that holds the text, or its beginning where the text runs over several; 0 when none does.</summary>
    public int Of(string text)
    {
        var plain = Plain(text);
        if (plain.Length == 0)
        {
            return 0;
        }

        var whole = lines.Find(l => l.Text.Contains(plain, StringComparison.Ordinal));
        if (whole.Text is not null)
        {
            return whole.Line;
        }

        // A text joined over a page break: its first words are enough.
        var start = plain.Length > 40 ? plain[..40] : plain;
        return lines.Find(l => l.Text.Contains(start, StringComparison.Ordinal)).Line;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Trim();
    }
}
