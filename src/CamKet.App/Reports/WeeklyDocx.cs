using CamKet.App.Documents;
using CamKet.Extracts;
using CamKet.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CamKet.App.Reports;

/// <summary>The weekly page as one sheet A4 across, in letters read from two metres.</summary>
internal static class WeeklyDocx
{
    private const int Margin = 850;
    private const int Width = (int)DocxStyle.PageHeight - (2 * Margin);
    private const int SectionWidth = 4600;
    private const int Title = 44;
    private const int Lede = 36;
    private const int Heads = 24;

    /// <summary>The fewer the sections, the larger the letters: numbers and names, in half-points.</summary>
    private static (int Numbers, int Names) Sizes(int rows) => rows switch
    {
        <= 4 => (84, 44),
        <= 6 => (68, 40),
        _ => (54, 32),
    };

    public static byte[] Write(WeeklyPage page)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyle.Sheet();
            main.Document = new Document(new Body(
                DocxParts.Line(page.Unit.ToUpperInvariant(), Lede, JustificationValues.Left, bold: true),
                DocxParts.Line(page.Title, Title, JustificationValues.Left, bold: true),
                DocxParts.Line(page.Lede, Lede, JustificationValues.Left, before: 60, after: 160),
                Table(page),
                DocxParts.Line(page.Foot, Heads, JustificationValues.Left, italic: true, before: 120),
                new SectionProperties(
                    new PageSize { Width = DocxStyle.PageHeight, Height = DocxStyle.PageWidth, Orient = PageOrientationValues.Landscape },
                    new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 0, Footer = 0, Gutter = 0 })));
            document.PackageProperties.Title = page.Title;
        }

        return stream.ToArray();
    }

    private static Table Table(WeeklyPage page)
    {
        var column = (Width - SectionWidth) / WeeklyPage.Columns.Count;
        int[] widths = [SectionWidth, .. WeeklyPage.Columns.Select(_ => column)];
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = DocxStyle.Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 12 },
                    new BottomBorder { Val = BorderValues.Single, Size = 12 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "999999" }),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = DocxStyle.Text(w) })));
        var head = new TableRow(
            new TableRowProperties(new TableHeader()),
            DocxParts.Cell(SectionWidth, [DocxParts.Line("Bộ phận", Heads, JustificationValues.Left, bold: true)]));
        head.Append(WeeklyPage.Columns.Select(c => DocxParts.Cell(column, [DocxParts.Line(c, Heads, JustificationValues.Right, bold: true)])));
        table.Append(head);
        var sizes = Sizes(page.Sections.Count);
        table.Append(page.Sections.Select(row => Row(row, column, sizes, isTotal: false)));
        table.Append(Row(page.Total, column, sizes, isTotal: true));
        return table;
    }

    private static TableRow Row(WeeklyRow row, int column, (int Numbers, int Names) sizes, bool isTotal)
    {
        var line = new TableRow(new TableRowProperties(new CantSplit()));
        var name = DocxParts.Cell(SectionWidth, [DocxParts.Line(row.Section, sizes.Names, JustificationValues.Left, bold: isTotal)]);
        name.TableCellProperties!.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        line.Append(name);
        foreach (var (number, i) in row.Numbers.Select((n, i) => (n, i)))
        {
            // Trouble stands out by weight, so that it does on a black and white printer too.
            var isTrouble = number > 0 && i is 2 or 4 or 5;
            var text = number == 0 ? "–" : number.ToString("N0", CamKet.Figures.Print.Format);
            line.Append(DocxParts.Cell(column, [DocxParts.Line(text, sizes.Numbers, JustificationValues.Right, bold: isTotal || isTrouble)]));
        }

        return line;
    }
}
