namespace CamKet.App.Platform;

/// <summary><c>camket migrate</c>: applies what is missing and lists it; where the database has Citus, lists what it spread.</summary>
internal static class Migrate
{
    public static async Task<int> Run(CancellationToken ct)
    {
        await using var store = await RunningDatabase.ForCommand(Configuration.Load(), demo: false, ct);
        var (applied, spread) = await Migrations.ApplyAndSpread(store.Address, Migrations.Embedded(), TimeProvider.System, ct);
        foreach (var migration in applied)
        {
            Console.WriteLine(migration);
        }

        foreach (var table in spread)
        {
            Console.WriteLine(table);
        }

        await Console.Error.WriteLineAsync(applied.Count == 0 ? "Cơ sở dữ liệu đã ở bước mới nhất." : $"Đã áp dụng {applied.Count} bước di trú.");
        if (spread.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Đã chia {spread.Count} bảng ra các máy chủ của Citus.");
        }

        return 0;
    }
}
