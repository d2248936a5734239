using CamKet.Progress;
using CamKet.Time;
using Shouldly;
using Xunit;
using static CamKet.Tests.Measures.Dossiers;

namespace CamKet.Tests.Progress;

public sealed class PaceTests
{
    private static readonly WorkingCalendar Calendar = new(
        [2023, 2024],
        Enumerable.Range(0, 7).Select(i => new CalendarDay(Day(2024, 2, 8).AddDays(i), CalendarDayKind.Holiday, "Tết", Tet: true, Verified: false)));

    [Fact]
    public void The_span_holds_ninety_days_without_those_of_Tet()
    {
        var span = Pace.Span(Day(2024, 4, 1), Day(2023, 1, 1), Calendar);
        Calendar.DaysWithoutTet(span).ShouldBe(90);
        span.Days.ShouldBe(97);
        Pace.Span(Day(2024, 11, 10), Day(2023, 1, 1), Calendar).Days.ShouldBe(90);
    }

    [Fact]
    public void The_span_does_not_reach_before_what_is_covered() =>
        Pace.Span(Day(2024, 1, 10), Day(2023, 12, 15), Calendar).ShouldBe(new Window(Day(2023, 12, 15), Day(2024, 1, 10)));

    [Fact]
    public void Days_left_begin_tomorrow_include_the_last_and_leave_Tet_out()
    {
        Pace.DaysLeft(Day(2024, 11, 10), Day(2024, 12, 14), Calendar).ShouldBe(34);
        Pace.DaysLeft(Day(2024, 2, 7), Day(2024, 2, 15), Calendar).ShouldBe(1);
        Pace.DaysLeft(Day(2024, 12, 14), Day(2024, 12, 14), Calendar).ShouldBe(0);
    }

    [Fact]
    public void Cases_to_come_are_rounded_to_the_nearest_whole_one()
    {
        Pace.Expected(246, 90, 34).ShouldBe(93);
        Pace.Expected(1, 90, 44).ShouldBe(0);
        Pace.Expected(1, 90, 45).ShouldBe(1);
        Pace.Expected(0, 0, 45).ShouldBe(0);
    }
}
