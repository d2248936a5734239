using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Time;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new(
        [2024],
        [
            .. Enumerable.Range(8, 7).Select(day => new CalendarDay(D(2, day), CalendarDayKind.Holiday, "Tết", Tet: true, Verified: true)),
            new CalendarDay(D(4, 29), CalendarDayKind.SwappedOff, "Hoán đổi", Tet: false, Verified: true),
            new CalendarDay(D(4, 30), CalendarDayKind.Holiday, "Ngày Chiến thắng", Tet: false, Verified: true),
            new CalendarDay(D(5, 1), CalendarDayKind.Holiday, "Ngày Quốc tế lao động", Tet: false, Verified: true),
            new CalendarDay(D(5, 4), CalendarDayKind.SwappedWorking, "Làm bù", Tet: false, Verified: true),
        ]);

    private static DateOnly D(int month, int day) => new(2024, month, day);

    [Fact]
    public void A_swapped_Saturday_is_worked_and_its_Monday_is_not()
    {
        Calendar.IsWorking(D(5, 4)).ShouldBeTrue();
        Calendar.IsWorking(D(4, 29)).ShouldBeFalse();
        Calendar.IsWorking(D(5, 5)).ShouldBeFalse();
        Calendar.IsWorking(D(5, 6)).ShouldBeTrue();
    }

    [Fact]
    public void Working_days_are_counted_with_both_ends()
    {
        Calendar.WorkingDays(new Window(D(4, 26), D(5, 6))).ShouldBe(5); // 26/4, 2/5, 3/5, 4/5, 6/5
        Calendar.WorkingDays(new Window(D(2, 8), D(2, 14))).ShouldBe(0);
    }

    [Fact]
    public void The_first_day_is_not_counted_when_days_are_added()
    {
        Calendar.Add(D(4, 26), 1).ShouldBe(D(5, 2));
        Calendar.Add(D(4, 26), 3).ShouldBe(D(5, 4));
        Calendar.Add(D(5, 6), -1).ShouldBe(D(5, 4));
        Calendar.Add(D(5, 5), 0).ShouldBe(D(5, 5));
    }

    [Fact]
    public void A_rest_day_moves_to_the_working_day_before_or_after()
    {
        Calendar.OnOrBefore(D(5, 1)).ShouldBe(D(4, 26));
        Calendar.OnOrAfter(D(4, 27)).ShouldBe(D(5, 2));
        Calendar.OnOrAfter(D(5, 4)).ShouldBe(D(5, 4));
    }

    [Fact]
    public void The_last_90_days_without_Tet_reach_back_further_by_its_length()
    {
        var window = Calendar.LastDaysWithoutTet(D(4, 30), 90);

        window.ShouldBe(new Window(D(1, 25), D(4, 30)));
        Calendar.DaysWithoutTet(window).ShouldBe(90);
        window.Days.ShouldBe(97);
    }

    [Fact]
    public void A_year_without_a_table_knows_its_weekends_only_and_says_so()
    {
        Calendar.Covers(new DateOnly(2024, 12, 31)).ShouldBeTrue();
        Calendar.Covers(new Window(D(12, 1), new DateOnly(2025, 1, 31))).ShouldBeFalse();
        Calendar.IsWorking(new DateOnly(2025, 1, 1)).ShouldBeTrue();
        Calendar.IsWorking(new DateOnly(2025, 1, 4)).ShouldBeFalse();
    }

    [Fact]
    public void A_day_twice_or_outside_its_years_is_refused()
    {
        var day = new CalendarDay(D(9, 2), CalendarDayKind.Holiday, "Quốc khánh", false, true);
        Should.Throw<ArgumentException>(() => new WorkingCalendar([2024], [day, day]));
        Should.Throw<ArgumentException>(() => new WorkingCalendar([2023], [day]));
    }
}
