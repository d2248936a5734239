using CamKet.Figures;
using CamKet.Measures;

namespace CamKet.Progress;

/// <summary>"Cần thêm 120.000.000 đồng trong 24 ngày làm việc (5.000.000 đồng mỗi ngày); …" and says what the pace is taken from.</summary>
internal static class FixedSentence
{
    public static string Say(Operator op, decimal wanted, Ratio actual, FixedOutlook outlook, Status status, MeasureDefinition measure, bool parts = false)
    {
        switch (status)
        {
            case Status.NotApplicable:
                return Sentence.NotApplicable(measure.Noun, final: false);
            case Status.Secured:
                return Sentence.Verdict(op, wanted, actual, measure.Precision);
            case Status.OutOfReach when op is Operator.AtMost or Operator.LessThan:
                return "Không thể đạt: " + Lower(Sentence.Verdict(op, wanted, actual, measure.Precision));
            case Status.OutOfReach when outlook.WorkingDaysLeft == 0:
                return $"Không thể đạt: đã hết ngày làm việc, còn thiếu {Amount(outlook.Needed(wanted))}.";
            case Status.OutOfReach:
                var best = Ratio.Of(outlook.MostByEnd!.Value, outlook.Whole);
                var part = outlook.Plan is null ? "thực hiện hết phần còn lại" : "thực hiện hết phần còn lại theo kế hoạch";
                return $"Không thể đạt: {part} cũng chỉ {Sentence.WithParts(Print.PercentAgainst(best, op, wanted, measure.Precision), best, parts)}.";
            default:
                return op is Operator.AtMost or Operator.LessThan
                    ? Sentence.Verdict(op, wanted, actual, measure.Precision)[..^1] + $"; còn {outlook.WorkingDaysLeft} ngày làm việc."
                    : Need(wanted, outlook, status);
        }
    }

    private static string Need(decimal wanted, FixedOutlook outlook, Status status)
    {
        var need = outlook.Needed(wanted);
        var daily = Math.Round(need / outlook.WorkingDaysLeft, 0, MidpointRounding.AwayFromZero);
        return $"Cần thêm {Amount(need)} trong {outlook.WorkingDaysLeft} ngày làm việc ({Amount(daily)} mỗi ngày); "
            + PaceOf(outlook) + (status == Status.OnTrack ? ", đủ để đạt." : ".");
    }

    private static string PaceOf(FixedOutlook outlook)
    {
        if (outlook.ExpectedMore is not { } more)
        {
            return "chưa có kế hoạch hoặc số liệu năm trước để so sánh";
        }

        return outlook.Plan is not null ? $"theo kế hoạch còn {Amount(more)}"
            : outlook.LastYear.IsMeasured ? $"theo nhịp cùng kỳ năm trước được {Amount(more)}"
            : $"theo nhịp từ đầu năm được {Amount(more)}";
    }

    private static string Amount(decimal value) => Print.Number(value) + " đồng";

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
