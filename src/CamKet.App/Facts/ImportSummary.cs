using CamKet.Extracts;
using CamKet.Time;

namespace CamKet.App.Facts;

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
