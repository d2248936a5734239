using CamKet.Facts;
using CamKet.Measures;

namespace CamKet.Ledger;

/// <summary>
/// Dossiers open at the end of the as-of date that were received outside the window counted, by what became of them in the end and by their
/// state on the as-of date: what has to be set aside before the rest is the window's cohort.
/// </summary>
public readonly record struct OpenOutside(long TurnedPunctual, long TurnedLate, long TurnedEnded, long Overdue, long Pending)
{
    public static OpenOutside operator +(OpenOutside a, OpenOutside b) => new(
        a.TurnedPunctual + b.TurnedPunctual, a.TurnedLate + b.TurnedLate, a.TurnedEnded + b.TurnedEnded, a.Overdue + b.Overdue, a.Pending + b.Pending);
}

/// <summary>Late dossiers of the window whose first letter, and whose second, was written after the as-of date: the ledger has them as apologised already.</summary>
public readonly record struct LettersToCome(long First, long Second);

/// <summary>Different procedures of the window.</summary>
public readonly record struct ProceduresOf(long All, long FeeBearing, long FeeBearingOnline)
{
    public static ProceduresOf operator +(ProceduresOf a, ProceduresOf b) => new(a.All + b.All, a.FeeBearing + b.FeeBearing, a.FeeBearingOnline + b.FeeBearingOnline);
}

/// <summary>
/// The counters of a frame out of running sums: nothing is counted again. Equal to <c>DossierCounters.Count</c> and
/// <c>DocumentCounters.Count</c> over the same facts; a property holds them equal for any window and any as-of date.
/// </summary>
public static class LedgerAnswer
{
    /// <param name="frame">Where the as-of date lies before the window nothing flows and no cohort has begun; stocks stand as of it all the same.</param>
    /// <param name="eve">Running sums to the eve of the window.</param>
    /// <param name="edge">To the end of the window, or the as-of date where that is earlier.</param>
    /// <param name="asOf">To the as-of date.</param>
    public static IEnumerable<KeyValuePair<string, decimal>> OfDossiers(
        CountingFrame frame, LedgerSums eve, LedgerSums edge, LedgerSums asOf, OpenOutside outside, LettersToCome letters, ProceduresOf procedures)
    {
        var begun = frame.Edge >= frame.Window.From;
        foreach (var (code, column) in Flows)
        {
            yield return KeyValuePair.Create(code, (decimal)Flow(column));
        }

        foreach (var (code, column) in Stocks)
        {
            yield return KeyValuePair.Create(code, (decimal)edge[column]);
        }

        yield return Value("carried-over", Open(eve));
        yield return Value("overdue-unapologised", edge[LedgerColumn.OpenOverdue] - edge[LedgerColumn.OverdueApologised]);

        var apologised = Flow(LedgerColumn.LateApologised) - letters.First;
        yield return Value("late-apologised", apologised);
        yield return Value("late-unapologised", Flow(LedgerColumn.ResolvedLate) - apologised);
        yield return Value("late-apologised-twice", Flow(LedgerColumn.LateApologisedTwice) - letters.Second);

        yield return Value("cohort-punctual", Cohort(LedgerColumn.TurnedPunctual, outside.TurnedPunctual, LedgerColumn.ResolvedEarly, LedgerColumn.ResolvedOnTime));
        yield return Value("cohort-late", Cohort(LedgerColumn.TurnedLate, outside.TurnedLate, LedgerColumn.ResolvedLate));
        yield return Value("cohort-ended", Cohort(LedgerColumn.TurnedEnded, outside.TurnedEnded, LedgerColumn.Withdrawn, LedgerColumn.Rejected, LedgerColumn.Stopped));
        yield return Value("cohort-overdue", begun ? asOf[LedgerColumn.OpenOverdue] - outside.Overdue : 0);
        yield return Value("cohort-pending", begun ? asOf[LedgerColumn.OpenInTime] + asOf[LedgerColumn.OpenPaused] - outside.Pending : 0);

        yield return Value("procedures", procedures.All);
        yield return Value("fee-procedures", procedures.FeeBearing);
        yield return Value("fee-procedures-online", procedures.FeeBearingOnline);

        long Flow(LedgerColumn column) => begun ? edge[column] - eve[column] : 0;

        // Of those received in the window that turned out so: all but those still open on the as-of date, which are all open
        // ones that will turn out so but for those received outside the window.
        long Cohort(LedgerColumn turned, long openOutside, params ReadOnlySpan<LedgerColumn> outcomes)
        {
            if (!begun)
            {
                return 0;
            }

            var open = asOf[turned];
            foreach (var outcome in outcomes)
            {
                open -= asOf[outcome];
            }

            return Flow(turned) - (open - openOutside);
        }
    }

    public static IEnumerable<KeyValuePair<string, decimal>> OfDocuments(CountingFrame frame, LedgerSums eve, LedgerSums edge) =>
        frame.Edge < frame.Window.From ? [] : Documents.Select(d => Value(d.Code, edge[d.Column] - eve[d.Column]));

    private static long Open(LedgerSums sums) => sums[LedgerColumn.OpenInTime] + sums[LedgerColumn.OpenOverdue] + sums[LedgerColumn.OpenPaused];

    private static KeyValuePair<string, decimal> Value(string code, long value) => KeyValuePair.Create(code, (decimal)value);

    private static readonly (string Code, LedgerColumn Column)[] Flows =
    [
        ("received", LedgerColumn.Received),
        ("received-online", LedgerColumn.ReceivedOnline),
        ("received-direct", LedgerColumn.ReceivedDirect),
        ("received-postal", LedgerColumn.ReceivedPostal),
        ("received-full", LedgerColumn.ReceivedFull),
        ("received-full-online", LedgerColumn.ReceivedFullOnline),
        ("interlinked", LedgerColumn.Interlinked),
        ("interlinked-electronic", LedgerColumn.InterlinkedElectronic),
        ("input-digitised", LedgerColumn.InputDigitised),
        ("payments", LedgerColumn.Payments),
        ("payments-online", LedgerColumn.PaymentsOnline),
        ("supplemented-twice", LedgerColumn.SupplementedTwice),
        ("resolved-early", LedgerColumn.ResolvedEarly),
        ("resolved-on-time", LedgerColumn.ResolvedOnTime),
        ("resolved-late", LedgerColumn.ResolvedLate),
        ("resolved-undated", LedgerColumn.ResolvedUndated),
        ("result-digitised", LedgerColumn.ResultDigitised),
        ("result-by-post", LedgerColumn.ResultByPost),
        ("late-apologised-in-time", LedgerColumn.LateApologisedInTime),
        ("withdrawn", LedgerColumn.Withdrawn),
        ("rejected", LedgerColumn.Rejected),
        ("stopped", LedgerColumn.Stopped),
    ];

    private static readonly (string Code, LedgerColumn Column)[] Documents =
    [
        ("outgoing", LedgerColumn.Outgoing),
        ("outgoing-signed", LedgerColumn.OutgoingSigned),
        ("outgoing-signed-leader", LedgerColumn.OutgoingSignedLeader),
        ("outgoing-exchanged", LedgerColumn.OutgoingExchanged),
        ("incoming", LedgerColumn.Incoming),
        ("incoming-processed", LedgerColumn.IncomingProcessed),
    ];

    private static readonly (string Code, LedgerColumn Column)[] Stocks =
    [
        ("open-in-time", LedgerColumn.OpenInTime),
        ("open-overdue", LedgerColumn.OpenOverdue),
        ("open-paused", LedgerColumn.OpenPaused),
        ("open-undated", LedgerColumn.OpenUndated),
        ("overdue-apologised", LedgerColumn.OverdueApologised),
        ("overdue-apologised-in-time", LedgerColumn.OverdueApologisedInTime),
        ("overdue-apologised-twice", LedgerColumn.OverdueApologisedTwice),
    ];
}
