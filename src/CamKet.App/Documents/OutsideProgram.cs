using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CamKet.App.Platform;

namespace CamKet.App.Documents;

/// <summary>A program of the machine with a time limit and a limit on what it may print; null when it did not end in time.</summary>
internal static class OutsideProgram
{
    private const int MaxOutput = 200 * 1024 * 1024;

    public static async Task<CommandResult?> Run(string program, IEnumerable<string> arguments, string folder, TimeSpan limit, string package, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Messages are looked into for known faults, so they have to be English on every machine; the home is the folder that goes with it.
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = folder;
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception missing)
        {
            throw new MachineFault($"Không chạy được {program}; hãy cài {package} (apt install {package}) rồi thử lại.", missing);
        }

        using (process)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(limit);
            try
            {
                process!.StandardInput.Close();
                var output = ReadAtMost(process.StandardOutput, timeout.Token);
                var error = ReadAtMost(process.StandardError, timeout.Token);
                await process.WaitForExitAsync(timeout.Token);
                return new CommandResult(process.ExitCode, await output, await error);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return null;
            }
            finally
            {
                if (!process!.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }

    private static async Task<string> ReadAtMost(StreamReader reader, CancellationToken ct)
    {
        var text = new StringBuilder();
        var buffer = new char[65536];
        int read;
        while ((read = await reader.ReadAsync(buffer, ct)) > 0)
        {
            if (text.Length < MaxOutput)
            {
                text.Append(buffer, 0, read);
            }
        }

        return text.ToString();
    }
}

/// <summary>A folder of our own under the system's temporary one, gone when done.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("camket-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A killed LibreOffice may still be letting go of its files; the system clears the folder later.
        }
    }
}
