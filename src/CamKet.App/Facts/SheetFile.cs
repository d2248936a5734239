using CamKet.Facts;

namespace CamKet.App.Facts;

/// <summary>A row as it stands in a file; <paramref name="Number"/> counts from 1, as a spreadsheet shows it.</summary>
internal readonly record struct SheetRow(int Number, Cell[] Cells);

/// <summary>A file's sheets, read row by row as often as asked for; a CSV has one sheet named "1".</summary>
internal static class SheetFile
{
    public const int MostColumns = 256;

    /// <summary>The first rows of every visible sheet.</summary>
    public static IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> Tops(string path, string name, SniffedFile file, int rows)
    {
        var tops = new List<(string, IReadOnlyList<SheetRow>)>();
        foreach (var sheet in Sheets(path, name, file))
        {
            tops.Add((sheet.Name, [.. sheet.Rows.Take(rows)]));
        }

        return tops;
    }

    /// <summary>All rows of one sheet, streamed.</summary>
    public static IEnumerable<SheetRow> Rows(string path, string name, SniffedFile file, string sheet)
    {
        foreach (var one in Sheets(path, name, file))
        {
            if (one.Name == sheet)
            {
                foreach (var row in one.Rows)
                {
                    yield return row;
                }

                yield break;
            }
        }
    }

    private static IEnumerable<(string Name, IEnumerable<SheetRow> Rows)> Sheets(string path, string name, SniffedFile file) => file.Form switch
    {
        FileForm.Text => [("1", CsvFile.Rows(path, name, file.Encoding!))],
        FileForm.Workbook or FileForm.OldWorkbook => WorkbookFile.Sheets(path, name),
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };
}
