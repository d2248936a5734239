using CamKet.App.Accounts;

namespace CamKet.App.Platform;

/// <summary><c>camket demo</c>: the sample province in a database that begins the same every time.</summary>
internal static class Demo
{
    public static DemoSignIn SignIn { get; } = new(FirstAdministrator.Name, "cam-ket-2024");

    public static async Task<int> Run(int port, CancellationToken ct)
    {
        await using var store = await RunningDatabase.ForDemo(SignIn, ct);
        await using var app = WebHost.Build(new()
        {
            Address = store.Address,
            Configuration = Configuration.Load(),
            Port = port,
            SignIn = SignIn,
        });
        await app.StartAsync(ct);
        Console.WriteLine($"CamKet, tỉnh mẫu, đang chạy tại {WebHost.AddressOf(app)}");
        Console.WriteLine($"Đăng nhập: {SignIn.Name} / {SignIn.Password}   (dừng: Ctrl+C)");
        Console.WriteLine($"Thử nạp: {await Samples.SampleAgain.Lay(app.Services.GetRequiredService<Samples.SampleFiles>(), ct)} (ở trang Số liệu, đơn vị Thị trấn Khe Sanh, mã 19429)");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
