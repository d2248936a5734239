using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.App.Documents;

/// <summary>The Vietnamese words of the closed sets a person chooses from.</summary>
internal static class DocumentWords
{
    public static readonly (string Value, string Words)[] TargetTypes =
    [
        ("", "không có"), (nameof(TargetType.Percent), "tỷ lệ %"), (nameof(TargetType.Count), "số lượng, số lần"), (nameof(TargetType.Amount), "số tiền (đồng)"),
        (nameof(TargetType.Score), "điểm"), (nameof(TargetType.Rank), "thứ hạng"), (nameof(TargetType.Grade), "xếp loại"), (nameof(TargetType.Milestone), "hoàn thành (có hạn)"),
    ];

    public static readonly (string Value, string Words)[] Operators =
    [
        (">=", "từ … trở lên (≥)"), (">", "trên (>)"), ("<=", "không quá (≤)"), ("<", "dưới (<)"), ("=", "đúng bằng (=)"),
    ];

    public static readonly (string Value, string Words)[] ThresholdUnits =
    [
        ("percent", "%"), ("count", "số lượng"), ("times", "lần"), ("score", "điểm"),
    ];

    public static readonly (string Value, string Words)[] Groups =
    [
        (nameof(ItemGroup.Maintain), "Duy trì"), (nameof(ItemGroup.Improve), "Cải thiện"), (nameof(ItemGroup.Other), "Khác"),
    ];

    public static readonly (string Value, string Words)[] Periods =
    [
        ("once", "một lần"), ("week", "hằng tuần"), ("month", "hằng tháng"), ("quarter", "hằng quý"), ("half-year", "6 tháng"), ("year", "hằng năm"),
    ];

    public static string Of(ReformIndex index) => index switch
    {
        ReformIndex.Par => "PAR INDEX",
        ReformIndex.Sipas => "SIPAS",
        ReformIndex.Papi => "PAPI",
        ReformIndex.Pci => "PCI",
        ReformIndex.Service766 => "Bộ chỉ số 766",
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public static string Kind(string kind) => Enum.TryParse<DocumentKind>(kind, out var known)
        ? known switch
        {
            DocumentKind.Proposal => "đề xuất cam kết",
            DocumentKind.Commitment => "bản cam kết",
            DocumentKind.Directive => "văn bản yêu cầu, triển khai",
            DocumentKind.Plan => "kế hoạch",
            DocumentKind.Report => "báo cáo",
            DocumentKind.Decision => "quyết định",
            DocumentKind.Other => "văn bản khác",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        }
        : "văn bản khác";

    /// <summary>"hằng quý, chậm nhất ngày 12 của tháng cuối quý", "ít nhất 2 lần trong năm": a duty's rule for reading.</summary>
    public static string Rule(DutyRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var period = Periods.FirstOrDefault(p => p.Value == rule.Every).Words ?? "";
        if (rule.Times is { } times)
        {
            return $"ít nhất {times} lần {rule.Every switch { "year" => "trong năm", "once" => "", _ => period }}".TrimEnd();
        }

        var bound = rule.Inclusive ? "chậm nhất ngày" : "trước ngày";
        return (rule.Every, rule.Day, rule.Month) switch
        {
            ("once", _, _) when rule.Date is { } date => $"một lần, {bound} {Day(date)}",
            ("quarter", { } day, 3) => $"{period}, {bound} {day} của tháng cuối quý",
            ("quarter", { } day, { } month) => $"{period}, {bound} {day} của tháng thứ {month} trong quý",
            ("half-year", { } day, 6) => $"{period}, {bound} {day} của tháng cuối kỳ",
            ("half-year", { } day, { } month) => $"{period}, {bound} {day} của tháng thứ {month} trong kỳ",
            ("year", { } day, { } month) => $"{period}, {bound} {day}/{month}",
            ("month" or "quarter" or "half-year", { } day, null) => $"{period}, {bound} {day}",
            _ => period,
        };
    }

    private static string Day(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            ? CamKet.Time.VietnameseDate.Print(day)
            : string.Join('/', iso.Split('-').Reverse());
}
