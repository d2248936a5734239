using System.CommandLine;
using CamKet.App.Platform;

namespace CamKet.App.Facts;

/// <summary>Extracts come in, are checked, shown and accepted; what is wrong waits in quarantine.</summary>
public static class FactsSlice
{
    public static IServiceCollection AddFacts(this IServiceCollection services)
    {
        services.AddSingleton<ImportFile>();
        return services;
    }

    public static void MapFacts(this WebApplication app)
    {
    }

    public static IEnumerable<Command> Commands(CommandRun run) => [ImportCommand.Create(run)];
}
