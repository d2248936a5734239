using CamKet.Measures;

namespace CamKet.Reports;

/// <summary>
/// The form of a periodic report as data: what it is called, what its rows are, and the sentences its figures are put in.
/// The form is the requester's; another requester is another file, not another program.
/// </summary>
/// <param name="Subject">With {indices}, {year}, {unit} left open.</param>
/// <param name="Rows">The standard contents, used as they stand by a unit without a commitment and as a source of sentences for one that has.</param>
public sealed record ReportTemplate(
    string Code,
    string TypeName,
    string Symbol,
    string Subject,
    string Opening,
    string SteeringHeading,
    IReadOnlyList<TemplateSentence> Steering,
    string ResultsHeading,
    IReadOnlyList<TemplateSentence> Results,
    string ProposalsHeading,
    string Closing,
    string AnnexTitle,
    IReadOnlyList<string> Columns,
    IReadOnlyList<TemplateRow> Rows);

/// <param name="Measures">Codes of the measures it reports on; an item of a commitment bound to one of them takes its sentences.</param>
/// <param name="Phrases">Words an unbound item's text is known by, parts that must all occur joined by "+".</param>
/// <param name="NeedsEvidence">False where the requester asks for none.</param>
/// <param name="OnlyForItems">Not a standard content; there only for items of commitments.</param>
public sealed record TemplateRow(
    string Code,
    string Content,
    IReadOnlyList<string> Measures,
    IReadOnlyList<string> Phrases,
    IReadOnlyList<TemplateSentence> Sentences,
    bool NeedsEvidence = true,
    bool OnlyForItems = false);

/// <summary>
/// A sentence with places for figures: {name} prints the figure whole ("97,88% (2.634/2.691 giao dịch)"), {name:percent}
/// and {name:pair} its parts, {ước} the word for an estimate where the figures are one.
/// </summary>
/// <remarks>A sentence without figures is always printed.</remarks>
/// <param name="About">What it is about, for saying that there are no data.</param>
/// <param name="Base">The figure whose absence makes the sentence moot: 0 or 0/0 prints <paramref name="None"/>. Null: the first.</param>
/// <param name="None">The words for "không phát sinh"; empty leaves the sentence out.</param>
/// <param name="Optional">Left out where there are no data at all; else it says "chưa có số liệu" and has to be given a reason.</param>
public sealed record TemplateSentence(
    string About,
    string Text,
    IReadOnlyList<TemplateFigure> Figures,
    string? Base,
    string None,
    bool Optional)
{
    /// <summary>What its figures are counted in: <see cref="MeasureDefinition.Facts"/>.</summary>
    public IReadOnlyList<string> Sources => [.. Figures.SelectMany(f => f.Measure.Facts).Distinct(StringComparer.Ordinal)];
}

/// <summary>A measure of the catalog in its place in a sentence. What it is called, counts and is printed like is the measure's.</summary>
/// <param name="Name">The place in the sentence; digits and Latin letters.</param>
public sealed record TemplateFigure(string Name, MeasureDefinition Measure);
