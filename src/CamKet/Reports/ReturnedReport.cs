using System.Text.RegularExpressions;
using CamKet.Documents;

namespace CamKet.Reports;

public enum DifferenceKind
{
    Changed,
    Removed,
    Added,
}

/// <summary>A number of an issued report that is not the frozen one.</summary>
/// <param name="Figure">Id of the frozen figure; null for a number of the typed text or one that was added.</param>
/// <param name="Was">As frozen; null when added.</param>
/// <param name="Is">As it came back; null when removed.</param>
/// <param name="Sentence">In words: what, where, from what to what.</param>
public sealed record Difference(DifferenceKind Kind, string? Figure, string? Was, string? Is, string Sentence);

/// <summary>
/// Compares an issued report with the frozen one, number by number, whatever was reworded around them. Both texts are cut
/// into words; the longest common run of words pairs the numbers between the same words. A number that only moved (columns
/// read in another order from a PDF) is no difference.
/// </summary>
public static partial class ReturnedReport
{
    /// <summary>An item's number, also one a narrow column tore apart ("B.I." over "1"), a page number: no figure.</summary>
    [GeneratedRegex(@"^\s*(?:[A-Z](?:\.\s*[IVX\d]+)*|\d{1,3}|[IVX]+)(?:[.)](?=\s|$)|\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    private readonly record struct Token(string Word, WrittenNumber? Number, string? Figure, string Around, string Left = "", string Right = "");

    public static IReadOnlyList<Difference> Compare(ReportDraft frozen, IReadOnlyList<Block> returned)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        ArgumentNullException.ThrowIfNull(returned);
        var before = Frozen(frozen).ToList();
        var numbers = frozen.Annex.Select(r => Bare(r.Number)).ToHashSet(StringComparer.Ordinal);
        var after = Texts(returned, t => !numbers.Contains(Bare(t))).SelectMany(t => Tokens(t, null)).ToList();
        var (gone, come, changed) = Align(before, after);
        DropMoved(gone, come, changed);
        var names = frozen.Figures.DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Name, StringComparer.Ordinal);
        return
        [
            .. changed.Select(c => new Difference(
                DifferenceKind.Changed, c.Was.Figure, c.Was.Number!.AsWritten, c.Is.Number!.AsWritten,
                $"{What(c.Was, names)}: {c.Was.Number.AsWritten} đã sửa thành {c.Is.Number.AsWritten}.")),
            .. gone.Select(g => new Difference(
                DifferenceKind.Removed, g.Figure, g.Number!.AsWritten, null, $"{What(g, names)}: {g.Number.AsWritten} đã bị bỏ.")),
            .. come.Select(c => new Difference(
                DifferenceKind.Added, null, null, c.Number!.AsWritten, $"Thêm số {c.Number.AsWritten} ở \"{c.Around}\", hệ thống không có số này.")),
        ];
    }

    /// <summary>An item's number however it is broken and ended: "B.I.\n1." is "B.I.1".</summary>
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).TrimEnd('.', ')');

    private static string What(Token token, Dictionary<string, string> names) =>
        token.Figure is { } id && names.TryGetValue(id, out var name) ? name : $"Số ở \"{token.Around}\"";

    private static IEnumerable<Token> Frozen(ReportDraft report)
    {
        foreach (var section in report.Sections)
        {
            foreach (var token in Tokens(section.Heading, null).Concat(section.Lines.SelectMany(Line)))
            {
                yield return token;
            }
        }

        foreach (var row in report.Annex)
        {
            foreach (var token in Tokens(row.Content, null).Concat(row.Result.SelectMany(Line)).Concat(row.Evidence.SelectMany(e => Tokens(e, null))))
            {
                yield return token;
            }
        }
    }

    private static IEnumerable<Token> Line(ReportLine line)
    {
        // Where each span begins tells which figure a number belongs to.
        var starts = new List<(int Start, int End, string? Figure)>();
        var at = 0;
        foreach (var span in line.Spans)
        {
            starts.Add((at, at + span.Text.Length, span.Figure));
            at += span.Text.Length;
        }

        return Tokens(line.Text, starts);
    }

    private static IEnumerable<Token> Tokens(string text, List<(int Start, int End, string? Figure)>? spans)
    {
        // Positions have to stay, so only what does not move them is cleaned.
        var clean = Ordinal().Replace(text.Replace('\u00a0', ' ').Replace('\n', ' '), m => new string(' ', m.Length));
        var numbers = WrittenNumbers.Of(clean);
        var at = 0;
        foreach (var number in numbers)
        {
            foreach (var word in Words(clean[at..number.Start]))
            {
                yield return new Token(word, null, null, "");
            }

            yield return new Token(
                number.AsWritten, number, spans?.Where(s => s.Start <= number.Start && number.Start < s.End).Select(s => s.Figure).FirstOrDefault(),
                Around(clean, number), Words(clean[..number.Start]).LastOrDefault(""), Words(clean[number.End..]).FirstOrDefault(""));
            at = number.End;
        }

        foreach (var word in Words(clean[at..]))
        {
            yield return new Token(word, null, null, "");
        }
    }

    private static string Around(string text, WrittenNumber number)
    {
        var from = Math.Max(0, number.Start - 40);
        from = from == 0 ? 0 : text.IndexOf(' ', from) is var space && space >= 0 && space < number.Start ? space + 1 : from;
        var to = Math.Min(text.Length, number.End + 20);
        to = to == text.Length ? to : text.LastIndexOf(' ', to) is var last && last > number.End ? last : to;
        return text[from..to].Trim();
    }

    private static IEnumerable<string> Words(string text) => text
        .Split([' ', '\t', ',', '.', ';', ':', '(', ')', '/', '"', '“', '”', '-'], StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.ToLowerInvariant());

    /// <param name="isText">Of a paragraph or of a row's first cell, which may be no more than the row's number; what stands in another cell is said.</param>
    internal static IEnumerable<string> Texts(IReadOnlyList<Block> blocks, Func<string, bool>? isText = null) => blocks.SelectMany(block => block switch
    {
        Paragraph paragraph => Kept([paragraph.Text], isText),
        Table table => table.Rows.SelectMany(row => Kept(row.Cells.Take(1), isText).Concat(row.Cells.Skip(1))),
        _ => [],
    });

    private static IEnumerable<string> Kept(IEnumerable<string> texts, Func<string, bool>? isText) => isText is null ? texts : texts.Where(isText);

    private static (List<Token> Gone, List<Token> Come, List<(Token Was, Token Is)> Changed) Align(List<Token> before, List<Token> after)
    {
        var gone = new List<Token>();
        var come = new List<Token>();
        var changed = new List<(Token, Token)>();
        int i = 0, j = 0;
        foreach (var (x, y) in CommonRun.Of([.. before.Select(Key)], [.. after.Select(Key)]).Append((before.Count, after.Count)))
        {
            // Between two common words: numbers in order are pairs, what is left over was removed or added.
            var were = before[i..x].Where(t => t.Number is not null).ToList();
            var are = after[j..y].Where(t => t.Number is not null).ToList();
            if (were.Count == are.Count)
            {
                changed.AddRange(were.Zip(are));
            }
            else
            {
                gone.AddRange(were);
                come.AddRange(are);
            }

            (i, j) = (x + 1, y + 1);
        }

        // "2.948" and "2948" are one number written twice.
        return (gone, come, [.. changed.Where(c => !Same(c.Item1, c.Item2))]);
    }

    private static string Key(Token token) => token.Number is { Value: { } value } number
        ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) + (number.IsPercent ? "%" : "")
        : token.Word;

    private static bool Same(Token a, Token b) => Key(a) == Key(b);

    /// <summary>
    /// The same number between the same words elsewhere has moved, as columns do in a PDF. Two figures that changed places
    /// stand between other words, and stay differences.
    /// </summary>
    private static void DropMoved(List<Token> gone, List<Token> come, List<(Token Was, Token Is)> changed)
    {
        var were = gone.Concat(changed.Select(c => c.Was)).ToList();
        var are = come.Concat(changed.Select(c => c.Is)).ToList();
        foreach (var was in were)
        {
            var place = are.FindIndex(a => Same(a, was) && (a.Left == was.Left || a.Right == was.Right));
            if (place < 0)
            {
                continue;
            }

            Drop(was, gone, come, changed, c => c.Was, c => c.Is);
            Drop(are[place], come, gone, changed, c => c.Is, c => c.Was);
            are.RemoveAt(place);
        }
    }

    private static void Drop(
        Token token, List<Token> alone, List<Token> others, List<(Token Was, Token Is)> changed, Func<(Token Was, Token Is), Token> mine, Func<(Token Was, Token Is), Token> other)
    {
        if (alone.Remove(token))
        {
            return;
        }

        // Its partner in a pair that was none stands alone now.
        var pair = changed.FindIndex(c => mine(c) == token);
        if (pair >= 0)
        {
            others.Add(other(changed[pair]));
            changed.RemoveAt(pair);
        }
    }
}
