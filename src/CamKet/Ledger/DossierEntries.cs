using CamKet.Facts;
using CamKet.Procedures;

namespace CamKet.Ledger;

/// <summary>
/// What one dossier adds to the ledger, as its newest record tells it. A correction enters the new record's entries and takes the old one's back.
/// </summary>
/// <remarks>
/// Follows from <see cref="DossierStates"/> alone: the state of an open dossier changes only on the days collected here, so asking it on
/// each of them gives the whole of its life. A property holds the running sums equal to <c>DossierCounters</c> over any window.
/// </remarks>
public static class DossierEntries
{
    public static void Enter(this LedgerDays days, Dossier dossier, DossierLife life, int sign)
    {
        if (life.Span == DossierLife.NeverReceived)
        {
            return;
        }

        var received = DateOnly.FromDateTime(dossier.Received!.Value);
        Receipt(dossier, received, days, sign);
        if (life.OutDay is { } outDay)
        {
            Outcome(dossier, life, received, outDay, days, sign);
        }

        Stocks(dossier, received, life.OutDay, days, sign);
    }

    private static void Receipt(Dossier dossier, DateOnly day, LedgerDays days, int sign)
    {
        days.Add(day, LedgerColumn.Received, sign);
        days.Add(
            day,
            dossier.Channel switch
            {
                Channel.Online => LedgerColumn.ReceivedOnline,
                Channel.Direct => LedgerColumn.ReceivedDirect,
                Channel.Postal => LedgerColumn.ReceivedPostal,
                _ => throw new InvalidOperationException(),
            },
            sign);
        if (dossier.Level == ServiceLevel.Full)
        {
            days.Add(day, LedgerColumn.ReceivedFull, sign);
            If(dossier.Channel == Channel.Online, day, LedgerColumn.ReceivedFullOnline, days, sign);
        }

        If(dossier.Interlinked, day, LedgerColumn.Interlinked, days, sign);
        If(dossier.Interlinked && dossier.InterlinkedElectronic, day, LedgerColumn.InterlinkedElectronic, days, sign);
        If(dossier.InputDigitised, day, LedgerColumn.InputDigitised, days, sign);
        If(dossier.Payments != 0, day, LedgerColumn.Payments, days, sign * dossier.Payments);
        If(dossier.PaymentsOnline != 0, day, LedgerColumn.PaymentsOnline, days, sign * dossier.PaymentsOnline);
        If(dossier.Supplements > 1, day, LedgerColumn.SupplementedTwice, days, sign);
    }

    private static void Outcome(Dossier dossier, DossierLife life, DateOnly received, DateOnly day, LedgerDays days, int sign)
    {
        var state = dossier.At(day > received ? day : received);
        days.Add(received, state.IsEnded() ? LedgerColumn.TurnedEnded : state.IsPunctual() ? LedgerColumn.TurnedPunctual : LedgerColumn.TurnedLate, sign);
        days.Add(
            day,
            state switch
            {
                DossierState.ResolvedEarly => LedgerColumn.ResolvedEarly,
                DossierState.ResolvedOnTime => LedgerColumn.ResolvedOnTime,
                DossierState.ResolvedLate => LedgerColumn.ResolvedLate,
                DossierState.Withdrawn => LedgerColumn.Withdrawn,
                DossierState.Rejected => LedgerColumn.Rejected,
                DossierState.Stopped => LedgerColumn.Stopped,
                _ => throw new InvalidOperationException($"{dossier.Code} is out and {state}."),
            },
            sign);
        if (!state.IsResolved())
        {
            return;
        }

        If(dossier.DueLawful is null, day, LedgerColumn.ResolvedUndated, days, sign);
        If(dossier.ResultDigitised, day, LedgerColumn.ResultDigitised, days, sign);
        If(dossier.ResultByPost, day, LedgerColumn.ResultByPost, days, sign);
        if (state == DossierState.ResolvedLate)
        {
            // A letter in time is older than the lawful date and so than the finish, whatever was written afterwards.
            If(HasLetterInTime(dossier, day), day, LedgerColumn.LateApologisedInTime, days, sign);
            If(dossier.ApologyDays.Count > 0, day, LedgerColumn.LateApologised, days, sign);
            If(dossier.ApologyDays.Count > 1, day, LedgerColumn.LateApologisedTwice, days, sign);
        }
    }

    private static void Stocks(Dossier dossier, DateOnly received, DateOnly? outDay, LedgerDays days, int sign)
    {
        if (outDay <= received)
        {
            return;
        }

        DateOnly? due = dossier.DueLawful is { } lawful ? DateOnly.FromDateTime(lawful) : null;
        var plain = dossier.Pauses.Count == 0 && dossier.ApologyDays.Count == 0;
        if (plain && outDay is { } last && (due is null || last <= due) && !(dossier.ByMinute && last > due)
            && dossier.At(received) == dossier.At(last.AddDays(-1)))
        {
            // Nine in ten: one state from the receipt to the day it was finished.
            Change(received, default, Standing(dossier, received), days, sign);
            Change(last, Standing(dossier, received), default, days, sign);
            return;
        }

        var before = default(OpenStanding);
        foreach (var day in Turns(dossier, received, due).Where(day => day >= received && !(day >= outDay)).Distinct().Order())
        {
            var now = Standing(dossier, day);
            Change(day, before, now, days, sign);
            before = now;
        }

        if (outDay is { } end)
        {
            Change(end, before, default, days, sign);
        }
    }

    /// <summary>The days on which an open dossier can change.</summary>
    private static IEnumerable<DateOnly> Turns(Dossier dossier, DateOnly received, DateOnly? due)
    {
        yield return received;
        if (due is { } last)
        {
            yield return last;
            yield return last.AddDays(1);
        }

        foreach (var pause in dossier.Pauses)
        {
            yield return pause.From;
            if (pause.To is { } to)
            {
                yield return to;
            }
        }

        foreach (var letter in dossier.ApologyDays)
        {
            yield return letter;
        }
    }

    private static OpenStanding Standing(Dossier dossier, DateOnly day)
    {
        var state = dossier.At(day);
        var letters = state == DossierState.OpenOverdue ? dossier.ApologyDays.Count(letter => letter <= day) : 0;
        return new OpenStanding(state, dossier.DueLawful is null, letters, letters > 0 && HasLetterInTime(dossier, day));
    }

    private static bool HasLetterInTime(Dossier dossier, DateOnly by) => dossier.DueLawful is { } due
        && dossier.ApologyDays.Any(letter => letter <= by && letter < DateOnly.FromDateTime(due));

    private static void Change(DateOnly day, OpenStanding from, OpenStanding to, LedgerDays days, int sign)
    {
        if (from == to)
        {
            return;
        }

        Stand(day, from, days, -sign);
        Stand(day, to, days, sign);
    }

    private static void Stand(DateOnly day, OpenStanding standing, LedgerDays days, int sign)
    {
        switch (standing.State)
        {
            case DossierState.OpenInTime:
                days.Add(day, LedgerColumn.OpenInTime, sign);
                break;
            case DossierState.OpenOverdue:
                days.Add(day, LedgerColumn.OpenOverdue, sign);
                break;
            case DossierState.Paused:
                days.Add(day, LedgerColumn.OpenPaused, sign);
                break;
            default:
                return;
        }

        If(standing.Undated, day, LedgerColumn.OpenUndated, days, sign);
        If(standing.Letters > 0, day, LedgerColumn.OverdueApologised, days, sign);
        If(standing.Letters > 1, day, LedgerColumn.OverdueApologisedTwice, days, sign);
        If(standing.LetterInTime, day, LedgerColumn.OverdueApologisedInTime, days, sign);
    }

    private static void If(bool holds, DateOnly day, LedgerColumn column, LedgerDays days, int number)
    {
        if (holds)
        {
            days.Add(day, column, number);
        }
    }

    private readonly record struct OpenStanding(DossierState State, bool Undated, int Letters, bool LetterInTime);
}
