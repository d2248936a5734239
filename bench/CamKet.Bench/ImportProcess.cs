using System.Diagnostics;
using CamKet.App.Intake;
using CamKet.App.Platform;

namespace CamKet.Bench;

/// <summary><c>camket import</c> of one file in a process of its own, which may be killed. What it says is read from its first word on: a
/// process whose output nobody reads stops when the pipe is full.</summary>
internal sealed class ImportProcess : IDisposable
{
    private readonly Process process;

    public ImportProcess(DatabaseAddress address, string file)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])
            [typeof(ImportFile).Assembly.Location, "import", file, "--kind", "dossiers", "--unit", "19345", "--from", "2024-10-01", "--to", "2024-11-10", "--json"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["CAMKET_HOME"] = Home.Folder;
        start.Environment["CAMKET_DATABASE"] = address.For(Roles.Owner);
        process = Process.Start(start)!;
        Ended = UntilTheEnd();
    }

    /// <summary>Ends with the process, however that ends; its exit code and all it said.</summary>
    public Task<(int Code, string Says)> Ended { get; }

    public void Kill() => process.Kill();

    /// <summary>It does not outlive whoever waits for it.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task<(int Code, string Says)> UntilTheEnd()
    {
        var says = await Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(says));
    }
}
