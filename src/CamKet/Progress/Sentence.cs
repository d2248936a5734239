using CamKet.Figures;
using CamKet.Measures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Progress;

/// <summary>The words of a verdict or a forecast, in the user's terms. One sentence, which says what it would take.</summary>
internal static class Sentence
{
    public const string Provisional = "tạm tính";
    public const string NothingPromised = "Không có mức cam kết, cũng không có mức của năm trước để so sánh.";
    public const string NoMeasure = "Chưa gắn chỉ tiêu nào để đo nội dung này.";
    public const string NoList = "Chưa gắn bảng xếp hạng, xếp loại nào cho nội dung này.";
    public const string NoDate = "Chưa có hạn: gắn ngày theo kế hoạch để theo dõi.";

    public static string Missing(FigureAnswer? figure) => figure switch
    {
        { Knowing: Knowing.StillToCome, Plan.Next: { } first } => $"Chưa có số liệu của kỳ này: đã giao kế hoạch, số đầu tiên ghi đến ngày {VietnameseDate.Print(first)}.",
        { Knowing: Knowing.StillToCome } => "Chưa có số liệu của kỳ này: đã giao kế hoạch, chưa ghi số nào.",
        { DataUntil: { } day } => $"Chưa đủ số liệu cho cả kỳ: có số liệu đến {VietnameseDate.Print(day)}.",
        _ => "Chưa có số liệu của kỳ này.",
    };

    public static string DoesNotFit(Target target, MeasureDefinition measure) =>
        $"Mức cam kết “{target.Raw}” không cùng loại với chỉ tiêu “{measure.Name}”; cần chọn lại chỉ tiêu.";

    public static string NotApplicable(string noun, bool final) => final
        ? $"Không phát sinh {noun}; được tính là hoàn thành."
        : $"Không phát sinh {noun}.";

    /// <summary>Carried out where nothing was assigned: there is no share to judge.</summary>
    public static string Unassigned(decimal done, MeasureDefinition measure) =>
        $"Có thực hiện {Figures.Print.Number(done)}{(measure.Shape == MeasureShape.Fixed ? " đồng" : "")}, không giao {(measure.Shape == MeasureShape.Fixed ? "dự toán" : measure.Noun)}: không tính được tỷ lệ.";

    public static string Done(DateOnly day) => $"Đã hoàn thành ngày {VietnameseDate.Print(day)}.";

    public static string DoneLate(DateOnly day, DateOnly due) =>
        $"Hoàn thành ngày {VietnameseDate.Print(day)}, sau hạn {VietnameseDate.Print(due)}.";

    /// <param name="ended">The unit's last day.</param>
    public static string Closed(DateOnly ended, IReadOnlyCollection<string> successors) =>
        $"Khép lại từ {VietnameseDate.Print(ended.AddDays(1))} do sắp xếp đơn vị"
        + (successors.Count == 0 ? "." : $"; đơn vị kế tiếp: {string.Join(", ", successors)}.");

    public static string NotDone(DateOnly due) => $"Đã quá hạn {VietnameseDate.Print(due)} mà chưa có tài liệu kiểm chứng.";

    public static string DueIn(DateOnly due, int days) => days == 0
        ? $"Hết hạn hôm nay, {VietnameseDate.Print(due)}."
        : $"Hạn {VietnameseDate.Print(due)}, còn {days} ngày.";

    public static string? Certainty(Facts.Certainty certainty) => certainty switch
    {
        Facts.Certainty.Actual => null,
        Facts.Certainty.Estimated => "ước thực hiện",
        Facts.Certainty.Provisional => Provisional,
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };

    /// <summary>Actual against promised, positive where it is better.</summary>
    public static decimal Gap(Operator op, decimal actual, decimal wanted) =>
        op is Operator.AtMost or Operator.LessThan ? wanted - actual : actual - wanted;

    /// <summary>"Vượt cam kết 1,76 điểm phần trăm."</summary>
    public static string Verdict(Operator op, decimal wanted, Ratio actual, int precision)
    {
        var gap = Gap(op, actual.Percent!.Value, wanted);
        var held = actual.Meets(op, wanted)!.Value;
        var down = op is Operator.AtMost or Operator.LessThan;
        if (gap == 0)
        {
            return held ? "Đạt đúng mức cam kết." : $"Bằng mức cam kết, nhưng cam kết là {(down ? "dưới" : "trên")} {Figures.Print.Stated(wanted)}.";
        }

        var points = Points(gap, precision) + " điểm phần trăm";
        return (held, down) switch
        {
            (true, false) => $"Vượt cam kết {points}.",
            (true, true) => $"Thấp hơn mức cho phép {points}.",
            (false, false) => $"Thiếu {points} so với cam kết.",
            (false, true) => $"Vượt mức cho phép {points}.",
        };
    }

    public static string NumberVerdict(Operator op, decimal done, decimal wanted, string noun)
    {
        var gap = Gap(op, done, wanted);
        var held = op.Holds(done, wanted);
        var size = $"{Print(Math.Abs(gap))} {noun}";
        return gap == 0 ? (held ? "Đạt đúng mức cam kết." : $"Bằng mức cam kết, nhưng cam kết là {op.Sign()} {Print(wanted)} {noun}.")
            : (held, op is Operator.AtMost or Operator.LessThan) switch
            {
                (true, false) => $"Vượt cam kết {size}.",
                (true, true) => $"Thấp hơn mức cho phép {size}.",
                (false, false) => $"Thiếu {size} so với cam kết.",
                (false, true) => $"Vượt mức cho phép {size}.",
            };
    }

    public static string Count(Operator op, decimal wanted, CountOutlook outlook, Status status, string noun)
    {
        var left = $"trong {outlook.WorkingDaysLeft} ngày làm việc còn lại";
        return status switch
        {
            Status.Met => outlook.Done > wanted ? $"Vượt cam kết {Print(outlook.Done - wanted)} {noun}." : "Đã đạt mức cam kết.",
            Status.OutOfReach => $"Không thể đạt: đã có {Print(outlook.Done)} {noun}, mức cam kết là {op.Sign()} {Print(wanted)}.",
            _ when op is Operator.AtMost or Operator.LessThan =>
                $"Đã có {Print(outlook.Done)} {noun}; chỉ được thêm tối đa {Print(op == Operator.AtMost ? wanted - outlook.Done : wanted - outlook.Done - 1)} {left}.",
            _ => $"Cần thêm {Print((op == Operator.MoreThan ? wanted + 1 : wanted) - outlook.Done)} {noun} {left}"
                + (status == Status.OnTrack ? "." : $"; chia đều cả năm thì đến nay phải có {Print(outlook.DueByNow(wanted))}."),
        };
    }

    /// <summary>What stands today and against what it is judged at the end; it may still rise or fall.</summary>
    public static string Stock(Operator op, decimal done, decimal wanted, string noun, DateOnly end) =>
        $"Hiện có {Print(done)} {noun}, mức cam kết là {op.Sign()} {Print(wanted)}; xét vào ngày {VietnameseDate.Print(end)}.";

    public static string Distinct(Operator op, decimal wanted, Ratio actual, MeasureDefinition measure) =>
        $"Tạm tính {Figures.Print.PercentAgainst(actual, op, wanted, measure.Precision)} ({Figures.Print.Fraction(actual)} {measure.Noun}). {Verdict(op, wanted, actual, measure.Precision)}";

    /// <summary>With its sample and margin: a share of few answers is said to be one.</summary>
    /// <param name="waves">From the first day of the first wave in the window to the last of the last.</param>
    public static string Survey(Operator op, decimal wanted, Ratio actual, MeasureDefinition measure, Window? waves)
    {
        var share = (double)(actual.Numerator / actual.Denominator);
        var margin = (decimal)(196 * Math.Sqrt(share * (1 - share) / (double)actual.Denominator));
        var sample = $"{Print(actual.Denominator)} {measure.Noun} (sai số ±{Figures.Print.Number(margin, 1)} điểm"
            + (actual.Denominator < FewAnswers ? ", mẫu nhỏ)" : ")");
        var days = waves is { } w ? $", khảo sát từ {VietnameseDate.Print(w.From)} đến {VietnameseDate.Print(w.To)}" : "";
        return $"Tạm tính {Figures.Print.PercentAgainst(actual, op, wanted, measure.Precision)} từ {sample}{days}. {Verdict(op, wanted, actual, measure.Precision)}";
    }

    private const int FewAnswers = 30;

    public static string NoStanding(string list, int year) => $"Chưa công bố kết quả {InSentence(list)} năm {year}.";

    /// <summary>A name within a sentence: a small letter first, unless it is an abbreviation.</summary>
    private static string InSentence(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>A percentage, in a document with its parts behind it.</summary>
    public static string WithParts(string percent, Ratio ratio, bool parts) =>
        parts ? $"{percent} ({Figures.Print.Fraction(ratio)})" : percent;

    public static string NoLadder(string? wanted, string? reached) =>
        $"Không so sánh được “{reached}” với “{wanted}”: không cùng một thang xếp loại.";

    public static string Rank(Operator op, decimal value, decimal wanted, Standing standing)
    {
        var of = standing.Of is { } n ? $"/{n}" : "";
        var better = wanted - value;
        return $"Xếp thứ {Print(value)}{of}{Source(standing)}: "
            + (better > 0 ? $"hơn cam kết {Print(better)} bậc." : better < 0 ? $"kém cam kết {Print(-better)} bậc." : op.Holds(value, wanted) ? "đúng mức cam kết." : "chưa vượt mức cam kết.");
    }

    public static string Score(Operator op, decimal value, decimal wanted, Standing standing)
    {
        var gap = Gap(op, value, wanted);
        return $"{Print(value)} điểm{Source(standing)}: "
            + (gap > 0 ? $"hơn cam kết {Print(gap)} điểm." : gap < 0 ? $"kém cam kết {Print(-gap)} điểm." : op.Holds(value, wanted) ? "đúng mức cam kết." : "chưa vượt mức cam kết.");
    }

    public static string Grade(string wanted, int steps, Standing standing) => $"{standing.Grade}{Source(standing)}: "
        + (steps > 0 ? $"hơn cam kết {steps} bậc ({wanted})." : steps < 0 ? $"kém cam kết {-steps} bậc ({wanted})." : "đúng mức cam kết.");

    /// <summary>A gap in percentage points with as many digits as it takes not to print as nothing.</summary>
    public static string Points(decimal gap, int precision)
    {
        var size = Math.Abs(gap);
        for (var digits = precision; digits < precision + 6; digits++)
        {
            var rounded = Math.Round(size, digits, MidpointRounding.AwayFromZero);
            if (rounded != 0 || size == 0)
            {
                return Print(rounded);
            }
        }

        return "chưa đến 0," + new string('0', precision + 5) + "1";
    }

    public static string Print(decimal value) => Figures.Print.Short(value);

    private static string Source(Standing standing) =>
        standing.Provisional ? $" ({Provisional}, theo {standing.DecisionNumber})" : $" (theo {standing.DecisionNumber})";
}
