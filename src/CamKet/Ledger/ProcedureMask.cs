using CamKet.Measures;

namespace CamKet.Ledger;

/// <summary>
/// A frame's days within one block of statutory years, as the ledger keeps the days of a procedure: a row for each block and not for each year, because
/// a question reads a row of every procedure there is, and most windows lie in one block or two.
/// </summary>
/// <param name="Block">Its first year, a multiple of <see cref="Years"/>.</param>
/// <param name="Days">0 or 1 for each day, <see cref="ProcedureDays.DaysInYear"/> of them a year, the first for 15 December.</param>
/// <param name="Eve">The place of the day before the window; -1 where it lies in another block.</param>
public readonly record struct ProcedureMask(int Block, string Days, int Eve)
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
            var days = string.Create(DaysInBlock, (frame, block), static (bits, of) =>
            {
                bits.Fill('0');
                for (var year = 0; year < Years; year++)
                {
                    var (first, next) = (ProcedureDays.FirstOf(of.block + year), ProcedureDays.FirstOf(of.block + year + 1));
                    for (var day = first; day < next; day = day.AddDays(1))
                    {
                        if (of.frame.Holds(day))
                        {
                            bits[(year * ProcedureDays.DaysInYear) + day.DayNumber - first.DayNumber] = '1';
                        }
                    }
                }
            });
            yield return new ProcedureMask(block, days, block == from ? Place(eve) : -1);
        }
    }

    private static int BlockOf(DateOnly day) => ProcedureDays.YearOf(day) / Years * Years;

    private static int Place(DateOnly day)
    {
        var year = ProcedureDays.YearOf(day);
        return (year % Years * ProcedureDays.DaysInYear) + day.DayNumber - ProcedureDays.FirstOf(year).DayNumber;
    }
}
