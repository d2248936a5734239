using System.Globalization;
using System.Text;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Time;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace CamKet.App.Platform;

/// <summary>
/// A table for a spreadsheet, as CSV or XLSX, row by row however many there are; the first row is the head. A cell is a text, a number, a
/// day, a moment or null. Text goes through <see cref="SafeCell"/> here and nowhere else, so that no cell is run; what is not known is an
/// empty cell, never zero.
/// </summary>
internal static class TableFile
{
    public const string Csv = "csv";
    public const string Xlsx = "xlsx";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string CsvType = "text/csv; charset=utf-8";

    /// <summary>
    /// The table as a download. It is written to disk first: whoever downloads slowly holds no transaction, and memory does not grow with the rows.
    /// </summary>
    /// <param name="format"><see cref="Csv"/> or <see cref="Xlsx"/>, which becomes the name's extension.</param>
    public static async Task<IResult> Answer(string format, string name, string sheetName, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        var file = new FileStream(WorkFolder.NewSpoolPath(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            if (format == Csv)
            {
                await WriteCsv(file, rows, ct);
            }
            else if (!await SheetWriter.Write(file, sheetName, rows, SheetForm.Table, ct))
            {
                await file.DisposeAsync();
                return Results.Text(
                    $"Bảng có hơn {Print.Number(SheetWriter.MostRows - 1)} dòng, tệp Excel không chứa hết: hãy lọc bớt, hoặc tải tệp CSV.",
                    "text/plain; charset=utf-8",
                    statusCode: StatusCodes.Status422UnprocessableEntity);
            }

            file.Position = 0;
            return Results.File(file, format == Csv ? CsvType : XlsxType, $"{name}.{format}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>A cell as a person reads it, on a page or in a file without types.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => VietnameseDate.Print(day),
        DateTime moment => WrittenMoment.Print(moment),
        IFormattable number => number.ToString("#,0.####", Print.Format),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static Cell Cell(object? value) => value switch
    {
        null => new Cell(),
        string or DateOnly or DateTime => new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(SafeCell.Text(Shown(value))) { Space = SpaceProcessingModeValues.Preserve }),
        },
        IFormattable number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)) },
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static async Task WriteCsv(Stream stream, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        // Excel reads UTF-8 only with the mark in front.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 1 << 16, leaveOpen: true);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await writer.WriteAsync(string.Join(';', row.Select(Quoted)) + "\r\n");
        }
    }

    private static string Quoted(object? value) => value switch
    {
        null => "",
        string or DateOnly or DateTime => "\"" + SafeCell.Text(Shown(value)).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        IFormattable number => number.ToString("0.####", Print.Format),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
