using CamKet.App.Platform;
using CamKet.Extracts;

namespace CamKet.App.Catalog;

/// <summary>The layouts of <c>catalog/extracts/*.yml</c>.</summary>
internal static class LayoutCatalog
{
    private static readonly Lazy<IReadOnlyList<ExtractLayout>> All = new(() => Read(Home.Path("catalog", "extracts")));

    public static IReadOnlyList<ExtractLayout> Of(ExtractKind kind) => [.. All.Value.Where(layout => layout.Kind == kind)];

    /// <summary>The layout that knows most labels and words of its kind: a learnt one borrows its tables.</summary>
    public static ExtractLayout Richest(ExtractKind kind) => Of(kind).MaxBy(layout => layout.Labels.Values.Sum(labels => labels.Count))!;

    /// <summary>
    /// A layout a person mapped on the page: head label → field. The words of its cells are looked up in the tables of the
    /// catalog's richest layout of that kind.
    /// </summary>
    public static ExtractLayout Learnt(ExtractKind kind, string key, IReadOnlyDictionary<string, string> mapping)
    {
        var known = Richest(kind);
        return new ExtractLayout(
            "da-hoc-" + key[..8],
            known.System,
            kind,
            mapping.ToDictionary(pair => pair.Value, IReadOnlyList<string> (pair) => [pair.Key], StringComparer.Ordinal),
            known.Values,
            known.ByMinute);
    }

    public static IReadOnlyList<ExtractLayout> Read(string folder) =>
        [.. CatalogFiles.Read<LayoutFile>(folder).Select(file => new ExtractLayout(
            file.Code,
            file.System,
            ExtractKinds.FromCode(file.Kind) ?? throw new MachineFault($"Danh mục extracts, {file.Code}: không có loại số liệu {file.Kind}."),
            file.Labels.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => pair.Value, StringComparer.Ordinal),
            file.Values.ToDictionary(pair => pair.Key, IReadOnlyDictionary<string, string> (pair) => pair.Value, StringComparer.Ordinal),
            file.ByMinute,
            file.Constants))];

    private sealed class LayoutFile
    {
        public required string Code { get; init; }

        public required string System { get; init; }

        public required string Name { get; init; }

        public required string Kind { get; init; }

        public required bool ByMinute { get; init; }

        public required Dictionary<string, List<string>> Labels { get; init; }

        public required Dictionary<string, Dictionary<string, string>> Values { get; init; }

        public Dictionary<string, string> Constants { get; init; } = [];
    }
}
