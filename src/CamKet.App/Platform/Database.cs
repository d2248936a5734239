using System.Data;
using System.Globalization;
using Dapper;
using Npgsql;

namespace CamKet.App.Platform;

/// <summary>
/// The pools of the program, one per role, and the only way to a connection. <c>InScope</c> is for facts (row-level
/// security applies), <c>Open</c> for tables without a unit's data (units, accounts, keys): through it no unit's row is seen.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource app;
    private readonly NpgsqlDataSource publicReader;
    private readonly DatabaseAddress address;

    public Database(DatabaseAddress address)
    {
        DapperMapping.Use();
        this.address = address;
        app = NpgsqlDataSource.Create(address.For(Roles.App));
        publicReader = NpgsqlDataSource.Create(address.For(Roles.Public));
    }

    public DatabaseAddress Address => address;

    /// <summary>A transaction as camket_app that sees the scope's rows. Without <c>Commit</c> it leaves no trace.</summary>
    public Task<ScopedTransaction> InScope(Scope scope, CancellationToken ct = default) => ScopedTransaction.Begin(app, scope, ct);

    /// <summary>The same, all of its statements seeing the store as of one moment: for what is composed of several of them.</summary>
    internal Task<ScopedTransaction> InSnapshot(Scope scope, CancellationToken ct = default) =>
        ScopedTransaction.Begin(app, scope, ct, IsolationLevel.RepeatableRead);

    /// <summary>The same as whoever reads.</summary>
    internal Task<ScopedTransaction> InSnapshot(Scope scope, Reader reader, CancellationToken ct = default) =>
        ScopedTransaction.Begin(reader == Reader.Staff ? app : publicReader, scope, ct, IsolationLevel.RepeatableRead);

    /// <summary>The same as camket_public: what a citizen's page may read.</summary>
    public Task<ScopedTransaction> InPublicScope(Scope scope, CancellationToken ct = default) =>
        ScopedTransaction.Begin(publicReader, scope, ct);

    /// <summary>The scope's rows as whoever reads may see them.</summary>
    public Task<ScopedTransaction> InScope(Scope scope, Reader reader, CancellationToken ct = default) =>
        reader == Reader.Staff ? InScope(scope, ct) : InPublicScope(scope, ct);

    /// <summary>A connection as camket_app without a scope: for tables that hold no unit's data.</summary>
    public async Task<NpgsqlConnection> Open(CancellationToken ct = default) => await app.OpenConnectionAsync(ct);

    /// <summary>The same for the one caller that cannot wait (data protection asks synchronously).</summary>
    internal NpgsqlConnection OpenNow() => app.OpenConnection();

    /// <summary>A connection without a scope as whoever reads.</summary>
    public Task<NpgsqlConnection> Open(Reader reader, CancellationToken ct = default) => reader == Reader.Staff ? Open(ct) : OpenPublic(ct);

    /// <summary>A connection as camket_public without a scope.</summary>
    public async Task<NpgsqlConnection> OpenPublic(CancellationToken ct = default) => await publicReader.OpenConnectionAsync(ct);

    /// <summary>Applies what is missing, as camket_owner, and says what it applied.</summary>
    public Task<IReadOnlyList<Migration>> Migrate(TimeProvider time, CancellationToken ct = default) =>
        Migrations.Apply(address, Migrations.Embedded(), time, ct);

    /// <summary>True when the server answers.</summary>
    public async Task<bool> Answers(CancellationToken ct)
    {
        try
        {
            await using var connection = await Open(ct);
            return await connection.ExecuteScalarAsync<int>(new CommandDefinition("select 1", cancellationToken: ct)) == 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await publicReader.DisposeAsync();
    }
}

/// <summary>One transaction with its scope set. Commands on <c>Connection</c> are part of it.</summary>
public sealed class ScopedTransaction : IAsyncDisposable
{
    private readonly NpgsqlTransaction transaction;

    private ScopedTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Connection = connection;
        this.transaction = transaction;
    }

    public NpgsqlConnection Connection { get; }

    public Task Commit(CancellationToken ct = default) => transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    internal static async Task<ScopedTransaction> Begin(
        NpgsqlDataSource pool, Scope scope, CancellationToken ct, IsolationLevel isolation = IsolationLevel.ReadCommitted)
    {
        var connection = await pool.OpenConnectionAsync(ct);
        try
        {
            var begun = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
            // SET LOCAL, each a statement of its own, and no set_config: Citus passes on to the servers of the shards what is said so,
            // once it is told to (elsewhere its setting is an unknown name that nobody reads), and the policies there need it.
            await using var batch = new NpgsqlBatch(connection, begun);
            foreach (var setting in (string[])
            [
                "local citus.propagate_set_commands = 'local'",
                .. isolation == IsolationLevel.ReadCommitted ? [] : (string[])["transaction isolation level repeatable read"],
                string.Create(CultureInfo.InvariantCulture, $"local camket.province = '{scope.Province}'"),
                string.Create(CultureInfo.InvariantCulture, $"local camket.unit_lo = '{scope.UnitLow}'"),
                string.Create(CultureInfo.InvariantCulture, $"local camket.unit_hi = '{scope.UnitHigh}'"),
                // Compiling a statement of forty sums takes longer than running it over the few rows the ledger needs.
                "local jit = off",
            ])
            {
                batch.BatchCommands.Add(new("set " + setting));
            }

            await batch.ExecuteNonQueryAsync(ct);
            return new(connection, begun);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
