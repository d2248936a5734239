namespace CamKet.App.Ledger;

/// <summary>Which documents of the register each counter takes, by its code: <c>CamKet.Measures.DocumentCounters</c> as SQL.</summary>
internal static class DocumentSql
{
    public static IReadOnlyDictionary<string, string> Conditions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["outgoing"] = "direction = 'out'",
        ["outgoing-signed"] = "direction = 'out' and signed_digitally",
        ["outgoing-signed-leader"] = "direction = 'out' and signed_digitally and signed_by_leader",
        ["outgoing-exchanged"] = "direction = 'out' and processed_electronically",
        ["incoming"] = "direction = 'in'",
        ["incoming-processed"] = "direction = 'in' and processed_electronically",
    };
}
