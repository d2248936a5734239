using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CamKet.App.Tests.Extracts;

/// <summary>Workbooks as other people's systems make them: text, numbers, dates with a format, merged heads.</summary>
internal static class Workbooks
{
    /// <param name="merged">Such as "B5:C5".</param>
    public static byte[] Make(IEnumerable<object?[]> rows, string sheet = "Danh sách", IEnumerable<string>? merged = null, params (string Name, IEnumerable<object?[]> Rows)[] more)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()),
                new Fills(new Fill()),
                new Borders(new Border()),
                new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }));
            var sheets = workbook.Workbook.AppendChild(new Sheets());
            uint id = 1;
            foreach (var (name, content) in more.Prepend((sheet, rows)))
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(content.Select((row, i) => Line(row, i + 1))));
                if (id == 1 && merged is not null)
                {
                    part.Worksheet.Append(new MergeCells(merged.Select(area => new MergeCell { Reference = area })));
                }

                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = id++, Name = name });
            }
        }

        return stream.ToArray();
    }

    private static Row Line(object?[] cells, int number) => new(cells.Select((cell, column) => Of(cell, Name(column) + number.ToString(CultureInfo.InvariantCulture))).OfType<Cell>())
    {
        RowIndex = (uint)number,
    };

    private static Cell? Of(object? value, string reference) => value switch
    {
        null => null,
        string text => new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) },
        bool yes => new Cell { CellReference = reference, DataType = CellValues.Boolean, CellValue = new CellValue(yes ? "1" : "0") },
        DateTime moment => new Cell { CellReference = reference, StyleIndex = 1, CellValue = new CellValue(moment.ToOADate().ToString("R", CultureInfo.InvariantCulture)) },
        IFormattable number => new Cell { CellReference = reference, CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)) },
        _ => throw new ArgumentException(value.GetType().Name, nameof(value)),
    };

    private static string Name(int column) => column < 26 ? ((char)('A' + column)).ToString() : Name((column / 26) - 1) + (char)('A' + (column % 26));
}
