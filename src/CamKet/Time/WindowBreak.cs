namespace CamKet.Time;

/// <summary>Days that two windows following each other leave out, or both count.</summary>
/// <param name="Overlaps">True: counted twice; false: counted by neither.</param>
public sealed record WindowBreak(Window Days, bool Overlaps);

public static class WindowBreaks
{
    /// <summary>Gaps and overlaps between windows, taken in order of their beginnings.</summary>
    public static IReadOnlyList<WindowBreak> Find(IEnumerable<Window> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var breaks = new List<WindowBreak>();
        DateOnly? until = null;
        foreach (var window in windows.OrderBy(w => w.From).ThenBy(w => w.To))
        {
            if (until is { } end)
            {
                if (window.From > end.AddDays(1))
                {
                    breaks.Add(new WindowBreak(new Window(end.AddDays(1), window.From.AddDays(-1)), Overlaps: false));
                }
                else if (window.From <= end)
                {
                    breaks.Add(new WindowBreak(new Window(window.From, window.To < end ? window.To : end), Overlaps: true));
                }
            }

            until = until > window.To ? until : window.To;
        }

        return breaks;
    }

    /// <summary>
    /// The days after a report's cut-off that the next window does not count either: with a cut-off of 10/11 and the next
    /// reform year from 15/12 they are 11/11–14/12. Null when none is left out.
    /// </summary>
    public static Window? LeftOut(DateOnly cutOff, Window next) =>
        next.From > cutOff.AddDays(1) ? new Window(cutOff.AddDays(1), next.From.AddDays(-1)) : null;
}
