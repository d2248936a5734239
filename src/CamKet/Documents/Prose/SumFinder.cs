using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>
/// A total and the parts it is said to have: "2.948 hồ sơ (trong đó trực tuyến 2.926, …)", "… gồm: …", or received against
/// resolved and open. Found by the wording, so that a sum that does not add up is found too. One part alone is a
/// subset and no sum.
/// </summary>
internal static partial class SumFinder
{
    private const int Farthest = 2000;

    [GeneratedRegex(@"(?<!\p{L})(?:trong đó|bao gồm|gồm có|gồm|chia ra|cụ thể)(?!\p{L})(?:\s?là)?\s?:?")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(?<!\p{L})(?:đã |được )?(?:trả kết quả|trả|giải quyết(?: xong)?|xử lý(?: xong)?|hoàn thành|kết thúc)(?:\s\p{L}+){0,4}:?\s$")]
    private static partial Regex DoneBefore();

    [GeneratedRegex(@"^[^.;,\d]{0,40}(?:\([^()]{0,200}\))?\s?[,;]?\s?(?:và |hiện |số |hồ sơ |hiện nay )*(?:đang|còn|chưa|tồn|chuyển|trả lại|từ chối|rút|dừng|tạm dừng|hủy)(?!\p{L})(?:\s\p{L}+){0,8}:?\s$")]
    private static partial Regex OpenBetween();

    [GeneratedRegex(@"(?<!\p{L})(?:tiếp nhận|tổng số|tổng cộng|phát sinh|nhận)(?!\p{L})[^.;()\d]{0,60}$")]
    private static partial Regex ReceivedBefore();

    public static IReadOnlyList<StatedSum> Find(Passages passages) =>
        [.. passages.Prose.Concat(passages.Results).SelectMany(Find)];

    private static List<StatedSum> Find(Passage passage)
    {
        var found = new SortedDictionary<int, StatedSum>();
        foreach (Match mark in ListMark().Matches(passage.Lower))
        {
            if (TotalBefore(passage, mark.Index) is { } total && Parts(passage, mark) is { Count: > 1 } parts)
            {
                found.TryAdd(mark.Index, StatedSum.Judge(total.Value, parts));
            }
        }

        foreach (var (at, sum) in ResolvedAndOpen(passage))
        {
            found.TryAdd(at, sum);
        }

        return [.. found.Values];
    }

    private static Numeral? TotalBefore(Passage passage, int mark)
    {
        var numerals = passage.Numerals;
        var from = passage.SentenceAt(mark).Start;
        for (var i = IndexBefore(numerals, mark); i >= 0 && numerals[i].Start >= from; i--)
        {
            var numeral = numerals[i];
            if (numeral.Kind == NumeralKind.Count)
            {
                var gap = passage.Lower[numeral.End..mark];
                return gap.Count(c => c == ' ') <= 9 && gap.IndexOfAny([';', ')', '/']) < 0 ? numeral : null;
            }

            if (numeral.Kind != NumeralKind.Percent)
            {
                return null;
            }
        }

        return null;
    }

    private static List<decimal> Parts(Passage passage, Match mark)
    {
        var lower = passage.Lower;
        var start = mark.Index + mark.Length;
        var isBracketed = lower.AsSpan(0, mark.Index).TrimEnd().EndsWith("(");
        var sentenceEnd = passage.SentenceAt(mark.Index).End;
        var limit = Math.Min(start + Farthest, isBracketed ? lower.Length : sentenceEnd);
        var cuts = new List<(int At, char Sign)>();
        var depth = 0;
        var end = limit;
        for (var i = start; i < limit; i++)
        {
            if (lower[i] == '(')
            {
                depth++;
            }
            else if (IsClosing(lower, i) && depth-- == 0)
            {
                end = i;
                break;
            }
            else if (depth == 0 && IsCut(lower, i))
            {
                cuts.Add((i, lower[i]));
            }
        }

        if (isBracketed && end == limit)
        {
            // The bracket is never closed: the sentence is.
            end = Math.Min(limit, sentenceEnd);
        }

        var clause = cuts.FindIndex(c => c.Sign is ';' or '\n');
        if (!isBracketed && clause >= 0)
        {
            var inClause = Split(passage, start, cuts[clause].At, cuts.Take(clause));
            if (inClause.Count > 1)
            {
                return inClause;
            }
        }

        var coarse = cuts.Any(c => c.Sign is ';' or '\n') ? cuts.Where(c => c.Sign is ';' or '\n') : cuts;
        return Split(passage, start, end, coarse.Where(c => c.At < end));
    }

    // The bracket of "a)" opens nothing and closes nothing.
    private static bool IsClosing(string lower, int i) =>
        lower[i] == ')' && !(i > 1 && char.IsLetter(lower[i - 1]) && lower[i - 2] is ' ' or ';' or ':' or '(' or '\n');

    private static bool IsCut(string lower, int i) => lower[i] switch
    {
        ';' or '\n' => true,
        ',' => i + 1 < lower.Length && !char.IsDigit(lower[i + 1]) || i > 0 && !char.IsDigit(lower[i - 1]),
        'v' => i > 0 && lower[i - 1] == ' ' && lower.AsSpan(i).StartsWith("và ", StringComparison.Ordinal) && i + 3 < lower.Length,
        _ => false,
    };

    /// <summary>One number from each item of the list: its first that counts something and stands in no bracket of its own.</summary>
    private static List<decimal> Split(Passage passage, int start, int end, IEnumerable<(int At, char Sign)> cuts)
    {
        var parts = new List<decimal>();
        var from = start;
        var numerals = passage.Numerals;
        var index = IndexBefore(numerals, start) + 1;

        foreach (var to in cuts.Select(c => c.At).Append(end))
        {
            decimal? part = null;
            for (; index < numerals.Count && numerals[index].Start < to; index++)
            {
                var numeral = numerals[index];
                if (part is null && numeral.Kind == NumeralKind.Count && !InBracket(passage.Lower, from, numeral.Start) && !IsOfFraction(passage.Lower, numeral))
                {
                    part = numeral.Value;
                }
            }

            if (part is { } p)
            {
                parts.Add(p);
            }

            from = to;
        }

        return parts;
    }

    private static bool InBracket(string lower, int from, int at)
    {
        var depth = 0;
        for (var i = from; i < at; i++)
        {
            depth += lower[i] == '(' ? 1 : IsClosing(lower, i) ? -1 : 0;
        }

        return depth > 0;
    }

    private static bool IsOfFraction(string lower, Numeral numeral) =>
        (numeral.End < lower.Length && lower.AsSpan(numeral.End).TrimStart().StartsWith("/"))
        || lower.AsSpan(0, numeral.Start).TrimEnd().EndsWith("/");

    // "đã trả kết quả 2.944 hồ sơ, đang giải quyết 04 hồ sơ" of what was received before.
    private static IEnumerable<(int At, StatedSum Sum)> ResolvedAndOpen(Passage passage)
    {
        var lower = passage.Lower;
        var counts = passage.Numerals.Where(n => n.Kind == NumeralKind.Count && !InsideBracket(passage, n.Start)).ToList();
        Numeral? received = null;
        for (var i = 0; i < counts.Count; i++)
        {
            var before = lower[Math.Max(0, counts[i].Start - 90)..counts[i].Start].Replace('\n', ' ');
            var parts = new List<decimal> { counts[i].Value };
            var next = i + 1;
            if (received is { } total && DoneBefore().IsMatch(before))
            {
                while (next < counts.Count && counts[next].Start - counts[next - 1].End < 300
                    && OpenBetween().IsMatch(lower[counts[next - 1].End..counts[next].Start].Replace('\n', ' ')))
                {
                    parts.Add(counts[next].Value);
                    next++;
                }
            }

            if (parts.Count > 1)
            {
                yield return (counts[i].Start, StatedSum.Judge(received!.Value.Value, parts));
                i = next - 1;
            }
            else if (ReceivedBefore().IsMatch(before))
            {
                received = counts[i];
            }
        }
    }

    private static bool InsideBracket(Passage passage, int at) =>
        InBracket(passage.Lower, Math.Max(0, at - 400), at);

    private static int IndexBefore(IReadOnlyList<Numeral> numerals, int position)
    {
        int low = 0, high = numerals.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (numerals[middle].Start < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
