using CamKet.Figures;

namespace CamKet.Progress;

/// <summary>
/// A measure whose cases keep coming, as it stands and as far as it can still move. Whole numbers throughout, so that one
/// dossier more or less is one dossier more or less.
/// </summary>
/// <param name="Successes">n: cases counted in the numerator so far.</param>
/// <param name="Cases">d: cases in the denominator so far.</param>
/// <param name="Expected">r: new cases expected until the evaluation end.</param>
/// <param name="Pending">Cases of d that can still enter the numerator: not decided yet, or still to be made good.</param>
/// <param name="Lost">Cases among r that are already decided the wrong way: open overdue dossiers of an on-time measure.</param>
/// <param name="Share">Successes out of decided cases lately.</param>
/// <param name="LowerIsBetter">The numerator counts what is to be avoided, so a lost case is one that must enter it.</param>
/// <param name="ShareDays">How many of the last days the share is taken from; null where too few cases came and it is the window's so far.</param>
public sealed record OpenOutlook(
    decimal Successes,
    decimal Cases,
    decimal Expected,
    decimal Pending,
    decimal Lost,
    Ratio Share,
    bool LowerIsBetter = false,
    int? ShareDays = null)
{
    /// <summary>E = d + r.</summary>
    public decimal Total => Cases + Expected;

    /// <summary>Cases that still come or are still undecided.</summary>
    public decimal Remaining => Expected + Pending;

    /// <summary>The most that can still be added to the numerator.</summary>
    public decimal MostMore => LowerIsBetter ? Remaining : Math.Max(0, Expected - Lost) + Pending;

    /// <summary>The least that will still be added to the numerator.</summary>
    public decimal LeastMore => LowerIsBetter ? Math.Min(Lost, Remaining) : 0;

    /// <summary>What the recent share adds to the numerator; null when nothing was decided lately.</summary>
    public decimal? ExpectedMore => Share.IsMeasured ? Math.Max(LeastMore, Share.Numerator * MostMore / Share.Denominator) : null;

    /// <summary>
    /// k for ≥ and &gt;: the fewest further successes that reach the target, ⌈tE⌉ − n and ⌊tE⌋ + 1 − n. For ≤ and &lt;: the
    /// most further ones it bears, ⌊tE⌋ − n and ⌈tE⌉ − 1 − n. For =: exactly so many, null where no whole number does.
    /// </summary>
    public decimal? Needed(Operator op, decimal percent)
    {
        var share = percent * Total / 100;
        return op switch
        {
            Operator.AtLeast => decimal.Ceiling(share) - Successes,
            Operator.MoreThan => decimal.Floor(share) + 1 - Successes,
            Operator.AtMost => decimal.Floor(share) - Successes,
            Operator.LessThan => decimal.Ceiling(share) - 1 - Successes,
            Operator.Equal => share == decimal.Floor(share) ? share - Successes : null,
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };
    }

    /// <summary>Secured, on track, at risk or out of reach; not applicable where nothing came and nothing is expected.</summary>
    public Status StatusFor(Operator op, decimal percent)
    {
        if (Total == 0)
        {
            return Status.NotApplicable;
        }

        var k = Needed(op, percent);
        switch (op)
        {
            case Operator.AtLeast or Operator.MoreThan:
                return k <= LeastMore ? Status.Secured : k > MostMore ? Status.OutOfReach : Gives(k!.Value) ? Status.OnTrack : Status.AtRisk;
            case Operator.AtMost or Operator.LessThan:
                return k >= MostMore ? Status.Secured : k < LeastMore ? Status.OutOfReach : Bears(k!.Value) ? Status.OnTrack : Status.AtRisk;
            default:
                return k is null || k < LeastMore || k > MostMore ? Status.OutOfReach
                    : LeastMore == MostMore ? Status.Secured
                    : percent == 100 && Gives(k.Value) ? Status.OnTrack : Status.AtRisk;
        }
    }

    /// <summary>Where it lands at the recent share, in percent.</summary>
    public decimal? ProjectedPercent => ExpectedMore is { } more && Total > 0 ? (Successes + more) * 100 / Total : null;

    /// <summary>Whether the recent share of what can still succeed makes k; multiplied out, since a quotient would round.</summary>
    private bool Gives(decimal k) => Share.IsMeasured && k * Share.Denominator <= Share.Numerator * MostMore;

    private bool Bears(decimal k) => Share.IsMeasured && k * Share.Denominator >= Share.Numerator * MostMore;
}
