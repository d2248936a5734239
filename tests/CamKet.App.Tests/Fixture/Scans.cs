using Dapper;
using Npgsql;
using Shouldly;

namespace CamKet.App.Tests.Fixture;

/// <summary>How a transaction reads its tables from here on, by the server's own count: what is counted for all connections is told late.</summary>
internal sealed class Scans
{
    private readonly NpgsqlConnection connection;
    private readonly Dictionary<string, (long Sequential, long Index, long Fetched)> before;

    private Scans(NpgsqlConnection connection, Dictionary<string, (long Sequential, long Index, long Fetched)> before) => (this.connection, this.before) = (connection, before);

    // The connection comes from a pool: what its last transaction scanned is counted as this one's until the server has sent it off, up to ten seconds later.
    public static async Task<Scans> From(NpgsqlConnection connection) => new(connection, await Counts(connection));

    /// <summary>All of what the transaction has read, and perhaps the one before it on the same connection.</summary>
    public static Scans Whole(NpgsqlConnection connection) => new(connection, []);

    /// <summary>Each table was read since, and by an index every time.</summary>
    public async Task ShouldAllGoByIndex(string asked, params string[] tables)
    {
        var scans = await Counts(connection);
        foreach (var table in tables)
        {
            var earlier = before.GetValueOrDefault(table);
            (scans[table].Sequential - earlier.Sequential).ShouldBe(0, $"{table} is read through: {asked}");
            (scans[table].Index - earlier.Index).ShouldBeGreaterThan(0, $"{table} is not asked at all: {asked}");
        }
    }

    /// <summary>What an index finds and a filter throws away was fetched all the same: a condition the index did not take shows here.</summary>
    public async Task ShouldFetchAtMost(long rows, string asked, string table) =>
        ((await Counts(connection))[table].Fetched - before.GetValueOrDefault(table).Fetched).ShouldBeLessThanOrEqualTo(rows, $"rows of {table} looked at: {asked}");

    /// <summary>A join that asks through a table for each row of another grows with the square of a file: it reads the table through that often.</summary>
    public async Task ShouldReadThroughAtMost(long times, string asked, params string[] tables)
    {
        var scans = await Counts(connection);
        foreach (var table in tables)
        {
            (scans[table].Sequential - before.GetValueOrDefault(table).Sequential).ShouldBeLessThanOrEqualTo(times, $"{table} is read through: {asked}");
        }
    }

    private static async Task<Dictionary<string, (long Sequential, long Index, long Fetched)>> Counts(NpgsqlConnection connection) =>
        (await connection.QueryAsync<(string Table, long Sequential, long Index, long Fetched)>(
            "select relname::text, seq_scan, coalesce(idx_scan, 0), coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables")).ToDictionary(t => t.Table, t => (t.Sequential, t.Index, t.Fetched));
}
