using CamKet.App.Platform;

namespace CamKet.Bench;

/// <summary>A disk made in memory over a folder, as root only, that holds a new server and its store and can be filled.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 400;

    /// <summary>Bytes left when it is full: some of an import, not all.</summary>
    private const long Left = 4 * 1024 * 1024;

    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    public static async Task<SmallDisk> Under(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await Commands.Run("mount", ["-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder], ct);
        return new SmallDisk(folder);
    }

    public void Fill()
    {
        var (part, free) = (new byte[1024 * 1024], new DriveInfo(folder));
        using var filler = File.Create(Filler);
        while (free.AvailableFreeSpace > Left)
        {
            filler.Write(part);
            filler.Flush();
        }
    }

    public void Empty() => File.Delete(Filler);

    public async ValueTask DisposeAsync() => await Commands.Run("umount", [folder], CancellationToken.None);

    private string Filler => Path.Combine(folder, "day-dia");
}
