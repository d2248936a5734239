using CamKet.Time;

namespace CamKet.Facts;

/// <summary>
/// The days accepted extracts of one kind cover for one unit. Zero and 0/0 exist only inside it: a window that is not
/// wholly covered is missing, however many rows lie in it.
/// </summary>
public sealed class Coverage
{
    private readonly List<Window> spans;

    public Coverage(IEnumerable<Window> windows)
    {
        spans = [];
        foreach (var window in windows.OrderBy(w => w.From).ThenBy(w => w.To))
        {
            // Extracts that follow one another without a day between are one span.
            if (spans.Count > 0 && window.From <= spans[^1].To.AddDays(1))
            {
                spans[^1] = new Window(spans[^1].From, window.To > spans[^1].To ? window.To : spans[^1].To);
            }
            else
            {
                spans.Add(window);
            }
        }
    }

    public static Coverage None { get; } = new([]);

    public IReadOnlyList<Window> Spans => spans;

    public bool Covers(Window window) => spans.Any(s => s.Contains(window));

    /// <summary>The last day without a gap since <paramref name="from"/>; null when that day itself is not covered.</summary>
    public DateOnly? Until(DateOnly from) => spans.Where(s => s.Contains(from)).Select(s => (DateOnly?)s.To).FirstOrDefault();

    /// <summary>The newest day covered at all; null when nothing is.</summary>
    public DateOnly? Newest => spans.Count == 0 ? null : spans[^1].To;

    /// <summary>The first day of the span that holds <paramref name="day"/>.</summary>
    public DateOnly? Since(DateOnly day) => spans.Where(s => s.Contains(day)).Select(s => (DateOnly?)s.From).FirstOrDefault();
}
