using CamKet.Facts;

namespace CamKet.Reports;

public enum FigureForm
{
    /// <summary>A number of things: dossiers, documents, conferences.</summary>
    Count,

    /// <summary>Money in đồng.</summary>
    Amount,

    /// <summary>A share: numerator and denominator, printed as a percentage with both beside it.</summary>
    Share,
}

/// <summary>What a figure was counted from: counters added up over a window; those of the denominator are none for a count.</summary>
public sealed record FigureSource(DateOnly From, DateOnly To, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator);

/// <summary>
/// A figure as a report prints it. Nothing is printed that the store does not hold, so each one keeps what it was made of.
/// </summary>
/// <param name="Id">Row and name within the row ("2.online"); one of its kind in a report.</param>
/// <param name="Name">What it says, for lists of figures and differences.</param>
/// <param name="Measure">Code of the measure or counter it was read from.</param>
/// <param name="Numerator">The count, the amount, or n of n/d; null while missing.</param>
/// <param name="Denominator">d of n/d; null for counts and amounts, and while missing. 0 with numerator 0: "không phát sinh".</param>
/// <param name="Printed">Exactly the characters printed.</param>
/// <param name="Decimals">The decimals the percentage is stated with, so that a recomputation compares at that precision.</param>
/// <param name="Certainty">Estimated figures are printed with "ước", provisional ones with "tạm tính".</param>
/// <param name="Extracts">The accepted extracts it came from.</param>
/// <param name="Source">What it can be counted again from; null for what was not counted (a published rank).</param>
public sealed record ReportFigure(
    string Id,
    string Name,
    string Measure,
    FigureForm Form,
    decimal? Numerator,
    decimal? Denominator,
    string Printed,
    int Decimals,
    Certainty Certainty,
    IReadOnlyList<long> Extracts,
    FigureSource? Source = null)
{
    public bool IsMissing => Numerator is null;

    /// <summary>0/0, or a count of nothing.</summary>
    public bool IsNothing => Numerator == 0 && (Form != FigureForm.Share || Denominator == 0);
}

/// <summary>A piece of a line: words, or the characters of a figure (<paramref name="Figure"/> is its id).</summary>
public sealed record ReportSpan(string Text, string? Figure = null);

/// <summary>A sentence or paragraph of a report, with its figures marked so that each can be opened down to its rows.</summary>
public sealed record ReportLine(IReadOnlyList<ReportSpan> Spans)
{
    public static ReportLine Of(string text) => new([new ReportSpan(text)]);

    public string Text => string.Concat(Spans.Select(s => s.Text));
}
