using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CamKet.App.Platform;

/// <summary>
/// The files of one kind of catalog: <c>catalog/&lt;kind&gt;/*.yml</c>, whose schema is <c>catalog/schema/&lt;kind&gt;.schema.json</c>.
/// Keys are hyphenated; an unknown key is a fault, so that a slip of the pen is seen.
/// </summary>
internal static class CatalogFiles
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance)
        .WithEnforceRequiredMembers()
        .WithTypeConverter(new YamlDotNet.Serialization.Converters.DateOnlyConverter(formats: "yyyy-MM-dd"))
        .Build();

    /// <summary>Every file of the folder in order of its name.</summary>
    public static IReadOnlyList<T> Read<T>(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal).Select(ReadFile<T>)];

    public static T ReadFile<T>(string path)
    {
        try
        {
            using var reader = File.OpenText(path);
            return Yaml.Deserialize<T>(reader);
        }
        catch (YamlException fault)
        {
            throw new MachineFault($"Tệp danh mục {path}, dòng {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
    }
}
