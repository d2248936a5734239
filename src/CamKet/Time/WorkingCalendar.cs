using System.Collections.Frozen;

namespace CamKet.Time;

public enum CalendarDayKind
{
    /// <summary>A public holiday (Labour Code 2019, art. 112; Tết and Quốc khánh as fixed each year).</summary>
    Holiday,

    /// <summary>The working day off for a holiday that fell on a weekly rest day (art. 111.3).</summary>
    Compensation,

    /// <summary>A working day off that is made up for on another day.</summary>
    SwappedOff,

    /// <summary>A Saturday or Sunday worked for a day off.</summary>
    SwappedWorking,
}

/// <param name="Tet">Part of the Tết span, weekend days in it included.</param>
/// <param name="Verified">False where the day is entered from common knowledge and no official notice was at hand.</param>
public sealed record CalendarDay(DateOnly Day, CalendarDayKind Kind, string Name, bool Tet, bool Verified);

/// <summary>
/// Which days are worked: Monday to Friday, but for the days of a dated table. Nothing is computed from the moon or from
/// habit; in a year without a table only the weekends are known, and <see cref="Covers(DateOnly)"/> says so.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly FrozenDictionary<DateOnly, CalendarDay> _days;
    private readonly FrozenSet<int> _years;

    /// <exception cref="ArgumentException">A day stands twice, or outside the years of the tables.</exception>
    public WorkingCalendar(IEnumerable<int> years, IEnumerable<CalendarDay> days)
    {
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(days);
        _years = years.ToFrozenSet();
        var byDay = new Dictionary<DateOnly, CalendarDay>();
        foreach (var day in days)
        {
            if (!_years.Contains(day.Day.Year))
            {
                throw new ArgumentException($"{VietnameseDate.Print(day.Day)} lies outside the years of the table.", nameof(days));
            }

            if (!byDay.TryAdd(day.Day, day))
            {
                throw new ArgumentException($"{VietnameseDate.Print(day.Day)} stands twice in the table.", nameof(days));
            }
        }

        _days = byDay.ToFrozenDictionary();
    }

    /// <summary>No table at all: Monday to Friday.</summary>
    public static WorkingCalendar WeekendsOnly { get; } = new([], []);

    public bool Covers(DateOnly day) => _years.Contains(day.Year);

    public bool Covers(Window window) => Enumerable.Range(window.From.Year, window.To.Year - window.From.Year + 1).All(_years.Contains);

    /// <summary>What the table says of a day; null for an ordinary one.</summary>
    public CalendarDay? Entry(DateOnly day) => _days.GetValueOrDefault(day);

    public bool IsWorking(DateOnly day) => _days.TryGetValue(day, out var entry)
        ? entry.Kind == CalendarDayKind.SwappedWorking
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public bool IsTet(DateOnly day) => _days.TryGetValue(day, out var entry) && entry.Tet;

    /// <summary>Working days in the window, both ends counted.</summary>
    public int WorkingDays(Window window) => Days(window).Count(IsWorking);

    /// <summary>Calendar days in the window that are not Tết: what a pace is divided by.</summary>
    public int DaysWithoutTet(Window window) => Days(window).Count(day => !IsTet(day));

    /// <summary>The window that ends on <paramref name="to"/> and has so many days besides Tết: "the last 90 days without Tết".</summary>
    public Window LastDaysWithoutTet(DateOnly to, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var from = to;
        for (var counted = IsTet(to) ? 0 : 1; counted < days;)
        {
            from = from.AddDays(-1);
            counted += IsTet(from) ? 0 : 1;
        }

        return new Window(from, to);
    }

    /// <summary>
    /// So many working days after <paramref name="day"/>, which is itself not counted (Civil Code 2015, art. 147); before
    /// it when negative. Zero gives the day itself, worked or not.
    /// </summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The day itself when worked, else the last working day before it: when to act for something due on a Sunday.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorking(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The day itself when worked, else the next working day: where a limit that ends on a rest day ends (Civil Code 2015, art. 148.5).</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorking(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static IEnumerable<DateOnly> Days(Window window) => Enumerable.Range(0, window.Days).Select(window.From.AddDays);
}
