using CamKet.Time;

namespace CamKet.Facts;

/// <summary>
/// What is counted: the window, and the day up to which outcomes are known. Flows count days of the window up to the as-of
/// date; stocks are taken at <see cref="Edge"/>; cohorts (received in the window) keep the outcome they had at the as-of date.
/// </summary>
public readonly record struct CountingFrame(Window Window, DateOnly AsOf)
{
    public static CountingFrame Until(DateOnly from, DateOnly to) => new(new Window(from, to), to);

    /// <summary>
    /// A window whose cohorts keep the outcome they had at the as-of date, as far as extracts without a gap tell it: behind the
    /// last of them nothing would ever be resolved.
    /// </summary>
    public static CountingFrame Known(Window window, DateOnly asOf, IEnumerable<Coverage> coverage)
    {
        var known = coverage.Select(c => c.Until(window.To) ?? window.To).Append(asOf).Min();
        return new CountingFrame(window, known < window.To ? window.To : known);
    }

    /// <summary>The end of the window, or the as-of date where that is earlier.</summary>
    public DateOnly Edge => AsOf < Window.To ? AsOf : Window.To;

    public bool Holds(DateOnly day) => day >= Window.From && day <= Edge;
}
