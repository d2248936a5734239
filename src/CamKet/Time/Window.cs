namespace CamKet.Time;

/// <summary>
/// Any two dates, both inclusive. 15/12/2023–10/11/2024 is as good a window as a month. A window is not a period: data
/// cut-off, due date and evaluation end are three different dates and are kept apart.
/// </summary>
public readonly record struct Window
{
    public Window(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, "A window ends on or after the day it begins.");
        }

        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= From && day <= To;

    public bool Contains(Window other) => other.From >= From && other.To <= To;

    /// <summary>From Monday to Sunday, the first and last cut by the window.</summary>
    public IEnumerable<Window> Weeks()
    {
        var (from, to) = (From, To);
        while (from <= to)
        {
            var sunday = from.AddDays(((int)DayOfWeek.Sunday - (int)from.DayOfWeek + 7) % 7);
            yield return new Window(from, sunday < to ? sunday : to);
            from = sunday.AddDays(1);
        }
    }

    /// <summary>"15/12/2023–10/11/2024".</summary>
    public override string ToString() => $"{VietnameseDate.Print(From)}–{VietnameseDate.Print(To)}";
}

public static class VietnameseDate
{
    /// <summary>dd/MM/yyyy, the same on every machine.</summary>
    public static string Print(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
