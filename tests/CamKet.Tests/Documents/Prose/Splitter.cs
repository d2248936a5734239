using System.Text.RegularExpressions;
using CamKet.Documents;

namespace CamKet.Tests.Documents;

/// <summary>A plain text as blocks for these tests: a line is a paragraph, a line with tabs a table row, mark-up stripped.</summary>
internal static partial class Splitter
{
    [GeneratedRegex(@"</?(?:p|li|ul)>")]
    private static partial Regex Tag();

    public static IReadOnlyList<Block> Blocks(string text)
    {
        var blocks = new List<Block>();
        var rows = new List<TableRow>();
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            if (raw.Contains('\t', StringComparison.Ordinal))
            {
                rows.Add(new TableRow([.. raw.Split('\t').Select(c => Tag().Replace(c, "\n").Trim())], line));
                continue;
            }

            // A list within a cell runs over lines without tabs until the cell is closed.
            if (rows.Count > 0 && Regex.IsMatch(raw, "^ *</?(?:ul|li|p)>|</(?:li|p)>", RegexOptions.CultureInvariant))
            {
                var cells = rows[^1].Cells.ToArray();
                cells[^1] = cells[^1] + "\n" + Tag().Replace(raw, "\n").Trim();
                rows[^1] = rows[^1] with { Cells = cells };
                continue;
            }

            var plain = Tag().Replace(raw, "").Replace("*", "", StringComparison.Ordinal).TrimStart('#', ' ').Trim();
            if (plain.Length == 0)
            {
                continue;
            }

            if (rows.Count > 0)
            {
                blocks.Add(new Table([.. rows], rows[0].Line));
                rows.Clear();
            }

            blocks.Add(new Paragraph(plain, line, raw.Contains("**", StringComparison.Ordinal)));
        }

        if (rows.Count > 0)
        {
            blocks.Add(new Table([.. rows], rows[0].Line));
        }

        return blocks;
    }
}
