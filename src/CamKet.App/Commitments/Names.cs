using CamKet.Commitments;
using CamKet.Documents;

namespace CamKet.App.Commitments;

/// <summary>The Vietnamese words of the closed sets a person chooses from.</summary>
internal static class Names
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

    /// <summary>"chậm nhất ngày 12 tháng cuối quý", "ít nhất 2 lần trong năm": a duty's rule for reading; null when it says nothing.</summary>
    public static string? Rule(DutyRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var period = Periods.FirstOrDefault(p => p.Value == rule.Every).Words;
        if (rule.Times is { } times)
        {
            return $"ít nhất {times} lần {(rule.Every == "year" ? "trong năm" : period)}";
        }

        var bound = rule.Inclusive ? "chậm nhất ngày" : "trước ngày";
        return (rule.Day, rule.Month, rule.Every) switch
        {
            ({ } day, { } month, "quarter") => $"hằng quý, {bound} {day} tháng thứ {month} của quý",
            ({ } day, { } month, "year") => $"hằng năm, {bound} {day}/{month}",
            ({ } day, _, "month") => $"hằng tháng, {bound} {day}",
            ({ } day, { } month, "half-year") => $"6 tháng, {bound} {day} tháng thứ {month} của kỳ",
            _ => period,
        };
    }
}
