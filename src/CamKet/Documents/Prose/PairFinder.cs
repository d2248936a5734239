using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>A percentage and the numerator and denominator that stand beside it; <paramref name="Numerator"/> is null when it is bare.</summary>
internal readonly record struct StatedPair(Numeral Percent, decimal? Numerator, decimal? Denominator);

/// <summary>
/// Gives each percentage its own numerator and denominator. A pair is <c>n/d</c> beside it, or a part after <i>trong đó</i>
/// or in brackets over the total before it. Each n/d belongs to the nearest percentage and to no other; between the two
/// stand only the unit and a linking word ("đạt", "tỷ lệ", "chiếm"), otherwise they speak of different things.
/// </summary>
internal static partial class PairFinder
{
    private const int Reach = 90;

    private const string Link = @"(?:ước|đạt|đạt được|được|tỷ lệ|tỷ lệ đạt|chiếm|chiếm tỷ lệ|bằng|tương ứng|tương ứng với|tương đương|tức|tức là|là|với|hay|khoảng|hoàn thành|với tỷ lệ|=)";

    [GeneratedRegex(@"^(?:\s\p{L}[\p{L}\p{M}\-]*){0,7}\s?[,(:=–-]?\s?(?:" + Link + @"\s?){0,4}:?\s?$")]
    private static partial Regex FractionThenPercent();

    [GeneratedRegex(@"^(?:\s?[,:=–-]?\s?(?:(?:tương ứng(?: với)?|tức(?: là)?|hay|là|với|=|gồm)\s)?|(?:\s\p{L}[\p{L}\p{M}\-]*){0,8}\s?[(\[]\s?(?:\p{L}+\s){0,4}:?\s?)$")]
    private static partial Regex PercentThenFraction();

    [GeneratedRegex(@"^(?:\s(?!trên)\p{L}[\p{L}\p{M}]*){0,4}\s?(?:/|trên tổng(?= số)|trên(?= tổng số))\s?(?:tổng |tổng cộng )?(?:số )?$")]
    private static partial Regex Slash();

    [GeneratedRegex(@"^\s(?<u>tỷ|triệu|nghìn|ngàn)(?!\p{L})")]
    private static partial Regex Scale();

    [GeneratedRegex(@"(?<!\p{L})(?:trong đó|bao gồm|gồm|chia ra)(?!\p{L})")]
    private static partial Regex PartMark();

    [GeneratedRegex(@"^\s?\(\s?(?:tương ứng(?: với)?\s|tức\s|là\s|với\s)?$")]
    private static partial Regex BracketOpens();

    [GeneratedRegex(@"^(?:\s\p{L}[\p{L}\p{M}]*){0,4}\s?\)")]
    private static partial Regex BracketCloses();

    private readonly record struct Fraction(int Start, int End, int First, int Second, decimal Numerator, decimal Denominator);

    public static IReadOnlyList<StatedPair> Find(Passage passage)
    {
        var numerals = passage.Numerals;
        var percents = Enumerable.Range(0, numerals.Count).Where(i => numerals[i].Kind == NumeralKind.Percent).ToList();
        if (percents.Count == 0)
        {
            return [];
        }

        var fractions = Fractions(passage);
        var pairs = new Dictionary<int, (decimal N, decimal D)>();
        foreach (var (percent, fraction) in Nearest(passage, percents, fractions))
        {
            pairs[percent] = (fraction.Numerator, fraction.Denominator);
        }

        var inFraction = fractions.SelectMany(f => new[] { f.First, f.Second }).ToHashSet();
        foreach (var percent in percents.Where(p => !pairs.ContainsKey(p)))
        {
            if (PartOverTotal(passage, percent, inFraction) is { } pair)
            {
                pairs[percent] = pair;
            }
        }

        return percents.ConvertAll(p => pairs.TryGetValue(p, out var pair)
            ? new StatedPair(numerals[p], pair.N, pair.D)
            : new StatedPair(numerals[p], null, null));
    }

    private static List<Fraction> Fractions(Passage passage)
    {
        var numerals = passage.Numerals;
        var lower = passage.Lower;
        var found = new List<Fraction>();
        for (var i = 0; i + 1 < numerals.Count; i++)
        {
            var (n, d) = (numerals[i], numerals[i + 1]);
            if (n.Kind != NumeralKind.Count || d.Kind != NumeralKind.Count || d.Start - n.End > 40 || !Slash().IsMatch(lower[n.End..d.Start]))
            {
                continue;
            }

            if (d.End < lower.Length && lower[d.End] == '/')
            {
                i++;
                continue;
            }

            var (scaleN, scaleD) = (ScaleAt(lower, n.End), ScaleAt(lower, d.End));
            // "7.159/5.684 triệu đồng": one unit written once is the unit of both.
            var scaled = scaleN is not null && scaleN != scaleD;
            found.Add(new Fraction(n.Start, d.End, i, i + 1, n.Value * (scaled ? scaleN!.Value : 1), d.Value * (scaled ? scaleD ?? 1 : 1)));
            i++;
        }

        return found;
    }

    private static decimal? ScaleAt(string lower, int at)
    {
        var unit = Scale().Match(lower[at..Math.Min(lower.Length, at + 8)]);
        return !unit.Success ? null : unit.Groups["u"].Value switch
        {
            "tỷ" => 1_000_000_000m,
            "triệu" => 1_000_000m,
            _ => 1_000m,
        };
    }

    private static IEnumerable<(int Percent, Fraction Fraction)> Nearest(Passage passage, List<int> percents, List<Fraction> fractions)
    {
        var numerals = passage.Numerals;
        var near = new List<(int Gap, int Percent, int Fraction)>();
        for (int f = 0, p = 0; f < fractions.Count; f++)
        {
            var fraction = fractions[f];
            while (p < percents.Count && percents[p] < fraction.First)
            {
                p++;
            }

            // Neighbours only: no other number stands between a percentage and its own n/d.
            if (p < percents.Count && percents[p] == fraction.Second + 1
                && Between(passage, fraction.End, numerals[percents[p]].Start, FractionThenPercent()) is { } after)
            {
                near.Add((after, percents[p], f));
            }

            if (p > 0 && percents[p - 1] == fraction.First - 1
                && Between(passage, numerals[percents[p - 1]].End, fraction.Start, PercentThenFraction()) is { } before)
            {
                near.Add((before, percents[p - 1], f));
            }
        }

        var takenPercents = new HashSet<int>();
        var takenFractions = new HashSet<int>();
        foreach (var (_, percent, fraction) in near.OrderBy(n => n.Gap).ThenBy(n => n.Percent))
        {
            if (!takenPercents.Contains(percent) && takenFractions.Add(fraction))
            {
                takenPercents.Add(percent);
                yield return (percent, fractions[fraction]);
            }
        }
    }

    private static int? Between(Passage passage, int from, int to, Regex allowed) =>
        to - from <= Reach && allowed.IsMatch(passage.Lower[from..to].Replace('\n', ' ')) ? to - from : null;

    private static (decimal N, decimal D)? PartOverTotal(Passage passage, int percent, HashSet<int> inFraction)
    {
        var numerals = passage.Numerals;
        var at = numerals[percent];
        int? part = null;
        if (percent > 0 && IsCount(numerals[percent - 1], percent - 1, inFraction)
            && Between(passage, numerals[percent - 1].End, at.Start, FractionThenPercent()) is not null)
        {
            part = percent - 1;
        }
        else if (percent + 1 < numerals.Count && IsCount(numerals[percent + 1], percent + 1, inFraction)
            && Between(passage, at.End, numerals[percent + 1].Start, BracketOpens()) is not null
            && BracketCloses().IsMatch(passage.Lower[numerals[percent + 1].End..Math.Min(passage.Lower.Length, numerals[percent + 1].End + 40)]))
        {
            part = percent + 1;
        }

        if (part is not { } p)
        {
            return null;
        }

        var first = Math.Min(p, percent);
        return Totals.Before(passage, numerals[first].Start, first, inFraction) is { } total ? (numerals[p].Value, total.Value) : null;
    }

    private static bool IsCount(Numeral numeral, int index, HashSet<int> inFraction) =>
        numeral.Kind == NumeralKind.Count && !inFraction.Contains(index);

    /// <summary>The total a part is taken of: the number before the <i>trong đó</i> or the bracket the part stands in.</summary>
    private static class Totals
    {
        private const int Farthest = 600;

        public static Numeral? Before(Passage passage, int partStart, int partIndex, HashSet<int> inFraction)
        {
            var lower = passage.Lower;
            var from = Math.Max(passage.SentenceAt(partStart).Start, partStart - Farthest);
            var marker = Marker(lower, from, partStart);
            if (marker is not { } at)
            {
                return null;
            }

            for (var i = partIndex - 1; i >= 0 && numerals(i).Start >= from; i--)
            {
                var numeral = numerals(i);
                if (numeral.End <= at && IsCount(numeral, i, inFraction))
                {
                    // The total stands right before: at most its unit and a few words between.
                    var gap = lower[numeral.End..at];
                    return gap.Count(c => c == ' ') <= 10 && !gap.Contains(';', StringComparison.Ordinal) ? numeral : null;
                }
            }

            return null;

            Numeral numerals(int i) => passage.Numerals[i];
        }

        // Going back from the part: the first "trong đó" not shut in a closed bracket, or the bracket still open.
        private static int? Marker(string lower, int from, int partStart)
        {
            var marks = new HashSet<int>();
            foreach (var match in PartMark().EnumerateMatches(lower.AsSpan(from, partStart - from)))
            {
                marks.Add(from + match.Index);
            }

            var depth = 0;
            for (var i = partStart - 1; i >= from; i--)
            {
                if (lower[i] == ')')
                {
                    depth++;
                }
                else if (lower[i] == '(' && depth-- == 0)
                {
                    return i;
                }
                else if (depth == 0 && marks.Contains(i))
                {
                    return lower.AsSpan(from, i - from).TrimEnd().EndsWith("(") ? lower.LastIndexOf('(', i) : i;
                }
            }

            return null;
        }
    }
}
