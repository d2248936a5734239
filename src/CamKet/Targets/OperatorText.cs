using System.Text.RegularExpressions;
using CamKet.Figures;
using CamKet.Text;

namespace CamKet.Targets;

/// <summary>The operator written around a figure: "trên 95%", "95% trở lên", "không quá 01". Strict and inclusive are kept apart.</summary>
internal static class OperatorText
{
    private const string Filler = @"\s?((đạt|là|mức|được|tỷ lệ|tỉ lệ|có|tổ chức|thực hiện|số|khoảng|bằng)\s?){0,3}:?\s?$";

    // In this order: "không dưới" holds "dưới", "không vượt quá" holds "vượt".
    private static readonly (Regex Words, Operator Op)[] Before =
    [
        (PrintedText.Pattern(@"(\bkhông (vượt quá|vượt|quá|hơn|cao hơn|lớn hơn|nhiều hơn)|\btối đa|\bnhiều nhất|≤|<=|=<)" + Filler), Operator.AtMost),
        (PrintedText.Pattern(@"(\bkhông (dưới|thấp hơn|ít hơn|nhỏ hơn|kém)|\btối thiểu|\bít nhất|\bthấp nhất|\btừ|≥|>=|=>)" + Filler), Operator.AtLeast),
        (PrintedText.Pattern(@"(\btrên|\bhơn|\bvượt|\bvượt quá|\bcao hơn|\blớn hơn|>)" + Filler), Operator.MoreThan),
        (PrintedText.Pattern(@"(\bdưới|\bthấp hơn|\bít hơn|\bnhỏ hơn|<)" + Filler), Operator.LessThan),
        (PrintedText.Pattern(@"=\s?$"), Operator.Equal),
    ];

    private static readonly Regex Up = PrintedText.Pattern(@"^[^,;.]{0,60}\btrở lên\b");
    private static readonly Regex Down = PrintedText.Pattern(@"^[^,;.]{0,60}\btrở (xuống|về)\b");

    /// <summary>Null and implied when none is written.</summary>
    public static (Operator? Op, bool Implied) Around(string lower, int start, int end)
    {
        end = Math.Min(end, lower.Length);
        var behind = lower[end..Math.Min(lower.Length, end + 70)];
        if (Up.IsMatch(behind))
        {
            return (Operator.AtLeast, false);
        }

        if (Down.IsMatch(behind))
        {
            return (Operator.AtMost, false);
        }

        var before = lower[Math.Max(0, start - 40)..start];
        foreach (var (words, op) in Before)
        {
            if (words.IsMatch(before))
            {
                return (op, false);
            }
        }

        return (null, true);
    }
}
