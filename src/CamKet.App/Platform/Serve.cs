using CamKet.App.Accounts;

namespace CamKet.App.Platform;

/// <summary><c>camket serve</c>: the program with its lasting data.</summary>
internal static class Serve
{
    public static async Task<int> Run(CommandRun run, int port, string listen, string? watch, CancellationToken ct)
    {
        var answer = run.Answer;
        var configuration = run.Configuration();
        if (watch is not null)
        {
            configuration = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection([new(Facts.WatchedFolder.Setting, watch)]).Build();
        }

        await using var store = await RunningDatabase.ForServe(configuration, ct);
        await using var app = WebHost.Build(new() { Address = store.Address, Configuration = configuration, Log = answer.Error, Listen = listen, Port = port });
        await app.Services.MigrateAndLoad(ct);
        if (await FirstAdministrator.Ensure(app.Services, configuration["CAMKET_ADMIN_PASSWORD"], ct) is { } password)
        {
            await answer.Error.WriteLineAsync($"Tài khoản quản trị: {FirstAdministrator.Name}, mật khẩu dùng lần đầu: {password}");
        }

        await app.StartAsync(ct);
        answer.Output.WriteLine($"CamKet đang chạy tại {WebHost.AddressOf(app)}");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
