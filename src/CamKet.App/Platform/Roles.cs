using Npgsql;

namespace CamKet.App.Platform;

/// <summary>The three roles of the program, and the statements that create them on a server that does not have them yet.</summary>
public static class Roles
{
    public const string Owner = "camket_owner";
    public const string App = "camket_app";
    public const string Public = "camket_public";

    /// <summary>Creates the roles that are missing; passwords come from the configured connection strings, where there are any.</summary>
    internal static async Task Create(NpgsqlConnection administrator, DatabaseAddress? address, CancellationToken ct)
    {
        foreach (var role in (string[])[Owner, App, Public])
        {
            await using var exists = new NpgsqlCommand("select 1 from pg_roles where rolname = $1", administrator);
            exists.Parameters.Add(new() { Value = role });
            if (await exists.ExecuteScalarAsync(ct) is not null)
            {
                continue;
            }

            await Execute(administrator, $"create role {role} login nosuperuser nocreatedb nocreaterole nobypassrls noreplication", ct);
            var password = address is null ? null : new NpgsqlConnectionStringBuilder(address.For(role)).Password;
            if (!string.IsNullOrEmpty(password))
            {
                await Execute(administrator, $"alter role {role} password '{password.Replace("'", "''", StringComparison.Ordinal)}'", ct);
            }
        }
    }

    /// <summary>
    /// Readies a server of one's own: its login needs CREATEROLE and the right to grant on the database once, nothing
    /// afterwards. Where all is in place it changes nothing, so that a login that is camket_owner itself suffices.
    /// </summary>
    internal static async Task Prepare(DatabaseAddress address, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(address.For(Owner)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await Citus.CreateWhereReady(connection, ct);
        await Create(connection, address, ct);
        await using var ready = new NpgsqlCommand(
            "select has_schema_privilege($1, 'public', 'create') and pg_has_role(current_user, $1, 'member')", connection);
        ready.Parameters.Add(new() { Value = Owner });
        if (await ready.ExecuteScalarAsync(ct) is false)
        {
            await Execute(connection, $"grant create, usage on schema public to {Owner}; grant {Owner} to current_user", ct);
        }
    }

    internal static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        // A database is made as a copy of another: how long that takes is a matter of its size.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
