using System.Text.RegularExpressions;
using CamKet.Time;

namespace CamKet.Documents;

/// <summary>A cell that says nothing but when: "Quý I, III/2024", "Từ tháng 3 đến tháng 6/2024", "Hằng tháng", "30/6/2024".</summary>
internal static partial class TimeCell
{
    private const int Longest = 400;

    private const string Ordinal = @"(?:\d{1,2}|i{1,3}|iv)(?![\p{L}\d])";

    // The end of a span of time is when it is due.
    [GeneratedRegex(@"(?<!\p{L})(?:từ )?(?<u>tháng|quý) " + Ordinal + @"(?:/\d{4}| năm \d{4})? ?(?:đến(?: hết)?|tới|-|–) ?(?:tháng |quý )?(?=" + Ordinal + ")", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthSpan();

    [GeneratedRegex(@"(?<!\p{L})(?:từ )?(?:ngày )?" + WrittenDate.Pattern + @" ?(?:đến(?: hết)?|tới|-|–) ?(?=(?:ngày )?\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex DaySpan();

    private const string Year = @"(?: ?/ ?(?:năm )?(?<y>\d{4})(?!\d)| năm (?<y>\d{4})(?!\d))?";

    [GeneratedRegex(@"(?<!\p{L})(?<u>tháng|quý) " + Ordinal + Year + @"(?: ?(?:,|;|và|&|\+) ?(?:\k<u> )?" + Ordinal + @"(?! ?/ ?\d{1,2}(?!\d))" + Year + ")+", RegexOptions.ExplicitCapture)]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?<![\p{L}\d])(?<a>" + Ordinal + ")" + Year, RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    // "08/2025/QĐ-UBND" numbers a document.
    [GeneratedRegex(@"(?<![\d/.\-]|tháng )(?<m>\d{1,2}) ?[/\-] ?(?<y>20\d\d)(?!\d)(?! ?/ ?\p{L})", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(@"(?<!\p{L})(?:trong|hết|cuối) năm (?<y>20\d\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex WholeYear();

    /// <param name="period">The cell that says how often, where a column of its own does.</param>
    public static IReadOnlyList<DutyRule> Rules(string period, string deadline)
    {
        var plain = Plain(period.Length > 0 && deadline.Length > 0 ? period + ", " + deadline : period + deadline);
        return plain.Length is 0 or > Longest ? [] : DutyFinder.RulesOfTime(plain);
    }

    public static string Plain(string cell)
    {
        // The day a plan was signed is not when what it asks for is due.
        var lower = PlainText.Lower(CitationFinder.Without(PlainText.Clean(cell))).Replace("\n", "; ", StringComparison.Ordinal).TrimEnd('.', ';', ' ');
        if (lower.Length > Longest)
        {
            return lower;
        }

        lower = DaySpan().Replace(MonthSpan().Replace(lower, "${u} "), "");
        lower = Listed().Replace(lower, Apart);
        return WholeYear().Replace(MonthOfYear().Replace(lower, "tháng ${m}/${y}"), "tháng 12/${y}");
    }

    // "quý i, iii/2025" is two quarters of that year: what stands at the end of a list is said of all before it.
    private static string Apart(Match listed)
    {
        var unit = listed.Groups["u"].Value;
        var members = new List<string>();
        var year = "";
        foreach (var member in Member().Matches(listed.Value).Reverse())
        {
            year = member.Groups["y"].Success ? "/" + member.Groups["y"].Value : year;
            members.Insert(0, unit + " " + member.Groups["a"].Value + year);
        }

        return string.Join("; ", members);
    }
}
