using System.Text.Json.Serialization;
using CamKet.Facts;
using CamKet.Time;

namespace CamKet.App.Facts;

/// <param name="Kind">Null: the file's head tells.</param>
/// <param name="UnitCode">The unit the file is handed in for; null: its unit column decides.</param>
/// <param name="Window">What the file covers; null: its title rows say.</param>
/// <param name="DryRun">Everything is done and nothing is kept.</param>
internal sealed record ImportRequest(ExtractKind? Kind, string Path, string FileName, string By)
{
    public string? UnitCode { get; init; }

    public Window? Window { get; init; }

    public bool DryRun { get; init; }

    /// <summary>A person states that nothing happened in these days: a file without a row is then whole.</summary>
    public bool Nothing { get; init; }

    /// <summary>Whatever makes it look like the wrong file, a person says it is the right one.</summary>
    public bool Sure { get; init; }

    /// <summary>What a person has seen and confirmed of that before accepting; anything else is shown once more. Null: nobody is there to look.</summary>
    public IReadOnlyList<string>? Confirmed { get; init; }

    public Caller Caller { get; init; }

    /// <summary>Where neither unit nor file tells it: the province's code.</summary>
    public string? ProvinceCode { get; init; }
}

/// <param name="Rows">Rows looked at so far.</param>
internal readonly record struct ImportProgress(string Phase, int Rows);

/// <summary>A row that was not taken, with every reason, each a whole sentence.</summary>
public sealed record RefusedRow(string Sheet, int Row, IReadOnlyList<RowReason> Reasons);

/// <param name="Column">"D", and the head it stands under; null where the whole row is at fault.</param>
public sealed record RowReason(string? Column, string? Field, string Sentence);

/// <summary>The form's columns counted over the file's sound rows at the end of the window, and whether its identities hold.</summary>
public sealed record FormCheck(int Received, int Online, int DirectAndPostal, int CarriedOver, int Resolved, int Early, int OnTime, int Late, int Open, int InTime, int Overdue, bool Holds);

public sealed record GoneRow(string UnitName, string Code, string? What);

/// <summary>What an import does, or would do: the numbers are those of the same statements either way.</summary>
public sealed record ImportSummary
{
    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required ExtractKind Kind { get; init; }

    public required string System { get; init; }

    public required string Layout { get; init; }

    public required string Sheet { get; init; }

    public required int Province { get; init; }

    public required IReadOnlyList<string> Units { get; init; }

    public required Window Window { get; init; }

    public int Read { get; init; }

    public int New { get; init; }

    public int Changed { get; init; }

    public int Same { get; init; }

    /// <summary>Rows of which a later extract already told more: left as they are.</summary>
    public int Older { get; init; }

    public int Skipped { get; init; }

    public int Refused { get; init; }

    public int Gone { get; init; }

    /// <summary>Those of <see cref="Gone"/> an earlier extract missed already and nobody has decided: they are not listed again.</summary>
    public int GoneWaiting { get; init; }

    /// <summary>The first of the refused rows; all of them are in quarantine after acceptance.</summary>
    public IReadOnlyList<RefusedRow> RefusedRows { get; init; } = [];

    public IReadOnlyList<GoneRow> GoneRows { get; init; } = [];

    /// <summary>In how many rows each field changes, and the first of them; told by a preview only.</summary>
    public IReadOnlyList<ChangedField> ChangedFields { get; init; } = [];

    public IReadOnlyList<ChangedRow> ChangedRows { get; init; } = [];

    /// <summary>What makes it look like the wrong file; taken only when a person says it is the right one.</summary>
    public IReadOnlyList<string> Suspicions { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public FormCheck? Form { get; init; }

    /// <summary>Columns known as the applicant's and left at the door.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Columns no field was found for.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}

[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(NoKind), "no-kind")]
[JsonDerivedType(typeof(NoCover), "no-cover")]
[JsonDerivedType(typeof(NoUnit), "no-unit")]
[JsonDerivedType(typeof(NotMapped), "not-mapped")]
[JsonDerivedType(typeof(Known), "known")]
[JsonDerivedType(typeof(Preview), "preview")]
[JsonDerivedType(typeof(Accepted), "accepted")]
internal abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>Nothing is stored; the sentence says why and what to do.</summary>
    public sealed record Refused(string Sentence) : ImportOutcome;

    /// <summary>The head is of no kind we know: a person says which, and may map it.</summary>
    public sealed record NoKind(string Sentence) : ImportOutcome;

    /// <summary>The file does not say which days it covers, or they are none an extract can cover.</summary>
    public sealed record NoCover(string Sentence) : ImportOutcome;

    /// <summary>Neither file nor person says whose it is, or a unit that was not there.</summary>
    public sealed record NoUnit(string Sentence) : ImportOutcome;

    /// <summary>A head no layout knows: a person maps it once on the page.</summary>
    /// <param name="Heads">The labels as they stand, blank ones left out, applicant's columns too.</param>
    /// <param name="Proposed">Head → field code, where a label is known.</param>
    /// <param name="Province">Whose layouts the mapping is kept with.</param>
    public sealed record NotMapped(
        string Sentence, ExtractKind Kind, int Province, string Key, IReadOnlyList<string> Heads, IReadOnlyDictionary<string, string> Proposed, IReadOnlyList<FactField> Missing)
        : ImportOutcome;

    /// <summary>The very file was accepted before: nothing changes.</summary>
    public sealed record Known(string Sentence, long ExtractId, ImportSummary Summary) : ImportOutcome;

    /// <summary>What acceptance would do.</summary>
    public sealed record Preview(ImportSummary Summary) : ImportOutcome;

    public sealed record Accepted(ImportSummary Summary, long ExtractId) : ImportOutcome;
}
