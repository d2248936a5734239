using System.Numerics;
using CamKet.Facts;

namespace CamKet.Ledger;

/// <summary>Statutory months of an era: bit m of the first number is month m of its first five years (the first from 15 December), of the next that of the other five.</summary>
public readonly record struct EraMonths(long First, long Next)
{
    private const int MonthsInHalf = ProcedureMonthMask.Years / 2 * ProcedureDays.MonthsInYear;

    public int Count => BitOperations.PopCount((ulong)First) + BitOperations.PopCount((ulong)Next);

    public bool Has(int month) => ((month < MonthsInHalf ? First >> month : Next >> (month - MonthsInHalf)) & 1) == 1;

    public EraMonths With(int month, bool held) => !held ? this
        : month < MonthsInHalf ? this with { First = First | (1L << month) }
        : this with { Next = Next | (1L << (month - MonthsInHalf)) };
}

/// <summary>
/// A frame's statutory months within one era of years, as the ledger keeps the months of a procedure: whether it was asked for in a window mostly these tell,
/// and a row of an era is so narrow that every procedure there is can be read.
/// </summary>
/// <param name="Era">Its first year, a multiple of <see cref="Years"/>.</param>
/// <param name="Whole">The months of which the frame holds all days.</param>
/// <param name="Cut">Those of which it holds some.</param>
/// <param name="Eve">The month of the day before the window; none where it lies in another era.</param>
public readonly record struct ProcedureMonthMask(int Era, EraMonths Whole, EraMonths Cut, EraMonths Eve)
{
    public const int Years = 10;

    public const int MonthsInEra = Years * ProcedureDays.MonthsInYear;

    public static IEnumerable<ProcedureMonthMask> Of(CountingFrame frame)
    {
        var eve = frame.Window.From.AddDays(-1);
        var last = frame.Edge < eve ? eve : frame.Edge;
        for (var era = EraOf(eve); era <= EraOf(last); era += Years)
        {
            var (whole, cut, before) = (default(EraMonths), default(EraMonths), default(EraMonths));
            for (var month = 0; month < MonthsInEra; month++)
            {
                var first = ProcedureDays.FirstOf(era).AddMonths(month);
                var next = first.AddMonths(1);
                var held = 0;
                for (var day = first; day < next; day = day.AddDays(1))
                {
                    held += frame.Holds(day) ? 1 : 0;
                }

                var all = held == next.DayNumber - first.DayNumber;
                whole = whole.With(month, all);
                cut = cut.With(month, held > 0 && !all);
                before = before.With(month, eve >= first && eve < next);
            }

            yield return new ProcedureMonthMask(era, whole, cut, before);
        }
    }

    private static int EraOf(DateOnly day) => ProcedureDays.YearOf(day) / Years * Years;
}
