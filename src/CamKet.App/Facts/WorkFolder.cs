using CamKet.App.Platform;

namespace CamKet.App.Facts;

/// <summary>
/// Where a running program lays files down while it reads them: below its own <c>var/</c>, which no other user may enter.
/// What a killed one left behind the next removes: nobody holds the lock of that folder any more.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string LockName = "khoa";
    private readonly Lazy<(DirectoryInfo Folder, FileStream Lock)> made = new(Make);

    public string NewPath() => Path.Combine(made.Value.Folder.FullName, Path.GetRandomFileName());

    public void Dispose()
    {
        if (made.IsValueCreated)
        {
            made.Value.Lock.Dispose();
            made.Value.Folder.Delete(recursive: true);
        }
    }

    private static (DirectoryInfo, FileStream) Make()
    {
        var all = Directory.CreateDirectory(Home.Path("var", "nap"));
        foreach (var old in all.EnumerateDirectories())
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
            // In use, just being made, or gone already.
        }
    }
}
