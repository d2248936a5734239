using System.Text.RegularExpressions;

namespace CamKet.Documents;

internal static partial class Tones
{
    private const int Reach = 300;

    [GeneratedRegex(@"(?<!\p{L})(?:phấn đấu|quyết tâm|hướng tới|tối thiểu|ít nhất|không quá|không vượt quá|không thấp hơn|không dưới|tối đa|mục tiêu|chỉ tiêu|kế hoạch đề ra|yêu cầu đạt|cần đạt|phải đạt|đảm bảo đạt|cam kết đạt|trong thời gian tới)(?!\p{L})")]
    private static partial Regex Wish();

    [GeneratedRegex(@"(?<!\p{L})(?:đã (?:đạt|hoàn thành|thực hiện được)|ước đạt|ước thực hiện|thực tế đạt|kết quả đạt|chiếm|tính đến|tính từ|hiện (?:nay )?(?:mới |chỉ |mới chỉ )?đạt|mới đạt|mới chỉ đạt|chỉ đạt|năm qua)(?!\p{L})")]
    private static partial Regex Outcome();

    // In a report nearly everything tells a result, so little is needed to end a quoted target.
    [GeneratedRegex(@"(?<!\p{L})(?:đã|kết quả|đạt được|thực hiện được|thực tế|ước đạt|ước thực hiện|thực hiện đạt)(?!\p{L})")]
    private static partial Regex OutcomeInReport();

    [GeneratedRegex(@"(?<!\p{L})(?:(?<r>kết quả|tình hình|đánh giá|ưu điểm|tồn tại|hạn chế|đã đạt|thực trạng)|(?<d>mục tiêu|chỉ tiêu|nhiệm vụ|phương hướng|giải pháp|kế hoạch|đề xuất|tổ chức thực hiện|mục đích|yêu cầu|kiến nghị))(?!\p{L})", RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingWord();

    /// <summary>The tone at a position: the last telling word before it in its sentence, else the passage's own.</summary>
    public static Tone At(Passage passage, int position)
    {
        var from = Math.Max(passage.SentenceAt(position).Start, position - Reach);
        var before = passage.Lower[from..position];
        var wish = LastEnd(Wish(), before);
        var outcome = LastEnd(passage.Tone == Tone.Demand ? Outcome() : OutcomeInReport(), before);
        return wish < 0 && outcome < 0 ? passage.Tone : wish > outcome ? Tone.Demand : Tone.Result;
    }

    /// <summary>What a heading says of the paragraphs under it; null when it says nothing.</summary>
    public static Tone? OfHeading(string text)
    {
        var (level, length) = Headings.LevelOf(text);
        if (level is 0 or >= 60 || text.Length > 220 || text[^1] is '.' or ';')
        {
            return null;
        }

        var word = HeadingWord().Match(PlainText.Lower(text), length);
        return word.Success ? (word.Groups["r"].Success ? Tone.Result : Tone.Demand) : null;
    }

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
