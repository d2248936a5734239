using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>To whom a duty reports: "gửi UBND thành phố (qua Phòng Nội vụ)".</summary>
internal static partial class Receivers
{
    private const string Office = @"(?:ubnd|ủy ban nhân dân|sở|phòng|ban|văn phòng|chủ tịch|hđnd|hội đồng|trưởng ban|đảng ủy|thường trực|thường vụ|huyện ủy|thành ủy|tỉnh ủy|bộ(?! phận)|công an|bộ phận|kho bạc|trung tâm)";

    private const string Words = @"(?:[\s\-–&]{1,3}(?!(?:trước|chậm|muộn|để|theo|kết quả|tình hình|định kỳ|hàng|về|qua|thông qua|tổng hợp|xem xét|xử lý|các|trong|vào|xin|kịp thời|lồng ghép|chỉ đạo|biết|cho|bằng|đúng|phê duyệt|ban hành|tổ chức|là|khi|nếu|thì|những|một|mỗi|việc)(?!\p{L}))\p{L}[\p{L}&\-]*){0,9}";

    [GeneratedRegex(@"(?<!\p{L})(?:gửi|nộp|trình)(?: (?:báo cáo|kết quả|văn bản))?(?: (?:về|cho|đến|lên|tới)){0,2} (?<to>" + Office + @"(?!\p{L})" + Words + @")(?<via>,? ?\(?(?:thông )?qua (?<v>" + Office + Words + @")\)?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Sent();

    [GeneratedRegex(@"(?<!\p{L})báo cáo(?: (?:về|cho|đến|lên|với)){0,2} (?<to>" + Office + @"(?!\p{L})" + Words + @")(?<via>,? ?\(?(?:thông )?qua (?<v>" + Office + Words + @")\)?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Reported();

    [GeneratedRegex(@"(?<!\p{L})về (?<to>(?:ubnd|ủy ban nhân dân|sở|phòng|văn phòng)(?!\p{L})" + Words + @")(?<via>,? ?\(?(?:thông )?qua (?<v>" + Office + Words + @")\)?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Towards();

    public static string? Of(string text, string lower)
    {
        var sent = Sent().Match(lower);
        var match = sent.Success ? sent : Reported().Match(lower);
        match = match.Success ? match : Towards().Match(lower);
        if (!match.Success)
        {
            return null;
        }

        var to = text.Substring(match.Groups["to"].Index, match.Groups["to"].Length).Trim();
        var via = match.Groups["v"];
        return via.Success ? $"{to} (qua {text.Substring(via.Index, via.Length).Trim()})" : to;
    }
}
