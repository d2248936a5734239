using CamKet.Figures;
using CamKet.Measures;

namespace CamKet.Progress;

/// <summary>
/// "Cần 48 trong 93 hồ sơ còn lại; 90 ngày gần đây 31%." The share lately is not where the measure stands now, and is named for
/// the days it is taken from.
/// </summary>
internal static class OpenSentence
{
    /// <param name="parts">With the numerator and denominator of every percentage, as a document needs them.</param>
    public static string Say(Operator op, decimal wanted, Ratio actual, OpenOutlook outlook, Status status, MeasureDefinition measure, bool parts = false)
    {
        var noun = measure.Noun;
        if (status == Status.NotApplicable)
        {
            return Sentence.NotApplicable(noun, final: false);
        }

        return op is Operator.AtMost or Operator.LessThan
            ? Down(op, wanted, actual, outlook, status, measure, parts)
            : Up(op, wanted, actual, outlook, status, measure, parts);
    }

    private static string Up(Operator op, decimal wanted, Ratio actual, OpenOutlook outlook, Status status, MeasureDefinition measure, bool parts)
    {
        var noun = measure.Noun;
        switch (status)
        {
            case Status.Secured:
                return Held(op, wanted, actual, outlook, measure, "không đạt");
            case Status.OutOfReach when outlook.MostMore == 0:
                return $"Không thể đạt: không còn {noun} nào có thể nâng tỷ lệ {Sentence.WithParts(Print.PercentAgainst(actual, op, wanted, measure.Precision), actual, parts)} lên nữa.";
            case Status.OutOfReach:
                var best = Ratio.Of(outlook.Successes + outlook.MostMore, outlook.Total);
                return $"Không thể đạt: dù cả {Sentence.Print(outlook.MostMore)} {noun} {Still(outlook)} đều đạt, cũng chỉ được {Sentence.WithParts(Print.PercentAgainst(best, op, wanted, measure.Precision), best, parts)}.";
            default:
                return $"Cần {Sentence.Print(outlook.Needed(op, wanted)!.Value)} trong {Sentence.Print(outlook.MostMore)} {noun} {Still(outlook)}"
                    + Lost(outlook, noun) + "; " + Recent(outlook, parts, status == Status.OnTrack ? ", đủ để đạt." : ".");
        }
    }

    private static string Down(Operator op, decimal wanted, Ratio actual, OpenOutlook outlook, Status status, MeasureDefinition measure, bool parts)
    {
        var noun = measure.Noun;
        var room = outlook.Needed(op, wanted)!.Value;
        return status switch
        {
            Status.Secured => Held(op, wanted, actual, outlook, measure, "vướng"),
            Status.OutOfReach => $"Không thể đạt: đã có {Sentence.Print(outlook.Successes + outlook.LeastMore)} {noun}, mức cam kết chỉ cho phép {Sentence.Print(Math.Max(0, outlook.Successes + room))}.",
            _ => $"Chỉ được thêm tối đa {Sentence.Print(room)} trong {Sentence.Print(outlook.MostMore)} {noun} còn lại; "
                + Recent(outlook, parts, status == Status.OnTrack ? ", giữ được." : "."),
        };
    }

    private static string Held(Operator op, decimal wanted, Ratio actual, OpenOutlook outlook, MeasureDefinition measure, string fail)
    {
        var verdict = actual.IsMeasured ? Sentence.Verdict(op, wanted, actual, measure.Precision) : "Chắc chắn đạt.";
        return outlook.MostMore == 0
            ? verdict
            : $"{verdict[..^1]}; giữ được dù {Sentence.Print(outlook.MostMore)} {measure.Noun} còn lại đều {fail}.";
    }

    private static string Still(OpenOutlook outlook) => outlook.Lost > 0 && !outlook.LowerIsBetter ? "còn có thể đạt" : "còn lại";

    private static string Lost(OpenOutlook outlook, string noun) =>
        outlook.Lost > 0 && !outlook.LowerIsBetter ? $" ({Sentence.Print(outlook.Lost)} {noun} đã quá hạn)" : "";

    private static string Recent(OpenOutlook outlook, bool parts, string end) => outlook.Share.Percent is { } share
        ? $"{(outlook.ShareDays is { } days ? $"{Print.Number(days)} ngày gần đây" : "từ đầu kỳ đến nay")} {Sentence.WithParts(Print.Percent(share, 1), outlook.Share, parts)}{end}"
        : "chưa có kết quả gần đây để so sánh.";
}
