using CamKet.Extracts;
using CamKet.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CamKet.App.Reports;

/// <summary>
/// A report as a Word document in the form of Decree 30/2020, annex I. It prints what the content says and decides nothing:
/// the page in the browser prints the same content.
/// </summary>
internal static class ReportDocx
{
    private const short CellMargin = 85;

    private static readonly int[] ColumnShares = [7, 25, 43, 25];

    public static byte[] Write(ReportDraft report, bool isDraft)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyle.Sheet();
            DocxHeaders.Add(main, isDraft);
            var body = new Body();
            Letter(body, report);
            body.Append(new Paragraph(new ParagraphProperties(DocxHeaders.Section(landscape: false, isLast: false))));
            var landscape = report.Columns.Count > 4;
            Annex(body, report, landscape ? DocxStyle.LandscapeTextWidth : DocxStyle.TextWidth);
            body.Append(DocxHeaders.Section(landscape, isLast: true));
            main.Document = new Document(body);
            document.PackageProperties.Title = report.TypeName + " " + report.Subject;
            document.PackageProperties.Creator = string.Join(' ', report.Header.Issuer);
        }

        return stream.ToArray();
    }

    private static void Letter(Body body, ReportDraft report)
    {
        body.Append(Head(report.Header));
        body.Append(DocxParts.Centred(report.TypeName, DocxStyle.Body, bold: true, before: 360));
        var subject = DocxParts.Centred(report.Subject, DocxStyle.Body, bold: true);
        // Drawn in, so that its last line is not a year alone.
        subject.ParagraphProperties!.Indentation = new Indentation { Left = DocxStyle.Text(DocxStyle.Indent), Right = DocxStyle.Text(DocxStyle.Indent) };
        body.Append(subject);
        // Between a third and a half of the line above it; of a subject of several lines, of its shortest likely one.
        body.Append(DocxParts.Rule(DocxStyle.TextWidth, Math.Min(2400, DocxParts.Width(report.Subject, DocxStyle.Body, bold: true) * 2 / 5)));
        body.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "120" })));
        body.Append(Prose(report.Opening));
        foreach (var section in report.Sections)
        {
            body.Append(new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = "DeMuc" }),
                DocxParts.Words(section.Heading, DocxStyle.Body, bold: true)));
            body.Append(section.Lines.Select(line => Prose(line.Text)));
        }

        // Recipients and signature never stand alone on a page: the closing, and the paragraph before it, go over with them.
        KeepWithNext(body.Elements<Paragraph>().Last());
        body.Append(KeepWithNext(Prose(report.Closing)));
        body.Append(KeepWithNext(DocxParts.Centred("", DocxStyle.Body)));
        body.Append(Foot(report.Header));
    }

    private static Paragraph KeepWithNext(Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        paragraph.ParagraphProperties.KeepLines = new KeepLines();
        return paragraph;
    }

    private static Paragraph Prose(string text) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = "NoiDung" }),
        DocxParts.Words(text, DocxStyle.Body));

    private static Table Head(ReportHeader header)
    {
        const int issuerWidth = 3300;
        const int nationWidth = DocxStyle.TextWidth - issuerWidth;
        var issuer = new List<Paragraph>();
        if (header.Superior is { } superior)
        {
            issuer.Add(DocxParts.Centred(Capitals(superior), DocxStyle.Number));
        }

        var lines = header.Issuer.Select(Capitals).ToList();
        issuer.AddRange(lines.Select(line => DocxParts.Centred(line, DocxStyle.Number, bold: true)));
        issuer.Add(DocxParts.Rule(issuerWidth, lines.Max(line => DocxParts.Width(line, DocxStyle.Number, bold: true)) * 2 / 5));
        issuer.Add(DocxParts.Centred(header.NumberLine, DocxStyle.Number, before: 120));
        var nation = new List<Paragraph>
        {
            DocxParts.Centred(ReportHeader.Nation, DocxStyle.Number, bold: true),
            DocxParts.Centred(ReportHeader.Motto, DocxStyle.Body, bold: true),
            DocxParts.Rule(nationWidth, DocxParts.Width(ReportHeader.Motto, DocxStyle.Body, bold: true)),
            DocxParts.Centred(header.PlaceAndDay, DocxStyle.Body, italic: true, before: 120),
        };
        return DocxParts.SideBySide((issuerWidth, issuer), (nationWidth, nation));
    }

    private static Table Foot(ReportHeader header)
    {
        const int recipientsWidth = DocxStyle.TextWidth / 2;
        var recipients = new List<Paragraph>
        {
            DocxParts.Line("Nơi nhận:", DocxStyle.RecipientLabel, JustificationValues.Left, bold: true, italic: true),
        };
        recipients.AddRange(Recipients(header).Select(line => DocxParts.Line(line, DocxStyle.Small, JustificationValues.Left)));
        var signer = new List<Paragraph>();
        signer.AddRange(SignerLines(header).Select(line => DocxParts.Centred(line, DocxStyle.Body, bold: true)));
        // Room for the signature and the seal.
        signer.Add(DocxParts.Centred("", DocxStyle.Body, before: 1400));
        signer.Add(DocxParts.Centred(header.Name ?? "", DocxStyle.Body, bold: true));
        return DocxParts.SideBySide((recipientsWidth, recipients), (DocxStyle.TextWidth - recipientsWidth, signer));
    }

    /// <summary>"- Ủy ban nhân dân tỉnh;" and a full stop after the last.</summary>
    public static IEnumerable<string> Recipients(ReportHeader header) =>
        header.Recipients.Select((r, i) => "- " + r.TrimEnd(';', '.', ' ') + (i == header.Recipients.Count - 1 ? "." : ";"));

    /// <summary>TM. and KT. lines and the title, in capitals.</summary>
    public static IEnumerable<string> SignerLines(ReportHeader header) =>
        new[] { header.Capacity, header.Deputy, header.Title }.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => Capitals(line!));

    public static string Capitals(string text) => text.ToUpperInvariant();

    private static void Annex(Body body, ReportDraft report, int width)
    {
        body.Append(DocxParts.Centred("PHỤ LỤC", DocxStyle.Body, bold: true));
        body.Append(DocxParts.Centred(Capitals(report.AnnexTitle), DocxStyle.Body, bold: true));
        body.Append(DocxParts.Centred(report.Header.AnnexReference(report.TypeName), DocxStyle.Body, italic: true));
        body.Append(DocxParts.Rule(width, 2400));
        body.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "60" })));
        body.Append(AnnexTable(report, width));
    }

    private static Table AnnexTable(ReportDraft report, int width)
    {
        var widths = Widths(report, width);
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = DocxStyle.Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = DocxStyle.Text(w) })));
        var head = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < widths.Count; i++)
        {
            var cell = DocxParts.Cell(widths[i], [DocxParts.Centred(Capitals(report.Columns[i]), DocxStyle.Annex, bold: true, before: 40, after: 40)]);
            cell.TableCellProperties!.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
            head.Append(cell);
        }

        table.Append(head);
        foreach (var row in report.Annex)
        {
            // A row that is longer than a page runs on over it all the same.
            table.Append(new TableRow(
                new TableRowProperties(new CantSplit()),
                DocxParts.Cell(widths[0], [InCell(Ordinal(row), JustificationValues.Center)]),
                DocxParts.Cell(widths[1], [InCell(row.Content, JustificationValues.Left)]),
                // Not justified: amounts in đồng do not break, and would tear a narrow column's words apart.
                DocxParts.Cell(widths[2], row.Result.Select(line => InCell(line.Text, JustificationValues.Left))),
                DocxParts.Cell(widths[3], row.Evidence.Select(line => InCell("- " + line, JustificationValues.Left)))));
        }

        return table;
    }

    /// <summary>The first column as wide as its longest number, which is never broken; the others share the rest.</summary>
    private static List<int> Widths(ReportDraft report, int width)
    {
        var shares = report.Columns.Count == ColumnShares.Length ? ColumnShares : [.. Enumerable.Repeat(100 / report.Columns.Count, report.Columns.Count)];
        var longest = report.Annex.Select(r => DocxParts.Width(Ordinal(r), DocxStyle.Annex, bold: false)).DefaultIfEmpty(0).Max();
        var first = Math.Max(width * shares[0] / shares.Sum(), longest + (2 * CellMargin) + DocxStyle.Annex);
        return [first, .. shares[1..].Select(s => (width - first) * s / shares[1..].Sum())];
    }

    private static string Ordinal(AnnexRow row) => row.Number.All(char.IsDigit) ? row.Number + "." : row.Number;

    private static Paragraph InCell(string text, JustificationValues justification) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = "OBang" }, new Justification { Val = justification }),
        DocxParts.Words(text, DocxStyle.Annex));
}
