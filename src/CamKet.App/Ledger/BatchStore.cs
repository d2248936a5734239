using CamKet.App.Facts;
using Dapper;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>Batches: one accepted change of a province's facts each, numbered in the order of acceptance.</summary>
internal static class BatchStore
{
    public const string Import = "import";
    public const string Replay = "replay";
    public const string Correction = "correction";
    public const string Removal = "removal";
    public const string Entry = "entry";

    /// <summary>What <see cref="TryLock"/> in vain means to whoever sits before a page; what was typed is kept by whoever asks.</summary>
    public const string Busy = "Hệ thống đang nhận một tệp số liệu: chờ tệp nhận xong rồi bấm lại, những gì đã gõ còn nguyên.";

    /// <summary>One batch at a time in a province, so that the order of numbers is the order of commits; ends with the transaction.</summary>
    public static Task Lock(NpgsqlConnection connection, int province, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("select pg_advisory_xact_lock(20, @province)", new { province }, commandTimeout: 0, cancellationToken: ct));

    /// <summary>
    /// The same for whoever sits before a page: an import may store for minutes, and after ten seconds that is rather said than waited
    /// for. False leaves the transaction as it was.
    /// </summary>
    public static async Task<bool> TryLock(NpgsqlConnection connection, int province, CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition("savepoint turn; set local lock_timeout = '10s'", cancellationToken: ct));
        try
        {
            await Lock(connection, province, ct);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await connection.ExecuteAsync(new CommandDefinition("rollback to savepoint turn", cancellationToken: ct));
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition("set local lock_timeout to default", cancellationToken: ct));
        return true;
    }

    /// <summary>The same where nobody has it; false at once otherwise.</summary>
    public static Task<bool> TakeIfFree(NpgsqlConnection connection, int province, CancellationToken ct) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition("select pg_try_advisory_xact_lock(20, @province)", new { province }, cancellationToken: ct));

    /// <summary>The number of the province's next batch; the caller holds the lock.</summary>
    public static Task<long> Next(NpgsqlConnection connection, int province, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(max(batch), 0) + 1 from batch where province_id = @province", new { province }, cancellationToken: ct));

    /// <summary>The next batch of the province; the caller holds the lock.</summary>
    public static async Task<long> Add(
        NpgsqlConnection connection, int province, string kind, DateTimeOffset at, string by, long? extractId, string? reason, CancellationToken ct)
    {
        var batch = await Next(connection, province, ct);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into batch (province_id, batch, kind, accepted_at, accepted_by, extract_id, reason)
            values (@province, @batch, @kind, @at, @by, @extractId, @reason)
            """,
            new { province, batch, kind, at, by, extractId, reason },
            cancellationToken: ct));
        return batch;
    }

    /// <summary>The newest batch accepted by a moment; 0 where none was.</summary>
    public static async Task<long> KnownAt(NpgsqlConnection connection, int province, DateTimeOffset moment, CancellationToken ct) =>
        await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(max(batch), 0) from batch where province_id = @province and accepted_at <= @moment",
            new { province, moment },
            cancellationToken: ct));
}
