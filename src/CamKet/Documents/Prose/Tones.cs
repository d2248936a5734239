using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>Whether words ask or tell: the last telling word before a place in its sentence, else what its surroundings say.</summary>
internal static partial class Tones
{
    private const int Reach = 300;

    [GeneratedRegex(@"(?<!\p{L})(?:phấn đấu|quyết tâm|hướng tới|tối thiểu|ít nhất|không quá|không vượt quá|không thấp hơn|không dưới|tối đa|yêu cầu đạt|cần đạt|phải đạt|đảm bảo đạt|cam kết đạt|thời gian tới|thời gian tiếp theo|(?:tháng|quý|năm|kỳ) tới|(?:tháng|quý) tiếp theo|6 tháng cuối năm)(?!\p{L})")]
    private static partial Regex Wish();

    // What was aimed at, in words a report uses as well when it tells that it was reached.
    [GeneratedRegex(@"(?<!\p{L})(?:mục tiêu|chỉ tiêu|kế hoạch đề ra)(?!\p{L})")]
    private static partial Regex Aim();

    // "chỉ tiêu 95%" quotes what was asked; "vượt chỉ tiêu, đạt 97%" tells.
    [GeneratedRegex(@"(?<!(?:vượt|hoàn thành|đạt)(?: \p{L}+){0,3} )(?<!\p{L})(?:mục tiêu|chỉ tiêu|kế hoạch đề ra)(?!\p{L})[^,;:%]{0,40}$")]
    private static partial Regex AimedAt();

    [GeneratedRegex(@"(?<!\p{L})(?:đã (?:đạt|hoàn thành|thực hiện được)|ước đạt|ước thực hiện|thực tế đạt|kết quả đạt|chiếm|tính đến|tính từ|hiện (?:nay )?(?:mới |chỉ |mới chỉ )?đạt|mới đạt|mới chỉ đạt|chỉ đạt|năm qua|thời gian qua|công bố kết quả|kết quả (?:đánh giá|chấm điểm|xếp loại|xếp hạng|thẩm định|công bố|khảo sát))(?!\p{L})")]
    private static partial Regex Outcome();

    // In a report nearly everything tells a result, so little is needed to end a quoted target; what is handed in or out is none.
    [GeneratedRegex(@"(?<!\p{L})(?:đã|(?<!(?:trả|báo cáo|gửi|nộp|tổng hợp|công khai|nhận|giao|số hóa|niêm yết) )kết quả(?! giải quyết| tthc| thủ tục| hồ sơ)|(?<!phấn đấu )đạt được|thực hiện được|thực tế|ước đạt|ước thực hiện|thực hiện đạt)(?!\p{L})")]
    private static partial Regex OutcomeInReport();

    // What people hand in, not what somebody asks: "phản ánh, kiến nghị", "xử lý kiến nghị", "hồ sơ đề nghị".
    internal const string NotHandedIn = @"(?<!(?<!\p{L})(?:phản ánh|khiếu nại|tố cáo|góp ý)(?:,| và|,? hoặc| -| –| ?/|;)? ?(?=kiến nghị)|(?<!\p{L})(?:tiếp nhận|xử lý|giải quyết|trả lời) (?=kiến nghị)|(?<!\p{L})(?:hồ sơ|văn bản|đơn|giấy|phiếu|tờ trình) )(?!kiến nghị(?:,| và|,? hoặc) (?:phản ánh|khiếu nại|tố cáo)(?!\p{L}))";

    private const string Asked = @" (?:các|những|ubnd|ủy ban|hđnd|phòng|sở|ban(?! hành)|văn phòng|bộ phận|cán bộ|công chức|đơn vị|cơ quan|chủ tịch|thủ trưởng|trưởng|lãnh đạo|công an|đồng chí|đ/c|thôn|bản|khu phố|tổ(?! chức)|người đứng đầu|trung tâm|đảng ủy|hội đồng|mặt trận|tỉnh|huyện|thành phố|thị xã|xã|phường|cấp trên|cấp có thẩm quyền)(?!\p{L})";

    // Somebody is asked to do something: "Đề nghị các phòng …", "UBND xã kiến nghị UBND huyện …"; not what was asked ("đã đề nghị").
    [GeneratedRegex(@"(?<!(?:đã|được|từng|thường xuyên|kịp thời)(?: \p{L}+){0,6} )(?:(?<!\p{L})(?:kính )?" + NotHandedIn + @"(?:đề nghị|kiến nghị|đề xuất)(?: với)?(?:" + Asked + @"|:)|(?:^[-–+]? ?|[;:] )(?:(?:ubnd|ủy ban nhân dân)(?: \p{L}+){0,4}? )?(?:yêu cầu|giao|phân công)" + Asked + ")")]
    private static partial Regex Order();

    /// <summary>The tone at a position: the last telling word before it in its sentence, else the passage's own.</summary>
    public static Tone At(Passage passage, int position)
    {
        var from = Math.Max(passage.SentenceAt(position).Start, position - Reach);
        var before = passage.Lower[from..position];
        var order = LastEnd(Order(), before);
        var wish = Math.Max(order, Math.Max(LastEnd(Wish(), before), passage.Tone == Tone.Demand ? LastEnd(Aim(), before) : LastEnd(AimedAt(), before)));
        // Who is asked to report results has not reported them.
        var outcome = LastEnd(passage.Tone == Tone.Demand || order >= 0 ? Outcome() : OutcomeInReport(), before);
        return wish < 0 && outcome < 0 ? passage.Tone : wish > outcome ? Tone.Demand : Tone.Result;
    }

    /// <summary>Where in a sentence somebody is asked to do something, behind the words that ask; -1 where nobody is.</summary>
    public static int OrderIn(string sentence) => LastEnd(Order(), sentence);

    private static int LastEnd(Regex regex, string text)
    {
        var end = -1;
        foreach (var match in regex.EnumerateMatches(text))
        {
            end = match.Index + match.Length;
        }

        return end;
    }
}
