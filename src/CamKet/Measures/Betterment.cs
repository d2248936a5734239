using CamKet.Facts;

namespace CamKet.Measures;

/// <summary>Whether a correction made the unit's own figure better: those are shown under its report, with who made them and why.</summary>
public static class Betterment
{
    /// <summary>
    /// With the corrected dossier in place of what it was, everything else equal, the measure moves in its direction. Measures of different
    /// procedures are not judged: one dossier does not say whether its procedure had another.
    /// </summary>
    /// <param name="numerator">The measure's numerator now, the corrected dossier in it.</param>
    /// <param name="denominator">Its denominator now; null for a number without one.</param>
    public static bool Of(MeasureDefinition measure, CountingFrame frame, decimal numerator, decimal? denominator, Dossier before, Dossier after)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Shape == MeasureShape.Distinct || !measure.Facts.Contains(FactKind.Dossiers))
        {
            return false;
        }

        var (was, now) = (DossierCounters.Count([before], frame), DossierCounters.Count([after], frame));
        var then = numerator - now.Sum(measure.Numerator) + was.Sum(measure.Numerator);
        var move = denominator is not { } whole
            ? numerator.CompareTo(then)
            : Share(numerator, whole).CompareTo(Share(then, whole - now.Sum(measure.Denominator) + was.Sum(measure.Denominator)));
        return measure.Direction == Direction.Higher ? move > 0 : move < 0;

        // Nothing to measure is as good as it can be.
        decimal Share(decimal n, decimal d) => d > 0 ? n / d : measure.Direction == Direction.Higher ? 1 : 0;
    }
}
