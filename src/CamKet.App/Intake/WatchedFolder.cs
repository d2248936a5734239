using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CamKet.App.Extracts;
using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Intake;

/// <summary>
/// The folder systems drop their daily extracts into. A file directly in it is split by its unit column; one in a subfolder
/// named by a unit's code is that unit's. Its days stand in the file, or twice as yyyy-MM-dd in its name. Files move by
/// renaming, which only one node can do: into the node's own place while it is read, then to those taken or those refused.
/// </summary>
internal sealed partial class WatchedFolder(IConfiguration configuration, TimeProvider time, ILogger<WatchedFolder> log)
{
    /// <summary>Seconds between two looks: a file that stays the same from one to the next is taken.</summary>
    public const string EverySetting = "CAMKET_WATCH_EVERY";
    private const string Taken = "da-nhan";
    private const string Refused = "bi-tu-choi";
    private const string AtWork = ".dang-nap";

    // A file system takes 255 bytes: before the name stand a stamp and a number, behind it ".txt".
    private const int MostNameBytes = 255 - 16 - 8 - 4;
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);
    private readonly string node = Path.GetRandomFileName();

    /// <summary>Null: none is watched.</summary>
    public string? Folder { get; } = configuration[Serve.WatchedFolderSetting] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    public TimeSpan Look { get; } = TimeSpan.FromSeconds(
        double.TryParse(configuration[EverySetting], CultureInfo.InvariantCulture, out var seconds) ? Math.Clamp(seconds, 0.1, 30) : 2);

    private string Own => Path.Combine(Folder!, AtWork, node);

    /// <exception cref="MachineFault">It cannot be written to.</exception>
    public void Prepare()
    {
        try
        {
            foreach (var inner in (string[])[Path.Combine(Folder!, Taken), Path.Combine(Folder!, Refused), Own])
            {
                Directory.CreateDirectory(inner);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MachineFault($"Không ghi được vào thư mục theo dõi {Folder}: hãy kiểm tra đường dẫn và quyền.", fault);
        }
    }

    /// <summary>What was dropped, below the folder.</summary>
    public IReadOnlyList<string> Dropped() =>
    [
        .. Directory.EnumerateDirectories(Folder!).Where(inner => UnitCode().IsMatch(Path.GetFileName(inner))).Prepend(Folder!)
            .SelectMany(Directory.EnumerateFiles)
            .Where(file => !HandedZip.IsLitter(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file in this node's own place, in a turn of its own and below it as it stood below the folder; null when another node was quicker.</summary>
    public string? Take(string file)
    {
        var place = Path.Combine(Own, Path.GetRandomFileName(), Path.GetRelativePath(Folder!, file));
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        try
        {
            File.Move(file, place);
            return place;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Leave(place);
            if (File.Exists(file))
            {
                log.LogError(fault, "A dropped file could not be taken");
            }

            return null;
        }
    }

    /// <summary>Where it stood, or beside what stands there now; gives the place.</summary>
    public string GiveBack(string place, string file)
    {
        var target = file;
        for (var number = 2; File.Exists(target); number++)
        {
            target = Path.Combine(
                Path.GetDirectoryName(file)!,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(Short(Path.GetFileName(file), MostNameBytes))}-{number}{Path.GetExtension(file)}"));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(place, target, overwrite: false);
        return target;
    }

    /// <summary>Ends the turn of a file that has been moved on; one that could not be stays, and is given back when this node is silent.</summary>
    public void Leave(string place)
    {
        for (var at = Path.GetDirectoryName(place)!; at.Length > Own.Length && Directory.Exists(at) && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at)!)
        {
            Directory.Delete(at);
        }
    }

    public void Keep(string place) => File.Move(place, Named(Taken, place));

    /// <param name="why">Whole sentences, one a file.</param>
    public void Refuse(string place, IEnumerable<string> why)
    {
        var target = Named(Refused, place);
        // The reason first: a file without one would be a riddle.
        File.WriteAllLines(target + ".txt", why);
        File.Move(place, target);
    }

    /// <summary>The newest refusals: file and why.</summary>
    public IReadOnlyList<(string Name, string Why)> Refusals(int most) => Folder is null || !Directory.Exists(Path.Combine(Folder, Refused))
        ? []
        : [.. Directory.EnumerateFiles(Path.Combine(Folder, Refused), "*.txt").OrderDescending(StringComparer.Ordinal).Take(most)
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadLines(file).FirstOrDefault() ?? ""))];

    /// <summary>A sign of life, and back into the folder what a silent node had taken.</summary>
    public void Tend()
    {
        Directory.CreateDirectory(Own);
        Directory.SetLastWriteTimeUtc(Own, time.GetUtcNow().UtcDateTime);
        foreach (var other in Directory.EnumerateDirectories(Path.Combine(Folder!, AtWork)).Where(other => other != Own && time.GetUtcNow().UtcDateTime - Directory.GetLastWriteTimeUtc(other) > Silence).ToList())
        {
            try
            {
                foreach (var turn in Directory.EnumerateDirectories(other).ToList())
                {
                    foreach (var file in Directory.EnumerateFiles(turn, "*", SearchOption.AllDirectories).ToList())
                    {
                        GiveBack(file, Path.Combine(Folder!, Path.GetRelativePath(turn, file)));
                    }
                }

                Directory.Delete(other, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Another node may be at the same; what is left is looked at again.
                log.LogWarning(fault, "What a silent node had taken could not be given back");
            }
        }
    }

    /// <summary>The unit of whose subfolder it is.</summary>
    public string? UnitOf(string file) => Path.GetDirectoryName(Path.GetRelativePath(Folder!, file)) is { } inner && UnitCode().IsMatch(inner) ? inner : null;

    /// <summary>"ho-so_2024-10-01_2024-11-10.csv".</summary>
    public static Window? WindowOf(string name) =>
        Days().Matches(name) is [var first, var last]
        && DateOnly.TryParseExact(first.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
        && DateOnly.TryParseExact(last.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) && to >= from
            ? new Window(from, to)
            : null;

    /// <summary>A place that is free in a folder that is there, whoever may have moved it away.</summary>
    private string Named(string inner, string place)
    {
        Directory.CreateDirectory(Path.Combine(Folder!, inner));
        var name = Short(Path.GetFileName(place), MostNameBytes);
        var stamp = VietnamClock.Wall(time.GetUtcNow().UtcDateTime).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (var number = 0; ; number++)
        {
            var target = Path.Combine(Folder!, inner, string.Create(CultureInfo.InvariantCulture, $"{stamp}{(number == 0 ? "" : $"-{number}")}-{name}"));
            if (!File.Exists(target))
            {
                return target;
            }
        }
    }

    /// <summary>A name cut short where it takes more bytes; its extension stays.</summary>
    internal static string Short(string name, int most)
    {
        // What stands behind the last dot of a sentence is no extension.
        var extension = Path.GetExtension(name) is { Length: <= 10 } known ? known : "";
        var stem = name[..^extension.Length];
        while (stem.Length > 1 && Encoding.UTF8.GetByteCount(stem) + Encoding.UTF8.GetByteCount(extension) > most)
        {
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        }

        return stem + extension;
    }

    [GeneratedRegex(@"^\d{2,5}$")]
    private static partial Regex UnitCode();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Days();
}
