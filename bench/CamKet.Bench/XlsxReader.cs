using System.Globalization;
using CamKet.App.Extracts;
using CamKet.Extracts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelDataReader;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Letters = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace CamKet.Bench;

/// <summary>
/// One pass over the first visible sheet of an .xlsx, every value of every row, with each library that could read extracts and with the
/// program's own reader.
/// </summary>
/// <param name="Read">How many rows there are; what each cell holds is told where somebody listens.</param>
internal sealed record XlsxReader(string Name, Func<string, ValueHeard?, int> Read)
{
    public static IReadOnlyList<XlsxReader> All { get; } =
    [
        new("CamKet", Own),
        new("ExcelDataReader", OfExcelDataReader),
        new("MiniExcel", OfMiniExcel),
        new("OpenXmlReader", OfOpenXml),
    ];

    private static int Own(string path, ValueHeard? heard)
    {
        using var file = new XlsxFile(path, Path.GetFileName(path));
        var rows = 0;
        foreach (var row in file.Rows(file.Tops(1)[0].Sheet))
        {
            rows++;
            for (var i = 0; heard is not null && i < row.Cells.Length; i++)
            {
                Hear(heard, row.Number, i, row.Cells[i]);
            }
        }

        return rows;
    }

    private static int OfExcelDataReader(string path, ValueHeard? heard)
    {
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        while (reader.VisibleState != "visible" && reader.NextResult())
        {
            // Further on to the first visible sheet.
        }

        var rows = 0;
        while (reader.Read())
        {
            rows++;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var value = reader.GetValue(i);
                heard?.Invoke(reader.Depth + 1, i, value);
            }
        }

        return rows;
    }

    private static int OfMiniExcel(string path, ValueHeard? heard)
    {
        var sheet = MiniExcel.GetSheetInformations(path).First(one => one.State == SheetState.Visible).Name;
        var rows = 0;
        foreach (IDictionary<string, object?> row in MiniExcel.Query(path, sheetName: sheet, excelType: ExcelType.XLSX))
        {
            rows++;
            var column = 0;
            foreach (var value in row.Values)
            {
                heard?.Invoke(rows, column++, value);
            }
        }

        return rows;
    }

    /// <summary>The library gives elements; what a number is shown as and a text refers to is found out as in the program's own reader.</summary>
    private static int OfOpenXml(string path, ValueHeard? heard)
    {
        using var book = SpreadsheetDocument.Open(path, isEditable: false);
        var workbook = book.WorkbookPart!;
        var sheet = workbook.Workbook.Sheets!.Elements<Sheet>().First(one => one.State is null || one.State == SheetStateValues.Visible);
        var shared = new XlsxShared(Strings(workbook.SharedStringTablePart), Styles(workbook.WorkbookStylesPart), workbook.Workbook.WorkbookProperties?.Date1904?.Value == true);
        var pool = new WorkbookPool();
        using var reader = OpenXmlReader.Create((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!));
        var (rows, number, column, kind, style) = (0, 0, 0, XlsxKind.Number, -1);
        while (reader.Read())
        {
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(Row))
            {
                rows++;
                number = Attribute(reader, "r") is { } own ? int.Parse(own, CultureInfo.InvariantCulture) : number + 1;
                column = -1;
            }
            else if (reader.ElementType == typeof(Cell))
            {
                column = Attribute(reader, "r") is { } own ? ColumnOf(own) : column + 1;
                kind = XlsxValue.KindOf(Attribute(reader, "t"));
                style = Attribute(reader, "s") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : -1;
            }
            else if (reader.ElementType == typeof(CellValue))
            {
                Hear(heard, number, column, XlsxValue.Of(reader.GetText(), kind, style, shared, pool));
            }
            else if (reader.ElementType == typeof(InlineString))
            {
                Hear(heard, number, column, XlsxValue.Of(Joined(reader.LoadCurrentElement()!), kind, style, shared, pool));
            }
        }

        return rows;
    }

    private static void Hear(ValueHeard? heard, int row, int column, CamKet.Extracts.Cell cell) => heard?.Invoke(row, column, cell switch
    {
        { Kind: CellKind.Blank } => null,
        { Kind: CellKind.Text } => cell.Text,
        { Kind: CellKind.Number } => ((CamKet.Figures.NumberReading.Number)cell.ReadNumber()!).Value,
        _ => ((CamKet.Time.MomentReading.Moment)cell.ReadMoment()!).Value,
    });

    private static List<string> Strings(SharedStringTablePart? part)
    {
        var strings = new List<string>();
        if (part is not null)
        {
            using var reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    strings.Add(XlsxStrings.Plain(Joined(reader.LoadCurrentElement()!)).ToString());
                }
            }
        }

        return strings;
    }

    /// <summary>Without how it is pronounced.</summary>
    private static string Joined(OpenXmlElement item) =>
        string.Concat(item.Elements<Letters>().Concat(item.Elements<Run>().SelectMany(run => run.Elements<Letters>())).Select(text => text.Text));

    private static List<ShownAs> Styles(WorkbookStylesPart? part)
    {
        var formats = part?.Stylesheet.NumberingFormats?.Elements<NumberingFormat>().ToDictionary(format => format.NumberFormatId!.Value, format => NumberFormat.Of(format.FormatCode!.Value!)) ?? [];
        return [.. (part?.Stylesheet.CellFormats?.Elements<CellFormat>() ?? []).Select(format => format.NumberFormatId?.Value ?? 0)
            .Select(id => formats.TryGetValue(id, out var shown) ? shown : NumberFormat.OfBuiltIn((int)id))];
    }

    private static string? Attribute(OpenXmlReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }
}

/// <summary>A cell as a library gives it: null, text, a number of any type or a moment.</summary>
/// <param name="row">From 1.</param>
/// <param name="column">From 0.</param>
internal delegate void ValueHeard(int row, int column, object? value);
