using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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

    public static void Keep(IReadOnlyList<Taken> taken, IReadOnlyList<string> server, BenchSettings settings, DateOnly day)
    {
        var page = new StringBuilder();
        page.AppendLine("# Measured");
        page.AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}, {Machine()}, by `./camket bench{(settings.Rows is { } rows ? $" --rows {rows}" : "")}`, median of {settings.Rounds}.");
        page.AppendLine(CultureInfo.InvariantCulture, $"PostgreSQL: {string.Join(", ", server)}.");
        page.AppendLine();
        page.AppendLine("| figure | value | limit | |");
        page.AppendLine("|---|---|---|---|");
        foreach (var figure in taken)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"| {figure.Name} | {Value(figure)} | {figure.Limit} | {string.Join("<br>", figure.Notes)} |");
        }

        File.WriteAllText(Home.Path("bench", "results.md"), page.ToString());
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
