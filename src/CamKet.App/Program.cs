using System.CommandLine;
using System.Text;
using CamKet.App.Accounts;
using CamKet.App.Asking;
using CamKet.App.Board;
using CamKet.App.Catalog;
using CamKet.App.Commitments;
using CamKet.App.Documents;
using CamKet.App.Drill;
using CamKet.App.Facts;
using CamKet.App.Forms;
using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.App.Measures;
using CamKet.App.Plausibility;
using CamKet.App.Progress;
using CamKet.App.Provenance;
using CamKet.App.Reports;
using CamKet.App.Samples;
using CamKet.App.Units;

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
        services.AddCatalog();
        services.AddUnits();
        services.AddAsking();
        services.AddAccounts();
        services.AddFacts();
        services.AddIntake();
        services.AddMeasures();
        services.AddCommitments();
        services.AddProgress();
        services.AddProvenance();
        services.AddBoard();
        services.AddDrill();
        services.AddForms();
        services.AddPlausibility();
        services.AddReports();
        services.AddSamples();
    }

    internal static void MapSlices(WebApplication app)
    {
        app.MapAccounts();
        app.MapFacts();
        app.MapIntake();
        app.MapCommitments();
        app.MapProgress();
        app.MapProvenance();
        app.MapBoard();
        app.MapDrill();
        app.MapForms();
        app.MapPlausibility();
        app.MapReports();
    }

    internal static IEnumerable<Command> Commands(CommandRun run) =>
    [
        .. PlatformSlice.Commands(run),
        .. AccountsSlice.Commands(run),
        .. UnitsSlice.Commands(run),
        .. SamplesSlice.Commands(run),
        .. DocumentsSlice.Commands(),
        .. CommitmentsSlice.Commands(run),
        .. ProgressSlice.Commands(run),
        .. ReportsSlice.Commands(run),
        .. IntakeSlice.Commands(run),
        .. MeasuresSlice.Commands(run),
        .. FormsSlice.Commands(run),
        .. DrillSlice.Commands(run),
        .. PlausibilitySlice.Commands(run),
    ];
}
