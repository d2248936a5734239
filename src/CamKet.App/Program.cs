using System.CommandLine;
using System.Text;
using CamKet.App.Accounts;
using CamKet.App.Board;
using CamKet.App.Commitments;
using CamKet.App.Documents;
using CamKet.App.Drill;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Plausibility;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Provenance;
using CamKet.App.Samples;
using CamKet.App.Units;
using CamKet.App.Reports;

namespace CamKet.App;

/// <summary>The table of contents: which slices there are, in each of their three doors.</summary>
public static class Program
{
    public static Task<int> Main(string[] arguments)
    {
#pragma warning disable RS0030 // The one place that knows the process's terminal; everything else is given its writers.
        // JSON on stdout is UTF-8 whatever the terminal's locale says.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var answer = new Answer(Console.Out, Console.Error) { OutputIsScreen = !Console.IsOutputRedirected, ErrorIsScreen = !Console.IsErrorRedirected };
#pragma warning restore RS0030
        return CommandLine.Run(arguments, answer, Configuration.OfProcess(), afterSignal: TimeSpan.FromSeconds(30));
    }

    internal static void AddSlices(IServiceCollection services)
    {
        services.AddAccounts();
        services.AddProgress();
        services.AddUnits();
        services.AddSamples();
        services.AddReports();
        services.AddFacts();
        services.AddLedger();
        services.AddCommitments();
        services.AddBoard();
        services.AddDrill();
        services.AddPlausibility();
        services.AddProvenance();
    }

    internal static void MapSlices(WebApplication app)
    {
        app.MapAccounts();
        app.MapFacts();
        app.MapCommitments();
        app.MapBoard();
        app.MapProgress();
        app.MapReports();
        app.MapDrill();
        app.MapPlausibility();
        app.MapProvenance();
    }

    internal static IEnumerable<Command> Commands(CommandRun run) =>
    [
        .. PlatformSlice.Commands(run),
        .. AccountsSlice.Commands(run),
        .. UnitsSlice.Commands(run),
        .. SamplesSlice.Commands(run),
        .. DocumentsSlice.Commands(),
        .. ProgressSlice.Commands(run),
        .. ReportsSlice.Commands(run),
        .. FactsSlice.Commands(run),
        .. LedgerSlice.Commands(run),
        .. DrillSlice.Commands(run),
        .. PlausibilitySlice.Commands(run),
    ];
}
