using System.Globalization;
using CamKet.App.Catalog;
using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Extracts;
using CamKet.Time;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CamKet.Bench;

/// <summary>
/// A server of its own, run as <c>serve</c> runs it, a template database with the made-up province, and extracts of any
/// size, made once and kept in <c>var/bench-files</c>.
/// </summary>
internal sealed class BenchWorld(BenchSettings settings, EmbeddedPostgres server, string template) : IAsyncDisposable
{
    /// <summary>Five years, as far as the province's communes exist.</summary>
    public static readonly Window FiveYears = new(new DateOnly(2020, 1, 1), new DateOnly(2024, 12, 31));

    /// <summary>What one extract of a real province covers.</summary>
    public static readonly Window HalfYear = new(new DateOnly(2024, 7, 1), new DateOnly(2024, 12, 31));

    /// <summary>What comes after the five years.</summary>
    public static readonly Window NextHalfYear = new(new DateOnly(2025, 1, 1), new DateOnly(2025, 6, 30));

    private const string Template = "bench_template";
    private int databases;

    public BenchSettings Settings => settings;

    public EmbeddedPostgres Server => server;

    public LoadedStores Loaded { get; } = new();

    public static async Task<BenchWorld> Start(BenchSettings settings, CancellationToken ct)
    {
        var server = await EmbeddedPostgres.Start(new(Home.Folder, "bench"), ct);
        try
        {
            foreach (var left in (await server.Databases(ct)).Where(name => name.StartsWith("bench_", StringComparison.Ordinal)))
            {
                await server.Drop(left, ct);
            }

            await using (var services = CommandRun.Services(Configuration.Load(Configuration.OfProcess()), await server.Create(Template, template: null, ct), Console.Error))
            {
                await services.MigrateAndLoad(ct);
                var table = Path.Combine(Files().FullName, "don-vi.csv");
                await File.WriteAllTextAsync(table, BenchProvince.Table(), ct);
                if (await services.GetRequiredService<ImportUnits>().Import([table], ct) is ImportUnitsOutcome.Refused refused)
                {
                    throw new InvalidOperationException(refused.Sentence);
                }
            }

            NpgsqlConnection.ClearAllPools();
            return new BenchWorld(settings, server, Template);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>An empty store of the province; dropped with the value.</summary>
    public Task<BenchStore> NewStore(CancellationToken ct) => Copy(template, ct);

    /// <summary>A copy of a database nobody is connected to; dropped with the value.</summary>
    public async Task<BenchStore> Copy(string database, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench_{++databases}");
        var address = await server.Create(name, database, ct);
        await Settle(ct);
        return new BenchStore(this, address, CommandRun.Services(Configuration.Load(Configuration.OfProcess()), address, Console.Error));
    }

    /// <summary>The path of a generated extract, made when it is not there yet.</summary>
    public string Extract(StreamSettings stream, string form)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{DossierStream.Edition}-{stream.Rows}-{stream.Window.From:yyyyMMdd}-{stream.Window.To:yyyyMMdd}-{stream.Corrected}-{stream.Seed}.{form}");
        var path = Path.Combine(Files().FullName, name);
        if (File.Exists(path))
        {
            return path;
        }

        Console.Error.WriteLine($"Sinh {stream.Rows:#,0} hồ sơ vào {name}");
        var dossiers = new DossierStream(stream, CatalogCalendar.Read(Home.Path("catalog", "calendar"))).Dossiers();
        if (form == "csv")
        {
            using var csv = new CsvCells(path + ".new");
            ExtractFile.Write(csv, dossiers);
        }
        else
        {
            using var xlsx = new XlsxCells(path + ".new");
            ExtractFile.Write(xlsx, dossiers);
        }

        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    public static ImportRequest Request(string path, Window window, bool dryRun = false) =>
        new(ExtractKind.Dossiers, path, Path.GetFileName(path), "bench") { ProvinceCode = BenchProvince.Code, Window = window, DryRun = dryRun };

    /// <summary>The settings that decide what is measured, as the server itself tells them.</summary>
    public async Task<IReadOnlyList<string>> ServerSettings(CancellationToken ct)
    {
        await using var connection = await server.Administrator(ct);
        var rows = await connection.QueryAsync<(string Name, string Value)>(
            """
            select name, current_setting(name) from pg_settings
             where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'wal_compression', 'shared_buffers',
                            'work_mem', 'maintenance_work_mem', 'max_wal_size', 'jit', 'max_parallel_workers_per_gather')
             order by name
            """);
        return [.. rows.Select(row => $"{row.Name} = {row.Value}")];
    }

    /// <summary>What earlier work left to be written is written before the next is timed.</summary>
    public async Task Settle(CancellationToken ct)
    {
        await using var connection = await server.Administrator(ct);
        await connection.ExecuteAsync(new CommandDefinition("checkpoint", commandTimeout: 0, commandType: System.Data.CommandType.Text, cancellationToken: ct));
    }

    public async ValueTask DisposeAsync()
    {
        await Loaded.DisposeAsync();
        await server.DisposeAsync();
    }

    private static DirectoryInfo Files() => Directory.CreateDirectory(Home.Path("var", "bench-files"));
}

/// <summary>One database of the bench and the program on it.</summary>
internal sealed class BenchStore(BenchWorld world, DatabaseAddress address, ServiceProvider services) : IAsyncDisposable
{
    public DatabaseAddress Address => address;

    public ServiceProvider Services => services;

    /// <summary>Imports through the program's own use case; anything but acceptance is a bug of the bench.</summary>
    public async Task<ImportOutcome> Import(ImportRequest request, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<ImportFile>().Run(request, null, ct);
        return outcome is ImportOutcome.Accepted or ImportOutcome.Known or ImportOutcome.Preview
            ? outcome
            : throw new InvalidOperationException(ImportText.Fault(outcome));
    }

    public async Task<NpgsqlConnection> Owner(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(address.For(Roles.Owner) + ";Pooling=false");
        await connection.OpenAsync(ct);
        return connection;
    }

    public async Task Vacuum(CancellationToken ct)
    {
        await using var connection = await Owner(ct);
        await connection.ExecuteAsync(new CommandDefinition("vacuum (analyze)", commandTimeout: 0, cancellationToken: ct));
    }

    public async Task<ScopedTransaction> Facts(CancellationToken ct) =>
        await services.GetRequiredService<Database>().InScope(Scope.WholeProvince(BenchProvince.Number), ct);

    /// <summary>The same store with none of its connections open.</summary>
    public async Task<BenchStore> Closed()
    {
        await services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        return new BenchStore(world, address, CommandRun.Services(Configuration.Load(Configuration.OfProcess()), address, Console.Error));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await world.Server.Drop(address.DatabaseName, CancellationToken.None);
    }
}
