using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CamKet.App.Documents;
using CamKet.App.Platform;

namespace CamKet.Bench;

/// <summary>The figures as a table, as JSON and as the page that is kept.</summary>
internal static class Results
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(IEnumerable<Taken> taken) =>
        JsonSerializer.Serialize(taken.ToDictionary(figure => figure.Name, figure => figure.Value, StringComparer.Ordinal), Indented);

    public static string Table(IReadOnlyList<Taken> taken)
    {
        var text = new StringBuilder();
        var width = taken.Max(figure => figure.Name.Length);
        foreach (var figure in taken)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{figure.Name.PadRight(width)}  {Value(figure),8}  {figure.Limit}");
            foreach (var note in figure.Notes)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{new string(' ', width)}  {note}");
            }
        }

        return text.ToString();
    }

    /// <summary>Each figure's newest line; those not taken this time keep theirs, with the day they were taken.</summary>
    public static void Keep(IReadOnlyList<Taken> taken, IReadOnlyList<string> server, BenchSettings settings, DateOnly day)
    {
        var path = Home.Path("bench", "results.md");
        var lines = File.Exists(path)
            ? File.ReadLines(path).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToDictionary(line => line.Split(' ')[1], StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var figure in taken)
        {
            lines[figure.Name] = string.Create(
                CultureInfo.InvariantCulture, $"| {figure.Name} | {Value(figure)} | {figure.Limit} | {string.Join("<br>", figure.Notes)} | {day:yyyy-MM-dd}, {(figure.IsMedian ? $"trung vị của {settings.Rounds}" : "một lần")} |");
        }

        var page = new StringBuilder();
        page.AppendLine("# Measured");
        page.AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"By `./camket bench`, on {Machine()}.");
        page.AppendLine(CultureInfo.InvariantCulture, $"PostgreSQL: {string.Join(", ", server)}.");
        page.AppendLine();
        page.AppendLine("| figure | value | limit | | taken |");
        page.AppendLine("|---|---|---|---|---|");
        foreach (var name in Figures.All.SelectMany(figure => figure.Names).Where(lines.ContainsKey))
        {
            page.AppendLine(lines[name]);
        }

        File.WriteAllText(path, page.ToString());
    }

    public static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim()
            : null;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores {model}, {memory:0} GB");
    }

    private static string Value(Taken figure) => figure.Value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";
}
