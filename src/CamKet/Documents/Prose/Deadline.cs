using System.Globalization;
using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>"chậm nhất ngày 12 của tháng cuối quý", "trước ngày 15/4/2024", "trước ngày 25 hàng tháng", "trong quý I".</summary>
/// <param name="Every">The period it names itself; null when its period stands elsewhere ("chậm nhất ngày 12/12").</param>
internal readonly record struct Deadline(int Start, int End, string? Every, int? Month, int? Day, string? Date, bool Inclusive, string Lead)
{
    public bool IsWholeDate => Date is not null;

    /// <summary>A day and month of no named year.</summary>
    public bool IsDayOfYear => Every is null && Month is not null && Date is null;
}

internal static partial class Deadlines
{
    [GeneratedRegex(
        @"(?:(?<!\p{L})(?<lead>(?:hoàn thành |xong |gửi |nộp )?(?:trước|chậm nhất|muộn nhất|không muộn hơn|không quá|hạn cuối(?: cùng)?|hạn chót|thời hạn|trong|vào))(?: là| vào| đến| trước| ngày làm việc|:){0,3} (?:(?<hour>\d{1,2} ?(?:giờ|h|g)(?!\p{L})(?: ?\d{2})?(?: phút)?),? ?)?)?(?:(?<!\p{L})(?<ngay>ngày) )?"
        + "(?<what>" + WrittenDate.Pattern
        + @"|(?<qd>\d{1,2}) (?:của )?tháng (?<qm>cuối|đầu|giữa|thứ hai)(?: của)?(?: mỗi| hàng)? quý(?<next> (?:sau|tiếp theo|kế tiếp|liền kề))?"
        + @"|(?<md>\d{1,2})(?: của| các)?(?: tháng)? (?:hàng|mỗi|từng) tháng"
        + @"|(?<md>\d{1,2}) (?:của )?tháng (?<nm>sau|tiếp theo|kế tiếp|liền kề)"
        + @"|(?<dd>\d{1,2}) ?/ ?(?<dm>\d{1,2})(?![\d/])|(?<dd>\d{1,2}) tháng (?<dm>\d{1,2})(?!\d| năm)"
        + @"|tháng (?<om>\d{1,2})(?!\d)(?:(?:/| năm )(?<oy>\d{4}))?"
        + @"|quý (?<oq>iv|i{1,3}|[1-4])(?![\p{L}\d])(?:(?:[/ ]|/ ?năm | năm )(?<oy>\d{4}))?"
        + @"|thứ (?<wd>hai|ba|tư|năm|sáu|bảy|[2-7])(?![\p{L}\d/])"
        + @"|(?<pd>\d{1,2})(?![\d/.,%\p{L}]))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    // "trước ngày 15/6 và 15/12"
    [GeneratedRegex(@"^ ?(?:,|;|và|hoặc)? ?$")]
    private static partial Regex Joins();

    /// <param name="isTime">The text says nothing but when, so a date needs no word before it.</param>
    public static List<Deadline> Of(string lower, bool isTime = false)
    {
        var found = new List<Deadline>();
        foreach (Match match in Written().Matches(lower))
        {
            if (Read(match, isTime) is { } deadline)
            {
                var joined = isTime && deadline.Lead.Length == 0 && found.Count > 0 && Joins().IsMatch(lower[found[^1].End..deadline.Start]);
                found.Add(joined ? deadline with { Inclusive = found[^1].Inclusive } : deadline);
            }
        }

        return found;
    }

    private static Deadline? Read(Match match, bool isTime)
    {
        var lead = match.Groups["lead"].Value;
        var isWithin = !isTime && lead.EndsWith("trong", StringComparison.Ordinal);
        var isOn = !isTime && (lead.EndsWith("vào", StringComparison.Ordinal) || lead.Length == 0);
        var hasDay = match.Groups["ngay"].Success || isTime;
        // Before three o'clock of a day still is that day.
        var inclusive = !match.Value.Contains("trước", StringComparison.Ordinal) || match.Groups["hour"].Success;
        Deadline Made(string? every, int? month, int? day, string? date = null) =>
            new(match.Index, match.Index + match.Length, every, month, day, date, inclusive, lead);

        if (Number(match, "qd") is { } quarterDay && quarterDay <= 31 && (hasDay || lead.Length > 0))
        {
            var within = match.Groups["qm"].Value switch { "đầu" => 1, "cuối" => 3, _ => 2 };
            return Made("quarter", within + (match.Groups["next"].Success ? 3 : 0), quarterDay);
        }

        if (Number(match, "md") is { } monthDay && monthDay is >= 1 and <= 31 && (hasDay || lead.Length > 0))
        {
            return Made("month", match.Groups["nm"].Success ? 2 : null, monthDay);
        }

        if (match.Groups["wd"].Success)
        {
            return lead.Length == 0 && !isTime ? null : Made("week", null, Weekday(match.Groups["wd"].Value));
        }

        if (match.Groups["om"].Success || match.Groups["oq"].Success)
        {
            return isWithin || !isOn ? WithinMonthOrQuarter(match, Made) : null;
        }

        if (isWithin || isOn)
        {
            return null;
        }

        if (match.Groups["y"].Success)
        {
            return WrittenDate.Iso(match) is { } iso ? Made("once", null, null, iso) : null;
        }

        if (Number(match, "dd") is { } day && Number(match, "dm") is { } ofMonth)
        {
            return ofMonth is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, ofMonth) ? Made(null, ofMonth, day) : null;
        }

        return match.Groups["ngay"].Success && Number(match, "pd") is { } plain && plain is >= 1 and <= 31 && !lead.Contains("không quá", StringComparison.Ordinal) ? Made(null, null, plain) : null;
    }

    private static Deadline? WithinMonthOrQuarter(Match match, Func<string?, int?, int?, string?, Deadline> made)
    {
        var month = Number(match, "om") ?? (match.Groups["oq"].Value switch { "i" or "1" => 3, "ii" or "2" => 6, "iii" or "3" => 9, _ => 12 });
        return month is < 1 or > 12 ? null
            : match.Groups["oy"].Success ? made("once", null, null, WrittenDate.Month(match.Groups["oy"].Value, month.ToString(CultureInfo.InvariantCulture)))
            : made(null, month, null, null);
    }

    private static int Weekday(string written) => written switch
    {
        "hai" or "2" => 1,
        "ba" or "3" => 2,
        "tư" or "4" => 3,
        "năm" or "5" => 4,
        "sáu" or "6" => 5,
        _ => 6,
    };

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;
}
