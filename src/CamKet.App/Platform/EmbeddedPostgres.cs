using System.Globalization;
using Dapper;
using Npgsql;

namespace CamKet.App.Platform;

/// <summary>How a server is to be run.</summary>
/// <param name="Home">The checkout, whose path names the data.</param>
/// <param name="Purpose">What the data are for: serve, demo, test.</param>
/// <param name="ThrowAway">The data may be lost with the machine: no fsync, and data that cannot be opened are begun anew.</param>
/// <param name="MayShare">Another program of ours that holds the data may be joined instead of refusing.</param>
internal sealed record EmbeddedPostgresSettings(string Home, string Purpose, bool ThrowAway = false, bool MayShare = false);

/// <summary>
/// The program's own PostgreSQL: on a Unix socket only, peer authentication, data checksums, ICU Vietnamese. One program
/// owns the data folder (an advisory lock that dies with it); it stops the server when it ends. A server left over by a
/// killed program is stopped cleanly and started again, so that it always runs with the settings of this program.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Superuser = "postgres";
    private readonly EmbeddedPostgresPlace place;
    private readonly FileStream? ownership;
    private readonly bool throwAway;

    private EmbeddedPostgres(EmbeddedPostgresPlace place, bool throwAway, FileStream? ownership)
    {
        this.place = place;
        this.throwAway = throwAway;
        this.ownership = ownership;
    }

    /// <summary>False when another program of ours runs the server and this one only joined it.</summary>
    public bool Owns => ownership is not null;

    public string Folder => place.Folder;

    public string DataFolder => place.Data;

    public DatabaseAddress Address(string database) => new(Connection(Roles.Owner, database));

    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresSettings settings, CancellationToken ct)
    {
        try
        {
            return await Start(settings, await EmbeddedPostgresPlace.Prepare(settings.Home, settings.Purpose, ct), ct);
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            throw EmbeddedPostgresFault.Explain(disk.Message, Path.Combine(settings.Home, "var"));
        }
    }

    /// <summary>True when this checkout has kept data for this purpose.</summary>
    public static bool HasData(EmbeddedPostgresSettings settings) =>
        File.Exists(Path.Combine(EmbeddedPostgresPlace.FolderOf(settings.Home, settings.Purpose), "data", "PG_VERSION"));

    /// <summary>The server another program of ours runs for this purpose; null when there is none.</summary>
    public static async Task<EmbeddedPostgres?> Join(EmbeddedPostgresSettings settings, CancellationToken ct)
    {
        if (!HasData(settings))
        {
            return null;
        }

        var lies = await EmbeddedPostgresPlace.Prepare(settings.Home, settings.Purpose, ct);
        if (TryOwn(lies.LockFile) is { } unowned)
        {
            // A server without its program is a left-over, not a running demo.
            await unowned.DisposeAsync();
            return null;
        }

        var running = new EmbeddedPostgres(lies, settings.ThrowAway, ownership: null);
        return await running.Answers(ct) ? running : null;
    }

    /// <summary>Creates the database when it is missing; a copy of <paramref name="template"/> when one is named.</summary>
    public async Task<DatabaseAddress> Create(string database, string? template, CancellationToken ct)
    {
        await using var connection = await Administrator(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.Add(new() { Value = database });
        if (await exists.ExecuteScalarAsync(ct) is null)
        {
            await Roles.Execute(
                connection,
                $"create database {database} owner {Roles.Owner}" + (template is null ? "" : $" template {template} strategy file_copy"),
                ct);
        }

        return Address(database);
    }

    public async Task Drop(string database, CancellationToken ct)
    {
        await using var connection = await Administrator(ct);
        await Roles.Execute(connection, $"drop database if exists {database} with (force)", ct);
    }

    public async Task Rename(string database, string name, CancellationToken ct)
    {
        await using var connection = await Administrator(ct);
        await Roles.Execute(connection, $"alter database {database} rename to {name}", ct);
    }

    public async Task<IReadOnlyList<string>> Databases(CancellationToken ct)
    {
        await using var connection = await Administrator(ct);
        return (await connection.QueryAsync<string>("select datname::text from pg_database where not datistemplate")).AsList();
    }

    /// <summary>The server's superuser, which prepares databases and nothing else. Unpooled.</summary>
    public async Task<NpgsqlConnection> Administrator(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Connection(Superuser, "postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (ownership is null)
        {
            return;
        }

        // Others may have joined: they get ten seconds to finish what they are at.
        var patient = throwAway
            ? null
            : await place.Run("pg_ctl", ["stop", "-D", place.Data, "-m", "smart", "-t", "10", "-s"], CancellationToken.None);
        if (patient is not { ExitCode: 0 })
        {
            await place.Run("pg_ctl", ["stop", "-D", place.Data, "-m", "fast", "-t", "60", "-s"], CancellationToken.None);
        }

        await ownership.DisposeAsync();
    }

    private static async Task<EmbeddedPostgres> Start(EmbeddedPostgresSettings settings, EmbeddedPostgresPlace place, CancellationToken ct)
    {
        var held = TryOwn(place.LockFile);
        if (held is null)
        {
            var other = new EmbeddedPostgres(place, settings.ThrowAway, ownership: null);
            if (settings.MayShare && await other.Answers(ct))
            {
                return other;
            }

            throw EmbeddedPostgresFault.InUse(place.Folder, OwnerOf(place.LockFile));
        }

        try
        {
            await StopLeftOver(place, ct);
            await EnsureData(settings, place, ct);
            await Launch(settings, place, ct);
            var server = new EmbeddedPostgres(place, settings.ThrowAway, held);
            await using var connection = await server.Administrator(ct);
            await Roles.Create(connection, address: null, ct);
            return server;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    private static FileStream? TryOwn(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // Beside it, because a locked file cannot be read.
            File.WriteAllText(path + ".pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return file;
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static string OwnerOf(string path) => File.Exists(path + ".pid") ? File.ReadAllText(path + ".pid") : "?";

    /// <summary>
    /// Nobody owns the folder, yet a server may be running in it (its program was killed): stop it. A pid file whose
    /// number now belongs to some other program is removed; PostgreSQL itself deals with one whose process is gone.
    /// </summary>
    private static async Task StopLeftOver(EmbeddedPostgresPlace place, CancellationToken ct)
    {
        var pidFile = Path.Combine(place.Data, "postmaster.pid");
        if (!File.Exists(pidFile))
        {
            return;
        }

        var pid = (await File.ReadAllLinesAsync(pidFile, ct)).FirstOrDefault() ?? "";
        if (!Directory.Exists($"/proc/{pid}"))
        {
            return;
        }

        var folder = new FileInfo($"/proc/{pid}/cwd").ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        if (string.Equals(folder, place.Data, StringComparison.Ordinal))
        {
            await place.Run("pg_ctl", ["stop", "-D", place.Data, "-m", "fast", "-t", "60", "-s"], ct);
            return;
        }

        File.Delete(pidFile);
        File.Delete(Path.Combine(place.SocketFolder, ".s.PGSQL.5432.lock"));
    }

    private static async Task EnsureData(EmbeddedPostgresSettings settings, EmbeddedPostgresPlace place, CancellationToken ct)
    {
        var version = Path.Combine(place.Data, "PG_VERSION");
        if (File.Exists(version))
        {
            var found = (await File.ReadAllTextAsync(version, ct)).Trim();
            var mine = (await place.Run("postgres", ["--version"], ct)).Output.Trim().Split(' ')[^1].Split('.')[0];
            if (string.Equals(found, mine, StringComparison.Ordinal))
            {
                return;
            }

            if (!settings.ThrowAway)
            {
                throw EmbeddedPostgresFault.OtherVersion(place.Data, found, mine);
            }
        }

        await NewData(settings, place, ct);
    }

    /// <summary>Made beside and moved in whole, so that a killed initdb leaves nothing that looks like data.</summary>
    private static async Task NewData(EmbeddedPostgresSettings settings, EmbeddedPostgresPlace place, CancellationToken ct)
    {
        var fresh = place.Data + ".new";
        foreach (var folder in (string[])[fresh, .. settings.ThrowAway ? [place.Data] : Array.Empty<string>()])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        string[] options =
        [
            "-D", fresh, "-U", Superuser, "--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=vi",
            "--data-checksums", "--auth=peer", .. settings.ThrowAway ? ["--no-sync"] : Array.Empty<string>(),
        ];
        var made = await place.Run("initdb", options, ct);
        if (made.ExitCode != 0)
        {
            throw EmbeddedPostgresFault.Explain(made.Error, place.Folder);
        }

        Directory.Move(fresh, place.Data);
    }

    private static async Task Launch(EmbeddedPostgresSettings settings, EmbeddedPostgresPlace place, CancellationToken ct)
    {
        await EmbeddedPostgresConfiguration.Write(settings, place, ct);
        File.Delete(place.StartLog);
        var started = await place.Run("pg_ctl", ["start", "-D", place.Data, "-l", place.StartLog, "-w", "-t", "120", "-s"], ct);
        if (started.ExitCode == 0)
        {
            return;
        }

        var log = File.Exists(place.StartLog) ? await File.ReadAllTextAsync(place.StartLog, ct) : "";
        throw EmbeddedPostgresFault.Explain(log + started.Error, place.Folder);
    }

    private async Task<bool> Answers(CancellationToken ct)
    {
        try
        {
            await using var connection = await Administrator(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string Connection(string role, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = place.SocketFolder,
        Username = role,
        Database = database,
        ApplicationName = role,
    }.ConnectionString;
}
