using System.Text;
using System.Xml;
using CamKet.Extracts;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CamKet.App.Extracts;

/// <summary>
/// Sheets of an old binary workbook (.xls), row by row; of a formula its last value. Its library reads a sheet whole before it gives the first
/// row: where there is only one sheet, reading goes on from its top.
/// </summary>
internal sealed class XlsFile : IWorkbook
{
    private readonly string name;
    private readonly FileStream stream;
    private readonly IExcelDataReader reader;

    /// <summary>Of the only sheet: the rows read so far, from where reading can go on.</summary>
    private IReadOnlyList<SheetRow>? begun;

    static XlsFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public XlsFile(string path, string name)
    {
        this.name = name;
        stream = File.OpenRead(path);
        try
        {
            reader = Guarded(() => ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }), name);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> Tops(int rows)
    {
        var tops = new List<(string, IReadOnlyList<SheetRow>)>();
        do
        {
            if (reader.VisibleState == "visible")
            {
                tops.Add((reader.Name, [.. Read().Take(rows)]));
            }
        }
        while (reader.ResultsCount > 1 && Guarded(reader.NextResult, name));

        begun = reader.ResultsCount == 1 && tops is [var only] ? only.Item2 : null;
        return tops;
    }

    public IEnumerable<SheetRow> Rows(string sheet)
    {
        if (begun is { } top)
        {
            begun = null;
            foreach (var row in top)
            {
                yield return row;
            }
        }
        else
        {
            Guarded(
                () =>
                {
                    reader.Reset();
                    while (reader.Name != sheet && reader.NextResult())
                    {
                        // Further on to the sheet asked for.
                    }

                    return true;
                },
                name);
        }

        foreach (var row in Read())
        {
            yield return row;
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    private IEnumerable<SheetRow> Read()
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
