using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>
/// Follows what a document's headings say of the paragraphs under them. Under "I. KẾT QUẢ THỰC HIỆN" a heading
/// "1. Nhiệm vụ cải cách thể chế" still tells results; only one that looks ahead ends that. A heading ends what headings of
/// its own or a lower level said, and a line that introduces a list ("UBND xã đề nghị:") says it of the list.
/// </summary>
internal sealed partial class ToneSections(bool isReport)
{
    // Numbered paragraphs from here on are running text, not headings.
    private const int Running = 60;

    private const int LongestHeading = 220;

    private readonly Stack<(int Level, Tone Tone)> _open = [];
    private (int Level, Tone Tone)? _list;

    [GeneratedRegex(@"(?<!\p{L})(?:" + Tones.NotHandedIn + @"(?<d>khắc phục|tổ chức thực hiện|mục tiêu|chỉ tiêu|nhiệm vụ|phương hướng|giải pháp|kế hoạch|đề xuất|đề nghị|mục đích|yêu cầu|kiến nghị)|(?<r>kết quả|tình hình|đánh giá|ưu điểm|tồn tại|hạn chế|đã đạt|thực trạng))(?!\p{L})", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\p{L})" + Tones.NotHandedIn + @"(?:phương hướng|giải pháp|đề xuất|kiến nghị|đề nghị|thời gian tới|tiếp theo|(?:tháng|quý|năm|kỳ) (?:tới|sau)|6 tháng cuối năm|trọng tâm|khắc phục)(?!\p{L})")]
    private static partial Regex Ahead();

    // In a report "thực hiện nhiệm vụ" and "ban hành kế hoạch" head what was done.
    [GeneratedRegex(@"(?<!\p{L})(?:thực hiện|triển khai|ban hành|xây dựng|hoàn thành|chỉ đạo)(?!\p{L})")]
    private static partial Regex Done();

    private Tone Own => isReport ? Tone.Result : Tone.Demand;

    private Tone Current => _open.TryPeek(out var top) ? top.Tone : Own;

    /// <summary>Takes the next paragraph in; gives its tone.</summary>
    public Tone Enter(string text)
    {
        var (level, length) = Headings.LevelOf(text);
        if (_list is { } list && (level == 0 || level <= list.Level))
        {
            _list = null;
        }

        if (text.Length <= LongestHeading && text[^1] is not ('.' or ';'))
        {
            if (level is > 0 and < Running)
            {
                Open(level, text, length);
            }
            else if (level == 0 && isReport && PrintedText.IsCapitals(text) && Ahead().IsMatch(PlainText.Lower(text)))
            {
                Open(1, text, 0);
            }
        }

        return _list?.Tone ?? Current;
    }

    /// <summary>A paragraph that ends in a colon lends its last word's tone to the list under it.</summary>
    public void Leave(Passage passage)
    {
        if (passage.Text[^1] == ':' && Tones.At(passage, passage.Text.Length) is var tone && tone != passage.Tone)
        {
            _list = (Headings.LevelOf(passage.Text).Level, tone);
        }
    }

    private void Open(int level, string text, int length)
    {
        while (_open.TryPeek(out var top) && top.Level >= level)
        {
            _open.Pop();
        }

        var lower = PlainText.Lower(text);
        var word = Word().Match(lower, length);
        if (!word.Success)
        {
            return;
        }

        var tone = word.Groups["r"].Success ? Tone.Result : Tone.Demand;
        var tellsStill = tone == Tone.Demand && !Ahead().IsMatch(lower)
            && (_open.TryPeek(out var above) && above.Tone == Tone.Result || isReport && (word.Value == "tổ chức thực hiện" || Done().IsMatch(lower[length..word.Index])));
        _open.Push((level, tellsStill ? Tone.Result : tone));
    }
}
