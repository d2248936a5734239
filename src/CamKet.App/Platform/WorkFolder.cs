namespace CamKet.App.Platform;

/// <summary>
/// Where a running program lays files down while it reads them: below its own <c>var/</c>, which no other user may enter.
/// What a killed one left behind the next removes: nobody holds the lock of that folder any more.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string LockName = "khoa";

    // Between the folder and its lock lies a moment in which nobody seems to be at it.
    private static readonly TimeSpan New = TimeSpan.FromMinutes(1);

    // The web server spools uploads into a folder it reads once and keeps, whichever host of the process asks first.
    private static readonly Lazy<string> OfProcess = new(() =>
    {
        var (folder, held) = Make();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            held.Dispose();
            Sweep(folder);
        };
        return folder.FullName;
    });

    private readonly Lazy<(DirectoryInfo Folder, FileStream Lock)> made = new(Make);

    public string NewPath() => Path.Combine(made.Value.Folder.FullName, Path.GetRandomFileName());

    /// <summary>An empty folder, to be deleted by whoever asked.</summary>
    public string NewFolder() => made.Value.Folder.CreateSubdirectory(Path.GetRandomFileName()).FullName;

    /// <summary>A path for what a part without services lays down; of the whole process, gone with it.</summary>
    public static string NewSpoolPath() => Path.Combine(OfProcess.Value, Path.GetRandomFileName());

    /// <summary>What arrives over the web is laid down here too, and not in the machine's temporary folder. Before the first request.</summary>
    public static void SpoolUploads() => Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", OfProcess.Value);

    public void Dispose()
    {
        if (made.IsValueCreated)
        {
            made.Value.Lock.Dispose();
            made.Value.Folder.Delete(recursive: true);
        }
    }

    /// <exception cref="MachineFault">There is nowhere to write.</exception>
    private static (DirectoryInfo, FileStream) Make()
    {
        var all = Made(Home.Path("var", "nap"));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var old in all.EnumerateDirectories().Where(one => now - one.LastWriteTimeUtc > New))
        {
            Sweep(old);
        }

        var folder = all.CreateSubdirectory(Path.GetRandomFileName());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return (folder, new FileStream(Path.Combine(folder.FullName, LockName), FileMode.Create, FileAccess.Write, FileShare.None));
    }

    private static DirectoryInfo Made(string path)
    {
        try
        {
            return Directory.CreateDirectory(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MachineFault($"Không ghi được vào thư mục {path}, nơi tệp nạp lên nằm trong lúc được đọc: hãy kiểm tra quyền và chỗ trống.", fault);
        }
    }

    private static void Sweep(DirectoryInfo old)
    {
        try
        {
            using (File.Open(Path.Combine(old.FullName, LockName), FileMode.Open, FileAccess.Write, FileShare.None))
            {
                // Nobody is at it.
            }

            old.Delete(recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // In use, or gone already.
        }
    }
}
