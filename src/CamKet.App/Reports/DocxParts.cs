using CamKet.Extracts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace CamKet.App.Reports;

/// <summary>Paragraphs, rules and borderless tables an administrative document is built of.</summary>
internal static class DocxParts
{
    public static Paragraph Centred(string text, int size, bool bold = false, bool italic = false, int before = 0, int after = 0) =>
        Line(text, size, JustificationValues.Center, bold, italic, before, after);

    public static Paragraph Line(
        string text, int size, JustificationValues justification, bool bold = false, bool italic = false, int before = 0, int after = 0) => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Before = DocxStyle.Text(before), After = DocxStyle.Text(after) },
            new Justification { Val = justification }),
        Words(text, size, bold, italic));

    public static Run Words(string text, int size, bool bold = false, bool italic = false) =>
        new(DocxStyle.Run(size, bold, italic), new WordText(text) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>
    /// The rule under a title: a paragraph of one point with a border, drawn in to <paramref name="length"/> of
    /// <paramref name="width"/>. The decree forbids underlining.
    /// </summary>
    public static Paragraph Rule(int width, int length)
    {
        var inset = DocxStyle.Text(Math.Max(0, (width - length) / 2));
        return new Paragraph(
            new ParagraphProperties(
                new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }),
                new SpacingBetweenLines { Before = "20", After = "0", Line = "40", LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Left = inset, Right = inset },
                new Justification { Val = JustificationValues.Center },
                new ParagraphMarkRunProperties(new FontSize { Val = "2" })));
    }

    /// <summary>Columns side by side without borders: the header block, and recipients beside signer.</summary>
    public static Table SideBySide(params (int Width, IReadOnlyList<Paragraph> Lines)[] columns)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = DocxStyle.Text(columns.Sum(c => c.Width)), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(columns.Select(c => new GridColumn { Width = DocxStyle.Text(c.Width) })));
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        foreach (var (width, lines) in columns)
        {
            row.Append(Cell(width, lines));
        }

        table.Append(row);
        return table;
    }

    public static TableCell Cell(int width, IEnumerable<Paragraph> lines)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = DocxStyle.Text(width), Type = TableWidthUnitValues.Dxa }));
        cell.Append(lines);
        // A cell without a paragraph is not a document Word opens.
        if (!cell.Elements<Paragraph>().Any())
        {
            cell.Append(new Paragraph());
        }

        return cell;
    }

    /// <summary>How wide a text stands in Times New Roman, roughly: enough to draw a rule as long as it.</summary>
    public static int Width(string text, int size, bool bold)
    {
        var ems = text.Sum(c => char.IsUpper(c) ? 0.70 : c is ' ' or '-' or 'i' or 'l' or 'í' or 'ì' or '.' or ',' ? 0.28 : 0.48);
        return (int)(ems * size * 10 * (bold ? 1.06 : 1.0));
    }
}
