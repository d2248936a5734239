using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CamKet.App.Platform;
using CamKet.App.Samples;
using Microsoft.Extensions.Configuration;

namespace CamKet.App.Tests.Fixture;

/// <summary>
/// One embedded PostgreSQL for the whole test run, with templates from which each test gets its own database: the migrated one, the
/// loaded demo, and one for each world that several tests begin with.
/// Several runs in one checkout take folders of their own; the next run uses them again.
/// </summary>
public static class PostgresServer
{
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Worlds = new(StringComparer.Ordinal);
    private static EmbeddedPostgres? server;
    private static string? template;
    private static string? demo;
    private static int databases;

    public static string Home { get; } = FindHome();

    /// <summary>A database with all migrations applied and nothing in it.</summary>
    public static async Task<DatabaseAddress> NewDatabase()
    {
        await Running();
        return await server!.Create(NewName(), template, CancellationToken.None);
    }

    /// <summary>A copy of a database that is filled once a run, for the first who asks for it by this name.</summary>
    /// <param name="world">What is in it.</param>
    /// <param name="fill">Fills a migrated, empty database and leaves no connection to it open.</param>
    public static async Task<DatabaseAddress> NewDatabase(string world, Func<DatabaseAddress, Task> fill)
    {
        await Running();
        var filled = await Worlds.GetOrAdd(world, _ => new(async () =>
        {
            var address = await NewDatabase();
            await fill(address);
            return address.DatabaseName;
        })).Value;
        return await server!.Create(NewName(), filled, CancellationToken.None);
    }

    /// <summary>A copy of the loaded demo.</summary>
    public static async Task<DatabaseAddress> NewDemoDatabase()
    {
        var running = await Running();
        await Once.WaitAsync();
        try
        {
            demo ??= await DemoDatabase.Template(running, new ConfigurationBuilder().Build(), Console.Error, Demo.SignIn, CancellationToken.None);
        }
        finally
        {
            Once.Release();
        }

        return await running.Create(NewName(), demo, CancellationToken.None);
    }

    /// <summary>A database without a single table.</summary>
    public static async Task<DatabaseAddress> EmptyDatabase()
    {
        await Running();
        return await server!.Create(NewName(), template: null, CancellationToken.None);
    }

    public static async Task Drop(DatabaseAddress address)
    {
        await Running();
        await server!.Drop(address.DatabaseName, CancellationToken.None);
    }

    internal static async Task<EmbeddedPostgres> Running()
    {
        await Once.WaitAsync();
        try
        {
            if (server is null)
            {
                server = await FirstFree();
                await DropLeftOvers(server);
                template = await Template(server);
                AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }

            return server;
        }
        finally
        {
            Once.Release();
        }
    }

    private static async Task<EmbeddedPostgres> FirstFree()
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await EmbeddedPostgres.Start(new(Home, $"test{number}", ThrowAway: true), CancellationToken.None);
            }
            catch (DataInUse) when (number < 9)
            {
                // Another run in this checkout has it.
            }
        }
    }

    /// <summary>Named by what is in it, so that a changed migration gets a new one.</summary>
    private static async Task<string> Template(EmbeddedPostgres server)
    {
        var content = string.Concat(Migrations.Embedded().Select(migration => migration.Checksum));
        var name = "camket_template_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(content)))[..10];
        var address = await server.Create(name, template: null, CancellationToken.None);
        await Migrations.Apply(address, Migrations.Embedded(), TimeProvider.System, CancellationToken.None);
        return name;
    }

    private static async Task DropLeftOvers(EmbeddedPostgres server)
    {
        foreach (var name in (await server.Databases(CancellationToken.None)).Where(name => name.StartsWith("t_", StringComparison.Ordinal)))
        {
            await server.Drop(name, CancellationToken.None);
        }
    }

    private static string NewName() => string.Create(CultureInfo.InvariantCulture, $"t_{Interlocked.Increment(ref databases)}");

    private static string FindHome()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CamKet.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
