using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <param name="Fills">It reaches the right edge, so the sentence may go on in the next line.</param>
internal readonly record struct TextLine(string Text, int Line, bool IsBold, bool Fills);

/// <summary>Lines to paragraphs: what a page or a line end broke is one again, what the writer set apart stays apart.</summary>
internal static class Lines
{
    private static readonly Regex ListStart = PrintedText.Pattern(
        @"^([-–+•*▪]\s|[-–+•]\p{L}|\(?\d{1,3}(\.\d{1,3}){0,3}[.)]\s|\(?[a-zđ]\)\s|[a-zđ]\.\s|\p{Lu}\.\s|[IVXLC]{1,6}[.\-)]\s)");

    // Vietnamese is not hyphenated: a hyphen or slash at a line's end belongs to the word ("BC-" / "UBND").
    private static readonly Regex InnerBreak = PrintedText.Pattern(@"[\p{L}\d][-/]$");

    private static readonly Regex DateBreak = PrintedText.Pattern(@"\b(ngày|tháng|năm) ?$");

    private static readonly Regex Wide = PrintedText.Pattern(@"\t+|[ \u00a0]{4,}");

    /// <summary>The width of hard-wrapped text; null where paragraphs are single long lines.</summary>
    public static int? WrapWidth(IEnumerable<int> lengths)
    {
        var max = lengths.DefaultIfEmpty(0).Max();
        return max is >= 50 and <= 140 ? max : null;
    }

    public static IEnumerable<string> Columns(string line)
    {
        var pieces = Wide.Split(line).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        // A number and its text ("1.    Nội dung") belong together.
        return pieces.Count > 1 && pieces[0].Length <= 4 ? [string.Join(' ', pieces)] : pieces;
    }

    public static IEnumerable<Paragraph> Paragraphs(IEnumerable<TextLine> lines, bool joinSentences = false)
    {
        Paragraph? open = null;
        var last = default(TextLine);
        var gap = false;
        foreach (var line in lines)
        {
            if (line.Text.Length == 0)
            {
                gap = true;
                continue;
            }

            if (open is not null && GoesOn(open, last, line, gap, joinSentences))
            {
                open = open with { Text = open.Text + (InnerBreak.IsMatch(open.Text) ? "" : " ") + line.Text };
            }
            else
            {
                if (open is not null)
                {
                    yield return open;
                }

                open = new Paragraph(line.Text, line.Line, line.IsBold);
            }

            last = line;
            gap = false;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>Whether a piece of text is continued by the next: an unfinished sentence and a small letter.</summary>
    public static bool IsContinued(string text, string next) =>
        text.Length > 0 && next.Length > 0 && !EndsSentence(text) && char.IsLower(next[0]) && !ListStart.IsMatch(next);

    private static bool GoesOn(Paragraph open, TextLine last, TextLine next, bool gap, bool joinSentences)
    {
        if (ListStart.IsMatch(next.Text) || HeaderWords.IsElement(next.Text) || HeaderWords.IsElement(last.Text) && !HeaderWords.IsSubject(open.Text))
        {
            return false;
        }

        if (DateBreak.IsMatch(last.Text) && char.IsDigit(next.Text[0]))
        {
            return true;
        }

        if (EndsSentence(last.Text))
        {
            return joinSentences && last.Fills && !gap && last.Text[^1] is ('.' or ';' or ':') && !last.Text.EndsWith("./.", StringComparison.Ordinal);
        }

        if (PrintedText.StartsLower(next.Text))
        {
            return true;
        }

        if (gap || PrintedText.IsCapitals(last.Text) || PrintedText.IsCapitals(next.Text) && !(joinSentences && last.Fills) && !HeaderWords.IsSubject(open.Text))
        {
            return !gap && HeaderWords.IsSubject(open.Text) && last.Line + 1 == next.Line;
        }

        return (HeaderWords.IsSubject(open.Text) && last.Line + 1 == next.Line) || last.Fills;
    }

    private static bool EndsSentence(string text) => text[^1] is '.' or ';' or ':' or '!' or '?' || text.EndsWith("./.", StringComparison.Ordinal);
}
