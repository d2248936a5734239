namespace CamKet.Reports;

/// <summary>
/// A report as it will be printed: one content, rendered as DOCX, PDF and page alike. Frozen on acceptance as it stands.
/// </summary>
/// <param name="Basis">Căn cứ, without closing marks.</param>
/// <param name="Sections">Numbered 1, 2, 3 as they stand.</param>
/// <param name="Figures">Every figure printed.</param>
/// <param name="Blockers">All of them, those with a reason too.</param>
/// <param name="DataUntil">The newest day within the window the facts reach; null when there are none.</param>
public sealed record ReportDraft(
    ReportHeader Header,
    string TypeName,
    string Subject,
    string Opening,
    IReadOnlyList<ReportSection> Sections,
    string Closing,
    string AnnexTitle,
    IReadOnlyList<string> Columns,
    IReadOnlyList<AnnexRow> Annex,
    IReadOnlyList<ReportFigure> Figures,
    IReadOnlyList<Blocker> Blockers,
    DateOnly? DataUntil = null)
{
    public IReadOnlyList<Blocker> Open => [.. Blockers.Where(b => b.IsOpen)];

    /// <summary>Neither a promise nor any data stand behind it: nothing in it is worth asking about before they are there.</summary>
    public bool HoldsNothing => Figures.Count == 0;

    public bool CanBeIssued => Open.Count == 0;

    /// <summary>Every line in printing order, for reading it back.</summary>
    public IEnumerable<string> Lines() =>
    [
        Opening,
        .. Sections.SelectMany(s => new[] { s.Heading }.Concat(s.Lines.Select(l => l.Text))),
        Closing,
        .. Annex.SelectMany(r => new[] { r.Content }.Concat(r.Result.Select(l => l.Text)).Concat(r.Evidence)),
    ];
}

public sealed record ReportSection(string Heading, IReadOnlyList<ReportLine> Lines);

/// <param name="Key">Standard row's code or item's key.</param>
/// <param name="Number">STT: counted, or the item's path.</param>
/// <param name="Composed">How many of <paramref name="Result"/> were composed from figures; those after it were typed.</param>
/// <param name="Offered">Documents cited in the typed text that are not among the evidence yet.</param>
public sealed record AnnexRow(
    string Key,
    string Number,
    string Content,
    IReadOnlyList<ReportLine> Result,
    int Composed,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<CitedDocument> Offered);
