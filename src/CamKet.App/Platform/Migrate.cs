namespace CamKet.App.Platform;

/// <summary><c>camket migrate</c>: applies what is missing and lists it.</summary>
internal static class Migrate
{
    public static async Task<int> Run(CancellationToken ct)
    {
        await using var store = await RunningDatabase.ForCommand(Configuration.Load(), demo: false, ct);
        await using var database = new Database(store.Address);
        var applied = await database.Migrate(TimeProvider.System, ct);
        foreach (var migration in applied)
        {
            Console.WriteLine(migration);
        }

        await Console.Error.WriteLineAsync(applied.Count == 0 ? "Cơ sở dữ liệu đã ở bước mới nhất." : $"Đã áp dụng {applied.Count} bước di trú.");
        return 0;
    }
}
