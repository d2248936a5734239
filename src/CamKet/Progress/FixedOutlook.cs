using CamKet.Figures;

namespace CamKet.Progress;

/// <summary>
/// What a plan says should be carried out by now and by the evaluation end, in the measure's unit. A plan that does not reach
/// the last month is none yet: where it ends is not where the year ends.
/// </summary>
public sealed record PlannedAmounts(decimal ByNow, decimal ByEnd);

/// <summary>
/// A measure whose denominator is decided (disbursement, revenue): what is still to be carried out, over the working days
/// left, against the plan's pace, else last year's after the same day, else this year's so far.
/// </summary>
/// <param name="Done">n.</param>
/// <param name="Whole">P: the plan or the estimate.</param>
/// <param name="Capped">No more than P can be carried out.</param>
/// <param name="LastYear">Share of last year's P carried out after the same day; missing when not known.</param>
public sealed record FixedOutlook(
    decimal Done,
    decimal Whole,
    bool Capped,
    int WorkingDaysLeft,
    int WorkingDaysElapsed,
    PlannedAmounts? Plan,
    Ratio LastYear)
{
    /// <summary>tP − n, never below zero. For a strict operator something more than this is needed.</summary>
    public decimal Needed(decimal percent) => Math.Max(0, (percent * Whole / 100) - Done);

    /// <summary>
    /// The most that can be carried out by the end: all the plan still holds and no more than P. Null where nothing bounds it:
    /// revenue may exceed its estimate and its plan, which then tells only the pace.
    /// </summary>
    public decimal? MostByEnd => Capped ? Math.Max(Done, Math.Min(Whole, Plan?.ByEnd ?? Whole)) : null;

    public Status StatusFor(Operator op, decimal percent)
    {
        if (Whole == 0)
        {
            return Status.NotApplicable;
        }

        return op switch
        {
            Operator.AtLeast or Operator.MoreThan or Operator.Equal => Upward(op == Operator.Equal ? Operator.AtLeast : op, percent),
            Operator.AtMost or Operator.LessThan => Downward(op, percent),
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };
    }

    private Status Upward(Operator op, decimal percent)
    {
        if (Holds(op, Done, percent))
        {
            return Status.Secured;
        }

        if ((MostByEnd is { } most && !Holds(op, most, percent)) || WorkingDaysLeft == 0)
        {
            return Status.OutOfReach;
        }

        return ExpectedMore is { } more && Holds(op, Done + more, percent) ? Status.OnTrack : Status.AtRisk;
    }

    // Carried out is carried out: what is above the bound never comes back under it.
    private Status Downward(Operator op, decimal percent) =>
        !Holds(op, Done, percent) ? Status.OutOfReach
        : ExpectedMore is { } more && Holds(op, Done + more, percent) ? Status.OnTrack : Status.AtRisk;

    /// <summary>What the known pace brings until the end; null where no pace is known.</summary>
    public decimal? ExpectedMore
    {
        get
        {
            var free = Plan is { } plan ? Math.Max(0, plan.ByEnd - plan.ByNow)
                : LastYear.IsMeasured ? LastYear.Numerator * Whole / LastYear.Denominator
                : WorkingDaysElapsed > 0 ? Done * WorkingDaysLeft / WorkingDaysElapsed
                : (decimal?)null;
            return free is { } more && Capped ? Math.Min(more, Math.Max(0, Whole - Done)) : free;
        }
    }

    public decimal? ProjectedPercent => ExpectedMore is { } more && Whole > 0 ? (Done + more) * 100 / Whole : null;

    private bool Holds(Operator op, decimal amount, decimal percent) => op.Holds(amount * 100, percent * Whole);
}

/// <summary>A count to be reached or not to be exceeded: against the even pace of the year, in working days.</summary>
public sealed record CountOutlook(decimal Done, int WorkingDaysLeft, int WorkingDaysElapsed)
{
    /// <summary>What an even pace would have brought by now, rounded down: two a year ask for one only at midyear.</summary>
    public decimal DueByNow(decimal wanted) => WorkingDaysElapsed + WorkingDaysLeft == 0
        ? wanted
        : decimal.Floor(wanted * WorkingDaysElapsed / (WorkingDaysElapsed + WorkingDaysLeft));

    /// <summary>Counts may be met early.</summary>
    public Status StatusFor(Operator op, decimal wanted) => op switch
    {
        Operator.AtLeast or Operator.MoreThan or Operator.Equal =>
            op == Operator.Equal && Done > wanted ? Status.OutOfReach
            : (op == Operator.Equal ? Operator.AtLeast : op).Holds(Done, wanted) ? Status.Met
            : Done >= DueByNow(wanted) ? Status.OnTrack : Status.AtRisk,
        Operator.AtMost or Operator.LessThan =>
            !op.Holds(Done, wanted) ? Status.OutOfReach
            : WorkingDaysElapsed > 0 && op.Holds(Done + (Done * WorkingDaysLeft / WorkingDaysElapsed), wanted) ? Status.OnTrack : Status.AtRisk,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}
