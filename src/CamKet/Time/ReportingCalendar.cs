namespace CamKet.Time;

/// <summary>
/// The calendar a measure counts by. Reform and one-stop figures run from the 15th to the 14th, their year from 15/12
/// (domain-facts §5.1, after Decree 09/2019); budget figures by the calendar year; surveys by whatever the requester says.
/// </summary>
public enum ReportingCalendar
{
    Reform,
    Budget,
    Requester,
}

public static class ReportingCalendars
{
    /// <summary>The year's window: 15/12/N−1–14/12/N for reform, 1/1–31/12 for budget and where the requester names none.</summary>
    public static Window Year(this ReportingCalendar calendar, int year) => calendar == ReportingCalendar.Reform
        ? new Window(new DateOnly(year - 1, 12, 15), new DateOnly(year, 12, 14))
        : new Window(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>The month's window: 15th of the month before to the 14th, or the calendar month.</summary>
    public static Window Month(this ReportingCalendar calendar, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return calendar == ReportingCalendar.Reform
            ? new Window(first.AddMonths(-1).AddDays(14), first.AddDays(13))
            : new Window(first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>The quarter's window, quarter 1 to 4.</summary>
    public static Window Quarter(this ReportingCalendar calendar, int year, int quarter) =>
        new(calendar.Month(year, (quarter * 3) - 2).From, calendar.Month(year, quarter * 3).To);

    /// <summary>Half a year, 1 or 2: 15/12–14/6 and 15/6–14/12 for reform.</summary>
    public static Window HalfYear(this ReportingCalendar calendar, int year, int half) =>
        new(calendar.Month(year, (half * 6) - 5).From, calendar.Month(year, half * 6).To);

    /// <summary>The first nine months: 15/12–14/9 for reform.</summary>
    public static Window NineMonths(this ReportingCalendar calendar, int year) =>
        new(calendar.Month(year, 1).From, calendar.Month(year, 9).To);

    /// <summary>The year a day falls in: 20/12/2023 is reform year 2024.</summary>
    public static int YearOf(this ReportingCalendar calendar, DateOnly day) =>
        calendar == ReportingCalendar.Reform && day >= new DateOnly(day.Year, 12, 15) ? day.Year + 1 : day.Year;
}
