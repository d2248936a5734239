using System.Text.RegularExpressions;
using CamKet.Documents;
using CamKet.Figures;

namespace CamKet.Reports;

/// <summary>
/// What a person typed into a report: the documents it cites (offered as evidence), and the figures in it, which the store
/// does not hold and which therefore need a reason.
/// </summary>
/// <param name="Bare">Percentages without numerator and denominator beside them.</param>
/// <param name="Differing">Percentages that are not the quotient standing beside them.</param>
/// <param name="Typed">All other numbers.</param>
public sealed record TypedText(
    IReadOnlyList<CitedDocument> Cited,
    IReadOnlyList<string> Bare,
    IReadOnlyList<string> Differing,
    IReadOnlyList<string> Typed)
{
    public static TypedText Empty { get; } = new([], [], [], []);
}

/// <summary>A document named in a text, with the words that name it: "Kế hoạch số 124/KH-UBND ngày 26/02/2024".</summary>
public sealed record CitedDocument(Citation Citation, string Text);

public static partial class TypedTexts
{
    [GeneratedRegex(
        @"(?<k>(?:Kế hoạch|Báo cáo|Quyết định|Thông báo|Công văn|Tờ trình|Biên bản|Nghị quyết|Chương trình|Chỉ thị|Hướng dẫn|Bản cam kết|Giấy mời)\s+(?:số\s+)?)?(?<!\d)(?<no>\d{1,5}(?:/\d{4})?/\p{Lu}[\p{L}\d]*(?:-[\p{L}\d]+)*)(?:\s*,?\s*ngày\s+(?<d>\d{1,2})[/\-](?<m>\d{1,2})[/\-](?<y>\d{4}))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Document();

    [GeneratedRegex(@"(?<n>\d+(?:[.,]\d+)*)\s?(?:\p{L}+\s?){0,3}/\s?(?<d>\d+(?:[.,]\d+)*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();

    private const int Reach = 60;

    public static TypedText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return TypedText.Empty;
        }

        var cited = Document().Matches(text).Select(Cited).DistinctBy(c => c.Citation.Number).ToList();
        var numbers = WrittenNumbers.Of(text);
        var pairs = Pair().Matches(text).Where(p => numbers.Any(n => n.Start == p.Groups["n"].Index)).ToList();
        var bare = new List<string>();
        var differing = new List<string>();
        foreach (var percent in numbers.Where(n => n.IsPercent))
        {
            var pair = pairs.Where(p => p.Index < percent.End + Reach && p.Index + p.Length > percent.Start - Reach)
                .MinBy(p => p.Index > percent.End ? p.Index - percent.End : percent.Start - p.Index - p.Length);
            if (pair is null)
            {
                bare.Add(percent.AsWritten);
            }
            else if (!Agrees(percent, pair))
            {
                differing.Add(percent.AsWritten);
            }
        }

        return new TypedText(cited, bare, differing, [.. numbers.Where(n => !n.IsPercent).Select(n => n.Text)]);
    }

    private static bool Agrees(WrittenNumber percent, Match pair)
    {
        if (VietnameseNumber.Read(percent.Text) is not NumberReading.Number stated
            || VietnameseNumber.Read(pair.Groups["n"].Value) is not NumberReading.Number n
            || VietnameseNumber.Read(pair.Groups["d"].Value) is not NumberReading.Number { Value: > 0 } d)
        {
            return false;
        }

        return Math.Round(n.Value * 100 / d.Value, stated.Decimals, MidpointRounding.AwayFromZero) == stated.Value;
    }

    private static CitedDocument Cited(Match match)
    {
        var date = match.Groups["y"].Success
            ? $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}"
            : null;
        return new CitedDocument(new Citation(match.Groups["no"].Value, date), match.Value.Trim());
    }
}
