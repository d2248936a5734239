using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Reports;

namespace CamKet.App.Catalog;

/// <summary>The forms of reports: <c>catalog/templates/*.yml</c>.</summary>
internal static class ReportTemplateFile
{
    /// <summary>The commune's periodic report on its commitments.</summary>
    public static ReportTemplate OfCommitments(MeasureCatalog measures) => Read(Home.Path("catalog", "templates", "bao-cao-cam-ket.yml"), measures);

    /// <exception cref="InvalidOperationException">A figure names a measure the catalog has not.</exception>
    public static ReportTemplate Read(string path, MeasureCatalog measures)
    {
        var file = CatalogFiles.ReadFile<File>(path);
        return new ReportTemplate(
            file.Code, file.Type, file.Symbol, file.Subject, file.Opening,
            file.SteeringHeading, Sentences(file.Steering),
            file.ResultsHeading, Sentences(file.Results),
            file.ProposalsHeading, file.Closing, file.AnnexTitle, file.Columns,
            [.. file.Rows.Select(r => new TemplateRow(
                r.Code, r.Content, r.Measures, r.Phrases, Sentences(r.Sentences), r.Evidence, r.OnlyForItems))]);

        IReadOnlyList<TemplateSentence> Sentences(List<SentenceEntry> entries) =>
            [.. entries.Select(s => new TemplateSentence(s.About, s.Text, [.. s.Figures.Select(Figure)], s.Base, s.None ?? "", s.Optional))];

        TemplateFigure Figure(FigureEntry f) =>
            new(f.Name, measures.Find(f.Measure) ?? throw new InvalidOperationException($"{path}: no measure {f.Measure} in the catalog."));
    }

    private sealed class File
    {
        public string Code { get; set; } = "";
        public string Type { get; set; } = "";
        public string Symbol { get; set; } = "";
        public string Subject { get; set; } = "";
        public string Opening { get; set; } = "";
        public string SteeringHeading { get; set; } = "";
        public List<SentenceEntry> Steering { get; set; } = [];
        public string ResultsHeading { get; set; } = "";
        public List<SentenceEntry> Results { get; set; } = [];
        public string ProposalsHeading { get; set; } = "";
        public string Closing { get; set; } = "";
        public string AnnexTitle { get; set; } = "";
        public List<string> Columns { get; set; } = [];
        public List<RowEntry> Rows { get; set; } = [];
    }

    private sealed class RowEntry
    {
        public string Code { get; set; } = "";
        public string Content { get; set; } = "";
        public List<string> Measures { get; set; } = [];
        public List<string> Phrases { get; set; } = [];
        public List<SentenceEntry> Sentences { get; set; } = [];
        public bool Evidence { get; set; } = true;
        public bool OnlyForItems { get; set; }
    }

    private sealed class SentenceEntry
    {
        public string About { get; set; } = "";
        public string? Base { get; set; }
        public string Text { get; set; } = "";
        public string? None { get; set; }
        public bool Optional { get; set; }
        public List<FigureEntry> Figures { get; set; } = [];
    }

    private sealed class FigureEntry
    {
        public string Name { get; set; } = "";
        public string Measure { get; set; } = "";
    }
}
