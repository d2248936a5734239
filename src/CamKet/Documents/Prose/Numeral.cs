using System.Text.RegularExpressions;
using CamKet.Figures;

namespace CamKet.Documents;

internal enum NumeralKind
{
    /// <summary>A number that counts or measures something.</summary>
    Count,

    Percent,

    /// <summary>Part of a date, a document number, a clock time, a name ("Phường 4", "mức độ 2"): counts nothing.</summary>
    Label,

    /// <summary>"12.5": reported, never guessed.</summary>
    Ambiguous,
}

/// <summary>A number in running text. <paramref name="End"/> is behind the percent sign, if there is one.</summary>
internal readonly record struct Numeral(int Start, int End, decimal Value, int Decimals, NumeralKind Kind, bool IsPercent);

internal static partial class Numerals
{
    // Beyond these lengths a row of digits is no figure of an office but noise, and would overflow a quotient.
    private const int MostWholeDigits = 15;
    private const int MostDecimals = 6;

    [GeneratedRegex(@"(?<![\p{L}\p{M}\d])(?<!\d[.,])\d+(?:[.,]\d+){0,8}")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\G ?(?:%|％|phần trăm)")]
    private static partial Regex PercentSign();

    [GeneratedRegex(
        @"(?:ngày )?\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{4}"
        + @"|ngày (?:\d{1,2}(?: ?[/\-] ?\d{1,2}(?!\d))?(?: tháng \d{1,2})?(?: năm \d{4})?)"
        + @"|(?<![\d.,] ?|\p{L})(?:tháng|quý|năm|kỳ|giai đoạn|nhiệm kỳ|năm học|niên khóa) \d{1,4}(?: ?[-–/] ?\d{4})?(?!\d|[.,]\d|%)"
        + @"|(?<!\d)(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d(?!\d)"
        + @"|\d{1,2} ?(?:giờ|h)(?!\p{L})(?: ?\d{2}(?!\d))?"
        + @"|(?<!\p{L})(?:phường|khu phố|tổ dân phố|thôn|buôn|khóm|ấp|quận|mức độ|cấp độ|điều|khoản|mục|phụ lục|mẫu số|mẫu|bảng|vị thứ|thứ hạng|thứ|hạng|vị trí|quyết định|nghị định|(?<!tổng |con |ký )số) (?:số )?\d+(?:/\d+)?(?:\.\d{1,2})?(?![\d%])"
        + @"|https?://\S{1,200}|www\.\S{1,200}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Labels();

    /// <param name="lower">The same text in lower case, see <see cref="PlainText.Lower"/>.</param>
    public static IReadOnlyList<Numeral> Of(string text, string lower)
    {
        var labels = Labels().Matches(lower);
        var symbols = CitationFinder.Symbols(text);
        var found = new List<Numeral>();
        int label = 0, symbol = 0;
        foreach (Match match in Digits().Matches(lower))
        {
            while (label < labels.Count && labels[label].Index + labels[label].Length <= match.Index)
            {
                label++;
            }

            while (symbol < symbols.Count && symbols[symbol].End <= match.Index)
            {
                symbol++;
            }

            var sign = PercentSign().Match(lower, match.Index + match.Length);
            var isPercent = sign.Success;
            var end = match.Index + match.Length + (isPercent ? sign.Length : 0);
            var inLabel = !isPercent
                && ((label < labels.Count && labels[label].Index <= match.Index)
                    || (symbol < symbols.Count && symbols[symbol].Start <= match.Index));
            found.Add(Read(match, end, inLabel, isPercent));
        }

        return found;
    }

    private static Numeral Read(Match match, int end, bool inLabel, bool isPercent)
    {
        if (!inLabel)
        {
            switch (VietnameseNumber.Read(match.Value))
            {
                case NumberReading.Number(var value, var decimals)
                    when decimals <= MostDecimals && match.Length - decimals <= MostWholeDigits + (MostWholeDigits / 3):
                    return new(match.Index, end, value, decimals, isPercent ? NumeralKind.Percent : NumeralKind.Count, isPercent);
                case NumberReading.Ambiguous:
                    return new(match.Index, end, 0, 0, NumeralKind.Ambiguous, isPercent);
                default:
                    break;
            }
        }

        return new(match.Index, end, 0, 0, NumeralKind.Label, isPercent);
    }
}
