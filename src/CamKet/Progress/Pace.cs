using CamKet.Time;

namespace CamKet.Progress;

/// <summary>
/// The pace at which cases come: the last 90 days without Tết, in which offices are closed and nothing says anything about
/// the year. Fewer than 30 cases in them say too little, then the window so far speaks.
/// </summary>
public static class Pace
{
    public const int Days = 90;
    public const int FewestCases = 30;

    /// <summary>The span that ends on <paramref name="asOf"/> and holds 90 days outside Tết, or what of it is covered.</summary>
    public static Window Span(DateOnly asOf, DateOnly coveredSince, IReadOnlySet<DateOnly> tet)
    {
        var from = asOf;
        for (var days = tet.Contains(from) ? 0 : 1; days < Days && from > coveredSince; days += tet.Contains(from) ? 0 : 1)
        {
            from = from.AddDays(-1);
        }

        return new Window(from, asOf);
    }

    /// <summary>Days of the window outside Tết.</summary>
    public static int DaysOutside(Window window, IReadOnlySet<DateOnly> tet) => window.Days - tet.Count(window.Contains);

    /// <summary>Days after <paramref name="asOf"/> up to and including <paramref name="end"/>, outside Tết.</summary>
    public static int DaysLeft(DateOnly asOf, DateOnly end, IReadOnlySet<DateOnly> tet) =>
        end <= asOf ? 0 : DaysOutside(new Window(asOf.AddDays(1), end), tet);

    /// <summary>Cases expected in <paramref name="daysLeft"/> days at so many cases in so many days, to the nearest whole one.</summary>
    public static decimal Expected(decimal cases, int days, int daysLeft) =>
        days <= 0 ? 0 : decimal.Floor(((2 * cases * daysLeft) + days) / (2 * days));
}
