using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>Offices as headings name them: "2. Văn phòng HĐND và UBND thành phố", "Bộ phận Tư pháp-Hộ tịch:", "a) Giao Phòng Nội vụ chủ trì …".</summary>
internal static partial class Offices
{
    [GeneratedRegex(
        @"^(?:(?:giao|đề nghị|yêu cầu|đối với|trách nhiệm của|nhiệm vụ của|về phía)\s+(?:cho\s+)?)?"
        + @"(?<o>(?:(?:các|những|thủ trưởng|lãnh đạo|người đứng đầu|chủ tịch)\s+){0,2}"
        + @"(?:cơ quan|đơn vị|phòng(?!,?\s+(?:chống|ngừa|cháy|bệnh))|văn phòng|bộ phận|bộ chỉ huy|ban(?!\s+hành)|sở(?!\s+hữu)|ubnd|ủy ban|hđnd|hội đồng nhân dân"
        + @"|công an|quân sự|trung tâm|chi cục|kho bạc|hội(?!\s+(?:nghị|thảo|họp))|đoàn(?!\s+kết)|mặt trận|trường(?!\s+hợp)|trạm|tổ(?!\s+chức)|thanh tra|công chức"
        + @"|chi nhánh|bưu điện|khu phố|thôn|đội|xã|phường(?!\s+đã)|thị trấn)(?!\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex AtStart();

    // Where the name ends and the task begins.
    [GeneratedRegex(
        @":|\s(?=(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|triển khai|thực hiện|tham mưu|tổ chức (?:thực hiện|triển khai|các|hội|đối|kiểm)|tiếp tục|thường xuyên|theo dõi"
        + @"|tăng cường|đẩy mạnh|xây dựng|căn cứ|hướng dẫn|chỉ đạo|nghiêm túc|rà soát|kiểm tra|cập nhật|bố trí|phấn đấu|đảm bảo|nâng cao|là|cần|phải|trên cơ sở|báo cáo|định kỳ|hàng"
        + @"|chủ động|kịp thời|tập trung|ban hành|đề xuất|yêu cầu|đề nghị|như sau|thông báo|cam kết|đăng ký|đã|giải quyết|tổng hợp|quan tâm|đôn đốc|công khai|duy trì|xử lý|quán triệt)(?!\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex TaskBegins();

    internal readonly record struct Named(string Office, bool HasTask, bool HasColon);

    /// <summary>The office a heading or a run-in line begins with; null when it names none.</summary>
    public static Named? At(string text, int from)
    {
        var length = Math.Min(text.Length - from, 260);
        var title = text.Substring(from, length).TrimEnd();
        var lower = PlainText.Lower(title);
        var start = AtStart().Match(lower);
        if (!start.Success || title.Contains('%', StringComparison.Ordinal) && !TaskBegins().IsMatch(lower))
        {
            return null;
        }

        var name = start.Groups["o"];
        var cut = TaskBegins().Match(lower, name.Index + name.Length);
        while (cut.Success && cut.Index + 1 < title.Length && char.IsUpper(title[cut.Index + 1]) && title[cut.Index] != ':')
        {
            // "Địa chính - Xây dựng" is a name, "Địa chính xây dựng kế hoạch" a task.
            cut = cut.NextMatch();
        }

        var end = cut.Success ? cut.Index : title.Length;
        var colon = cut.Success && title[cut.Index] == ':';
        var hasTask = cut.Success && (!colon || cut.Index < title.Length - 1);
        var office = title[name.Index..end].Trim().TrimEnd('.', ',', ';', ':').Trim();
        var words = office.Count(c => c == ' ') + 1;
        var isSentence = !cut.Success && (length < text.Length - from || (words > 12 && title[^1] is '.' or ';'));
        return isSentence || words > 30 || office.Contains('\n', StringComparison.Ordinal) ? null : new Named(office, hasTask, colon);
    }
}
