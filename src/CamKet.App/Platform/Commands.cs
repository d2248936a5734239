using System.ComponentModel;
using System.Diagnostics;

namespace CamKet.App.Platform;

internal sealed record CommandResult(int ExitCode, string Output, string Error);

/// <summary>Programs of the machine, run to their end.</summary>
internal static class Commands
{
    public static async Task<CommandResult> Try(string program, IEnumerable<string> arguments, string folder, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        // Messages are looked into for known faults, so they have to be English on every machine.
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                process.StandardInput.Close();
                var output = process.StandardOutput.ReadToEndAsync(ct);
                var error = process.StandardError.ReadToEndAsync(ct);
                await process.WaitForExitAsync(ct);
                return new(process.ExitCode, await output, await error);
            }
            finally
            {
                // Nobody waits for it any more.
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        catch (Win32Exception missing)
        {
            throw new MachineFault($"Không chạy được {program}: {missing.Message}", missing);
        }
    }

    public static async Task<string> Run(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var result = await Try(program, arguments, "/", ct);
        return result.ExitCode == 0
            ? result.Output
            : throw EmbeddedPostgresFault.Explain(result.Error, "/var/lib/camket");
    }
}
