using CamKet.Measures;

namespace CamKet.Ledger;

/// <summary>
/// A frame's days within one block of statutory years, as the ledger keeps the days of a procedure: a row for each block and not for each year, because
/// a question reads a row of every procedure there is, and most windows lie in one block or two.
/// </summary>
/// <param name="Block">Its first year, a multiple of <see cref="Years"/>.</param>
/// <param name="First">The place of the first of its days, <see cref="ProcedureDays.DaysInYear"/> of them a year, the first for 15 December.</param>
/// <param name="Count">How many places they take, one after the other; 0 where it has none in the block.</param>
/// <param name="Eve">The place of the day before the window; -1 where it lies in another block.</param>
public readonly record struct ProcedureMask(int Block, int First, int Count, int Eve)
{
    public const int Years = 4;

    public const int DaysInBlock = Years * ProcedureDays.DaysInYear;

    public static IEnumerable<ProcedureMask> Of(CountingFrame frame)
    {
        var eve = frame.Window.From.AddDays(-1);
        var last = frame.Edge < eve ? eve : frame.Edge;
        var (from, to) = (BlockOf(eve), BlockOf(last));
        for (var block = from; block <= to; block += Years)
        {
            var (start, end) = (ProcedureDays.FirstOf(block), ProcedureDays.FirstOf(block + Years).AddDays(-1));
            (start, end) = (frame.Window.From > start ? frame.Window.From : start, last < end ? last : end);
            var eveHere = block == from ? Place(eve) : -1;
            yield return end < start ? new ProcedureMask(block, 0, 0, eveHere) : new ProcedureMask(block, Place(start), Place(end) - Place(start) + 1, eveHere);
        }
    }

    private static int BlockOf(DateOnly day) => ProcedureDays.YearOf(day) / Years * Years;

    private static int Place(DateOnly day)
    {
        var year = ProcedureDays.YearOf(day);
        return (year % Years * ProcedureDays.DaysInYear) + day.DayNumber - ProcedureDays.FirstOf(year).DayNumber;
    }
}
