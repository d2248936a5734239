using System.Globalization;
using CamKet.App.Tests.Fixture;
using NJsonSchema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace CamKet.App.Tests.Catalog;

/// <summary>Every file <c>catalog/&lt;kind&gt;/*.yml</c> against <c>catalog/schema/&lt;kind&gt;.schema.json</c>; samples' own files too.</summary>
public class CatalogTests
{
    private static readonly string Folder = Path.Combine(PostgresServer.Home, "catalog");

    public static TheoryData<string, string> Files()
    {
        var files = new TheoryData<string, string>();
        foreach (var root in new[] { Folder, Path.Combine(PostgresServer.Home, "samples", "catalog") }.Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(root, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                files.Add(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetRelativePath(PostgresServer.Home, path));
            }
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_catalog_file_follows_the_schema_of_its_kind(string kind, string file)
    {
        var schemaFile = Path.Combine(Folder, "schema", kind + ".schema.json");
        File.Exists(schemaFile).ShouldBeTrue($"{file} is of a kind without {schemaFile}");
        var schema = await JsonSchema.FromFileAsync(schemaFile);

        var errors = schema.Validate(Json(Path.Combine(PostgresServer.Home, file)));

        errors.Select(error => $"{error.Path}: {error.Kind}").ShouldBeEmpty(file);
    }

    [Fact]
    public async Task A_schema_refuses_a_key_it_does_not_know()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "schema", "calendar.schema.json"));

        schema.Validate("""{ "year": 2024, "source": "s", "days": [{ "from": "2024-01-01" }], "more": 1 }""").Count.ShouldBeGreaterThan(1);
    }

    /// <summary>YAML as JSON: a quoted scalar is text, a plain one is what it looks like. Dates stay text.</summary>
    private static string Json(string path)
    {
        using var reader = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return Token(yaml.Documents[0].RootNode).ToString(Formatting.None);
    }

    private static JToken Token(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JObject(mapping.Children.Select(pair => new JProperty(((YamlScalarNode)pair.Key).Value!, Token(pair.Value)))),
        YamlSequenceNode sequence => new JArray(sequence.Children.Select(Token)),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } plain => Plain(plain.Value!),
        YamlScalarNode text => new JValue(text.Value),
        _ => throw new NotSupportedException(node.NodeType.ToString()),
    };

    private static JValue Plain(string text) => text switch
    {
        "" or "~" or "null" => JValue.CreateNull(),
        "true" => new JValue(true),
        "false" => new JValue(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new JValue(whole),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => new JValue(number),
        _ => new JValue(text),
    };
}
