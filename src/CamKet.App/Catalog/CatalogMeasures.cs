using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.App.Catalog;

/// <summary>The catalog's measures, ladders and editions of the form: <c>catalog/{measures,ladders,forms}/*.yml</c>.</summary>
internal sealed record CatalogMeasures(MeasureCatalog Measures, IReadOnlyList<Ladder> Ladders, IReadOnlyList<FormEdition> Forms)
{
    public static CatalogMeasures Read(string catalog) => new(
        new([.. CatalogFiles.Read<GroupFile>(Path.Combine(catalog, "measures")).SelectMany(Group)]),
        [.. CatalogFiles.Read<LadderFile>(Path.Combine(catalog, "ladders")).Select(l => new Ladder(l.Code, l.Name, l.Steps))],
        [.. CatalogFiles.Read<FormFile>(Path.Combine(catalog, "forms")).Select(Form)]);

    private static FormEdition Form(FormFile form) => new(
        form.Code,
        form.Name,
        form.Columns.ToDictionary(c => Word<DossierState>(c.Key), c => c.Value == "outside" ? FormColumn.Outside : Enum.Parse<FormColumn>(c.Value)));

    private static IEnumerable<MeasureDefinition> Group(GroupFile group) =>
        group.Measures.Select(m => new MeasureDefinition(
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
            group.Facts,
            Uses(m.Numerator),
            Uses(m.Denominator),
            Uses(m.Pending),
            Uses(m.Redeemable),
            Uses(m.Lost),
            m.Capped,
            m.Phrases));

    private static MeasureSource Source(SourceFile source) => new(
        source.Decision,
        source.Date,
        source.Unverified);

    private static List<CounterUse> Uses(List<UseFile> uses) => [.. uses.Select(u => new CounterUse(u.Counter, Word<CountedBy>(u.By)))];

    /// <summary>"window-start" is WindowStart.</summary>
    private static T Word<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private sealed class GroupFile
    {
        public required string Group { get; init; }

        public required string Name { get; init; }

        public required string System { get; init; }

        public required string Calendar { get; init; }

        public required List<string> Facts { get; init; }

        public required SourceFile Source { get; init; }

        public required List<MeasureFile> Measures { get; init; }
    }

    private sealed class MeasureFile
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Text { get; init; }

        public SourceFile? Source { get; init; }

        public required string Direction { get; init; }

        public required string Unit { get; init; }

        public required string Noun { get; init; }

        public required int Precision { get; init; }

        public required string Shape { get; init; }

        public bool Capped { get; init; }

        public required List<UseFile> Numerator { get; init; }

        public List<UseFile> Denominator { get; init; } = [];

        public List<UseFile> Pending { get; init; } = [];

        public List<UseFile> Redeemable { get; init; } = [];

        public List<UseFile> Lost { get; init; } = [];

        public required List<string> Phrases { get; init; }
    }

    private sealed class UseFile
    {
        public required string Counter { get; init; }

        public required string By { get; init; }
    }

    private sealed class SourceFile
    {
        public required string Decision { get; init; }

        public DateOnly? Date { get; init; }

        public required bool Unverified { get; init; }
    }

    private sealed class LadderFile
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required SourceFile Source { get; init; }

        public required List<string> Steps { get; init; }
    }

    private sealed class FormFile
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required SourceFile Source { get; init; }

        public string? ValidFrom { get; init; }

        public required Dictionary<string, string> Columns { get; init; }
    }
}
