using System.Diagnostics;
using System.Globalization;
using CamKet.App.Measures;
using CamKet.App.Platform;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CamKet.Bench;

/// <summary>
/// A server of its own that may be lost at any moment, as durable as that of <c>serve</c>, a store with one extract accepted, and a
/// later extract that adds, changes, refuses and misses rows, imported by the program in a process of its own while something goes
/// wrong. Afterwards the store must equal what it was before or what an undisturbed import makes of it. No connection to it stays in a
/// pool of this process, so that others may use theirs meanwhile. Shared with the tests.
/// </summary>
internal sealed class FaultWorld : IAsyncDisposable
{
    private static readonly TimeSpan LongestStatement = TimeSpan.FromMinutes(2);
    private const int Province = 45;
    private const string Template = "fault_template";
    private readonly EmbeddedPostgresSettings settings;
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("camket-faults-");
    private readonly SmallDisk? disk;
    private EmbeddedPostgres server;
    private string before = "";
    private string after = "";
    private TimeSpan atWork;
    private int databases;

    private FaultWorld(EmbeddedPostgresSettings settings, EmbeddedPostgres server, SmallDisk? disk) => (this.settings, this.server, this.disk) = (settings, server, disk);

    /// <param name="onSmallDisk">The server's files lie on a disk made for it, as root only; otherwise where they always do.</param>
    public static async Task<FaultWorld> Start(EmbeddedPostgresSettings settings, int rows, bool onSmallDisk, CancellationToken ct)
    {
        var made = onSmallDisk ? await SmallDisk.Under(EmbeddedPostgresPlace.FolderOf(settings.Home, settings.Purpose), ct) : null;
        FaultWorld? world = null;
        try
        {
            world = new FaultWorld(settings, await EmbeddedPostgres.Start(settings, ct), made);
            await world.Prepare(rows, ct);
            return world;
        }
        catch
        {
            await (world?.DisposeAsync() ?? made?.DisposeAsync() ?? default);
            throw;
        }
    }

    /// <param name="share">When, as a part of the time an undisturbed import is at work from its first staged row.</param>
    /// <param name="again">Import once more afterwards, which must make the store whole.</param>
    public async Task<FaultOutcome> Run(Fault fault, double share, bool again, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var address = await server.Create(Name(), Template, ct);
        // Of the same name: it stands in the store.
        var file = Path.Combine(files.CreateSubdirectory("dang-nap").FullName, Path.GetFileName(Later));
        File.Copy(Later, file, overwrite: true);
        var at = atWork * share;
        if (fault == Fault.DiskFull)
        {
            disk!.Fill();
        }

        var (code, says) = (0, "");
        using (var import = new ImportProcess(address, file))
        using (var second = fault == Fault.TwoAtOnce ? new ImportProcess(address, file) : null)
        {
            await AtWork(address, import, ct);
            var worked = Stopwatch.GetTimestamp();
            await Task.WhenAny(import.Ended, Task.Delay(at, ct));
            var over = import.Ended.IsCompleted ? Stopwatch.GetElapsedTime(worked) : (TimeSpan?)null;
            await Do(fault, address, file, import, ct);
            await Task.WhenAll(import.Ended, second?.Ended ?? Task.CompletedTask).WaitAsync(ct);
            (code, says) = await import.Ended;
            atWork = code == 0 && over is { } took ? took : atWork;
        }

        await Recover(fault, address, ct);
        var now = await StoreDigest.Of(address, Province, ct);
        var broken = await Broken(address, now, fault == Fault.TwoAtOnce, ct);
        var stored = broken is null && now == after;
        if (broken is null && again && !stored)
        {
            File.Copy(Later, file, overwrite: true);
            await Undisturbed(address, file, ct);
            broken = await StoreDigest.Of(address, Province, ct) == after ? null : "nạp lại không cho kết quả như một lần nạp trọn vẹn";
        }

        await server.Drop(address.DatabaseName, ct);
        return new(fault, at, Stopwatch.GetElapsedTime(began), stored, broken, code, says);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        files.Delete(recursive: true);
        await (disk?.DisposeAsync() ?? default);
    }

    private string Later => Path.Combine(files.FullName, "sau.csv");

    private async Task Prepare(int rows, CancellationToken ct)
    {
        var earlier = Path.Combine(files.FullName, "truoc.csv");
        await File.WriteAllTextAsync(earlier, FaultExtract.Text(rows / 10, 0), ct);
        await File.WriteAllTextAsync(Later, FaultExtract.Text(rows, 1), ct);
        foreach (var left in (await server.Databases(ct)).Where(name => name.StartsWith("fault_", StringComparison.Ordinal)))
        {
            await server.Drop(left, ct);
        }

        var address = await server.Create(Template, template: null, ct);
        await Taken(address, earlier, ct);
        before = await StoreDigest.Of(address, Province, ct);
        await Settle(address, ct);

        // Once to warm up, once for the time.
        for (var round = 0; round < (disk is null ? 2 : 0); round++)
        {
            var whole = await server.Create(Name(), Template, ct);
            await Taken(whole, Later, ct);
            after = await StoreDigest.Of(whole, Province, ct);
            await server.Drop(whole.DatabaseName, ct);
        }
    }

    /// <summary>
    /// As a store stands between two imports, when the server has looked at its tables. Left to the server's own minute, the imports before and
    /// after it are planned differently, and a moment measured on one of them falls after the end of another.
    /// </summary>
    private static async Task Settle(DatabaseAddress address, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(address.For(Roles.Owner) + ";Pooling=false");
        await connection.OpenAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("vacuum analyze", cancellationToken: ct));
    }

    private async Task Taken(DatabaseAddress address, string file, CancellationToken ct)
    {
        if (await Undisturbed(address, file, ct) is { } says)
        {
            throw new InvalidOperationException($"The import failed without any fault: {says}");
        }
    }

    /// <summary>
    /// An import that nothing happens to: null when it was taken, else what it said. As long as it was at work on its rows the next one will be;
    /// the newest counts, since a machine is not equally busy all the time.
    /// </summary>
    private async Task<string?> Undisturbed(DatabaseAddress address, string file, CancellationToken ct)
    {
        using var import = new ImportProcess(address, file);
        await AtWork(address, import, ct);
        var began = Stopwatch.GetTimestamp();
        var (code, says) = await import.Ended.WaitAsync(ct);
        if (code != 0)
        {
            return says;
        }

        atWork = Stopwatch.GetElapsedTime(began);
        return null;
    }

    /// <summary>Until the import stages its rows, or is over: what comes before is the start of a program, and takes as long as the machine is busy.</summary>
    private async Task AtWork(DatabaseAddress address, ImportProcess import, CancellationToken ct)
    {
        await using var connection = await server.Administrator(ct);
        while (!import.Ended.IsCompleted
            && !await connection.ExecuteScalarAsync<bool>("select exists (select from pg_stat_activity where datname = @DatabaseName and query ilike 'copy stage%')", new { address.DatabaseName }))
        {
            await Task.Delay(5, ct);
        }
    }

    private async Task Do(Fault fault, DatabaseAddress address, string file, ImportProcess import, CancellationToken ct)
    {
        switch (fault)
        {
            case Fault.ProgramKilled:
                import.Kill();
                break;
            case Fault.ServerKilled:
                var pid = (await File.ReadAllLinesAsync(Path.Combine(server.DataFolder, "postmaster.pid"), ct))[0];
                Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture)).Kill();
                break;
            case Fault.ConnectionCut:
                await using (var connection = await server.Administrator(ct))
                {
                    await connection.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = @DatabaseName", new { address.DatabaseName });
                }

                break;
            case Fault.FileReplaced:
                await File.WriteAllTextAsync(file, "không còn là trích xuất nào\n", ct);
                break;
            default:
                break;
        }
    }

    private async Task Recover(Fault fault, DatabaseAddress address, CancellationToken ct)
    {
        if (fault == Fault.DiskFull)
        {
            disk!.Empty();
        }

        if (fault is Fault.ServerKilled or Fault.DiskFull)
        {
            await server.DisposeAsync();
            // What the killed server left running holds its memory until it notices.
            for (var tries = 0; ; tries++)
            {
                try
                {
                    server = await EmbeddedPostgres.Start(settings, ct);
                    break;
                }
                catch (MachineFault) when (tries < 120)
                {
                    await Task.Delay(500, ct);
                }
            }
        }

        // A killed program's server process finishes its statement before it looks for the commit that never comes.
        await using var connection = await server.Administrator(ct);
        var since = Stopwatch.GetTimestamp();
        while (await connection.ExecuteScalarAsync<bool>("select exists (select from pg_stat_activity where datname = @DatabaseName)", new { address.DatabaseName }))
        {
            if (Stopwatch.GetElapsedTime(since) > LongestStatement)
            {
                throw new TimeoutException($"{address.DatabaseName} is still in use after {LongestStatement}.");
            }

            await Task.Delay(50, ct);
        }
    }

    private async Task<string?> Broken(DatabaseAddress address, string now, bool mustBeStored, CancellationToken ct)
    {
        if (now != before && after.Length > 0 && now != after)
        {
            return "dữ liệu không bằng trước, cũng không bằng sau khi nạp: " + string.Join("; ", now.Split('\n').Except(before.Split('\n')).Except(after.Split('\n')));
        }

        if (after.Length == 0 && now != before)
        {
            return "dữ liệu không còn như trước khi nạp";
        }

        if (mustBeStored && now != after)
        {
            return "không lần nào trong hai lần nạp được lưu";
        }

        await using var services = CommandRun.Services(Configuration.Load(Configuration.OfProcess()), address, Console.Error);
        return (await services.GetRequiredService<CheckLedger>().Run(Province, 1, ct)).IsSound ? null : "sổ cộng dồn khác số liệu";
    }

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"fault_{++databases}");
}
