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
    public static Window Span(DateOnly asOf, DateOnly coveredSince, WorkingCalendar calendar)
    {
        var span = calendar.LastDaysWithoutTet(asOf, Days);
        return span.From >= coveredSince || coveredSince > asOf ? span : new Window(coveredSince, asOf);
    }

    /// <summary>Days after <paramref name="asOf"/> up to and including <paramref name="end"/>, outside Tết.</summary>
    public static int DaysLeft(DateOnly asOf, DateOnly end, WorkingCalendar calendar) =>
        end <= asOf ? 0 : calendar.DaysWithoutTet(new Window(asOf.AddDays(1), end));

    /// <summary>Cases expected in <paramref name="daysLeft"/> days at so many cases in so many days, to the nearest whole one.</summary>
    public static decimal Expected(decimal cases, int days, int daysLeft) =>
        days <= 0 ? 0 : decimal.Floor(((2 * cases * daysLeft) + days) / (2 * days));
}
