namespace CamKet.Facts;

/// <summary>
/// What a dossier is at the end of a day: exactly one of these. Late and on time are judged against the lawful date.
/// </summary>
public enum DossierState
{
    /// <summary>
    /// Not received by that day: only registered, or turned away ("không được tiếp nhận") without a day on which that was
    /// done after receipt.
    /// </summary>
    NotReceived,

    OpenInTime,

    /// <summary>Past its lawful date and not finished; a pause that began after the date does not make it good.</summary>
    OpenOverdue,

    /// <summary>The clock stands still: waiting for the applicant, for payment, or stopped for a time.</summary>
    Paused,

    ResolvedEarly,

    /// <summary>Finished on the lawful date, or finished without a lawful date (which is counted apart).</summary>
    ResolvedOnTime,

    ResolvedLate,
    Withdrawn,
    Rejected,
    Stopped,
}

/// <summary>
/// The state of a dossier as of a day, from its newest record: what happened after that day is not yet known on it.
/// </summary>
/// <remarks>
/// The day is taken as a whole: what was finished on it is finished, and a limit by the minute that ran out on it is overdue.
/// The clock stops at the end of processing, not at the hand-over (domain-facts §4). The lawful date is taken as it is, so
/// an apology with a new date moves nothing. A record that says it is withdrawn without saying when counts as ended on the day
/// it was received; one that was not accepted counts as received, and then refused, only where the day of the refusal is
/// given (received means a status other than 1 and 3, domain-facts §4); one that is stopped without an end is only paused.
/// </remarks>
public static class DossierStates
{
    public static DossierState At(this Dossier dossier, DateOnly day)
    {
        if (!dossier.IsEverReceived() || DateOnly.FromDateTime(dossier.Received!.Value) > day)
        {
            return DossierState.NotReceived;
        }

        if (EndedOn(dossier) is { } ended)
        {
            if (ended <= day)
            {
                return dossier.Status switch
                {
                    DossierStatus.Withdrawn => DossierState.Withdrawn,
                    DossierStatus.NotAccepted => DossierState.Rejected,
                    _ => DossierState.Stopped,
                };
            }
        }
        else if (dossier.Finished is { } finished && DateOnly.FromDateTime(finished) <= day)
        {
            return Outcome(dossier, finished);
        }

        return OpenState(dossier, day);
    }

    /// <summary>False while it is only registered, and where it was turned away without a day on which that was done.</summary>
    public static bool IsEverReceived(this Dossier dossier) => dossier.Received is not null && dossier.Status != DossierStatus.Registered
        && dossier is not { Status: DossierStatus.NotAccepted, Ended: null };

    public static bool IsOpen(this DossierState state) =>
        state is DossierState.OpenInTime or DossierState.OpenOverdue or DossierState.Paused;

    public static bool IsResolved(this DossierState state) =>
        state is DossierState.ResolvedEarly or DossierState.ResolvedOnTime or DossierState.ResolvedLate;

    public static bool IsEnded(this DossierState state) =>
        state is DossierState.Withdrawn or DossierState.Rejected or DossierState.Stopped;

    /// <summary>Resolved early or on time.</summary>
    public static bool IsPunctual(this DossierState state) =>
        state is DossierState.ResolvedEarly or DossierState.ResolvedOnTime;

    /// <summary>Received before <paramref name="from"/> and not finished, withdrawn, stopped or refused before it.</summary>
    public static bool IsCarriedInto(this Dossier dossier, DateOnly from) => dossier.At(from.AddDays(-1)).IsOpen();

    /// <summary>The day it came to an end without a result: withdrawn, refused, stopped; null for all others.</summary>
    public static DateOnly? EndedOn(this Dossier dossier) => dossier.Status switch
    {
        DossierStatus.Withdrawn =>
            dossier.Ended ?? (dossier.Received is { } received ? DateOnly.FromDateTime(received) : null),
        DossierStatus.Stopped or DossierStatus.NotAccepted => dossier.Ended,
        _ => null,
    };

    private static DossierState Outcome(Dossier dossier, DateTime finished)
    {
        if (dossier.DueLawful is not { } due)
        {
            return DossierState.ResolvedOnTime;
        }

        var order = dossier.ByMinute ? Minute(finished).CompareTo(Minute(due)) : finished.Date.CompareTo(due.Date);
        return order < 0 ? DossierState.ResolvedEarly : order == 0 ? DossierState.ResolvedOnTime : DossierState.ResolvedLate;
    }

    private static DossierState OpenState(Dossier dossier, DateOnly day)
    {
        DateOnly? due = dossier.DueLawful is { } lawful ? DateOnly.FromDateTime(lawful) : null;
        var waits = dossier.Status is DossierStatus.SupplementAsked or DossierStatus.PaymentAsked
            || dossier is { Status: DossierStatus.Stopped, Ended: null };
        if ((dossier.Pauses.Count == 0 && waits)
            || dossier.Pauses.Any(p => p.From <= day && (p.To is null || p.To > day) && (due is null || p.From <= due)))
        {
            return DossierState.Paused;
        }

        var overdue = due is { } last && (dossier.ByMinute ? last <= day : last < day);
        return overdue ? DossierState.OpenOverdue : DossierState.OpenInTime;
    }

    private static DateTime Minute(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), time.Kind);
}
