using CamKet.App.Charts;
using CamKet.Measures;

namespace CamKet.App.Board;

/// <summary>
/// A measure's title short enough for the head of a column. The measures most boards show have one written here; another's is
/// the catalog's name without what every name begins with.
/// </summary>
internal static class MeasureTitle
{
    private static readonly Dictionary<string, string> Written = new(StringComparer.Ordinal)
    {
        ["on-time-received"] = "Đúng hạn (tiếp nhận)",
        ["on-time-resolved"] = "Đúng hạn",
        ["on-time-resolved-overdue"] = "Đúng hạn (cả quá hạn)",
        ["online-all"] = "Trực tuyến",
        ["online-new"] = "Trực tuyến (mới)",
        ["online-full-service"] = "Toàn trình",
        ["online-payment"] = "Thanh toán trực tuyến",
        ["digitised-input"] = "Số hoá đầu vào",
        ["digitised-result"] = "Số hoá kết quả",
        ["interlinked-electronic"] = "Liên thông điện tử",
        ["supplemented-twice"] = "Bổ sung quá 1 lần",
        ["apology-coverage"] = "Xin lỗi",
        ["signed"] = "Ký số",
        ["signed-by-leader"] = "Lãnh đạo ký số",
        ["incoming-processed"] = "Xử lý văn bản đến",
        ["disbursement"] = "Giải ngân",
        ["revenue-total"] = "Thu ngân sách",
        ["satisfaction"] = "Hài lòng",
        ["par-index"] = "Chỉ số CCHC",
    };

    private static readonly string[] Beginnings = ["Tỷ lệ hồ sơ ", "Tỷ lệ ", "Mức độ ", "Số "];

    public static string Short(MeasureDefinition measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (Written.TryGetValue(measure.Code, out var title))
        {
            return title;
        }

        var name = measure.Name.Split(',')[0];
        var begin = Beginnings.FirstOrDefault(b => name.StartsWith(b, StringComparison.Ordinal)) ?? "";
        return FigureText.Capital(name[begin.Length..]);
    }
}
