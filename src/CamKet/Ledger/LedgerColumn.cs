namespace CamKet.Ledger;

/// <summary>
/// What the ledger (sổ cộng dồn) adds up by unit and day. The order is that of the stored columns; the name of each is the
/// column's, in snake case.
/// </summary>
/// <remarks>
/// A flow counts on the day it happens: flows of a window are the difference of two running sums. A stock enters what came on a day less
/// what left on it: its running sum is what stands at the end of that day. <c>Turned…</c> counts on the day of receipt what became of the
/// dossier in the end, as far as it is known by now.
/// </remarks>
public enum LedgerColumn
{
    Received,
    ReceivedOnline,
    ReceivedDirect,
    ReceivedPostal,
    ReceivedFull,
    ReceivedFullOnline,
    Interlinked,
    InterlinkedElectronic,
    InputDigitised,
    Payments,
    PaymentsOnline,
    SupplementedTwice,
    TurnedPunctual,
    TurnedLate,
    TurnedEnded,
    ResolvedEarly,
    ResolvedOnTime,
    ResolvedLate,
    ResolvedUndated,
    ResultDigitised,
    ResultByPost,

    /// <summary>Resolved late with a letter, whenever it was written: those few whose letter came after the as-of date are taken off (<see cref="LettersToCome"/>).</summary>
    LateApologised,
    LateApologisedInTime,

    /// <summary>More than one letter, whenever written.</summary>
    LateApologisedTwice,
    Withdrawn,
    Rejected,
    Stopped,
    OpenInTime,
    OpenOverdue,
    OpenPaused,
    OpenUndated,
    OverdueApologised,
    OverdueApologisedInTime,
    OverdueApologisedTwice,
    Outgoing,
    OutgoingSigned,
    OutgoingSignedLeader,
    OutgoingExchanged,
    Incoming,
    IncomingProcessed,
}

public static class LedgerColumns
{
    public static IReadOnlyList<LedgerColumn> All { get; } = Enum.GetValues<LedgerColumn>();

    public static int Count => All.Count;

    /// <summary>What stands at the end of a day, and so rests on every day before it.</summary>
    public static bool IsStock(this LedgerColumn column) => column is >= LedgerColumn.OpenInTime and <= LedgerColumn.OverdueApologisedTwice;

    /// <summary>Of the document register; the others, which stand before them, are of dossiers.</summary>
    public static bool IsOfDocuments(this LedgerColumn column) => column >= LedgerColumn.Outgoing;
}
