using CamKet.App.Platform;

namespace CamKet.App.Reports;

/// <summary>What a source system is called in a report: the name its extract has in <c>catalog/extracts</c>, else its code as it stands.</summary>
internal static class SystemNames
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Names = new(() => CatalogFiles
        .Read<Dictionary<string, object>>(Home.Path("catalog", "extracts"))
        .Select(file => (System: file.GetValueOrDefault("system") as string, Name: file.GetValueOrDefault("name") as string))
        .Where(file => file is { System: not null, Name: not null })
        .GroupBy(file => file.System!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Name!, StringComparer.Ordinal));

    public static string Of(string system) => Names.Value.GetValueOrDefault(system, system);
}
