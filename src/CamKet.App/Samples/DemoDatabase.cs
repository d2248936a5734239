using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CamKet.App.Accounts;
using CamKet.App.Platform;

namespace CamKet.App.Samples;

/// <summary>
/// The sample province, loaded once and then copied: a template database named by everything that goes into it (program,
/// catalog, samples). A load that is broken off leaves no template.
/// </summary>
internal static class DemoDatabase
{
    private const string Prefix = "demo_";
    private const string Loading = "loading";

    /// <summary>A copy of the sample province, as if nobody had touched it yet.</summary>
    /// <param name="log">Where it says that the province is being loaded.</param>
    public static async Task<RunningDatabase> Open(IConfiguration configuration, TextWriter log, DemoSignIn signIn, CancellationToken ct)
    {
        var server = await EmbeddedPostgres.Start(new(Home.Folder, "demo", ThrowAway: true), ct);
        try
        {
            var template = await Template(server, configuration, log, signIn, ct);
            await server.Drop(RunningDatabase.Name, ct);
            return new(await server.Create(RunningDatabase.Name, template, ct), server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The name of the loaded template, loading it when there is none yet.</summary>
    /// <param name="log">Where it says what is being loaded.</param>
    public static async Task<string> Template(EmbeddedPostgres server, IConfiguration configuration, TextWriter log, DemoSignIn signIn, CancellationToken ct)
    {
        var name = Prefix + Fingerprint();
        var existing = await server.Databases(ct);
        if (existing.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        foreach (var old in existing.Where(database => database.StartsWith(Prefix, StringComparison.Ordinal) || string.Equals(database, Loading, StringComparison.Ordinal)))
        {
            await server.Drop(old, ct);
        }

        await log.WriteLineAsync("Đang nạp tỉnh mẫu; chỉ lần đầu, và khi chương trình hay số liệu mẫu đổi.");
        var address = await server.Create(Loading, template: null, ct);
        await using (var services = CommandRun.Services(configuration, address, log))
        {
            await Fill(services, log, signIn, ct);
        }

        await server.Rename(Loading, name, ct);
        return name;
    }

    private static async Task Fill(IServiceProvider services, TextWriter log, DemoSignIn signIn, CancellationToken ct)
    {
        await services.MigrateAndLoad(ct);
        await FirstAdministrator.Ensure(services, signIn.Password, ct);
        foreach (var step in services.GetServices<DemoStep>().OrderBy(step => step.Order))
        {
            var started = Stopwatch.GetTimestamp();
            await using var scope = services.CreateAsyncScope();
            await step.Run(scope.ServiceProvider, ct);
            await log.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{step.Name}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        }
    }

    private static string Fingerprint()
    {
        var content = new StringBuilder()
            .Append(typeof(DemoDatabase).Assembly.ManifestModule.ModuleVersionId)
            .Append(typeof(Figures.Ratio).Assembly.ManifestModule.ModuleVersionId);
        foreach (var folder in ((string[])["catalog", "samples"]).Select(name => Home.Path(name)).Where(Directory.Exists))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                content.Append(CultureInfo.InvariantCulture, $"{file.FullName[Home.Folder.Length..]} {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())))[..16];
    }
}
