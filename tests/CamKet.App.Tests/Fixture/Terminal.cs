using System.Diagnostics;
using System.Text;

namespace CamKet.App.Tests.Fixture;

/// <summary>What a command left behind: exit code, stdout, stderr.</summary>
public sealed record CommandAnswer(int ExitCode, string Output, string Error);

/// <summary>The program in a process of its own.</summary>
public static class Terminal
{
    /// <summary>Without a database: for <c>read</c> and for faults on the command line.</summary>
    public static Task<CommandAnswer> Camket(params string[] arguments) => CamketWith([], arguments);

    public static async Task<CommandAnswer> CamketWith(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        // What a shell starts in the background ignores Ctrl+C, and so would all that it starts: these tests among them.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["CAMKET_HOME"] = PostgresServer.Home;
        start.Environment.Remove("CAMKET_DEBUG");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
