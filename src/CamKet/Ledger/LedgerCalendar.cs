using CamKet.Time;

namespace CamKet.Ledger;

/// <summary>How days are rolled up: statutory years (from 15 December), their months (from the 15th), six days of a month.</summary>
public enum RollLevel : short
{
    Year = 1,
    Month = 2,
    SixDays = 3,
}

/// <summary>
/// Rows whose first days lie in <paramref name="From"/>–<paramref name="To"/>: roll-ups of a level, or days where there is none.
/// </summary>
/// <param name="IsTakenOff">They lie behind the day asked for, within a roll-up that was added.</param>
public readonly record struct LedgerSpan(RollLevel? Level, DateOnly From, DateOnly To, bool IsTakenOff);

/// <summary>
/// A day's running sum as few rows: the whole years before it, the whole months before it in its year, the whole six days before it in its month, and
/// the days of its own six up to it; or, where that is fewer, a year, month or six days more and what of them lies behind it taken off. The same
/// starts stand as SQL in <c>LedgerColumnNames</c>.
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

    /// <summary>What to add, and to take off, for the sum up to the end of a day.</summary>
    public static IReadOnlyList<LedgerSpan> Until(DateOnly day) => Before(day.AddDays(1), null).Spans;

    /// <summary>Up to the beginning of a day, in rows of a level (null: days) and coarser ones.</summary>
    private static (int Rows, IReadOnlyList<LedgerSpan> Spans) Before(DateOnly day, RollLevel? level)
    {
        if (level == RollLevel.Year)
        {
            return (day.Year, [new(RollLevel.Year, DateOnly.MinValue, day.AddDays(-1), IsTakenOff: false)]);
        }

        var coarser = level switch { null => RollLevel.SixDays, RollLevel.SixDays => RollLevel.Month, _ => RollLevel.Year };
        var (start, end) = (coarser.Start(day), coarser.End(day));
        if (day == start)
        {
            return Before(day, coarser);
        }

        var (up, down) = (Before(start, coarser), Before(end.AddDays(1), coarser));
        var (added, taken) = (up.Rows + Count(start, day.AddDays(-1), level), down.Rows + Count(day, end, level));
        return added <= taken
            ? (added, [.. up.Spans, new(level, start, day.AddDays(-1), IsTakenOff: false)])
            : (taken, [.. down.Spans, new(level, day, end, IsTakenOff: true)]);
    }

    /// <summary>The last day of the roll-up a day belongs to.</summary>
    private static DateOnly End(this RollLevel level, DateOnly day)
    {
        var start = level.Start(day);
        return level switch
        {
            RollLevel.Year => ReportingCalendar.Reform.Year(ReportingCalendar.Reform.YearOf(day)).To,
            RollLevel.Month => start.AddMonths(1).AddDays(-1),
            _ => RollLevel.Month.End(day) is var month && month < start.AddDays(5) ? month : start.AddDays(5),
        };
    }

    private static int Count(DateOnly from, DateOnly to, RollLevel? level) => level switch
    {
        null => to.DayNumber - from.DayNumber + 1,
        RollLevel.SixDays => ((to.DayNumber - from.DayNumber) / 6) + 1,
        _ => ((to.Year - from.Year) * 12) + to.Month - from.Month + (to.Day >= from.Day ? 1 : 0),
    };
}
