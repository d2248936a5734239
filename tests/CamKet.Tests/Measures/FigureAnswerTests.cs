using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Tests.Progress;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Measures;

public sealed class FigureAnswerTests
{
    private static readonly Window Year = new(new(2023, 12, 15), new(2024, 11, 10));
    private static readonly Window Budget = new(new(2024, 1, 1), new(2024, 3, 14));
    private static readonly MeasureDefinition Satisfaction = Samples.Measure with { Shape = MeasureShape.Survey, Facts = [FactKind.Surveys], Calendar = ReportingCalendar.Requester };

    private static SourceAnswer Source(CounterValues values, Window? covers, Window? waves = null, FigurePlan? plan = null) => new(
        values, new Coverage(covers is { } days ? [days] : []), waves, new Dictionary<string, Certainty>(StringComparer.Ordinal),
        plan is null ? new Dictionary<string, FigurePlan>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["budget-disbursement-actual"] = plan });

    [Fact]
    public void A_window_covered_in_part_is_missing_whatever_was_counted_and_says_until_when_it_is_known()
    {
        var answer = FigureAnswer.Of(
            FigureQuestion.Of(1, Samples.Measure, Year, Year.To), [Source(Samples.Signed(9, 10), new Window(Year.From, Year.To.AddDays(-1)))]);
        (answer.Knowing, answer.Ratio, answer.Number, answer.DataUntil).ShouldBe((Knowing.NotCovered, Ratio.Missing, null, Year.To.AddDays(-1)));
        answer.Seen["outgoing"].ShouldBe(10);
    }

    [Fact]
    public void One_survey_wave_in_the_window_is_enough_and_says_which_days_it_speaks_of()
    {
        var wave = new Window(new(2024, 6, 1), new(2024, 6, 20));
        var answer = FigureAnswer.Of(FigureQuestion.Of(1, Satisfaction, Year, Year.To), [Source(Samples.Signed(9, 10), covers: null, wave)]);
        (answer.Knowing, answer.Ratio, answer.Waves, answer.DataUntil).ShouldBe((Knowing.Known, Ratio.Of(9, 10), wave, wave.To));
    }

    [Fact]
    public void A_plan_whose_first_figure_is_dated_later_is_no_figure_yet_and_not_nothing()
    {
        var asked = FigureQuestion.Of(1, Samples.Disbursement, Budget, Budget.To);
        FigureAnswer.Of(asked, [Source(CounterValues.None, Budget)]).Ratio.ShouldBe(Ratio.NotApplicable);
        var planned = FigureAnswer.Of(asked, [Source(CounterValues.None, Budget, plan: new FigurePlan(false, new(2024, 3, 31), []))]);
        (planned.Knowing, planned.Ratio, planned.Plan!.Next).ShouldBe((Knowing.StillToCome, Ratio.Missing, new DateOnly(2024, 3, 31)));
        FigureAnswer.Of(asked, [Source(CounterValues.None, Budget, plan: new FigurePlan(true, null, []))]).Ratio.ShouldBe(Ratio.NotApplicable);
    }

    [Fact]
    public void Budget_is_counted_from_1_January_and_everything_to_the_day_it_is_judged()
    {
        var late = new Window(new(2023, 12, 15), new(2025, 1, 20));
        FigureQuestion.Of(1, Samples.Disbursement, late, late.To, new DateOnly(2024, 12, 31)).Window.ShouldBe(new Window(new(2024, 1, 1), new(2024, 12, 31)));
        FigureQuestion.Of(1, Samples.Measure, late, late.To, new DateOnly(2024, 12, 14)).Window.ShouldBe(new Window(late.From, new(2024, 12, 14)));
        FigureQuestion.Of(1, Samples.Measure, late, late.To).Window.ShouldBe(late);
        FigureQuestion.Of(1, Samples.Measure, late, new DateOnly(2024, 6, 1)).Window.ShouldBe(new Window(late.From, new(2024, 6, 1)));
    }

    [Fact]
    public void A_year_that_has_not_begun_has_no_figure()
    {
        var asked = FigureQuestion.OfYear(1, Samples.Disbursement, 2024, new(2023, 12, 15), new(2023, 12, 20), new(2023, 12, 20), new(2024, 12, 31));
        asked.Window.ShouldBeNull();
        FigureAnswer.Of(asked, []).Knowing.ShouldBe(Knowing.NotBegun);
    }

    [Fact]
    public void A_figure_of_other_days_than_asked_says_so()
    {
        FigureAnswer.Of(FigureQuestion.Of(1, Samples.Disbursement, Year, Year.To), []).IsOfOtherDays.ShouldBeTrue();
        FigureAnswer.Of(FigureQuestion.Of(1, Samples.Measure, Year, Year.To), []).IsOfOtherDays.ShouldBeFalse();
    }
}
