using CamKet.Measures;
using CamKet.Tests.Progress;

namespace CamKet.Tests.Reports;

/// <summary>Measures of dossiers, each named after its counter, for forms made up here.</summary>
internal static class Counted
{
    public static MeasureDefinition In(string counter) => Samples.Measure with
    {
        Code = counter, Name = counter, Unit = "count", Noun = "hồ sơ", Precision = 0, Shape = MeasureShape.Count, Facts = [FactKind.Dossiers],
        Numerator = [new(counter, CountedBy.Received)], Denominator = [],
    };

    public static MeasureDefinition Share(string counter, string whole) => In(counter) with
    {
        Unit = "percent", Precision = 2, Shape = MeasureShape.Open, Denominator = [new(whole, CountedBy.Received)],
    };
}
