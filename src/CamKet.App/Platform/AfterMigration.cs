namespace CamKet.App.Platform;

/// <summary>What a slice puts into the database whenever the program opens it: the catalog's reference rows. Twice changes nothing.</summary>
internal sealed record AfterMigration(Func<IServiceProvider, CancellationToken, Task> Run);

/// <summary>What a migration left for a person to decide: one Vietnamese sentence each, saying where and what to do; <c>migrate</c> prints them.</summary>
internal sealed record LeftByMigration(Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<string>>> Sentences);

/// <summary>What a slice does before <c>serve</c> opens its pages; what it has to say goes to stderr.</summary>
internal sealed record BeforeServing(Func<IServiceProvider, IConfiguration, CancellationToken, Task<string?>> Run);

internal static class DatabaseReady
{
    public static IServiceCollection AddLeftByMigration(
        this IServiceCollection services, Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<string>>> sentences) =>
        services.AddSingleton(new LeftByMigration(sentences));

    public static IServiceCollection AddAfterMigration(this IServiceCollection services, Func<IServiceProvider, CancellationToken, Task> run) =>
        services.AddSingleton(new AfterMigration(run));

    public static IServiceCollection AddBeforeServing(
        this IServiceCollection services, Func<IServiceProvider, IConfiguration, CancellationToken, Task<string?>> run) => services.AddSingleton(new BeforeServing(run));

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
