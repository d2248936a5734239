using Dapper;
using Npgsql;
using Shouldly;

namespace CamKet.App.Tests.Fixture;

/// <summary>How a transaction read its tables, by its own count: what is counted for all connections is told late.</summary>
internal static class Scans
{
    /// <summary>Each table was read in this transaction, and by an index every time.</summary>
    public static async Task ShouldGoByIndex(this NpgsqlConnection connection, string asked, params string[] tables)
    {
        var scans = (await connection.QueryAsync<(string Table, long Sequential, long Index)>(
            "select relname::text, seq_scan, coalesce(idx_scan, 0) from pg_stat_xact_user_tables")).ToDictionary(t => t.Table);
        foreach (var table in tables)
        {
            scans[table].Sequential.ShouldBe(0, $"{table} is read through: {asked}");
            scans[table].Index.ShouldBeGreaterThan(0, $"{table} is not asked at all: {asked}");
        }
    }
}
