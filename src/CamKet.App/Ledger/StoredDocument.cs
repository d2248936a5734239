using CamKet.Facts;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>A document of the register read back from its table, its history or a staging table.</summary>
internal static class StoredDocument
{
    public static int ColumnCount => 7;

    public static string Columns(string alias) =>
        $"{alias}.direction, {alias}.number, {alias}.day, {alias}.subject, {alias}.signed_digitally, {alias}.signed_by_leader, {alias}.processed_electronically";

    public static RegisterDocument Read(NpgsqlDataReader row, int at) => new(
        row.GetString(at) == "in" ? RegisterDirection.Incoming : RegisterDirection.Outgoing,
        row.GetString(at + 1),
        row.GetFieldValue<DateOnly>(at + 2),
        row.IsDBNull(at + 3) ? null : row.GetString(at + 3),
        row.GetBoolean(at + 4),
        row.GetBoolean(at + 5),
        row.GetBoolean(at + 6));
}
