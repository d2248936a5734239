using CamKet.Figures;
using CamKet.Time;

namespace CamKet.Measures;

/// <summary>
/// Where a figure's facts come from, by the names measures files and extracts' cover have for it. What is extracted is accepted and covered kind by kind;
/// one extract is of one kind. A slice that counts something of its own has a name of its own.
/// </summary>
public static class FactKind
{
    public const string Dossiers = "dossiers";
    public const string Documents = "documents";
    public const string Budget = "budget";
    public const string Activities = "activities";
    public const string Surveys = "surveys";

    /// <summary>Those that are extracted.</summary>
    public static IReadOnlyList<string> All { get; } = [Dossiers, Documents, Budget, Activities, Surveys];
}

/// <summary>Whether more is better. Decides what "duy trì" without a target and a target without an operator mean.</summary>
public enum Direction
{
    Higher,
    Lower,
}

/// <summary>What can still happen to a measure before it is judged, and so how its forecast is made.</summary>
public enum MeasureShape
{
    /// <summary>Cases keep coming (dossiers, documents): the denominator at the end is an estimate.</summary>
    Open,

    /// <summary>The denominator is decided (estimate, plan): only the numerator moves.</summary>
    Fixed,

    /// <summary>
    /// Different things (procedures), each counted once whatever the number of its cases: two windows do not add up, so
    /// nothing is forecast.
    /// </summary>
    Distinct,

    /// <summary>A number of things, no denominator.</summary>
    Count,

    /// <summary>Answers of survey waves: what the next wave brings is not forecast.</summary>
    Survey,

    /// <summary>A score, rank or grade others publish.</summary>
    Score,
}

/// <summary>The day a counter counts by.</summary>
public enum CountedBy
{
    Received,
    Finished,
    Ended,

    /// <summary>A stock: what stands at the end of the window (or at the as-of date where that is earlier).</summary>
    AsOf,

    /// <summary>A stock: what stood on the eve of the window.</summary>
    WindowStart,
    Issued,
    Arrived,

    /// <summary>Budget: the newest entry of the year up to the end of the window.</summary>
    BudgetDay,
    Held,

    /// <summary>Survey: the last day of the wave.</summary>
    Wave,
}

/// <summary>A counter a measure adds up, with the day it counts by written beside it.</summary>
public sealed record CounterUse(string Code, CountedBy By);

/// <param name="Unverified">True where no public text of the rule was found: it is said so wherever the source is shown.</param>
public sealed record MeasureSource(string Decision, DateOnly? Date, bool Unverified);

/// <summary>
/// A measure as the catalog defines it: sums of named counters over sums of named counters. Competing definitions of the
/// same words are different measures.
/// </summary>
/// <param name="Text">What it says, for the public.</param>
/// <param name="System">The system whose figure is authoritative.</param>
/// <param name="Unit">percent, count, amount, score.</param>
/// <param name="Noun">What its cases are called: hồ sơ, văn bản, giao dịch; of a measure of money what is assigned: dự toán thu, kế hoạch vốn.</param>
/// <param name="Precision">Decimals in print.</param>
/// <param name="Facts">The sources its counters are counted in: kinds of facts (<see cref="FactKind"/>), or a slice's own; none for a score others publish.</param>
/// <param name="Denominator">Empty for a count.</param>
/// <param name="Pending">Cases of the denominator not decided yet: they can still become successes.</param>
/// <param name="Redeemable">Failures of the denominator that can still be made good (a late dossier whose letter is still to be written).</param>
/// <param name="Lost">Cases not yet in the denominator that can only become failures (open overdue dossiers, where only resolved ones are counted).</param>
/// <param name="Capped">The numerator cannot exceed the denominator (disbursement); revenue can.</param>
/// <param name="Phrases">Words an item's text uses for it, parts that must all occur joined by "+"; for suggesting, never for deciding.</param>
public sealed record MeasureDefinition(
    string Code,
    string Group,
    string Name,
    string Text,
    MeasureSource Source,
    string System,
    Direction Direction,
    string Unit,
    string Noun,
    int Precision,
    ReportingCalendar Calendar,
    MeasureShape Shape,
    IReadOnlyList<string> Facts,
    IReadOnlyList<CounterUse> Numerator,
    IReadOnlyList<CounterUse> Denominator,
    IReadOnlyList<CounterUse> Pending,
    IReadOnlyList<CounterUse> Redeemable,
    IReadOnlyList<CounterUse> Lost,
    bool Capped,
    IReadOnlyList<string> Phrases)
{
    /// <summary>Where how a unit's promises stand is counted: their reports count it, and no extract holds it.</summary>
    public const string OfPromises = "commitments";

    /// <summary>A unit can promise by it. How its promises stand is no such thing.</summary>
    public bool CanBePromised => !Facts.Contains(OfPromises, StringComparer.Ordinal);

    /// <summary>A numerator and a denominator; else a number, or a score.</summary>
    public bool IsShare => Denominator.Count > 0;

    /// <summary>What numerator and denominator are numbers of, printed behind them: money where the whole is an estimate or a plan, else its cases.</summary>
    public string CountedIn => Shape == MeasureShape.Fixed ? "đồng" : Noun;

    /// <summary>
    /// n/d of counted values; the caller has asked coverage first, so an absent counter is a zero. Something carried out of
    /// nothing assigned (<see cref="IsUnassigned"/>) is no ratio: not applicable.
    /// </summary>
    public Ratio RatioOf(CounterValues values) => Denominator.Count == 0
        ? throw new InvalidOperationException($"{Code} has no denominator.")
        : IsUnassigned(values) ? Ratio.NotApplicable : Ratio.Of(values.Sum(Numerator), values.Sum(Denominator));

    /// <summary>A figure no file of the catalog names, as a measure: budget lines by the budget's calendar, everything else by the reform's.</summary>
    public static MeasureDefinition Of(MadeOf made)
    {
        ArgumentNullException.ThrowIfNull(made);
        return new MeasureDefinition(
            "", "", string.Join(", ", made.All.Select(c => c.Name)), "", new MeasureSource("", null, true), "", Direction.Higher, made.IsShare ? "percent" : "count", "", 2,
            made.Kinds is [FactKind.Budget] ? ReportingCalendar.Budget : ReportingCalendar.Reform, made.IsShare ? MeasureShape.Open : MeasureShape.Count, made.Kinds,
            [.. made.Numerator.Select(c => new CounterUse(c.Code, c.By))], [.. made.Denominator.Select(c => new CounterUse(c.Code, c.By))], [], [], [], false, []);
    }

    /// <summary>What it is made of, as columns and opened figures say it. A counter of a slice's own that has no name here is none of it.</summary>
    public MadeOf Made => new(Named(Numerator), Named(Denominator), []);

    /// <summary>n/0 with n above zero: revenue collected or capital spent where no estimate was assigned.</summary>
    public bool IsUnassigned(CounterValues values) => Denominator.Count > 0 && values.Sum(Denominator) == 0 && values.Sum(Numerator) > 0;

    /// <summary>True where it counts what stands and not what comes: it can fall as well as rise until it is judged.</summary>
    public bool IsStock => Numerator.Count > 0 && Numerator.All(c => c.By is CountedBy.AsOf or CountedBy.WindowStart);

    /// <summary>The number of a count, or a ratio's numerator.</summary>
    public decimal NumberOf(CounterValues values) => values.Sum(Numerator);

    private static IReadOnlyList<CounterName> Named(IEnumerable<CounterUse> uses) => [.. uses.Select(u => CounterNames.Find(u.Code)).OfType<CounterName>()];
}
