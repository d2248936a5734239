using CamKet.App.Extracts;
using CamKet.App.Platform;
using CamKet.Forms;
using CamKet.Measures;

namespace CamKet.App.Catalog;

/// <summary>The forms a unit can print: <c>catalog/form-sheets/*.yml</c>.</summary>
internal sealed record CatalogForms(IReadOnlyList<FormSheet> Sheets)
{
    public static CatalogForms Read(string catalog) => new([.. CatalogFiles.Read<SheetFile>(Path.Combine(catalog, "form-sheets")).Select(Sheet)]);

    public FormSheet? Find(string? code) => Sheets.FirstOrDefault(s => s.Code == code);

    private static FormSheet Sheet(SheetFile file) => new(
        file.Code, file.Name, file.Title,
        new MeasureSource(file.Source.Decision, file.Source.Date, file.Source.Unverified),
        file.Edition, file.Counted, [.. file.Heads.Select(Head)], [.. file.Identities.Select(FormIdentity.Read)], file.Note);

    private static FormHead Head(HeadFile head) => new(head.Name, head.Figure, [.. head.Parts.Select(Head)]);

    private sealed class SheetFile
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Title { get; init; }

        public required SourceFile Source { get; init; }

        public string? Edition { get; init; }

        public required string Counted { get; init; }

        public required List<HeadFile> Heads { get; init; }

        public required List<string> Identities { get; init; }

        public string? Note { get; init; }
    }

    private sealed class HeadFile
    {
        public required string Name { get; init; }

        public string? Figure { get; init; }

        public List<HeadFile> Parts { get; init; } = [];
    }

    private sealed class SourceFile
    {
        public required string Decision { get; init; }

        public DateOnly? Date { get; init; }

        public required bool Unverified { get; init; }
    }
}
