namespace CamKet.App.Platform;

/// <summary>What a slice puts into the database whenever the program opens it: the catalog's reference rows. Twice changes nothing.</summary>
internal sealed record AfterMigration(Func<IServiceProvider, CancellationToken, Task> Run);

internal static class DatabaseReady
{
    public static IServiceCollection AddAfterMigration(this IServiceCollection services, Func<IServiceProvider, CancellationToken, Task> run) =>
        services.AddSingleton(new AfterMigration(run));

    /// <summary>Applies what is missing, then loads what the slices keep in files.</summary>
    public static async Task MigrateAndLoad(this IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<Database>().Migrate(services.GetRequiredService<TimeProvider>(), ct);
        foreach (var step in services.GetServices<AfterMigration>())
        {
            await step.Run(services, ct);
        }
    }
}
