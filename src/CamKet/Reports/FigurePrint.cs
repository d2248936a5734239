using System.Globalization;
using CamKet.Figures;
using CamKet.Measures;

namespace CamKet.Reports;

/// <summary>
/// The characters of a figure in running prose. Counts below 10 take a leading zero ("04 hồ sơ"), as offices write them,
/// and nothing is written as a bare 0.
/// </summary>
public static class FigurePrint
{
    public static string Count(decimal value) => value is > 0 and < 10 && value == Math.Truncate(value)
        ? "0" + Print.Short(value)
        : Print.Short(value);

    /// <summary>As everywhere: <see cref="Print.Percent(Ratio, int)"/>.</summary>
    public static string Percent(Ratio ratio, int decimals) => Print.Percent(ratio, decimals);

    /// <summary>How many decimals <see cref="Percent"/> printed.</summary>
    public static int Decimals(Ratio ratio, int decimals)
    {
        var text = Percent(ratio, decimals);
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? 0 : text.Length - comma - 2;
    }

    /// <summary>"2.634/2.691 giao dịch".</summary>
    public static string Pair(Ratio ratio, string noun) => Print.Fraction(ratio) + (noun.Length == 0 ? "" : " " + noun);

    /// <summary>"97,88% (2.634/2.691 giao dịch)"; 0/0 is "không phát sinh" alone.</summary>
    public static string Whole(Ratio ratio, int decimals, string noun) => ratio.IsMeasured
        ? Percent(ratio, decimals) + " (" + Pair(ratio, noun) + ")"
        : Print.Percent(ratio, decimals);

    /// <summary>"có thực hiện 5.000.000 đồng, không giao dự toán": something out of nothing assigned has no percentage.</summary>
    public static string Unassigned(decimal done, string noun) =>
        "có thực hiện " + Print.Number(done) + (noun.Length == 0 ? "" : " " + noun) + ", " + Print.Unassigned;

    /// <summary>"2.948", "7.159.635.648 đồng", "97,88% (2.634/2.691 giao dịch)".</summary>
    /// <param name="ratio">The measure's n/d; of what is no share its number over 1.</param>
    public static string Of(MeasureDefinition measure, Ratio ratio) => ReportFigure.FormOf(measure) switch
    {
        FigureForm.Count => Count(ratio.Numerator),
        FigureForm.Amount => Print.Number(ratio.Numerator) + " đồng",
        FigureForm.Share => Whole(ratio, measure.Precision, measure.CountedIn),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>Invariant digits for ids.</summary>
    internal static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);
}
