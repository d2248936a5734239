using CamKet.Facts;
using CamKet.Figures;
using CamKet.Time;

namespace CamKet.Measures;

/// <summary>What is planned to come of a counter in a year: a line of the budget somebody was given.</summary>
/// <param name="HasFigure">The window holds a figure of it; a figure of zero is one too.</param>
/// <param name="Next">The day of its first figure after the window; null where none is known.</param>
/// <param name="Amounts">What a plan says of it, cumulative by day, in the order of days; empty for most budget lines.</param>
public sealed record FigurePlan(bool HasFigure, DateOnly? Next, IReadOnlyList<(DateOnly Day, decimal Amount)> Amounts);

/// <summary>What one source says of one unit in one window.</summary>
/// <param name="Values">What it counted; an absent counter is 0.</param>
/// <param name="Coverage">The days its accepted extracts cover, of the unit.</param>
/// <param name="Waves">From the first to the last day of the waves counted, of a source that is asked in waves; null where none was, and for every other source.</param>
/// <param name="Certain">How sure a counter is, where the extract says so.</param>
/// <param name="Plans">What is planned of a counter, where something is.</param>
public sealed record SourceAnswer(
    CounterValues Values, Coverage Coverage, Window? Waves, IReadOnlyDictionary<string, Certainty> Certain, IReadOnlyDictionary<string, FigurePlan> Plans)
{
    /// <summary>A survey is asked in waves: one in the window is enough, and says itself which days it speaks of. Everything else has to be covered day by day.</summary>
    public bool Tells(Window window) => Waves is not null || Coverage.Covers(window);

    /// <summary>The last day it tells of without a gap; null when the window's first day is not covered.</summary>
    public DateOnly? Until(Window window) => Waves?.To ?? Coverage.Until(window.From);
}

/// <summary>Whether a figure is known, and why not.</summary>
public enum Knowing
{
    Known,

    /// <summary>The year asked for has not begun.</summary>
    NotBegun,

    /// <summary>Accepted extracts do not cover the whole window.</summary>
    NotCovered,

    /// <summary>Something is planned, and its first figure is dated after the window: saying that nothing occurred would be wrong.</summary>
    StillToCome,
}

/// <summary>
/// The one answer to a <see cref="FigureQuestion"/>: page, report, command, export, chart and form print it. Whether the window can be answered at all
/// is decided in <see cref="Of"/> and nowhere else.
/// </summary>
/// <param name="Window">The window it truly covers; of a year that has not begun its first day.</param>
/// <param name="Values">What was counted; null while it is missing.</param>
/// <param name="DataUntil">The last day known without a gap from the window's first; null when that day is not.</param>
/// <param name="Waves">The days of the survey waves counted; null for what is not asked in waves.</param>
/// <param name="Plan">What is planned of it, where something is.</param>
public sealed record FigureAnswer(
    FigureQuestion Question, Window Window, CounterValues? Values, DateOnly? DataUntil, Certainty Certainty, Window? Waves, Knowing Knowing, FigurePlan? Plan)
{
    /// <summary>Decides what the sources of a measure say together, each once.</summary>
    public static FigureAnswer Of(FigureQuestion question, IReadOnlyList<SourceAnswer> sources)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(sources);
        if (question.Window is not { } window)
        {
            return new(question, new Window(question.First, question.First), null, null, Certainty.Actual, null, Knowing.NotBegun, null);
        }

        var counters = question.Measure.Numerator.Concat(question.Measure.Denominator).Select(c => c.Code).ToList();
        var plans = counters.SelectMany(code => sources.Select(s => s.Plans.GetValueOrDefault(code)).OfType<FigurePlan>()).ToList();
        var knowing = sources.Count == 0 || !sources.All(s => s.Tells(window)) ? Knowing.NotCovered
            : plans.Exists(p => !p.HasFigure) ? Knowing.StillToCome
            : Knowing.Known;
        var until = sources.Select(s => s.Until(window) ?? DateOnly.MinValue).DefaultIfEmpty(DateOnly.MinValue).Min();
        var counted = sources.Count == 0 ? CounterValues.None : sources.Select(s => s.Values).Aggregate((sum, values) => sum.And(values));
        return new(
            question, window, knowing == Knowing.Known ? counted : null,
            until > DateOnly.MinValue ? until : null,
            counters.SelectMany(code => sources.Where(s => s.Certain.ContainsKey(code)).Select(s => s.Certain[code])).DefaultIfEmpty(Certainty.Actual).Max(),
            sources.Select(s => s.Waves).FirstOrDefault(w => w is not null), knowing, plans.FirstOrDefault())
        {
            Seen = counted,
        };
    }

    /// <summary>What was counted, even where the window is not wholly covered: for lists of what to do about the facts in hand, never printed as the figure.</summary>
    public CounterValues Seen { get; init; } = CounterValues.None;

    public MeasureDefinition Measure => Question.Measure;

    /// <summary>n/d; missing for a count.</summary>
    public Ratio Ratio => Values is null || Measure.Denominator.Count == 0 ? Ratio.Missing : Measure.RatioOf(Values);

    /// <summary>The number of a count or n of a share; null while missing.</summary>
    public decimal? Number => Values is null || Measure.Numerator.Count == 0 ? null : Measure.NumberOf(Values);

    /// <summary>Something was carried out where nothing was assigned: no ratio says how much that is.</summary>
    public bool IsUnassigned => Values is not null && Measure.IsUnassigned(Values);

    /// <summary>It is of other days than were asked for, and both are to be printed.</summary>
    public bool IsOfOtherDays => Window != Question.Asked;
}
