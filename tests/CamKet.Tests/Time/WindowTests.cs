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

        months.Zip(months.Skip(1), WindowBreak.Between).ShouldAllBe(found => found == null);
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
        var soFar = new Window(D(2023, 12, 15), D(2024, 11, 10));
        WindowBreak.Between(soFar, ReportingCalendar.Reform.Year(2025)).ShouldBe(new(new(D(2024, 11, 11), D(2024, 12, 14)), Overlaps: false));
        WindowBreak.Between(ReportingCalendar.Reform.Year(2024), ReportingCalendar.Reform.Year(2025)).ShouldBeNull();
    }

    [Fact]
    public void Days_that_both_windows_count_are_flagged_unless_one_holds_the_other_whole()
    {
        var march = new Window(D(2024, 3, 1), D(2024, 3, 31));
        WindowBreak.Between(march, new(D(2024, 3, 30), D(2024, 4, 5))).ShouldBe(new(new(D(2024, 3, 30), D(2024, 3, 31)), Overlaps: true));
        WindowBreak.Between(march, new(D(2024, 3, 1), D(2024, 6, 30))).ShouldBeNull();
        WindowBreak.Between(march, new(D(2024, 3, 10), D(2024, 3, 12))).ShouldBeNull();
        WindowBreak.Between(march, march).ShouldBeNull();
    }

    [Fact]
    public void What_officers_report_by_is_offered_by_each_calendar_once_it_has_begun()
    {
        string[] Names(ReportingCalendar calendar, DateOnly by) => [.. NamedWindow.Begun(calendar, 2024, by).Select(w => w.Name)];
        Names(ReportingCalendar.Reform, D(2024, 3, 14)).ShouldBe(["Quý I/2024", "Cả năm 2024"]);
        Names(ReportingCalendar.Reform, D(2024, 3, 15)).ShouldBe(["Quý I/2024", "Quý II/2024", "6 tháng đầu năm 2024", "Cả năm 2024"]);
        Names(ReportingCalendar.Budget, D(2024, 3, 31)).ShouldBe(["Quý I/2024", "Cả năm 2024"]);
        NamedWindow.Begun(ReportingCalendar.Budget, 2024, D(2024, 12, 31)).Select(w => w.Window.ToString()).ShouldBe(
        [
            "01/01/2024–31/03/2024", "01/04/2024–30/06/2024", "01/01/2024–30/06/2024", "01/07/2024–30/09/2024",
            "01/01/2024–30/09/2024", "01/10/2024–31/12/2024", "01/07/2024–31/12/2024", "01/01/2024–31/12/2024",
        ]);
    }
}
