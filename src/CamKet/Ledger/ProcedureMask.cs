using CamKet.Measures;

namespace CamKet.Ledger;

/// <summary>A frame's days within one statutory year, as <see cref="ProcedureDays"/> counts them.</summary>
/// <param name="Days">366 characters 0 or 1, the first for 15 December.</param>
/// <param name="Eve">The place of the day before the window; -1 where it lies in another year.</param>
public readonly record struct ProcedureMask(int Year, string Days, int Eve)
{
    public static IEnumerable<ProcedureMask> Of(CountingFrame frame)
    {
        var eve = frame.Window.From.AddDays(-1);
        var last = frame.Edge < eve ? eve : frame.Edge;
        for (var year = ProcedureDays.YearOf(eve); year <= ProcedureDays.YearOf(last); year++)
        {
            var (first, next) = (ProcedureDays.FirstOf(year), ProcedureDays.FirstOf(year + 1));
            var days = string.Create(ProcedureDays.DaysInYear, (frame, first, next), static (bits, of) =>
            {
                for (var i = 0; i < bits.Length; i++)
                {
                    var day = of.first.AddDays(i);
                    bits[i] = day < of.next && of.frame.Holds(day) ? '1' : '0';
                }
            });
            yield return new ProcedureMask(year, days, eve >= first && eve < next ? eve.DayNumber - first.DayNumber : -1);
        }
    }
}
