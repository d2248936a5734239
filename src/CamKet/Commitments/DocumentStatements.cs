using CamKet.Documents;

namespace CamKet.Commitments;

/// <summary>
/// What a document says besides its promises and duties, as a person confirmed it beside the source text. Kept with the
/// commitment's version, so that a correction of what was read is not lost when the draft is closed.
/// </summary>
/// <param name="Basis">The cited documents the header names as its legal basis; they stand among <paramref name="Citations"/> too.</param>
/// <param name="Results">Results that stood beside items in the document, by the item's path.</param>
public sealed record DocumentStatements(
    DocumentKind Kind,
    string? Place,
    string? Subject,
    IReadOnlyList<string> Recipients,
    Signer? Signer,
    IReadOnlyList<Citation> Basis,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<Threshold> Thresholds,
    IReadOnlyList<StatedFigure> Figures,
    IReadOnlyList<StatedSum> Sums,
    IReadOnlyList<StatedScore> Scores,
    IReadOnlyList<ItemResult> Results);

/// <summary>What a document says came of an item ("2926/2948 hồ sơ").</summary>
public sealed record ItemResult(string Path, string Text);
