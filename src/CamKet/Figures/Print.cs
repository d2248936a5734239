using System.Globalization;

namespace CamKet.Figures;

/// <summary>
/// Numbers for print, as Vietnamese offices write them: dot for thousands, comma for decimals, rounding half away from
/// zero. The culture is built here and not taken from the machine, so that every machine prints alike.
/// </summary>
public static class Print
{
    public const string NotApplicable = "không phát sinh";
    public const string Unassigned = "không giao dự toán, kế hoạch";
    public const string Missing = "chưa có số liệu";

    /// <summary>So many digits more are printed at most, where fewer would say something else than the figure does.</summary>
    private const int MostExtra = 6;

    /// <summary>vi-VN as offices write it: 1.234,5.</summary>
    public static NumberFormatInfo Format { get; } = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = "-",
    });

    public static string Number(decimal value, int decimals = 0) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);

    /// <summary>A number with only the decimals it needs (40; 14,12; 91,989).</summary>
    public static string Short(decimal value)
    {
        var trimmed = value / 1.000000000000000000000000000m;
        return trimmed.ToString("#,##0.############", Format);
    }

    /// <summary>"99,25%", or the words for missing and not applicable.</summary>
    public static string Percent(Ratio ratio, int decimals = 2) => ratio.State switch
    {
        RatioState.Missing => Missing,
        RatioState.NotApplicable => NotApplicable,
        RatioState.Zero or RatioState.Value => Percent(ratio.Percent!.Value, decimals),
        _ => throw new ArgumentOutOfRangeException(nameof(ratio)),
    };

    /// <summary>
    /// The one way a percentage that was counted is printed, in reports, pages, charts and answers alike: a whole one without decimals (40%,
    /// 100%), any other with all of its decimals (88,50%, 99,20%), and never rounded to 100% or 0% when it is not (99,998%).
    /// </summary>
    public static string Percent(decimal exact, int decimals = 2) => Percent(exact, decimals, static _ => true);

    /// <param name="says">Whether what is printed says of the figure what is so.</param>
    private static string Percent(decimal exact, int decimals, Func<decimal, bool> says)
    {
        if (exact == Math.Truncate(exact))
        {
            return Number(exact) + "%";
        }

        // A digit more for the one reason may bring back the other: both are looked at each time.
        var digits = decimals;
        while (digits < decimals + MostExtra && Math.Round(exact, digits, MidpointRounding.AwayFromZero) is var printed && (printed is 0 or 100 || !says(printed)))
        {
            digits++;
        }

        return Number(exact, digits) + "%";
    }

    /// <summary>A percentage as somebody stated it, a target or a figure of a document, with its own decimals: "95%", "14,12%".</summary>
    public static string Stated(decimal percent) => Short(percent) + "%";

    /// <summary>"2.634/2.691", or "0/0" and "–".</summary>
    public static string Fraction(Ratio ratio) => ratio.State == RatioState.Missing
        ? "–"
        : Short(ratio.Numerator) + "/" + Short(ratio.Denominator);

    /// <summary>
    /// The percentage beside its target. Where rounding would hide the verdict (79,996% against ≥ 80% prints as 80,00%)
    /// one more digit is printed until it shows, at most six more.
    /// </summary>
    public static string PercentAgainst(Ratio ratio, Operator op, decimal target, int decimals = 2)
    {
        if (!ratio.IsMeasured)
        {
            return Percent(ratio, decimals);
        }

        var verdict = ratio.Meets(op, target);
        return Percent(ratio.Percent!.Value, decimals, printed => op.Holds(printed, target) == verdict);
    }
}
