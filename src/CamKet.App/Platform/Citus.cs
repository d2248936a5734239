using System.Globalization;
using Dapper;
using Npgsql;

namespace CamKet.App.Platform;

/// <summary>
/// Spreads the store over several servers where the database has the extension: tables of a province are distributed by it, catalogs lie
/// everywhere, the rest stays on the coordinator. What is spread already stays as it is, so that it may run after every migration.
/// </summary>
internal static class Citus
{
    /// <summary>The first version that passes rights on columns on to the shards.</summary>
    private static readonly Version GrantsColumns = new(13, 1);

    /// <summary>Null where the database has no such extension.</summary>
    public static async Task<Version?> Installed(NpgsqlConnection connection, CancellationToken ct)
    {
        var text = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select extversion from pg_extension where extname = 'citus'", cancellationToken: ct));
        return text is null ? null : Version.Parse(text.Split('-')[0]);
    }

    /// <summary>
    /// Creates the extension where the server was started with it and the login may; before the tables, so that it is there when they are.
    /// </summary>
    public static async Task CreateWhereReady(NpgsqlConnection administrator, CancellationToken ct)
    {
        await using var ready = new NpgsqlCommand(
            """
            select exists (select from pg_available_extensions where name = 'citus' and installed_version is null)
               and (select rolsuper from pg_roles where rolname = current_user)
            """,
            administrator);
        if (await ready.ExecuteScalarAsync(ct) is not true)
        {
            return;
        }

        await using var loaded = new NpgsqlCommand("select current_setting('shared_preload_libraries')", administrator);
        if (((string)(await loaded.ExecuteScalarAsync(ct))!).Split(',').Any(library => library.Trim() == "citus"))
        {
            await Roles.Execute(administrator, "create extension citus", ct);
        }
    }

    /// <summary>Gives what it did, one Vietnamese sentence each; empty where there was nothing to do. Runs as the owner, all or nothing.</summary>
    public static async Task<IReadOnlyList<string>> Spread(NpgsqlConnection connection, CancellationToken ct)
    {
        if (await Installed(connection, ct) is not { } version)
        {
            return [];
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Tables with foreign keys between them are spread one after the other, each over one connection.
        await Roles.Execute(connection, "set local citus.multi_shard_modify_mode = 'sequential'", ct);
        var spread = (await connection.QueryAsync<string>(new CommandDefinition("select c.relname::text from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid", cancellationToken: ct)))
            .ToHashSet(StringComparer.Ordinal);
        var said = new List<string>();
        // What lies everywhere first: it may be written in a transaction only before anything is spread in it.
        var tables = await TableShape.All(connection, ct);
        foreach (var table in tables.OrderByDescending(table => table.Kind == TableKind.Reference).Where(table => !spread.Contains(table.Name)))
        {
            if (table.Kind == TableKind.Distributed)
            {
                // Rows that are there already travel by COPY, which forced row-level security refuses even the owner.
                await Roles.Execute(connection, $"alter table {table.Name} no force row level security", ct);
                await Roles.Execute(connection, $"select create_distributed_table('{table.Name}', '{TableShape.ShardedBy}')", ct);
                await Roles.Execute(connection, $"alter table {table.Name} force row level security", ct);
                said.Add($"{table.Name}: chia theo {TableShape.ShardedBy}");
            }
            else if (table.Kind == TableKind.Reference)
            {
                await Roles.Execute(connection, $"select create_reference_table('{table.Name}')", ct);
                said.Add($"{table.Name}: chép ở mọi máy");
            }
        }

        await transaction.CommitAsync(ct);
        if (version < GrantsColumns && said.Count > 0)
        {
            // Over connections of their own, which see the shards only now.
            foreach (var table in tables.Where(table => table.Kind == TableKind.Distributed))
            {
                await GrantColumns(connection, table.Name, ct);
            }
        }

        return said;
    }

    private static async Task GrantColumns(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        var grants = await connection.QueryAsync<string>(new CommandDefinition(
            """
            select format('grant %s (%s) on %%s to %I', g.privilege_type, string_agg(quote_ident(a.attname), ', ' order by a.attnum), g.grantee::regrole::text)
              from pg_attribute a cross join lateral aclexplode(a.attacl) g
             where a.attrelid = to_regclass(@table) and not a.attisdropped
             group by g.privilege_type, g.grantee
            """,
            new { table },
            cancellationToken: ct));
        foreach (var grant in grants)
        {
            var failed = await connection.QueryAsync<string>(new CommandDefinition(
                "select result from run_command_on_shards(@table::regclass, @grant) where not success", new { table, grant }, cancellationToken: ct));
            if (failed.FirstOrDefault() is { } fault)
            {
                throw new MachineFault(string.Create(CultureInfo.InvariantCulture, $"Không cấp được quyền đọc cột của {table} trên các máy con: {fault}"));
            }
        }
    }
}
