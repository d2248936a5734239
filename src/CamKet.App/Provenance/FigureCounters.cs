using CamKet.Measures;

namespace CamKet.App.Provenance;

/// <summary>What a figure that is opened counts: a measure of the catalog, or counters a report or a form adds up itself.</summary>
/// <param name="Measure">Null for what no file of the catalog names.</param>
internal sealed record FigureCounters(MeasureDefinition? Measure, MadeOf Made)
{
    /// <summary>What is asked for.</summary>
    public MeasureDefinition Asks { get; } = Measure ?? MeasureDefinition.Of(Made);

    public IReadOnlyList<CounterName> All => Made.All;

    public IReadOnlyList<CounterName> Less => Made.Less;

    public IReadOnlyList<string> Kinds => Made.Kinds;

    /// <summary>Nothing is left out, or what can be.</summary>
    public bool HoldsTogether => Less.Count == 0 || (Measure is null && !Made.IsShare && FactList.CanBeLess(All, Less));

    /// <summary>What it counts makes one list of its own: the dossiers of several counters, each taken by one of them, or what is left of a counter's.</summary>
    public bool IsListedWhole => Less.Count > 0 || (Made.Numerator.Count > 1 && !Made.IsShare && All.All(FactList.TakesOneByOne));

    /// <summary>Everything the figure counts, where it <see cref="IsListedWhole">makes one list</see>.</summary>
    public FactList Whole => new(All, Less);

    /// <summary>Several units' figure can be told: see <see cref="GroupStore.Tells"/>.</summary>
    public bool IsOfGroups => Less.Count > 0 ? GroupStore.Tells(Whole) : All.All(FactList.AddsUpOverUnits);

    /// <summary>Whose rows are asked for: when no counter is named all of a sum, otherwise the first.</summary>
    public FactList Asked(FigureQuery query) =>
        All.FirstOrDefault(c => c.Code == query.Counter) is { } named ? FactList.Of(named) : IsListedWhole ? Whole : FactList.Of(All[0]);
}
