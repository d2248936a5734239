using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;

namespace CamKet.Commitments;

/// <summary>
/// A commitment while a person is correcting it: every field as it was typed, so that nothing is lost when something in
/// it cannot be read. <see cref="DraftChecking.Check"/> turns it into a <see cref="Commitment"/> or says what stands in the way.
/// </summary>
/// <param name="Issuer">As the document writes it.</param>
/// <param name="UnitNo">The unit of the register a person confirmed; null until then.</param>
/// <param name="Warnings">What the reader was not sure of.</param>
/// <param name="BaseVersion">The version a correction was opened from; null for a new commitment.</param>
/// <param name="Statements">What the document says besides; null in a draft stored before these could be corrected.</param>
/// <param name="Amends">The commitment in force whose next version this document is; null for one that stands beside it.</param>
/// <param name="IssuerAnswer">What a person said of an issuer that is not the unit chosen; null while nobody was asked.</param>
public sealed record Draft(
    string Kind,
    string Issuer,
    int? UnitNo,
    string Number,
    string Day,
    string Receiver,
    string Year,
    IReadOnlyList<ReformIndex> Indices,
    IReadOnlyList<DraftItem> Items,
    IReadOnlyList<DraftDuty> Duties,
    IReadOnlyList<string> Warnings,
    int? BaseVersion = null,
    DraftStatements? Statements = null,
    Guid? Amends = null,
    DraftIssuerAnswer? IssuerAnswer = null);

/// <summary>That a document issued in this name is this unit's commitment all the same; it holds for the two named and for no other.</summary>
public sealed record DraftIssuerAnswer(string Issuer, int UnitNo);

/// <param name="Line">Where it stands in the source; 0 for an item a person added.</param>
/// <param name="Keep">False: the reader took something for an item that is none.</param>
/// <param name="Result">What the document says came of it; empty in a promise.</param>
/// <param name="Origin">What it was in the version being corrected; null for an item that was not there.</param>
/// <param name="Follows">The promise of the version before that a person said it is, <see cref="DraftIdentity.New"/> for none of them; empty while nobody was asked.</param>
public sealed record DraftItem(
    string Path,
    ItemGroup Group,
    string Text,
    DraftTarget Baseline,
    DraftTarget BaselineAlso,
    DraftTarget Target,
    DraftTarget TargetAlso,
    string OwnerSection,
    string OwnerPost,
    string EvidenceNeeded,
    string Measure,
    string Deadline,
    string Note,
    int Line,
    bool Keep,
    DraftOrigin? Origin = null,
    string Result = "",
    string Follows = "")
{
    public static DraftItem Empty(string path) => new(
        path, ItemGroup.Improve, "", DraftTarget.None, DraftTarget.None, DraftTarget.None, DraftTarget.None, "", "", "", "", "", "", 0, true);
}

/// <summary>An item as it stood when its commitment was opened for correction: the number tells which of the version's promises it is.</summary>
/// <param name="Deadline">As the form showed it, so that a date nobody touched is told from one that was changed.</param>
public sealed record DraftOrigin(string Path, string Deadline);

/// <summary>A target as typed: its kind (empty for none), operator, value ("14,12", "10", "Tốt", "30/06/2024"), and for a rank the list it is taken in.</summary>
public sealed record DraftTarget(string Type, string Op, string Value, string Of, string Block, string Ladder, bool Implied, string Raw)
{
    public static DraftTarget None { get; } = new("", "", "", "", "", "", false, "");
}

public sealed record DraftDuty(string Text, string Every, string Month, string Day, string Date, string Times, bool Inclusive, string To, bool Keep);

/// <summary>Something in a draft that keeps it from being a commitment.</summary>
/// <param name="Field">Name of the form's field ("items[3].target.value"), for pointing to it.</param>
/// <param name="Sentence">One Vietnamese sentence: what is wrong and what to do.</param>
/// <param name="Twin">The commitment that is in the way, where there is one.</param>
public sealed record DraftFault(string Field, string Sentence, Guid? Twin = null);

/// <summary>What becomes of a draft: a commitment, or faults that each say what to do.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    public sealed record Ready(Commitment Commitment, DocumentStatements Statements) : DraftOutcome;

    public sealed record Faulty(IReadOnlyList<DraftFault> Faults) : DraftOutcome;
}
