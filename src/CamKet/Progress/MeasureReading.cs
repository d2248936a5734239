using CamKet.Figures;
using CamKet.Measures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Progress;

/// <summary>How many cases came lately and in how many days outside Tết, for measures whose cases keep coming.</summary>
/// <param name="Recent">Counted over the last 90 days outside Tết (<see cref="Pace.Span"/>).</param>
public sealed record RecentPace(CounterValues Recent, int RecentDays, int WindowDays, int DaysLeft);

/// <summary>What is known for the forecast of a measure with a decided denominator, or a count.</summary>
public sealed record YearPace(int WorkingDaysLeft, int WorkingDaysElapsed, PlannedAmounts? Plan, Ratio LastYear);

/// <summary>A measure's figure and the pace its forecast needs.</summary>
/// <param name="EvaluationEnd">The day it is judged; from it on the verdict is final.</param>
/// <param name="Recent">Of measures whose cases keep coming; null while the figure is missing.</param>
/// <param name="Year">Null while the figure is missing.</param>
public sealed record MeasureReading(FigureAnswer Figure, DateOnly EvaluationEnd, RecentPace? Recent, YearPace? Year)
{
    public MeasureDefinition Measure => Figure.Measure;

    public Window Window => Figure.Window;

    public CounterValues? Values => Figure.Values;

    public DateOnly? DataUntil => Figure.DataUntil;

    public Facts.Certainty Certainty => Figure.Certainty;

    public Window? Waves => Figure.Waves;

    public DateOnly AsOf => Window.To;

    public bool IsFinal => AsOf >= EvaluationEnd;

    public Ratio Actual => Figure.Ratio;

    public bool IsUnassigned => Figure.IsUnassigned;

    public decimal? Number => Figure.Number;

    /// <summary>The outlook of a measure whose cases keep coming; null while missing.</summary>
    public OpenOutlook? Open()
    {
        if (Values is null || Recent is null)
        {
            return null;
        }

        // Only what flows has a pace: what was carried in came once, and what stands open is not a case more.
        var few = Flow(Measure.Denominator, Recent.Recent) < Pace.FewestCases;
        var basis = few ? Values : Recent.Recent;
        var days = few ? Recent.WindowDays : Recent.RecentDays;
        var coming = Pace.Expected(Flow(Measure.Denominator, basis), days, Recent.DaysLeft);

        // A stock in the denominator (open overdue) is resolved among the cases to come: counted once, not twice.
        var counted = Values.Sum(Measure.Denominator.Where(c => c.By == CountedBy.AsOf));
        var recently = few ? Ratio.Missing : Share(Recent.Recent);
        return new OpenOutlook(
            Values.Sum(Measure.Numerator),
            Values.Sum(Measure.Denominator),
            Math.Max(0, coming - counted),
            Values.Sum(Measure.Pending) + Values.Sum(Measure.Redeemable),
            Values.Sum(Measure.Lost),
            recently.IsMeasured ? recently : Share(Values),
            Measure.Direction == Direction.Lower,
            recently.IsMeasured ? Recent.RecentDays : null);
    }

    /// <summary>The outlook against a decided whole; <paramref name="whole"/> replaces the denominator for a promised amount.</summary>
    public FixedOutlook? Fixed(decimal? whole = null) => Values is null || Year is null
        ? null
        : new FixedOutlook(
            Measure.NumberOf(Values),
            whole ?? Values.Sum(Measure.Denominator),
            Measure.Capped && whole is null,
            Year.WorkingDaysLeft,
            Year.WorkingDaysElapsed,
            Year.Plan,
            Year.LastYear);

    private Ratio Share(CounterValues basis)
    {
        var successes = Flow(Measure.Numerator, basis);
        var decided = Flow(Measure.Denominator, basis) - Flow(Measure.Pending, basis);
        return decided <= 0 ? Ratio.NotApplicable : Ratio.Of(Math.Min(successes, decided), decided);
    }

    private static decimal Flow(IEnumerable<CounterUse> counters, CounterValues values) =>
        values.Sum(counters.Where(c => c.By is not (CountedBy.AsOf or CountedBy.WindowStart)));
}

/// <summary>Everything an item is judged by.</summary>
/// <param name="AsOf">The day the question is asked for.</param>
/// <param name="Reading">Null when nothing measures the item or its measure is a published standing.</param>
/// <param name="Standings">Published and submitted standings of the unit, of all lists and years.</param>
/// <param name="DoneOn">The day a milestone was reached, by its evidence; null while it is not.</param>
public sealed record ItemFacts(
    DateOnly AsOf,
    int Year,
    MeasureDefinition? Measure,
    MeasureReading? Reading,
    IReadOnlyList<Standing> Standings,
    IReadOnlyList<Ladder> Ladders,
    DateOnly? DoneOn)
{
    public static ItemFacts Unmeasured(DateOnly asOf, int year, DateOnly? doneOn = null) => new(asOf, year, null, null, [], [], doneOn);
}
