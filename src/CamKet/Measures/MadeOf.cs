using CamKet.Figures;

namespace CamKet.Measures;

/// <summary>
/// What a figure is made of, whoever shows it: a measure, a column of a form, a column of a drill, an opened figure. Named counters added up, over
/// others, less what others take of the same dossiers.
/// </summary>
/// <param name="Numerator">Their sum is the number of a count, or n of n/d.</param>
/// <param name="Denominator">Their sum is d; empty for what is no share.</param>
/// <param name="Less">
/// Left out of the numerator; mostly nothing. Of counters that take dossiers whole, whole dossiers are left out; of one that adds something up of them,
/// what the others add up.
/// </param>
public sealed record MadeOf(IReadOnlyList<CounterName> Numerator, IReadOnlyList<CounterName> Denominator, IReadOnlyList<CounterName> Less)
{
    /// <summary>A number: counters added up, none of their dossiers taken twice.</summary>
    /// <exception cref="InvalidOperationException">A code no counter has.</exception>
    public static MadeOf Of(params IEnumerable<string> counters) => Of(counters, [], []);

    /// <inheritdoc cref="Of(IEnumerable{string})"/>
    public static MadeOf Of(IEnumerable<string> numerator, IEnumerable<string> denominator, IEnumerable<string> less)
    {
        return new MadeOf([.. numerator.Select(Named)], [.. denominator.Select(Named)], [.. less.Select(Named)]);

        static CounterName Named(string code) => CounterNames.Find(code) ?? throw new InvalidOperationException($"{code} is no counter.");
    }

    public bool IsShare => Denominator.Count > 0;

    /// <summary>Every counter that is added up, once.</summary>
    public IReadOnlyList<CounterName> All { get; } = [.. Numerator.Concat(Denominator).Distinct()];

    /// <summary>The kinds of facts that are counted.</summary>
    public IReadOnlyList<string> Kinds => [.. All.Select(c => c.Kind).Distinct(StringComparer.Ordinal)];

    /// <summary>Counts the same, in whatever order it is written.</summary>
    public bool IsSame(MadeOf other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Same(Numerator, other.Numerator) && Same(Denominator, other.Denominator) && Same(Less, other.Less);

        static bool Same(IReadOnlyList<CounterName> one, IReadOnlyList<CounterName> other) => one.Count == other.Count && one.All(other.Contains);
    }

    /// <summary>The sum of the numerator, as far as nothing is left out of it.</summary>
    public decimal NumberOf(CounterValues values) => values.Sum(Numerator);

    /// <summary>n/d of counted values; see <see cref="RatioOf(decimal, decimal)"/>. The caller has asked coverage first, so an absent counter is a zero.</summary>
    public Ratio RatioOf(CounterValues values) => RatioOf(values.Sum(Numerator), values.Sum(Denominator));

    /// <summary>Missing for what is no share; something carried out of nothing assigned (n/0 with n above zero) is no ratio: not applicable.</summary>
    public Ratio RatioOf(decimal numerator, decimal denominator) => !IsShare ? Ratio.Missing
        : denominator == 0 && numerator > 0 ? Ratio.NotApplicable
        : Ratio.Of(numerator, denominator);
}
