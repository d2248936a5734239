using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Time;
using static CamKet.Tests.Measures.Dossiers;

namespace CamKet.Tests.Progress;

/// <summary>Promises and measures for tests, plain ones to be changed by <c>with</c>.</summary>
internal static class Samples
{
    public static readonly DateOnly AsOf = Day(2024, 11, 10);

    public static MeasureDefinition Measure { get; } = new(
        "signed",
        "van-ban",
        "Tỷ lệ văn bản ký số",
        "Văn bản đi được ký số.",
        new MeasureSource("Nghị định 30/2020/NĐ-CP", Day(2020, 3, 5), Unverified: false),
        "Hệ thống quản lý văn bản",
        Direction.Higher,
        "percent",
        "văn bản",
        2,
        ReportingCalendar.Reform,
        MeasureShape.Open,
        [FactKind.Documents],
        [new("outgoing-signed", CountedBy.Issued)],
        [new("outgoing", CountedBy.Issued)],
        [],
        [],
        [],
        Capped: false,
        []);

    public static MeasureDefinition Disbursement { get; } = Measure with
    {
        Code = "disbursement",
        Noun = "kế hoạch vốn",
        Calendar = ReportingCalendar.Budget,
        Shape = MeasureShape.Fixed,
        Facts = [FactKind.Budget],
        Numerator = [new("budget-disbursement-actual", CountedBy.BudgetDay)],
        Denominator = [new("budget-disbursement-estimate", CountedBy.BudgetDay)],
        Capped = true,
    };

    public static MeasureDefinition Dialogues { get; } = Measure with
    {
        Code = "dialogues",
        Unit = "count",
        Noun = "buổi đối thoại",
        Shape = MeasureShape.Count,
        Facts = [FactKind.Activities],
        Numerator = [new("activity-dialogue", CountedBy.Held)],
        Denominator = [],
    };

    public static MeasureDefinition ParIndex { get; } = Measure with
    {
        Code = "par-index",
        Name = "xếp hạng cải cách hành chính",
        Unit = "score",
        Shape = MeasureShape.Score,
        Facts = [],
        Numerator = [],
        Denominator = [],
    };

    public static Ladder Classes { get; } = new("par-class", "Xếp loại CCHC", ["Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc"]);

    public static CounterValues Values(params (string Code, decimal Value)[] values) =>
        new(values.Select(v => KeyValuePair.Create(v.Code, v.Value)));

    public static CounterValues Signed(decimal signed, decimal outgoing) => Values(("outgoing-signed", signed), ("outgoing", outgoing));

    public static MeasureReading Reading(MeasureDefinition measure, CounterValues? values, DateOnly? asOf = null, CounterValues? recent = null)
    {
        var end = measure.Calendar.Year(2024);
        var day = asOf ?? AsOf;
        var question = FigureQuestion.Of(1, measure, new Window(end.From, day), day);
        return new MeasureReading(
            new FigureAnswer(question, question.Asked, values, values is null ? null : day, CamKet.Facts.Certainty.Actual, null, values is null ? Knowing.NotCovered : Knowing.Known, null),
            end.To,
            new RecentPace(recent ?? values ?? CounterValues.None, 90, 331, end.To.DayNumber - Math.Min(end.To.DayNumber, day.DayNumber)),
            new YearPace(25, 225, null, Ratio.Missing));
    }

    public static ItemFacts Known(MeasureReading? reading, MeasureDefinition? measure = null, params Standing[] standings) =>
        new(reading?.AsOf ?? AsOf, 2024, measure ?? reading?.Measure, reading, standings, [Classes], null);

    public static Target Percent(decimal value, Operator op = Operator.AtLeast, bool implied = false) =>
        new(TargetType.Percent, op, implied, value, null, null, null, null, null, $"{value}%", []);

    public static Target Count(decimal value, Operator op = Operator.AtLeast) => Percent(value, op) with { Type = TargetType.Count };

    public static Target Rank(decimal value) => Percent(value, Operator.AtMost, implied: true) with { Type = TargetType.Rank };

    public static Target Grade(string word) => Percent(0) with { Type = TargetType.Grade, Number = null, Word = word, Ladder = "par-class" };

    public static Target Milestone(string? date = null) => Percent(0) with { Type = TargetType.Milestone, Number = null, Date = date };

    public static CommitmentItem Item(params Target[] targets) =>
        new("B.II.4", ItemGroup.Improve, "Ký số văn bản đi", null, targets, null, null, null, "signed", null, null);
}
