using CamKet.App.Platform;

namespace CamKet.App.Catalog;

/// <summary>What <c>catalog/extracts</c> says of a source system.</summary>
internal static class SystemNames
{
    private static readonly Lazy<IReadOnlyDictionary<string, Dictionary<string, object>>> Files = new(() => CatalogFiles
        .Read<Dictionary<string, object>>(Home.Path("catalog", "extracts"))
        .Where(file => file.GetValueOrDefault("system") is string)
        .GroupBy(file => (string)file["system"], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal));

    /// <summary>The name its extract has in a report, else its code as it stands.</summary>
    public static string Of(string system) => Files.Value.GetValueOrDefault(system)?.GetValueOrDefault("name") as string ?? system;

    /// <summary>"in" or "out" for a register of documents that is of one direction; null for every other system.</summary>
    public static string? Register(string system) =>
        Files.Value.GetValueOrDefault(system) is { } file
        && Part(file, "constants", "direction") is string word
        && Part(file, "values", "direction") is Dictionary<object, object> words
            ? words.GetValueOrDefault(word) as string
            : null;

    private static object? Part(Dictionary<string, object> file, string section, string key) =>
        (file.GetValueOrDefault(section) as Dictionary<object, object>)?.GetValueOrDefault(key);
}
