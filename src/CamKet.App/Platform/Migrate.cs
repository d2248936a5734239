namespace CamKet.App.Platform;

/// <summary><c>camket migrate</c>: applies what is missing and lists it; where the database has Citus, lists what it spread.</summary>
internal static class Migrate
{
    public static async Task<int> Run(CommandRun run, CancellationToken ct)
    {
        var answer = run.Answer;
        await using var store = await RunningDatabase.ForCommand(run.Configuration(), answer, demo: false, ct);
        var (applied, spread) = await Migrations.ApplyAndSpread(store.Address, Migrations.Embedded(), TimeProvider.System, ct);
        foreach (var migration in applied)
        {
            answer.Output.WriteLine(migration);
        }

        foreach (var table in spread)
        {
            answer.Output.WriteLine(table);
        }

        await using var services = CommandRun.Services(run.Configuration(), store.Address, answer.Error);
        foreach (var left in services.GetServices<LeftByMigration>())
        {
            foreach (var sentence in await left.Sentences(services, ct))
            {
                answer.Output.WriteLine(sentence);
            }
        }

        await answer.Error.WriteLineAsync(applied.Count == 0 ? "Cơ sở dữ liệu đã ở bước mới nhất." : $"Đã áp dụng {applied.Count} bước di trú.");
        if (spread.Count > 0)
        {
            await answer.Error.WriteLineAsync($"Đã chia {spread.Count} bảng ra các máy chủ của Citus.");
        }

        return 0;
    }
}
