using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Facts;

/// <summary>
/// The folder systems drop their daily extracts into. A file directly in it is split by its unit column; one in a subfolder
/// named by a unit's code is that unit's. Its days stand in the file, or twice as yyyy-MM-dd in its name. Files move by
/// renaming, which only one node can do: into the node's own place while it is read, then to those taken or those refused.
/// </summary>
internal sealed partial class WatchedFolder(IConfiguration configuration, TimeProvider time)
{
    public const string Setting = "CAMKET_WATCH";
    private const string Taken = "da-nhan";
    private const string Refused = "bi-tu-choi";
    private const string AtWork = ".dang-nap";
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);
    private readonly string node = Path.GetRandomFileName();

    /// <summary>Null: none is watched.</summary>
    public string? Folder { get; } = configuration[Setting] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

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
            .Where(file => !Archive.IsLitter(Path.GetFileName(file)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file in this node's own place; null when another node was quicker.</summary>
    public string? Take(string file)
    {
        var place = Path.Combine(Directory.CreateDirectory(Path.Combine(Own, Path.GetRandomFileName())).FullName, Path.GetFileName(file));
        try
        {
            File.Move(file, place);
            return place;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void GiveBack(string place, string file) => File.Move(place, file, overwrite: false);

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
        foreach (var other in Directory.EnumerateDirectories(Path.Combine(Folder!, AtWork)).Where(other => other != Own && time.GetUtcNow().UtcDateTime - Directory.GetLastWriteTimeUtc(other) > Silence))
        {
            foreach (var file in Directory.EnumerateFiles(other, "*", SearchOption.AllDirectories).ToList())
            {
                File.Move(file, Path.Combine(Folder!, Path.GetFileName(file)), overwrite: false);
            }

            Directory.Delete(other, recursive: true);
        }
    }

    public static string? UnitOf(string file) => Path.GetFileName(Path.GetDirectoryName(file)) is { } inner && UnitCode().IsMatch(inner) ? inner : null;

    /// <summary>"ho-so_2024-10-01_2024-11-10.csv".</summary>
    public static Window? WindowOf(string name) =>
        Days().Matches(name) is [var first, var last]
        && DateOnly.TryParseExact(first.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
        && DateOnly.TryParseExact(last.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) && to >= from
            ? new Window(from, to)
            : null;

    private string Named(string inner, string place)
    {
        var stamp = VietnamClock.Wall(time.GetUtcNow().UtcDateTime).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        for (var number = 0; ; number++)
        {
            var target = Path.Combine(Folder!, inner, string.Create(CultureInfo.InvariantCulture, $"{stamp}{(number == 0 ? "" : $"-{number}")}-{Path.GetFileName(place)}"));
            if (!File.Exists(target))
            {
                return target;
            }
        }
    }

    [GeneratedRegex(@"^\d{2,5}$")]
    private static partial Regex UnitCode();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex Days();
}
