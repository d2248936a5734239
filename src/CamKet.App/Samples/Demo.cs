using CamKet.App.Accounts;
using CamKet.App.Platform;

namespace CamKet.App.Samples;

/// <summary><c>camket demo</c>: the sample province in a database that begins the same every time.</summary>
internal static class Demo
{
    public static DemoSignIn SignIn { get; } = new(FirstAdministrator.Name, "cam-ket-2024");

    public static async Task<int> Run(CommandRun run, int port, CancellationToken ct)
    {
        var answer = run.Answer;
        var configuration = run.Configuration();
        await using var store = await DemoDatabase.Open(configuration, answer.Error, SignIn, ct);
        await using var app = WebHost.Build(new()
        {
            Address = store.Address,
            Configuration = configuration,
            Log = answer.Error,
            Port = port,
            SignIn = SignIn,
        });
        await app.StartAsync(ct);
        answer.Output.WriteLine($"CamKet, tỉnh mẫu, đang chạy tại {WebHost.AddressOf(app)}");
        answer.Output.WriteLine($"Đăng nhập: {SignIn.Name} / {SignIn.Password}   (dừng: Ctrl+C)");
        answer.Output.WriteLine($"Thử nạp: {await SampleAgain.Lay(app.Services.GetRequiredService<SampleFiles>(), ct)} (ở trang Số liệu, đơn vị Thị trấn Khe Sanh, mã 19429)");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
