using System.Globalization;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Time;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CamKet.App.Measures;

/// <summary>
/// The catalog's measures, ladders and forms, read from its files. A file that does not fit is a fault of the installation,
/// found by the test that validates them all, so reading throws.
/// </summary>
internal static class CatalogFiles
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    public static MeasureCatalog Measures(string catalog) => new([.. Files(catalog, "measures").SelectMany(Group)]);

    public static IReadOnlyList<Ladder> Ladders(string catalog) =>
        [.. Files(catalog, "ladders").Select(f => Read<LadderFile>(f)).Select(l => new Ladder(l.Code, l.Name, l.Steps))];

    public static IReadOnlyList<FormEdition> Forms(string catalog) =>
        [.. Files(catalog, "forms").Select(f => Read<FormFile>(f)).Select(f => new FormEdition(
            f.Code,
            f.Name,
            f.Columns.ToDictionary(c => Word<DossierState>(c.Key), c => c.Value == "outside" ? FormColumn.Outside : Enum.Parse<FormColumn>(c.Value))))];

    private static IEnumerable<string> Files(string catalog, string kind) =>
        Directory.EnumerateFiles(Path.Combine(catalog, kind), "*.yml").Order(StringComparer.Ordinal);

    private static T Read<T>(string file)
    {
        try
        {
            return Yaml.Deserialize<T>(File.ReadAllText(file));
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            throw new InvalidDataException($"{file}: {fault.Message}", fault);
        }
    }

    private static IEnumerable<MeasureDefinition> Group(string file)
    {
        var group = Read<GroupFile>(file);
        return group.Measures.Select(m => new MeasureDefinition(
            m.Code,
            group.Group,
            m.Name,
            m.Text,
            Source(m.Source ?? group.Source),
            group.System,
            Word<Direction>(m.Direction),
            m.Unit,
            m.Noun,
            m.Precision,
            Word<ReportingCalendar>(group.Calendar),
            Word<MeasureShape>(m.Shape),
            [.. group.Facts.Select(Word<FactKind>)],
            Uses(m.Numerator),
            Uses(m.Denominator),
            Uses(m.Pending),
            Uses(m.Redeemable),
            Uses(m.Lost),
            m.Capped,
            m.Phrases));
    }

    private static MeasureSource Source(SourceFile source) => new(
        source.Decision,
        source.Date is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        source.Unverified);

    private static List<CounterUse> Uses(List<UseFile> uses) => [.. uses.Select(u => new CounterUse(u.Counter, Word<CountedBy>(u.By)))];

    /// <summary>"window-start" is WindowStart.</summary>
    private static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    // The files' shapes, as YamlDotNet wants them.
    private sealed class GroupFile
    {
        public string Group { get; set; } = "";

        public string Name { get; set; } = "";

        public string System { get; set; } = "";

        public string Calendar { get; set; } = "";

        public List<string> Facts { get; set; } = [];

        public SourceFile Source { get; set; } = new();

        public List<MeasureFile> Measures { get; set; } = [];
    }

    private sealed class MeasureFile
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public string Text { get; set; } = "";

        public SourceFile? Source { get; set; }

        public string Direction { get; set; } = "";

        public string Unit { get; set; } = "";

        public string Noun { get; set; } = "";

        public int Precision { get; set; }

        public string Shape { get; set; } = "";

        public bool Capped { get; set; }

        public List<UseFile> Numerator { get; set; } = [];

        public List<UseFile> Denominator { get; set; } = [];

        public List<UseFile> Pending { get; set; } = [];

        public List<UseFile> Redeemable { get; set; } = [];

        public List<UseFile> Lost { get; set; } = [];

        public List<string> Phrases { get; set; } = [];
    }

    private sealed class UseFile
    {
        public string Counter { get; set; } = "";

        public string By { get; set; } = "";
    }

    private sealed class SourceFile
    {
        public string Decision { get; set; } = "";

        public string? Date { get; set; }

        public bool Unverified { get; set; }
    }

    private sealed class LadderFile
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public SourceFile Source { get; set; } = new();

        public List<string> Steps { get; set; } = [];
    }

    private sealed class FormFile
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public SourceFile Source { get; set; } = new();

        public string? ValidFrom { get; set; }

        public Dictionary<string, string> Columns { get; set; } = [];
    }
}
