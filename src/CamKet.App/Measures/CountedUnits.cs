using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Measures;

/// <summary>What a source counted, by unit and by the place of the frame among those asked. What nobody counted is not listed.</summary>
internal sealed class CountedUnits
{
    private static readonly Dictionary<string, Certainty> AllSure = [];
    private static readonly Dictionary<string, FigurePlan> NothingPlanned = [];

    private readonly Dictionary<(int Unit, int Frame), List<KeyValuePair<string, decimal>>> values = [];
    private readonly Dictionary<(int Unit, int Frame), CounterValues> sums = [];
    private readonly Dictionary<(int Unit, int Frame), Window> waves = [];
    private readonly Dictionary<(int Unit, int Frame), Dictionary<string, Certainty>> certain = [];
    private readonly Dictionary<(int Unit, int Frame), Dictionary<string, FigurePlan>> plans = [];

    public static CountedUnits Nothing { get; } = new();

    /// <summary>The units that have any value.</summary>
    public IEnumerable<int> Units => values.Keys.Select(k => k.Unit).Distinct();

    /// <summary>Added up when first asked for: nothing is added after that.</summary>
    public CounterValues this[int unit, int frame] =>
        sums.TryGetValue((unit, frame), out var sum) ? sum
        : sums[(unit, frame)] = values.TryGetValue((unit, frame), out var list) ? new CounterValues(list) : CounterValues.None;

    /// <summary>From the first day of the first survey wave counted to the last day of the last; null where there was none.</summary>
    public Window? Waves(int unit, int frame) => waves.TryGetValue((unit, frame), out var days) ? days : null;

    /// <summary>How sure counters are, where their extract says so.</summary>
    public IReadOnlyDictionary<string, Certainty> Certain(int unit, int frame) => certain.GetValueOrDefault((unit, frame), AllSure);

    public IReadOnlyDictionary<string, FigurePlan> Plans(int unit, int frame) => plans.GetValueOrDefault((unit, frame), NothingPlanned);

    public void AddWave(int unit, int frame, Window wave) =>
        waves[(unit, frame)] = Waves(unit, frame) is { } days
            ? new Window(days.From < wave.From ? days.From : wave.From, days.To > wave.To ? days.To : wave.To)
            : wave;

    public void Add(int unit, int frame, string code, decimal value) => Add(unit, frame, [KeyValuePair.Create(code, value)]);

    public void Add(int unit, int frame, IEnumerable<KeyValuePair<string, decimal>> counters)
    {
        if (!values.TryGetValue((unit, frame), out var list))
        {
            values[(unit, frame)] = list = [];
        }

        list.AddRange(counters.Where(c => c.Value != 0));
    }

    public void AddCertainty(int unit, int frame, string code, Certainty certainty) => Of(certain, unit, frame)[code] = certainty;

    public void AddPlan(int unit, int frame, string code, FigurePlan plan) => Of(plans, unit, frame)[code] = plan;

    private static Dictionary<string, T> Of<T>(Dictionary<(int Unit, int Frame), Dictionary<string, T>> all, int unit, int frame)
    {
        if (!all.TryGetValue((unit, frame), out var of))
        {
            all[(unit, frame)] = of = new(StringComparer.Ordinal);
        }

        return of;
    }
}
