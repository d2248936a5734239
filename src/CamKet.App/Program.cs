using System.CommandLine;
using CamKet.App.Accounts;
using CamKet.App.Documents;
using CamKet.App.Platform;
using CamKet.App.Progress;

namespace CamKet.App;

/// <summary>The table of contents: which slices there are, in each of their three doors.</summary>
public static class Program
{
    public static Task<int> Main(string[] arguments) => CommandLine.Run(arguments);

    internal static void AddSlices(IServiceCollection services)
    {
        services.AddAccounts();
        services.AddProgress();
    }

    internal static void MapSlices(WebApplication app)
    {
        app.MapAccounts();
    }

    internal static IEnumerable<Command> Commands(CommandRun run) =>
    [
        .. PlatformSlice.Commands(run),
        .. AccountsSlice.Commands(run),
        .. DocumentsSlice.Commands(),
        .. ProgressSlice.Commands(run),
    ];
}
