using CamKet.Time;

namespace CamKet.Ledger;

/// <summary>How days are rolled up: statutory years (from 15 December), their months (from the 15th), six days of a month.</summary>
public enum RollLevel : short
{
    Year = 1,
    Month = 2,
    SixDays = 3,
}

/// <summary>Roll-ups of one level whose first days lie in <paramref name="From"/>–<paramref name="To"/>.</summary>
public readonly record struct RollSpan(RollLevel Level, DateOnly From, DateOnly To);

/// <summary>
/// A day's running sum as few rows: the whole years before it, the whole months before it in its year, the whole six days before it in its month, and
/// the days of its own six up to it. The same starts stand as SQL in <c>LedgerStore</c>.
/// </summary>
public static class LedgerCalendar
{
    public static DateOnly Start(this RollLevel level, DateOnly day)
    {
        var year = ReportingCalendar.Reform.Year(ReportingCalendar.Reform.YearOf(day)).From;
        if (level == RollLevel.Year)
        {
            return year;
        }

        var month = new DateOnly(day.Year, day.Month, 15);
        month = day.Day >= 15 ? month : month.AddMonths(-1);
        return level == RollLevel.Month ? month : month.AddDays((day.DayNumber - month.DayNumber) / 6 * 6);
    }

    public static IEnumerable<RollSpan> RollsUntil(DateOnly day)
    {
        var (year, month, six) = (RollLevel.Year.Start(day), RollLevel.Month.Start(day), RollLevel.SixDays.Start(day));
        yield return new(RollLevel.Year, DateOnly.MinValue, year.AddDays(-1));
        if (month > year)
        {
            yield return new(RollLevel.Month, year, month.AddDays(-1));
        }

        if (six > month)
        {
            yield return new(RollLevel.SixDays, month, six.AddDays(-1));
        }
    }

    /// <summary>The days that no roll-up before it holds.</summary>
    public static Window DaysUntil(DateOnly day) => new(RollLevel.SixDays.Start(day), day);
}
