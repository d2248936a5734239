using CamKet.Facts;

namespace CamKet.Ledger;

/// <summary>A frame's days within one statutory year, as the ledger keeps the days of a procedure.</summary>
/// <param name="First">The place of the first of its days, the first of the year for 15 December.</param>
/// <param name="Count">How many places they take, one after the other; 0 where it has none in the year.</param>
/// <param name="Eve">The place of the day before the window; -1 where it lies in another year.</param>
public readonly record struct ProcedureMask(int Year, int First, int Count, int Eve)
{
    /// <summary>
    /// In the order of the years, the first that of the day before the window. Months of which the frame holds a part lie in the first and the last of them, as does the eve.
    /// </summary>
    public static IReadOnlyList<ProcedureMask> Of(CountingFrame frame) => [.. Each(frame)];

    private static IEnumerable<ProcedureMask> Each(CountingFrame frame)
    {
        var eve = frame.Window.From.AddDays(-1);
        var last = frame.Edge < eve ? eve : frame.Edge;
        var (from, to) = (ProcedureDays.YearOf(eve), ProcedureDays.YearOf(last));
        for (var year = from; year <= to; year++)
        {
            var first = ProcedureDays.FirstOf(year);
            var (start, end) = (frame.Window.From > first ? frame.Window.From : first, ProcedureDays.FirstOf(year + 1).AddDays(-1));
            end = last < end ? last : end;
            var eveHere = year == from ? eve.DayNumber - first.DayNumber : -1;
            yield return end < start
                ? new ProcedureMask(year, 0, 0, eveHere)
                : new ProcedureMask(year, start.DayNumber - first.DayNumber, end.DayNumber - start.DayNumber + 1, eveHere);
        }
    }
}
