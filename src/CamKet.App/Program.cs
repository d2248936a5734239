using System.CommandLine;
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
    public static Task<int> Main(string[] arguments) => CommandLine.Run(arguments);

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
