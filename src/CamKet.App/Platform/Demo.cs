using System.Diagnostics;
using System.Globalization;
using CamKet.App.Accounts;

namespace CamKet.App.Platform;

/// <summary><c>camket demo</c>: the sample province in a database that begins empty every time.</summary>
internal static class Demo
{
    public static async Task<int> Run(int port, CancellationToken ct)
    {
        var configuration = Configuration.Load();
        await using var store = await RunningDatabase.ForDemo(ct);
        await using var app = WebHost.Build(new()
        {
            Address = store.Address,
            Configuration = configuration,
            Port = port,
            SignIn = new(FirstAdministrator.Name, "cam-ket-2024"),
        });
        await Fill(app.Services, ct);
        await app.StartAsync(ct);
        var address = WebHost.AddressOf(app);
        Console.WriteLine($"CamKet, tỉnh mẫu, đang chạy tại {address}");
        Console.WriteLine($"Đăng nhập: {FirstAdministrator.Name} / cam-ket-2024   (dừng: Ctrl+C)");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    /// <summary>Migrates, makes the demo's account, runs the slices' steps.</summary>
    internal static async Task Fill(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<Database>().Migrate(TimeProvider.System, ct);
        await FirstAdministrator.Ensure(services, services.GetRequiredService<DemoSignIn>().Password, ct);
        foreach (var step in services.GetServices<DemoStep>().OrderBy(step => step.Order))
        {
            var started = Stopwatch.GetTimestamp();
            await using var scope = services.CreateAsyncScope();
            await step.Run(scope.ServiceProvider, ct);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{step.Name}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        }
    }
}
