using System.Text;
using CamKet.App.Catalog;
using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Units;
using CamKet.Extracts;
using CamKet.Time;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CamKet.App.Tests.Intake;

/// <summary>The program on its own database with the catalog's units, and extracts handed to it.</summary>
internal sealed class ImportWorld : IAsyncDisposable
{
    public const string Ward4 = "19345";
    public static readonly Window Autumn = new(new DateOnly(2024, 10, 1), new DateOnly(2024, 11, 10));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("camket-test-");

    private ImportWorld(CamKetApp app) => App = app;

    public CamKetApp App { get; }

    public static async Task<ImportWorld> Start() => new(await CamKetApp.StartAsync("the catalog's units", Units));

    /// <summary>The same with more in it, put there once a run.</summary>
    /// <param name="world">What is in it.</param>
    public static async Task<ImportWorld> Start(string world, Func<ImportWorld, Task> fill) => new(await CamKetApp.StartAsync(world, async app =>
    {
        await Units(app);
        var filling = new ImportWorld(app);
        await fill(filling);
        filling.folder.Delete(recursive: true);
    }));

    private static Task Units(CamKetApp app) =>
        new LoadCatalogUnits(app.Database).Load(CatalogUnits.Read(Path.Combine(PostgresServer.Home, "catalog", "units")), CancellationToken.None);

    public string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportOutcome> Import(string name, string text, Window? window = null, string? unit = Ward4, ExtractKind kind = ExtractKind.Dossiers, bool dryRun = false) =>
        Import(name, Encoding.UTF8.GetBytes(text), window ?? Autumn, unit, kind, dryRun);

    public Task<ImportOutcome> Import(string name, byte[] bytes, Window? window, string? unit = Ward4, ExtractKind kind = ExtractKind.Dossiers, bool dryRun = false, IProgress<ImportProgress>? progress = null, CancellationToken ct = default) =>
        App.Services.GetRequiredService<ImportFile>().Run(
            new ImportRequest(kind, Save(name, bytes), name, "người thử") { UnitCode = unit, Window = window, DryRun = dryRun }, progress, ct);

    /// <summary>One value of the old province of the samples, 45.</summary>
    public async Task<T> Ask<T>(string sql, object? parameters = null)
    {
        await using var scope = await App.Database.InScope(Scope.WholeProvince(45));
        return (await scope.Connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    public async Task Do(string sql, object? parameters = null)
    {
        await using var scope = await App.Database.InScope(Scope.WholeProvince(45));
        await scope.Connection.ExecuteAsync(sql, parameters);
        await scope.Commit();
    }

    public async Task<IReadOnlyList<string>> List(string sql)
    {
        await using var scope = await App.Database.InScope(Scope.WholeProvince(45));
        return [.. await scope.Connection.QueryAsync<string>(sql)];
    }

    public Task<long> Dossiers() => Ask<long>("select count(*) from dossier");

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
