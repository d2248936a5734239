using System.Globalization;
using System.Text;
using CamKet.App.Charts;
using CamKet.Facts;
using CamKet.Time;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace CamKet.App.Provenance;

/// <summary>
/// A table on its way into a spreadsheet, row by row, however many there are. Numbers are written as numbers; text goes through
/// <see cref="SafeCell"/>, so that no cell is run; what is not known is an empty cell, never zero.
/// </summary>
internal static class StreamedTable
{
    public const string CsvType = "text/csv; charset=utf-8";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task Csv(Stream stream, IReadOnlyList<string> heads, IAsyncEnumerable<object?[]> rows, CancellationToken ct)
    {
        // Excel reads UTF-8 only with the mark in front.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 1 << 16, leaveOpen: true);
        await writer.WriteAsync(string.Join(';', heads.Select(Quoted)) + "\r\n");
        await foreach (var row in rows.WithCancellation(ct))
        {
            await writer.WriteAsync(string.Join(';', row.Select(Quoted)) + "\r\n");
        }
    }

    public static async Task Xlsx(Stream stream, string sheetName, IReadOnlyList<string> heads, IAsyncEnumerable<object?[]> rows, CancellationToken ct)
    {
        using var book = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var part = book.AddWorkbookPart();
        var sheet = part.AddNewPart<WorksheetPart>();
        var last = 1;
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteStartElement(new SheetData());
            writer.WriteElement(new Row(heads.Select(CellOf)));
            await foreach (var row in rows.WithCancellation(ct))
            {
                writer.WriteElement(new Row(row.Select(CellOf)));
                last++;
            }

            writer.WriteEndElement();
            writer.WriteElement(new AutoFilter { Reference = $"A1:{Letters(heads.Count)}{last.ToString(CultureInfo.InvariantCulture)}" });
            writer.WriteEndElement();
        }

        part.Workbook = new Workbook(new BookViews(new WorkbookView()), new Sheets(new Sheet { Name = sheetName, SheetId = 1, Id = part.GetIdOfPart(sheet) }));
    }

    /// <summary>A cell as a person reads it, on a page or in a file without types.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => VietnameseDate.Print(day),
        DateTime moment => WrittenMoment.Print(moment),
        IFormattable number => number.ToString("#,0.####", Figure.Vietnamese),
        _ => value.ToString() ?? "",
    };

    private static string Quoted(object? value) => value switch
    {
        null => "",
        string or DateOnly or DateTime => "\"" + SafeCell.Text(Shown(value)).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        IFormattable number => number.ToString("0.####", Figure.Vietnamese),
        _ => "",
    };

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        string or DateOnly or DateTime => new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(SafeCell.Text(Shown(value))) { Space = SpaceProcessingModeValues.Preserve }),
        },
        IFormattable number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)) },
        _ => new Cell(),
    };

    private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);
}
