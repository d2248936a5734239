using CamKet.App.Platform;
using CamKet.Reports;

namespace CamKet.App.Catalog;

/// <summary>The forms of reports: <c>catalog/templates/*.yml</c>.</summary>
internal static class ReportTemplateFile
{
    /// <summary>The commune's periodic report on its commitments.</summary>
    public static ReportTemplate OfCommitments() => Read(Home.Path("catalog", "templates", "bao-cao-cam-ket.yml"));

    public static ReportTemplate Read(string path)
    {
        var file = CatalogFiles.ReadFile<File>(path);
        return new ReportTemplate(
            file.Code, file.Type, file.Symbol, file.Subject, file.Opening,
            file.SteeringHeading, [.. file.Steering.Select(Sentence)],
            file.ResultsHeading, [.. file.Results.Select(Sentence)],
            file.ProposalsHeading, file.Closing, file.AnnexTitle, file.Columns,
            [.. file.Rows.Select(r => new TemplateRow(
                r.Code, r.Content, r.Measures, r.Phrases, [.. r.Sentences.Select(Sentence)], r.Evidence, r.OnlyForItems))]);
    }

    private static TemplateSentence Sentence(SentenceEntry s) =>
        new(s.About, s.Facts, s.Text, [.. s.Figures.Select(Figure)], s.Base, s.None ?? "", s.Optional);

    private static TemplateFigure Figure(FigureEntry f) => f.Share.Count > 0
        ? new(f.Name, f.Label, f.Measure, FigureForm.Share, f.Share, f.Of, f.Noun, f.Decimals)
        : f.Amount.Count > 0
            ? new(f.Name, f.Label, f.Measure, FigureForm.Amount, f.Amount, [], f.Noun, 0)
            : new(f.Name, f.Label, f.Measure, FigureForm.Count, f.Count, [], f.Noun, 0);

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
        public string Facts { get; set; } = "";
        public string? Base { get; set; }
        public string Text { get; set; } = "";
        public string? None { get; set; }
        public bool Optional { get; set; }
        public List<FigureEntry> Figures { get; set; } = [];
    }

    private sealed class FigureEntry
    {
        public string Name { get; set; } = "";
        public string Label { get; set; } = "";
        public string Measure { get; set; } = "";
        public List<string> Count { get; set; } = [];
        public List<string> Amount { get; set; } = [];
        public List<string> Share { get; set; } = [];
        public List<string> Of { get; set; } = [];
        public string Noun { get; set; } = "";
        public int Decimals { get; set; }
    }
}
