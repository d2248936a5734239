namespace CamKet.Reports;

public enum BlockerKind
{
    /// <summary>The row says nothing yet.</summary>
    MissingResult,

    /// <summary>A figure the row needs is not covered by accepted extracts.</summary>
    MissingData,

    MissingEvidence,

    /// <summary>A typed percentage without numerator and denominator.</summary>
    BareFigure,

    /// <summary>A typed percentage that is not the quotient beside it.</summary>
    DifferingFigure,

    /// <summary>Numbers a person typed, which the store does not hold.</summary>
    TypedFigure,
}

/// <summary>Something that keeps a report from being issued until it is mended or given a reason.</summary>
/// <param name="Id">Row and kind, and the figure where it is about one: the key its reason is kept under.</param>
/// <param name="Sentence">What is wrong and what to do, naming the row.</param>
public sealed record Blocker(string Id, BlockerKind Kind, string Row, string Sentence, string? Reason)
{
    public bool IsOpen => string.IsNullOrWhiteSpace(Reason);
}
