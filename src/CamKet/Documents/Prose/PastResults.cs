using System.Globalization;
using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>
/// A figure that tells what was reached, in a text that otherwise asks: "Năm 2023 tỷ lệ đúng hạn đạt 99,2%" in the plan of
/// 2024, "đạt 91,5 điểm, tăng 3 bậc so với cùng kỳ". Words that ask, or an operator, outweigh the signs of it.
/// </summary>
internal static partial class PastResults
{
    [GeneratedRegex(@"(?<!\p{L})(?:phấn đấu|quyết tâm|hướng tới|mục tiêu|chỉ tiêu|yêu cầu|đề nghị|cam kết|đảm bảo|nâng|đưa|tăng cường|đẩy mạnh|tiếp tục|duy trì|giữ vững|cần|phải|nhằm|để|không để|hạn chế)(?!\p{L})")]
    private static partial Regex Asks();

    [GeneratedRegex(@"(?<!(?:so với|hơn|như|bằng|so|căn cứ)(?: kết quả)? )(?<!\p{L})năm (?<y>(?:19|20)\d\d)(?!\d| ?[-–])")]
    private static partial Regex Year();

    // A paragraph that opens with a year goes on about it.
    [GeneratedRegex(@"^(?:[-–+] ?)?(?:kết quả |trong |tính đến hết |cả )?năm (?<y>(?:19|20)\d\d)(?!\d| ?[-–])")]
    private static partial Regex OpeningYear();

    [GeneratedRegex(@"(?<!\p{L})(?:đạt|được|là|chiếm|còn|xếp|có)(?: (?:tỷ lệ|mức|số điểm|kết quả|khoảng|được|cả|số))*:? ?$")]
    private static partial Regex Reached();

    // "… 99,2%, tăng 1,5% so với năm trước"
    [GeneratedRegex(@"^[^;]{0,60}?(?<!\p{L})(?:(?:tăng|giảm|cao hơn|thấp hơn|hơn|kém|vượt|bằng)(?!\p{L})[^;]{0,50}?(?:so với|năm trước|năm ngoái|cùng kỳ|năm (?:19|20)\d\d|bậc|hạng|chỉ tiêu|kế hoạch)|so với (?:cùng kỳ|năm (?:trước|ngoái|(?:19|20)\d\d)|kỳ trước|quý trước|tháng trước))(?!\p{L})")]
    private static partial Regex Compared();

    // The comparison's own figure: "tăng 1,5% so với cùng kỳ", "cao hơn năm 2023 (90%)".
    [GeneratedRegex(@"(?<!\p{L})(?:tăng|giảm|cao hơn|thấp hơn|hơn|kém)(?: thêm| được)?(?: (?:so với )?(?:cùng kỳ|năm trước|năm ngoái|cùng kỳ năm trước|năm (?:19|20)\d\d))? ?\(?$")]
    private static partial Regex ByHowMuch();

    [GeneratedRegex(@"^[^;,.]{0,30}?so với (?:cùng kỳ|năm (?:trước|ngoái|(?:19|20)\d\d)|kỳ trước|quý trước|tháng trước)")]
    private static partial Regex ThanBefore();

    [GeneratedRegex(@"(?<!\p{L})đảm bảo(?!\p{L})")]
    private static partial Regex Ensures();

    [GeneratedRegex(@"(?<!\p{L})(?:đã|luôn)(?!\p{L})")]
    private static partial Regex Already();

    /// <param name="paragraph">The paragraph up to the sentence, in lower case.</param>
    /// <param name="before">The sentence up to the figure.</param>
    /// <param name="after">The rest of it.</param>
    /// <param name="year">The document's.</param>
    /// <param name="hasOperator">The figure stands with "trên", "tối thiểu", "trở lên" …</param>
    public static bool IsTold(string paragraph, string before, string after, int? year, bool hasOperator)
    {
        // "… đạt 95%, tăng 4% so với năm trước": the second tells by how much, whoever asks for the first.
        if (ByHowMuch().IsMatch(before) && ThanBefore().IsMatch(after) && (before.Contains('%', StringComparison.Ordinal) || before.Contains("điểm", StringComparison.Ordinal)))
        {
            return true;
        }

        if (Asks().IsMatch(before))
        {
            return false;
        }

        var named = Year().Matches(before).LastOrDefault() ?? (Year().Count(paragraph) == 1 && OpeningYear().Match(paragraph) is { Success: true } opening ? opening : null);
        var isPast = named is not null && int.Parse(named.Groups["y"].Value, CultureInfo.InvariantCulture) < year;
        return (isPast && (Reached().IsMatch(before) || hasOperator))
            || (!hasOperator && Reached().IsMatch(before) && Compared().IsMatch(after));
    }

    /// <summary>"Đảm bảo" before the figure, and not that it was so already.</summary>
    public static bool IsEnsured(string before) => Ensures().IsMatch(before) && !Already().IsMatch(before);
}
