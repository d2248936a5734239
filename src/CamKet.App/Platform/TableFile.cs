using System.Globalization;
using System.Text;
using CamKet.Facts;
using CamKet.Figures;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace CamKet.App.Platform;

/// <summary>
/// A table for a spreadsheet, as CSV or XLSX. A cell is a text, a <c>decimal</c> or null; a number that is not known is an empty cell, never
/// zero. Text goes through <see cref="SafeCell"/>.
/// </summary>
internal static class TableFile
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Csv(IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Quoted)).Append("\r\n");
        }

        // Excel reads UTF-8 only with the mark in front.
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The first row is the head: it stays in sight and filters.</summary>
    public static byte[] Xlsx(string name, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        using var memory = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            var sheet = part.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new SheetData(rows.Select(r => new Row(r.Select(Cell)))),
                new AutoFilter { Reference = "A1:" + At(rows[0].Count - 1, rows.Count) });
            part.Workbook = new Workbook(new BookViews(new WorkbookView()), new Sheets(new Sheet { Name = name, SheetId = 1, Id = part.GetIdOfPart(sheet) }));
        }

        return memory.ToArray();
    }

    /// <summary>"A1"; columns from 0, rows from 1.</summary>
    public static string At(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    public static Cell Cell(object? value) => value switch
    {
        decimal number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) },
        string text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(SafeCell.Text(text)) { Space = SpaceProcessingModeValues.Preserve }) },
        _ => new Cell(),
    };

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + Letters(column % 26);

    private static string Quoted(object? value) => value switch
    {
        decimal number => number.ToString("0.####", Print.Format),
        string text => "\"" + SafeCell.Text(text).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        _ => "",
    };
}
