using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Figures;
using CamKet.Text;
using CamKet.Time;

namespace CamKet.Targets;

/// <param name="IsPromise">False for a date that only tells when something was counted ("tính đến 10/11/2024").</param>
internal readonly record struct MilestoneFound(int Start, int Length, string? Date, Operator Op, bool Implied, bool IsPromise);

/// <summary>Days, months and quarters something is to be done by. "Trước ngày 15/4" ends on the 14th and is &lt;; "trong quý II" is the quarter's last month.</summary>
internal static class MilestoneText
{
    private static readonly Regex Time = PrintedText.Pattern(
        @"\b(ngày\s)?(?<d>\d{1,2})\s?[/.-]\s?(?<m>\d{1,2})\s?[/.-]\s?(?<y>(19|20)\d\d)\b"
        + @"|\bngày\s(?<d>\d{1,2})\stháng\s(?<m>\d{1,2})(\s?(năm|/)\s?(?<y>(19|20)\d\d))?"
        + @"|\bngày\s(?<d>\d{1,2})\s?[/-]\s?(?<m>\d{1,2})\b"
        + @"|\btháng\s(?<m>\d{1,2})(\s?(/|năm|-)\s?(?<y>(19|20)\d\d))?\b"
        + @"|\bquý\s?(?<q>iv|iii|ii|i|[1-4])\b(\s?(/|năm|-)\s?(?<y>(19|20)\d\d))?"
        + @"|\b(cuối năm|hết năm|trong năm)(\s(?<y>(19|20)\d\d))?\b");

    private static readonly Regex Counted = PrintedText.Pattern(@"(tính đến|tính từ|từ|kể từ|đến thời điểm|thời điểm|số liệu|kỳ|\d\s?[-–])\s?(hết\s)?$");
    private static readonly Regex Strict = PrintedText.Pattern(@"\btrước\s?$");
    private static readonly Regex Inclusive = PrintedText.Pattern(@"(chậm nhất|muộn nhất|trước và trong|hạn|đến|xong|hết|trong|hoàn thành|vào|không quá|≤|<=)(\s(là|ngày|trong|vào|hết|đến))*\s?:?\s?$");

    public static IReadOnlyList<MilestoneFound> In(string lower, int? year)
    {
        var found = new List<MilestoneFound>();
        for (var m = Time.Match(lower); m.Success; m = m.NextMatch())
        {
            var before = lower[Math.Max(0, m.Index - 30)..m.Index];
            var whole = m.Value.StartsWith("trong", StringComparison.Ordinal) || m.Value.StartsWith("hết", StringComparison.Ordinal) || m.Value.StartsWith("cuối", StringComparison.Ordinal);
            var strict = Strict.IsMatch(before);
            var said = strict || whole || Inclusive.IsMatch(before);
            // A bare date is a promise only when the cell holds nothing else, "trong năm" only when nothing else is promised in it.
            var alone = lower.Trim().Length == m.Length;
            var promise = !Counted.IsMatch(before) && (alone || said && !(whole && m.Groups["y"].Length + lower.Length > 60) && !(whole && lower.Any(char.IsDigit) && lower.Count(char.IsDigit) > m.Value.Count(char.IsDigit)));
            found.Add(new MilestoneFound(m.Index, m.Length, Date(m, year, strict), strict ? Operator.LessThan : Operator.AtMost, !said, promise));
        }

        return found;
    }

    private static string? Date(Match m, int? year, bool strict)
    {
        var y = Int(m.Groups["y"]) ?? year;
        if (Int(m.Groups["m"]) is { } month)
        {
            return IsoDate.Of(Int(m.Groups["d"]), month, y);
        }

        var quarter = m.Groups["q"].Value switch { "i" or "1" => 1, "ii" or "2" => 2, "iii" or "3" => 3, "iv" or "4" => 4, _ => 0 };
        // "Trước quý II" ends before the quarter begins.
        var last = quarter == 0 ? 12 : strict ? (quarter * 3) - 2 : quarter * 3;
        return IsoDate.Of(null, last, y);
    }

    private static int? Int(Group group) =>
        group.Success && int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
