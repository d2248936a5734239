using System.Text;
using System.Xml;
using CamKet.Facts;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CamKet.App.Facts;

/// <summary>Sheets of a workbook (.xls, .xlsx), row by row; of a formula its last value.</summary>
internal static class WorkbookFile
{
    static WorkbookFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<(string Name, IEnumerable<SheetRow> Rows)> Sheets(string path, string name)
    {
        using var stream = File.OpenRead(path);
        using var reader = Guarded(() => ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }), name);
        do
        {
            if (reader.VisibleState == "visible")
            {
                yield return (reader.Name, Rows(reader, name));
            }
        }
        while (Guarded(reader.NextResult, name));
    }

    private static IEnumerable<SheetRow> Rows(IExcelDataReader reader, string name)
    {
        var pool = new WorkbookPool();
        while (Guarded(reader.Read, name))
        {
            var cells = new Cell[Math.Min(reader.FieldCount, SheetFile.MostColumns)];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = pool.Of(reader.GetValue(i));
            }

            yield return new SheetRow(reader.Depth + 1, cells);
        }
    }

    private static T Guarded<T>(Func<T> read, string name)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw new RefusedFile(FileSniff.Password(name));
        }
        catch (Exception broken) when (broken is ExcelReaderException or XmlException or InvalidDataException or EndOfStreamException
            or FormatException or IndexOutOfRangeException or ArgumentException or NotSupportedException or OverflowException or NullReferenceException)
        {
            // The library throws whatever a broken file makes it stumble over.
            throw FileSniff.Broken(name);
        }
    }
}
