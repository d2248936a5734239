using System.Text.Json.Serialization;
using CamKet.App.Facts;
using CamKet.Extracts;
using CamKet.Time;

namespace CamKet.App.Intake;

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
