using System.Text.RegularExpressions;
using CamKet.Figures;

namespace CamKet.Reports;

/// <summary>A number standing in a text.</summary>
/// <param name="Text">As written, without its percent sign.</param>
/// <param name="Value">Null when it is ambiguous ("12.5").</param>
public sealed record WrittenNumber(int Start, int End, string Text, bool IsPercent, decimal? Value)
{
    public string AsWritten => IsPercent ? Text + "%" : Text;
}

/// <summary>
/// The numbers of a text that say how much: dates, years, document numbers, item numbers, web addresses and levels
/// ("mức độ 2") are no figures.
/// </summary>
public static partial class WrittenNumbers
{
    [GeneratedRegex(
        @"https?://\S+|(?<![\p{L}\d])(?:[\p{L}\d\-]+\.)+(?:gov|com|vn|org)\.?\S*"
        + @"|(?:ngày\s+)?\d{1,2}\s?[/\-]\s?\d{1,2}\s?[/\-]\s?\d{4}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|(?:tháng|quý|năm|ngày|học kỳ)\s+\d{1,4}(?:/\d{4}|/\d{1,2})?(?![\d.,%]*\d)"
        + @"|\d{1,5}[a-z]?(?:/\d{4})?/\p{Lu}[\p{L}\d]*(?:-[\p{L}\d]+)*|\d{1,5}-\p{Lu}{2,}(?:/\p{L}+)?"
        + @"|(?i:mức độ|phường|khu phố|tổ|thôn|quận|mẫu|điều|khoản|mục|nghị định số)\s+(?:số\s+)?\d{1,3}(?![\d.,%/])|\d{1,2}/\d{1,2}/\d{2}|(?<=^|\n)\s*\d{1,2}[.)](?=\s)",
        RegexOptions.CultureInvariant)]
    private static partial Regex NoFigure();

    [GeneratedRegex(@"(?<![\p{L}\d])(?<n>\d+(?:[.,]\d+)*)(?<p>\s?%)?(?![\p{L}\d])", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    public static IReadOnlyList<WrittenNumber> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Blanked, not removed, so that positions stay.
        var figuresOnly = NoFigure().Replace(text, m => new string(' ', m.Length));
        var found = new List<WrittenNumber>();
        foreach (Match match in Number().Matches(figuresOnly))
        {
            var number = match.Groups["n"].Value;
            decimal? value = VietnameseNumber.Read(number) is NumberReading.Number read ? read.Value : null;
            found.Add(new WrittenNumber(match.Index, match.Index + match.Length, number, match.Groups["p"].Success, value));
        }

        return found;
    }
}
