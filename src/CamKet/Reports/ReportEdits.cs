namespace CamKet.Reports;

/// <summary>What a person adds to a report: nothing of it is a figure of the store's, and nothing of it is lost.</summary>
/// <param name="Steering">Paragraphs after the composed ones of section 1.</param>
/// <param name="Proposals">Difficulties and proposals; the section is left out when empty.</param>
/// <param name="Rows">By row key.</param>
/// <param name="Reasons">By blocker id.</param>
public sealed record ReportEdits(
    IReadOnlyList<string> Steering,
    IReadOnlyList<string> Proposals,
    IReadOnlyDictionary<string, RowEdit> Rows,
    IReadOnlyDictionary<string, string> Reasons)
{
    public static ReportEdits None { get; } = new([], [], new Dictionary<string, RowEdit>(), new Dictionary<string, string>());

    public RowEdit Row(string key) => Rows.TryGetValue(key, out var row) ? row : RowEdit.None;

    public string? Reason(string blocker) => Reasons.TryGetValue(blocker, out var reason) && !string.IsNullOrWhiteSpace(reason) ? reason.Trim() : null;
}

/// <param name="Result">Paragraphs after the composed sentences.</param>
/// <param name="Evidence">Evidence lines after the ones the store knows.</param>
public sealed record RowEdit(IReadOnlyList<string> Result, IReadOnlyList<string> Evidence)
{
    public static RowEdit None { get; } = new([], []);
}
