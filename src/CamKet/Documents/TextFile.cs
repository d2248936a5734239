using System.Net;
using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>
/// Plain text to blocks. Tables are lines of cells between tabs or bars (Markdown too), or under heads with white between; marks of HTML and Markdown are
/// taken off, cells' own paragraphs become lines; hard-wrapped and page-broken paragraphs become one.
/// </summary>
public static class TextFile
{
    private static readonly Regex Tags = PrintedText.Pattern(@"</?(?<name>[a-zA-Z][a-zA-Z0-9]{0,9})(\s[^<>]{0,300})?/?>");

    private static readonly Regex BarRule = PrintedText.Pattern(@"^\s*\|?(\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*$");

    // The frame of a table drawn with signs: "+-----+=====+", "├────┼────┤".
    private static readonly Regex Frame = PrintedText.Pattern(@"^\s*[+├┌└╔╠╚|][-+=─━═┬┼┴╦╬╩╪┤┐┘╗╣╝|:]{2,}\s*$");

    private static readonly Regex HashHeading = PrintedText.Pattern(@"^\s{0,3}#{1,6}\s+");

    private static readonly Regex NumberAndTab = PrintedText.Pattern(@"^\s*([-–+*•]|\(?\d{1,3}[.)]?|[a-zđA-Z][.)]|[IVXivx]{1,5}[.)])\s*\t[^\t]*$");

    private static readonly HashSet<string> KnownTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "br", "ul", "ol", "li", "b", "i", "u", "strong", "em", "span", "div", "sub", "sup", "font", "a", "center",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "table", "thead", "tbody", "tr", "td", "th",
    };

    public static IReadOnlyList<Block> Blocks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = PrintedText.Nfc(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\f', '\n').Replace('│', '|').Replace('║', '|').Split('\n');
        var builder = new BlockBuilder();
        var width = Lines.WrapWidth(lines.Where(l => !IsRow(l)).Select(l => l.Length));
        var placed = SpacedLines.Of(lines, IsRow);
        for (var i = 0; i < lines.Length; i++)
        {
            var rows = TableAt(lines, i, out var next) ?? SpacedLines.TableAt(placed, i, ref next);
            if (rows is not null)
            {
                builder.AddTable(new Table(rows, i + 1));
                i = next - 1;
                continue;
            }

            AddProse(builder, lines[i], i, width);
        }

        return builder.Build();
    }

    private static void AddProse(BlockBuilder builder, string line, int index, int? width)
    {
        var isHeading = HashHeading.IsMatch(line);
        var isBold = isHeading || line.TrimStart().StartsWith("**", StringComparison.Ordinal) || line.TrimEnd().EndsWith("**", StringComparison.Ordinal);
        var clean = Clean(HashHeading.Replace(line, ""));
        if (clean.Length == 0)
        {
            builder.AddGap();
        }
        else
        {
            builder.AddLine(clean, index + 1, isBold, width is { } w && line.TrimEnd().Length >= w - 14);
        }
    }

    private static bool IsTabRow(string line) => line.Contains('\t', StringComparison.Ordinal) && !NumberAndTab.IsMatch(line) && line.Trim().Length > 0 && line.TrimStart(' ').Split('\t').Length >= 2;

    private static bool IsBarRow(string line) => line.AsSpan().Count('|') >= 2 || (line.TrimStart().StartsWith('|') && line.Contains('|', StringComparison.Ordinal));

    private static bool IsFrame(string line) => Frame.IsMatch(line) && !BarRule.IsMatch(line);

    private static bool IsRow(string line) => IsTabRow(line) || IsBarRow(line) || IsFrame(line);

    /// <summary>The table beginning at line <paramref name="start"/>: rows of one kind, blank lines between them allowed; null if there is none.</summary>
    private static IReadOnlyList<TableRow>? TableAt(string[] lines, int start, out int next)
    {
        next = start;
        var framed = IsFrame(lines[start]) && start + 1 < lines.Length && IsBarRow(lines[start + 1]);
        var bars = framed || IsBarRow(lines[start]);
        if (!bars && !IsTabRow(lines[start]))
        {
            return null;
        }

        var rows = new List<(List<string> Cells, int Line)>();
        var ended = true;
        for (var i = start; i < lines.Length; i++)
        {
            var line = lines[i];
            if (bars && IsFrame(line))
            {
                ended = true;
                next = i + 1;
            }
            else if (framed && !ended && IsBarRow(line))
            {
                // Only the frame ends a row: until then lines go on in their cells.
                var (last, more) = (rows[^1].Cells, Cells(line, bars).Select(Clean).ToList());
                for (var c = 0; c < last.Count && c < more.Count; c++)
                {
                    last[c] = CellText.Append(last[c], more[c]);
                }

                next = i + 1;
            }
            else if (bars ? IsBarRow(line) : rows.Count > 0 ? line.Contains('\t', StringComparison.Ordinal) && line.Trim().Length > 0 : IsTabRow(line))
            {
                if (!(bars && BarRule.IsMatch(line)))
                {
                    rows.Add(([.. Cells(line, bars).Select(Clean)], i + 1));
                    ended = false;
                }

                next = i + 1;
            }
            else if (line.Trim().Length == 0)
            {
                continue;
            }
            else if (next == i && rows.Count > 0 && FollowsRow(lines, i + 1, bars))
            {
                // A cell's second line, or a section heading without cells: the next row tells the table goes on.
                if (SectionToken.Leading(line.Trim()) is not null && PrintedText.IsCapitals(line))
                {
                    rows.Add(([Clean(line)], i + 1));
                }
                else
                {
                    var last = rows[^1].Cells;
                    last[^1] = (last[^1] + "\n" + Clean(line)).Trim();
                }

                next = i + 1;
            }
            else
            {
                break;
            }
        }

        var columns = rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Count);
        // One line with a single tab is a line, not a table.
        if (columns < 2 || (rows.Count == 1 && columns < 3 && !LayoutTables.IsLayout(rows[0].Cells)))
        {
            next = start;
            return null;
        }

        if (!bars)
        {
            AlignTabs(rows);
            columns = rows.Max(r => r.Cells.Count);
        }

        return [.. rows.Select(r => new TableRow([.. r.Cells, .. Enumerable.Repeat("", columns - r.Cells.Count)], r.Line))];
    }

    /// <summary>
    /// Tabs set to bring columns under each other: the head has empty cells, and yet every row has as many filled ones as it.
    /// Then only the filled ones are cells.
    /// </summary>
    private static void AlignTabs(List<(List<string> Cells, int Line)> rows)
    {
        static int Filled(List<string> cells) => cells.Count(c => c.Length > 0);

        var head = rows[0].Cells;
        var aligned = rows.Count > 1 && head.Contains("") && Filled(head) > 2 && TableHeads.At([new TableRow(head.FindAll(c => c.Length > 0), 1)], 0, null) is not null
            && rows.TrueForAll(r => Filled(r.Cells) == Filled(head));
        foreach (var (cells, _) in rows.Where(_ => aligned))
        {
            cells.RemoveAll(c => c.Length == 0);
        }
    }

    private static bool FollowsRow(string[] lines, int index, bool bars)
    {
        for (var i = index; i < lines.Length && i < index + 12; i++)
        {
            if (bars ? IsBarRow(lines[i]) : IsTabRow(lines[i]))
            {
                return true;
            }

            if (lines[i].Trim().Length == 0)
            {
                return false;
            }
        }

        return false;
    }

    private static IEnumerable<string> Cells(string line, bool bars)
    {
        if (!bars)
        {
            return line.TrimStart(' ').TrimEnd('\n').Split('\t');
        }

        const char escapedBar = '\ue000';
        var inner = line.Replace("\\|", escapedBar.ToString(), StringComparison.Ordinal).Trim();
        inner = inner.StartsWith('|') ? inner[1..] : inner;
        inner = inner.EndsWith('|') ? inner[..^1] : inner;
        return inner.Split('|').Select(c => c.Replace(escapedBar, '|'));
    }

    /// <summary>Without marks of HTML and Markdown; paragraphs and list items on lines of their own.</summary>
    private static string Clean(string text)
    {
        var plain = Tags.Replace(text, tag => !KnownTags.Contains(tag.Groups["name"].Value) ? tag.Value
            : tag.Groups["name"].Value.ToLowerInvariant() switch
            {
                "li" => tag.Value.StartsWith("</", StringComparison.Ordinal) ? "\n" : "\n- ",
                "p" or "br" or "ul" or "ol" or "div" or "tr" => "\n",
                "td" or "th" => " ",
                _ => "",
            });
        if (plain.Contains('&', StringComparison.Ordinal))
        {
            plain = PrintedText.Nfc(WebUtility.HtmlDecode(plain));
        }

        plain = plain.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Replace("\\-", "-", StringComparison.Ordinal);
        var lines = plain.Split('\n').Select(l => StripStars(l.Trim())).Select(l => l.StartsWith("- - ", StringComparison.Ordinal) ? l[2..] : l).Where(l => l.Length > 0 && l != "-");
        return string.Join('\n', lines);
    }

    // *italic* marks go, a leading "* " is a bullet and stays, and so does a lone star.
    private static string StripStars(string line)
    {
        var body = line.StartsWith("* ", StringComparison.Ordinal) ? line[2..] : line;
        return (body.AsSpan().Count('*') & 1) == 0 ? (body == line ? "" : "- ") + body.Replace("*", "", StringComparison.Ordinal) : line;
    }
}
