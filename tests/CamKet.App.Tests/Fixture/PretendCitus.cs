using CamKet.App.Platform;
using Dapper;
using Npgsql;

namespace CamKet.App.Tests.Fixture;

/// <summary>
/// An extension by the name of Citus that keeps a list of what it was asked to do and does none of it: a real cluster is no part of a
/// checkout. It refuses what the real one is known to refuse of us: rows copied under forced row-level security, a table before the one
/// it references.
/// </summary>
internal static class PretendCitus
{
    private const string Control = "default_version = '13.0-1'\nrelocatable = false\nsuperuser = true\nschema = public\n";

    private const string Script = """
        create table pg_dist_partition (logicalrelid regclass primary key, partmethod "char", place serial);
        create table told_shards (tab regclass, command text);
        grant select, insert on pg_dist_partition, told_shards to camket_owner;
        grant usage on sequence pg_dist_partition_place_seq to camket_owner;
        create function create_distributed_table(tab regclass, col text) returns void language plpgsql as $$
        begin
            if (select relforcerowsecurity from pg_class where oid = tab) then
                raise exception 'COPY FROM not supported with row-level security';
            end if;
            if exists (select from pg_constraint where contype = 'f' and conrelid = tab and confrelid not in (select logicalrelid from pg_dist_partition)) then
                raise exception 'cannot create foreign key constraint since relations are not colocated';
            end if;
            insert into pg_dist_partition values (tab, 'h');
        end $$;
        create function create_reference_table(tab regclass) returns void language sql as $$ insert into pg_dist_partition values (tab, 'n') $$;
        create function run_command_on_shards(tab regclass, command text) returns table (shardid bigint, success bool, result text) language sql as $$
            insert into told_shards values (tab, command) returning 1::bigint, true, 'GRANT' $$;
        """;

    /// <summary>The database has it from now on.</summary>
    public static async Task CreateIn(DatabaseAddress address)
    {
        var folder = Directory.CreateTempSubdirectory("camket-citus-");
        var files = folder.CreateSubdirectory("extension");
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "citus.control"), Control);
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "citus--13.0-1.sql"), Script);
        // The server runs as a system user of its own.
        foreach (var open in (DirectoryInfo[])[folder, files])
        {
            if (OperatingSystem.IsWindows())
            {
                break;
            }

            File.SetUnixFileMode(open.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        await using var connection = await Superuser(address);
        await connection.ExecuteAsync($"set extension_control_path = '{folder.FullName}:$system'; create extension citus");
        folder.Delete(recursive: true);
    }

    public static async Task<NpgsqlConnection> Superuser(DatabaseAddress address)
    {
        var server = await PostgresServer.Running();
        await using var administrator = await server.Administrator(default);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(administrator.ConnectionString) { Database = address.DatabaseName }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
