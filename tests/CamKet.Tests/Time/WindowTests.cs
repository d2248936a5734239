using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Time;

public class WindowTests
{
    private static DateOnly D(int year, int month, int day) => new(year, month, day);

    [Fact]
    public void A_window_counts_both_of_its_ends()
    {
        var window = new Window(D(2023, 12, 15), D(2024, 11, 10));

        window.Days.ShouldBe(332);
        window.Contains(D(2023, 12, 15)).ShouldBeTrue();
        window.Contains(D(2024, 11, 10)).ShouldBeTrue();
        window.Contains(D(2023, 12, 14)).ShouldBeFalse();
        window.Contains(D(2024, 11, 11)).ShouldBeFalse();
        window.ToString().ShouldBe("15/12/2023–10/11/2024");
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_does_not_exist() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Window(D(2024, 2, 2), D(2024, 2, 1)));

    [Fact]
    public void The_reform_year_runs_from_15_12_to_14_12()
    {
        ReportingCalendar.Reform.Year(2024).ShouldBe(new Window(D(2023, 12, 15), D(2024, 12, 14)));
        ReportingCalendar.Reform.Month(2024, 1).ShouldBe(new Window(D(2023, 12, 15), D(2024, 1, 14)));
        ReportingCalendar.Reform.Month(2024, 3).ShouldBe(new Window(D(2024, 2, 15), D(2024, 3, 14)));
        ReportingCalendar.Reform.Quarter(2024, 1).ShouldBe(new Window(D(2023, 12, 15), D(2024, 3, 14)));
        ReportingCalendar.Reform.HalfYear(2024, 1).ShouldBe(new Window(D(2023, 12, 15), D(2024, 6, 14)));
        ReportingCalendar.Reform.HalfYear(2024, 2).ShouldBe(new Window(D(2024, 6, 15), D(2024, 12, 14)));
        ReportingCalendar.Reform.NineMonths(2024).ShouldBe(new Window(D(2023, 12, 15), D(2024, 9, 14)));
    }

    [Fact]
    public void The_budget_year_is_the_calendar_year()
    {
        ReportingCalendar.Budget.Year(2024).ShouldBe(new Window(D(2024, 1, 1), D(2024, 12, 31)));
        ReportingCalendar.Budget.Month(2024, 2).ShouldBe(new Window(D(2024, 2, 1), D(2024, 2, 29)));
        ReportingCalendar.Budget.HalfYear(2023, 1).ShouldBe(new Window(D(2023, 1, 1), D(2023, 6, 30)));
        ReportingCalendar.Budget.NineMonths(2023).ShouldBe(new Window(D(2023, 1, 1), D(2023, 9, 30)));
    }

    [Theory]
    [InlineData(ReportingCalendar.Reform)]
    [InlineData(ReportingCalendar.Budget)]
    public void The_months_of_a_year_leave_no_day_out_and_count_none_twice(ReportingCalendar calendar)
    {
        var months = Enumerable.Range(1, 12).Select(month => calendar.Month(2024, month)).ToList();

        WindowBreaks.Find(months).ShouldBeEmpty();
        months.Sum(month => month.Days).ShouldBe(calendar.Year(2024).Days);
        months[0].From.ShouldBe(calendar.Year(2024).From);
        months[^1].To.ShouldBe(calendar.Year(2024).To);
    }

    [Fact]
    public void A_day_after_14_12_belongs_to_the_next_reform_year()
    {
        ReportingCalendar.Reform.YearOf(D(2023, 12, 14)).ShouldBe(2023);
        ReportingCalendar.Reform.YearOf(D(2023, 12, 15)).ShouldBe(2024);
        ReportingCalendar.Budget.YearOf(D(2023, 12, 31)).ShouldBe(2023);
    }

    [Fact]
    public void Days_between_a_cut_off_and_the_next_window_are_flagged()
    {
        WindowBreaks.LeftOut(D(2024, 11, 10), ReportingCalendar.Reform.Year(2025)).ShouldBe(new Window(D(2024, 11, 11), D(2024, 12, 14)));
        WindowBreaks.LeftOut(D(2024, 12, 14), ReportingCalendar.Reform.Year(2025)).ShouldBeNull();
    }

    [Fact]
    public void Gaps_and_overlaps_between_windows_are_both_found()
    {
        var breaks = WindowBreaks.Find(
        [
            new Window(D(2024, 3, 1), D(2024, 3, 31)),
            new Window(D(2024, 1, 1), D(2024, 1, 31)),
            new Window(D(2024, 3, 30), D(2024, 4, 5)),
        ]);

        breaks.ShouldBe(
        [
            new WindowBreak(new Window(D(2024, 2, 1), D(2024, 2, 29)), Overlaps: false),
            new WindowBreak(new Window(D(2024, 3, 30), D(2024, 3, 31)), Overlaps: true),
        ]);
    }
}
