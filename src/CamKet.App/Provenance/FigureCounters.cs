using CamKet.Figures;
using CamKet.Measures;

namespace CamKet.App.Provenance;

/// <summary>The counters of a figure: a measure's, or those a report or a form adds up itself.</summary>
/// <param name="Less">What is left out of the numerator's dossiers; mostly nothing.</param>
internal sealed record FigureCounters(MeasureDefinition? Measure, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator, IReadOnlyList<CounterName> Less)
{
    public IReadOnlyList<CounterName> All { get; } = [.. Numerator.Concat(Denominator).Distinct(StringComparer.Ordinal).Select(c => CounterNames.Find(c)!)];

    public IReadOnlyList<FactKind> Kinds => [.. All.Select(c => c.Kind).Distinct()];

    /// <summary>Nothing is left out, or what can be.</summary>
    public bool HoldsTogether => Less.Count == 0 || (Measure is null && Denominator.Count == 0 && Listed.CanBeLess(All, Less));

    /// <summary>What it counts makes one list of its own: the dossiers of several counters, each taken by one of them, or what is left of a counter's.</summary>
    public bool IsListedWhole => Less.Count > 0 || (Numerator.Count > 1 && Denominator.Count == 0 && All.All(Listed.TakesOneByOne));

    /// <summary>Everything the figure counts, where it <see cref="IsListedWhole">makes one list</see>.</summary>
    public Listed Whole => new(All, Less);

    /// <summary>Several units' figure can be told: see <see cref="GroupStore.Tells"/>.</summary>
    public bool IsOfGroups => Less.Count > 0 ? GroupStore.Tells(Whole) : All.All(Listed.AddsUpOverUnits);

    /// <summary>Whose rows are asked for: when no counter is named all of a sum, otherwise the first.</summary>
    public Listed Asked(FigureQuery query) =>
        All.FirstOrDefault(c => c.Code == query.Counter) is { } named ? Listed.Of(named) : IsListedWhole ? Whole : Listed.Of(All[0]);

    /// <summary>Missing for what is no share.</summary>
    public Ratio RatioOf(decimal numerator, decimal denominator) =>
        Denominator.Count == 0 ? Ratio.Missing : denominator == 0 && numerator > 0 ? Ratio.NotApplicable : Ratio.Of(numerator, denominator);
}
