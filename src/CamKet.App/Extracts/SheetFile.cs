using CamKet.Extracts;

namespace CamKet.App.Extracts;

/// <summary>A row as it stands in a file; <paramref name="Number"/> counts from 1, as a spreadsheet shows it.</summary>
internal readonly record struct SheetRow(int Number, Cell[] Cells)
{
    /// <summary>Roughly the bytes its cells take in memory.</summary>
    public int Weight
    {
        get
        {
            var weight = 0;
            foreach (var cell in Cells)
            {
                weight += cell.Kind switch { CellKind.Blank => 0, CellKind.Text => 100 + (2 * cell.Text.Length), _ => 100 };
            }

            return weight;
        }
    }
}

/// <summary>A file's sheets; a text file has one without a name, which no workbook has. A workbook is opened once: its strings are loaded but once.</summary>
internal sealed class SheetFile(string path, string name, SniffedFile file) : IDisposable
{
    public const int MostColumns = 256;

    private IWorkbook? workbook;

    /// <summary>Whether a row's place is told with its sheet. Rows of text files stored by older versions bear "1".</summary>
    public static bool IsTold(string sheet, string fileName) =>
        sheet.Length > 0 && (sheet != "1" || Path.GetExtension(fileName).StartsWith(".xls", StringComparison.OrdinalIgnoreCase));

    /// <summary>The first rows of every visible sheet.</summary>
    public IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> Tops(int rows) => file.Form == FileForm.Text
        ? [("", [.. CsvFile.Rows(path, name, file.Encoding!).Take(rows)])]
        : Workbook.Tops(rows);

    /// <summary>All rows of one sheet, streamed; as often as asked for.</summary>
    public IEnumerable<SheetRow> Rows(string sheet) => file.Form == FileForm.Text
        ? CsvFile.Rows(path, name, file.Encoding!)
        : Workbook.Rows(sheet);

    public void Dispose() => workbook?.Dispose();

    private IWorkbook Workbook => workbook ??= file.Form == FileForm.Workbook ? new XlsxFile(path, name) : new XlsFile(path, name);
}
