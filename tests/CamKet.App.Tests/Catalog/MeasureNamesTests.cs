using CamKet.App.Catalog;
using CamKet.App.Tests.Fixture;
using CamKet.Measures;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace CamKet.App.Tests.Catalog;

/// <summary>What a figure counts, is called and is printed like stands once, in <c>catalog/measures</c>: every other file of the catalog names the measure.</summary>
public sealed class MeasureNamesTests
{
    private static readonly string Folder = Path.Combine(PostgresServer.Home, "catalog");
    private static readonly MeasureCatalog Measures = CatalogMeasures.Read(Folder).Measures;

    /// <summary>Keys that define a figure.</summary>
    private static readonly string[] Defining =
        ["counter", "counters", "count", "amount", "share", "of", "numerator", "denominator", "form", "unit", "noun", "decimals", "precision", "label"];

    /// <summary>Kinds of files that print or check figures.</summary>
    private static readonly string[] Naming = ["templates", "form-sheets", "forms", "checks"];

    private static IEnumerable<(string File, YamlNode Root)> Files()
    {
        foreach (var path in Naming.SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Folder, kind), "*.yml")).Order(StringComparer.Ordinal))
        {
            using var reader = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            yield return (Path.GetRelativePath(Folder, path), yaml.Documents[0].RootNode);
        }
    }

    private static IEnumerable<(string Key, YamlNode Value)> Pairs(YamlNode root) => root.AllNodes.OfType<YamlMappingNode>()
        .SelectMany(mapping => mapping.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, pair.Value)));

    [Fact]
    public void No_counter_noun_or_precision_stands_outside_the_measures() =>
        Files().SelectMany(f => Pairs(f.Root).Where(p => Defining.Contains(p.Key)).Select(p => $"{f.File}: {p.Key}: {p.Value}")).ShouldBeEmpty();

    [Fact]
    public void Every_measure_a_file_names_is_in_the_catalog()
    {
        var named = Files().SelectMany(f => Pairs(f.Root).Where(p => p.Key is "measure" or "measures" or "less")
            .SelectMany(p => p.Value is YamlSequenceNode several ? several.Children : [p.Value])
            .Select(node => (f.File, Code: ((YamlScalarNode)node).Value!))).ToList();

        named.Select(n => n.File).Distinct().ShouldContain("templates/bao-cao-cam-ket.yml");
        named.Where(n => Measures.Find(n.Code) is null).Select(n => $"{n.File}: {n.Code}").ShouldBeEmpty();
    }
}
