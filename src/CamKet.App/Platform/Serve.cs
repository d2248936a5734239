namespace CamKet.App.Platform;

/// <summary><c>camket serve</c>: the program with its lasting data.</summary>
internal static class Serve
{
    /// <summary>The setting that names the folder whose files are imported as they come.</summary>
    public const string WatchedFolderSetting = "CAMKET_WATCH";

    public static async Task<int> Run(CommandRun run, int port, string listen, string? watch, CancellationToken ct)
    {
        var answer = run.Answer;
        var configuration = run.Configuration();
        if (watch is not null)
        {
            configuration = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection([new(WatchedFolderSetting, watch)]).Build();
        }

        await using var store = await RunningDatabase.ForServe(configuration, ct);
        await using var app = WebHost.Build(new() { Address = store.Address, Configuration = configuration, Log = answer.Error, Listen = listen, Port = port });
        await app.Services.MigrateAndLoad(ct);
        foreach (var step in app.Services.GetServices<BeforeServing>())
        {
            if (await step.Run(app.Services, configuration, ct) is { } sentence)
            {
                await answer.Error.WriteLineAsync(sentence);
            }
        }

        await app.StartAsync(ct);
        answer.Output.WriteLine($"CamKet đang chạy tại {WebHost.AddressOf(app)}");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
