namespace CamKet.App.Ledger;

/// <summary>A table of facts, or its versions that held at the batch <c>@known</c>.</summary>
internal static class FactVersions
{
    /// <param name="own">Which rows, by columns both the table and its history have.</param>
    /// <param name="known">Null: as they are now.</param>
    public static string Of(string table, string columns, string own, long? known) => known is null ? table : $"""
        (select {columns} from {table} where {own} and batch <= @known
         union all
         select {columns} from {table}_history where {own} and batch <= @known and superseded_batch > @known)
        """;
}
