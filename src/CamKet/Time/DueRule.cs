using System.Globalization;

namespace CamKet.Time;

/// <summary>
/// When something falls due: once, weekly, or on a day of one month in every 1, 3, 6 or 12. "Chậm nhất ngày 12" includes
/// the 12th; "trước ngày 15/4" does not include the 15th, so the last good day is the 14th. The due day stays what the
/// document says even when it is no working day; only the reminder moves (<see cref="ActBy"/>).
/// </summary>
public abstract record DueRule
{
    private DueRule()
    {
    }

    /// <param name="Day">The last good day: "trước ngày 15/4/2024" is <c>14/4/2024</c>.</param>
    public sealed record Once(DateOnly Day) : DueRule;

    public sealed record Weekly(DayOfWeek Day) : DueRule;

    /// <summary>Every so many months, counted from January.</summary>
    /// <param name="Months">1, 3, 6 or 12.</param>
    /// <param name="MonthOfPeriod">1 to <paramref name="Months"/>: 3 of a quarter is its last month, 12 of a year is December.</param>
    /// <param name="Day">1 to 31; in a shorter month its last day.</param>
    /// <param name="Inclusive">False: the day before is the last good one.</param>
    public sealed record Periodic : DueRule
    {
        public Periodic(int months, int monthOfPeriod, int day, bool inclusive = true)
        {
            if (months is not (1 or 3 or 6 or 12))
            {
                throw new ArgumentOutOfRangeException(nameof(months), months, "A month, a quarter, half a year or a year.");
            }

            ArgumentOutOfRangeException.ThrowIfLessThan(monthOfPeriod, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(monthOfPeriod, months);
            ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(day, 31);
            (Months, MonthOfPeriod, Day, Inclusive) = (months, monthOfPeriod, day, inclusive);
        }

        public int Months { get; }

        public int MonthOfPeriod { get; }

        public int Day { get; }

        public bool Inclusive { get; }
    }

    /// <summary>The rule a document's duty states; null where it names no day ("ít nhất 2 lần trong năm"): none is invented.</summary>
    public static DueRule? From(DutyRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Date is { } iso)
        {
            return DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new Once(rule.Inclusive ? day : day.AddDays(-1))
                : null;
        }

        int? months = rule.Every switch { "month" => 1, "quarter" => 3, "half-year" => 6, "year" => 12, _ => null };
        var month = rule.Month ?? (months == 1 ? 1 : null);
        return months is { } length && month >= 1 && month <= length && rule.Day is >= 1 and <= 31
            ? new Periodic(length, month.Value, rule.Day.Value, rule.Inclusive)
            : null;
    }

    /// <summary>The days it falls due within the window, in order.</summary>
    public IEnumerable<DateOnly> Occurrences(Window window) => this switch
    {
        Once once => window.Contains(once.Day) ? [once.Day] : [],
        Weekly weekly => Weeks(weekly, window),
        Periodic periodic => Periods(periodic, window),
        _ => throw new InvalidOperationException("The kinds of rule are closed."),
    };

    /// <summary>The day to have it done by: the due day, or the last working day before it when it falls on a rest day.</summary>
    public static DateOnly ActBy(DateOnly due, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.OnOrBefore(due);
    }

    private static IEnumerable<DateOnly> Weeks(Weekly rule, Window window)
    {
        var first = window.From.AddDays(((int)rule.Day - (int)window.From.DayOfWeek + 7) % 7);
        for (var day = first; day <= window.To; day = day.AddDays(7))
        {
            yield return day;
        }
    }

    private static IEnumerable<DateOnly> Periods(Periodic rule, Window window)
    {
        // One period more on each side: "trước ngày 1/1" falls due in the year before.
        for (var month = new DateOnly(window.From.Year, 1, 1); month <= window.To.AddMonths(1); month = month.AddMonths(rule.Months))
        {
            var due = month.AddMonths(rule.MonthOfPeriod - 1);
            due = due.AddDays(Math.Min(rule.Day, DateTime.DaysInMonth(due.Year, due.Month)) - (rule.Inclusive ? 1 : 2));
            if (window.Contains(due))
            {
                yield return due;
            }
        }
    }
}
