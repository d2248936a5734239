using System.Diagnostics;
using System.Text;
using CamKet.App.Platform;
using Microsoft.Extensions.Configuration;

namespace CamKet.App.Tests.Fixture;

/// <summary>What a command left behind: exit code, stdout, stderr.</summary>
public sealed record CommandAnswer(int ExitCode, string Output, string Error);

/// <summary>
/// The command line. A command runs in the process of the tests with writers and an environment of its own; what only a process
/// shows (its streams and their encoding, signals, which data it finds) is shown by one of its own.
/// </summary>
public static class Terminal
{
    /// <summary>Without a database: for <c>read</c> and for faults on the command line.</summary>
    public static Task<CommandAnswer> Camket(params string[] arguments) => CamketWith([], arguments);

    /// <param name="environment">All that is set from outside; nothing of the tests' own environment is seen.</param>
    public static async Task<CommandAnswer> CamketWith(Dictionary<string, string> environment, params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var exit = await CommandLine.Run(
            arguments,
            new(TextWriter.Synchronized(output), TextWriter.Synchronized(error)),
            new ConfigurationBuilder().AddInMemoryCollection(environment.Select(set => KeyValuePair.Create(set.Key, (string?)set.Value))).Build());
        return new(exit, output.ToString(), error.ToString());
    }

    /// <summary>The same as a process of its own, to its end.</summary>
    public static async Task<CommandAnswer> Started(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return await Ended(process);
    }

    public static Process Start(Dictionary<string, string> environment, params string[] arguments) =>
        StartProgram(["dotnet", typeof(Program).Assembly.Location, .. arguments], new(environment) { ["CAMKET_HOME"] = environment.GetValueOrDefault("CAMKET_HOME", PostgresServer.Home) });

    /// <summary>What <c>./camket</c> answers, called by its path from a folder that is not the checkout.</summary>
    public static async Task<CommandAnswer> Script(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = StartProgram([Path.Combine(PostgresServer.Home, "camket"), .. arguments], environment);
        return await Ended(process);
    }

    private static async Task<CommandAnswer> Ended(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    private static Process StartProgram(string[] words, Dictionary<string, string> environment)
    {
        // What a shell starts in the background ignores Ctrl+C, and so would all that it starts: these tests among them.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
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
