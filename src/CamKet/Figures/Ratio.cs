namespace CamKet.Figures;

/// <summary>Which of the four things a <see cref="Ratio"/> says.</summary>
public enum RatioState
{
    /// <summary>No accepted extract covers the whole window: "chưa có số liệu".</summary>
    Missing,

    /// <summary>0/0 inside coverage: "không phát sinh".</summary>
    NotApplicable,

    /// <summary>0/d with d above zero: nothing achieved, which is a result.</summary>
    Zero,

    /// <summary>n/d, both above zero.</summary>
    Value,
}

/// <summary>
/// A numerator and a denominator and nothing else. Four states that never blur: missing, not applicable, zero, value.
/// </summary>
/// <remarks>
/// The default value is <see cref="Missing"/>. Numerator and denominator are counts or amounts of đồng, never
/// negative; the numerator may exceed the denominator (revenue at 125,95% of the estimate). Ratios are added by
/// adding numerators and denominators, never by averaging percentages; a missing part makes the sum missing. What
/// several units have together is a <c>GroupAnswer</c>, which says how many of them it holds. Comparison uses the
/// exact n/d; rounding (half away from zero) is for print only.
/// </remarks>
public readonly record struct Ratio
{
    private readonly bool _known;

    private Ratio(decimal numerator, decimal denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
        _known = true;
    }

    public static Ratio Missing => default;

    public static Ratio NotApplicable => new(0, 0);

    public decimal Numerator { get; }

    public decimal Denominator { get; }

    public RatioState State =>
        !_known ? RatioState.Missing
        : Denominator == 0 ? RatioState.NotApplicable
        : Numerator == 0 ? RatioState.Zero
        : RatioState.Value;

    /// <summary>True for zero and value: there is something to compare with a target.</summary>
    public bool IsMeasured => State is RatioState.Zero or RatioState.Value;

    /// <exception cref="ArgumentOutOfRangeException">A negative part, or successes out of nothing (n/0).</exception>
    public static Ratio Of(decimal numerator, decimal denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);
        if (denominator == 0 && numerator != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(numerator), numerator, "Successes out of nothing.");
        }

        return new Ratio(numerator, denominator);
    }

    public static Ratio operator +(Ratio a, Ratio b) =>
        a._known && b._known ? new Ratio(a.Numerator + b.Numerator, a.Denominator + b.Denominator) : Missing;

    public static Ratio Add(Ratio left, Ratio right) => left + right;

    /// <summary>n/d in percent, exact as far as decimal goes; null when there is nothing to divide.</summary>
    public decimal? Percent => IsMeasured ? Numerator * 100m / Denominator : null;

    /// <summary>Whether n/d stands to <paramref name="percent"/> as <paramref name="op"/> asks, compared exactly; null when not measured.</summary>
    public bool? Meets(Operator op, decimal percent) =>
        IsMeasured ? op.Holds(Numerator * 100m, percent * Denominator) : null;
}
