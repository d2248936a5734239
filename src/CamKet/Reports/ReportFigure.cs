using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Time;

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

/// <summary>
/// What a figure was counted from: counters added up over a window; those of the denominator are none for a count. They are the measure's as
/// the catalog had them that day: an accepted report keeps them, so that its figures open to what was counted then.
/// </summary>
public sealed record FigureSource(DateOnly From, DateOnly To, IReadOnlyList<string> Numerator, IReadOnlyList<string> Denominator)
{
    public static FigureSource Of(MeasureDefinition measure, Window window)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return new(window.From, window.To, [.. measure.Numerator.Select(c => c.Code)], [.. measure.Denominator.Select(c => c.Code)]);
    }
}

/// <summary>
/// A figure as a report prints it. Nothing is printed that the store does not hold, so each one keeps what it was made of.
/// </summary>
/// <param name="Id">Row and name within the row ("2.online"); one of its kind in a report.</param>
/// <param name="Name">What it says, for lists of figures and differences.</param>
/// <param name="Measure">Code of the measure it was read from; empty where nothing measures it.</param>
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

    /// <summary>How a measure's figure is printed: a share, an amount of money, or a number of things.</summary>
    public static FigureForm FormOf(MeasureDefinition measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.IsShare ? FigureForm.Share : measure.Unit == "amount" ? FigureForm.Amount : FigureForm.Count;
    }

    /// <summary>A measure's figure as counted. Something out of nothing assigned is said so and has no percentage.</summary>
    public static ReportFigure Counted(
        string id, MeasureDefinition measure, CounterValues values, Window window, Certainty certainty, IReadOnlyList<long> extracts)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(values);
        var numerator = measure.NumberOf(values);
        var ratio = measure.IsShare ? measure.RatioOf(values) : Ratio.Of(numerator, 1);
        return new ReportFigure(
            id, measure.Name, measure.Code, FormOf(measure), numerator, measure.IsShare ? values.Sum(measure.Denominator) : null,
            measure.IsUnassigned(values) ? FigurePrint.Unassigned(numerator, measure.CountedIn) : FigurePrint.Of(measure, ratio),
            measure.IsShare ? FigurePrint.Decimals(ratio, measure.Precision) : 0, certainty, extracts, FigureSource.Of(measure, window));
    }

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
