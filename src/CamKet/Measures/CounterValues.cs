namespace CamKet.Measures;

/// <summary>Counted values by counter code. A counter that is not listed counted nothing.</summary>
public sealed class CounterValues
{
    private readonly Dictionary<string, decimal> values;

    public CounterValues(IEnumerable<KeyValuePair<string, decimal>> values)
    {
        this.values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (code, value) in values.Where(v => v.Value != 0))
        {
            this.values[code] = this.values.GetValueOrDefault(code) + value;
        }
    }

    public static CounterValues None { get; } = new([]);

    /// <summary>All counters that counted something, by code.</summary>
    public IReadOnlyDictionary<string, decimal> All => values;

    public decimal this[string code] => values.GetValueOrDefault(code);

    public decimal Sum(IEnumerable<CounterUse> counters) => counters.Sum(c => this[c.Code]);

    public decimal Sum(IEnumerable<CounterName> counters) => counters.Sum(c => this[c.Code]);

    /// <summary>Values of other facts, or of another unit, added.</summary>
    public CounterValues And(CounterValues other) => new(values.Concat(other.values));
}
