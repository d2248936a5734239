using CamKet.App.Catalog;
using CamKet.App.Tests.Fixture;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Catalog;

public class CatalogCalendarTests
{
    private static readonly WorkingCalendar Calendar = CatalogCalendar.Read(Path.Combine(PostgresServer.Home, "catalog", "calendar"));

    [Theory]
    [InlineData("2023-05-02", false)]
    [InlineData("2024-02-14", false)]
    [InlineData("2024-02-15", true)]
    [InlineData("2024-04-18", false)]
    [InlineData("2024-04-29", false)]
    [InlineData("2024-05-04", true)]
    [InlineData("2024-09-03", false)]
    [InlineData("2025-04-26", true)]
    [InlineData("2026-04-27", false)]
    public void The_days_of_the_tables_are_worked_or_not(string day, bool working) =>
        Calendar.IsWorking(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(working);

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Every_swapped_day_off_is_made_up_for_and_Tet_is_one_span_of_seven_to_nine_days(int year)
    {
        var days = Enumerable.Range(0, ReportingCalendar.Budget.Year(year).Days).Select(new DateOnly(year, 1, 1).AddDays).ToList();

        Calendar.Covers(ReportingCalendar.Budget.Year(year)).ShouldBeTrue();
        days.Count(d => Calendar.Entry(d)?.Kind == CalendarDayKind.SwappedOff).ShouldBe(days.Count(d => Calendar.Entry(d)?.Kind == CalendarDayKind.SwappedWorking));
        var tet = days.Where(Calendar.IsTet).ToList();
        tet.Count.ShouldBeInRange(7, 9);
        tet[^1].DayNumber.ShouldBe(tet[0].DayNumber + tet.Count - 1);
        tet.ShouldAllBe(day => !Calendar.IsWorking(day));
        days.Where(day => Calendar.Entry(day) is { Kind: CalendarDayKind.SwappedOff or CalendarDayKind.Compensation, Tet: false })
            .ShouldAllBe(day => day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday);
    }
}
