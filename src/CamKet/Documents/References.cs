using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Text;
using CamKet.Time;

namespace CamKet.Documents;

/// <summary>
/// Numbers and dates of documents as Decree 30/2020 and party offices write them: "63/BCĐ-CCHC", "61/2018/NĐ-CP",
/// "02-NQ/TU", each often with "ngày 25/3/2024" behind it.
/// </summary>
internal static class References
{
    private const string Symbol = @"[\p{Lu}][\p{L}\d&.]*";

    private static readonly Regex Number = PrintedText.Pattern(
        @"\b(?<n>\d{1,5}[a-zA-Z]?)(?<rest>\s?/\s?(?<y>(19|20)\d\d)\s?/\s?(?<s>" + Symbol + @"(\s?[-–]\s?" + Symbol + @"){0,4})"
        + @"|\s?/\s?(?<s>" + Symbol + @"(\s?[-–]\s?" + Symbol + @"){0,4})"
        + @"|\s?[-–]\s?(?<s>\p{Lu}{1,6}\s?/\s?" + Symbol + @"(\s?[-–]\s?" + Symbol + @"){0,3}))");

    private static readonly Regex SlashDate = PrintedText.Pattern(@"\b(?<d>\d{1,2})\s?[/.-]\s?(?<m>\d{1,2})\s?[/.-]\s?(?<y>(19|20)\d\d)\b");

    private static readonly Regex WordDate = PrintedText.Pattern(
        @"(ngày|Ngày|NGÀY)\s+(?<d>\d{1,2})?[\s.…_]*(tháng|Tháng|THÁNG)\s+(?<m>\d{1,2})?[\s.…_]*(năm|Năm|NĂM)\s+(?<y>(19|20)\d\d)");

    private static readonly Regex DateBehind = PrintedText.Pattern(
        @"^\s{0,3},?\s{0,3}(ngày|Ngày|NGÀY|,|\()?\s{0,3}(?<date>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(19|20)\d\d|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(19|20)\d\d)");

    private static readonly Regex BareWordDate = PrintedText.Pattern(@"(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>(19|20)\d\d)");

    internal readonly record struct Found(int Start, int Length, Citation Citation);

    public static IEnumerable<Found> In(string text)
    {
        for (var m = Number.Match(text); m.Success; m = m.NextMatch())
        {
            var symbol = m.Groups["s"].Value.TrimEnd('.', '-', '–');
            // "15/Quý", "3/Nghị" are no symbols: a symbol begins with two capitals or ends its first group with one.
            if (symbol.Length < 2 || !symbol.Take(2).All(char.IsUpper))
            {
                continue;
            }

            var length = m.Length - (m.Groups["s"].Value.Length - symbol.Length);
            var number = Compact(text.Substring(m.Index, length));
            var end = m.Index + length;
            var behind = DateBehind.Match(text, end, Math.Min(60, text.Length - end));
            yield return new Found(m.Index, length, new Citation(number, behind.Success ? Date(behind.Groups["date"].Value) : null));
        }
    }

    /// <summary>The first date written in the text, ISO; "2024-05" where only month and year stand.</summary>
    public static string? Date(string text)
    {
        var slash = SlashDate.Match(text);
        if (slash.Success)
        {
            return Iso(slash);
        }

        var word = WordDate.Match(text);
        if (!word.Success)
        {
            word = BareWordDate.Match(text);
        }

        return word.Success ? Iso(word) : null;
    }

    public static string? Iso(Match match) =>
        IsoDate.Of(Int(match.Groups["d"]), Int(match.Groups["m"]), Int(match.Groups["y"]));

    private static int? Int(Group group) =>
        group.Success && int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static string Compact(string number) =>
        PrintedText.OneLine(number).Replace(" ", "", StringComparison.Ordinal).Replace('–', '-');
}
