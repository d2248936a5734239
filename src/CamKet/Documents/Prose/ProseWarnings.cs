using System.Text.RegularExpressions;
using CamKet.Figures;

namespace CamKet.Documents;

/// <summary>What a person should look at: one measure asked with two operators, numbers that may be read in two ways, near-duplicate citations.</summary>
internal static partial class ProseWarnings
{
    private const int MostCompared = 400;

    // Words that ask, name offices or glue; what is left names the measure.
    private static readonly HashSet<string> Stop = new(
        ("ty le dat tren duoi toi thieu da it nhat tro len khong qua phan dau dam bao cua cac va cho voi trong theo tai den tu ve viec thuc hien duoc la co phai "
        + "nham tang nang cao tham muu chi dao ubnd uy ban nhan dan thanh pho phuong xa huyen tinh giai phap nam muc do dac biet cuong duy tri tiep tuc trach nhiem "
        + "nguoi dung dau co quan to chuc ca cong dan khi de nhung mot so nay moi deu phan khoang hon vuot yeu cau trien khai tot hieu qua don vi doanh nghiep").Split(' '),
        StringComparer.Ordinal);

    [GeneratedRegex(@"[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^ ?(?:%|điểm|đồng|triệu|tỷ|hồ sơ|văn bản|phần trăm)")]
    private static partial Regex MeasuredBy();

    public static IReadOnlyList<string> Find(Passages passages, IReadOnlyList<string> ofCitations) =>
        [.. TwoOperators(ThresholdFinder.Find(passages)), .. Ambiguous(passages), .. ofCitations];

    private static IEnumerable<string> TwoOperators(IReadOnlyList<ThresholdFinder.Found> thresholds)
    {
        var compared = thresholds.Take(MostCompared).Select(t => (Found: t, Words: MeasureWords(t.Threshold.Text))).ToList();
        for (var i = 0; i < compared.Count; i++)
        {
            for (var j = i + 1; j < compared.Count; j++)
            {
                var (a, b) = (compared[i].Found.Threshold, compared[j].Found.Threshold);
                if (a.Op != b.Op && a.Unit == b.Unit && IsSameMeasure(compared[i].Words, compared[j].Words, a, b))
                {
                    yield return $"Cùng một chỉ tiêu nhưng hai mức yêu cầu khác nhau: \"{a.Text}\" (dòng {compared[i].Found.Line}, {a.Op.Sign()} {Print.Short(a.Value)}) và \"{b.Text}\" (dòng {compared[j].Found.Line}, {b.Op.Sign()} {Print.Short(b.Value)}); hãy xác nhận lại với cơ quan ban hành.";
                }
            }
        }
    }

    private static bool IsSameMeasure(IReadOnlySet<string> first, IReadOnlySet<string> second, Threshold a, Threshold b)
    {
        var fewer = Math.Min(first.Count, second.Count);
        if (fewer < 2)
        {
            return false;
        }

        double common = first.Count(second.Contains);
        // Another value needs more of the same words, and the same direction: "đúng hạn" and "trễ hạn" share most of theirs.
        return a.Value == b.Value
            ? common / fewer >= 0.75
            : IsFloor(a.Op) == IsFloor(b.Op) && common / Math.Max(first.Count, second.Count) >= 0.8;
    }

    private static bool IsFloor(Operator op) => op is Operator.AtLeast or Operator.MoreThan;

    private static HashSet<string> MeasureWords(string text)
    {
        var folded = PlainText.Fold(text)
            .Replace("thu tuc hanh chinh", "tthc", StringComparison.Ordinal)
            .Replace("dich vu cong", "dvc", StringComparison.Ordinal);
        return Word().Matches(folded).Select(m => m.Value).Where(w => !Stop.Contains(w)).TakeLast(14).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Ambiguous(Passages passages)
    {
        foreach (var passage in passages.Prose.Concat(passages.Results))
        {
            foreach (var numeral in passage.Numerals)
            {
                var behind = passage.Lower[numeral.End..Math.Min(passage.Lower.Length, numeral.End + 12)];
                if (numeral.Kind == NumeralKind.Ambiguous && (numeral.IsPercent || MeasuredBy().IsMatch(behind)))
                {
                    yield return $"Dòng {passage.Line}: số \"{passage.Text[numeral.Start..numeral.End]}\" có thể đọc theo hai cách (dấu chấm là hàng nghìn hay phần thập phân); hãy viết lại với dấu phẩy cho phần thập phân.";
                }
                else if (numeral.Kind == NumeralKind.Percent && numeral.Value >= 1000 && passage.Text[numeral.Start..numeral.End].Contains('.', StringComparison.Ordinal))
                {
                    yield return $"Dòng {passage.Line}: tỷ lệ \"{passage.Text[numeral.Start..numeral.End]}\" đọc theo quy tắc là {Print.Stated(numeral.Value)}; nếu dấu chấm là phần thập phân, hãy viết lại bằng dấu phẩy.";
                }
            }
        }
    }
}
