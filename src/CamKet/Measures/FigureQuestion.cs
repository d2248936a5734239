using CamKet.Time;

namespace CamKet.Measures;

/// <summary>One figure of one unit that is asked for.</summary>
/// <param name="Unit">Its number within the province.</param>
/// <param name="Asked">The window somebody asked for; what is counted is <see cref="Window"/>.</param>
/// <param name="First">The first day counted.</param>
/// <param name="Last">The last day counted; before <paramref name="First"/> where the year has not begun.</param>
/// <param name="AsOf">The day up to which the outcome of what came in the window is known.</param>
public sealed record FigureQuestion(int Unit, MeasureDefinition Measure, Window Asked, DateOnly First, DateOnly Last, DateOnly AsOf)
{
    /// <summary>The window counted; null where it has not begun.</summary>
    public Window? Window => Last < First ? null : new Window(First, Last);

    /// <summary>
    /// The figure of a window. It is counted to the window's last day, the as-of date or the day it is judged, whichever comes first; and budget entries
    /// are cumulative from 1 January, whatever day the window begins.
    /// </summary>
    /// <param name="end">The day a promise is judged; null where nothing is.</param>
    public static FigureQuestion Of(int unit, MeasureDefinition measure, Window asked, DateOnly asOf, DateOnly? end = null)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var last = Ends(asked.To, asOf, end);
        return new(unit, measure, asked, measure.Calendar == ReportingCalendar.Budget ? new DateOnly(last.Year, 1, 1) : asked.From, last, asOf);
    }

    /// <summary>
    /// The figure of what was promised for a year: of the measure's own year where no first day is asked for. A year that has not begun has no window, and
    /// the budget's is its own even where the window asked for began before it.
    /// </summary>
    public static FigureQuestion OfYear(int unit, MeasureDefinition measure, int year, DateOnly? from, DateOnly to, DateOnly asOf, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var own = measure.Calendar.Year(year).From;
        var first = from ?? own;
        return new(
            unit, measure, new Window(first, first <= to ? to : first), measure.Calendar == ReportingCalendar.Budget ? own : first, Ends(to, asOf, end), asOf);
    }

    /// <summary>The same of other days: what a forecast looks back at.</summary>
    public FigureQuestion In(Window days) => this with { Asked = days, First = days.From, Last = days.To };

    private static DateOnly Ends(DateOnly to, DateOnly asOf, DateOnly? end) => new[] { to, asOf, end ?? to }.Min();
}
