using CamKet.Commitments;
using CamKet.Measures;
using CamKet.Progress;

namespace CamKet.Reports;

/// <summary>Everything a report is composed from. Composing is pure: the same request gives the same report.</summary>
/// <param name="UnitShort">The unit as it speaks of itself in prose: "UBND phường".</param>
/// <param name="Measures">For items bound to a measure no sentence of the form prints.</param>
/// <param name="Items">The items of the commitments in force with their progress; empty for a unit without a commitment.</param>
public sealed record ReportRequest(
    ReportTemplate Template,
    ReportHeader Header,
    string UnitShort,
    ReportFacts Facts,
    IReadOnlyList<Commitment> Commitments,
    IReadOnlyList<ReportItem> Items,
    ReportEdits Edits,
    MeasureCatalog? Measures = null);

/// <param name="Key">Of its row: stays when the report is composed again.</param>
/// <param name="Measure">Code of the measure bound to it, or null.</param>
/// <param name="Progress">Null when nothing is known of where it stands.</param>
/// <param name="Evidence">Documents attached to it.</param>
public sealed record ReportItem(
    string Key,
    string Path,
    string Text,
    string? Measure,
    ItemProgress? Progress,
    IReadOnlyList<ItemEvidence> Evidence)
{
    /// <summary>What the store holds of its own window, where it is judged before the report's ends; null: the report's.</summary>
    public ReportFacts? Facts { get; init; }
}
