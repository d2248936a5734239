using System.IO.Compression;
using System.Xml;

namespace CamKet.App.Extracts;

/// <summary>
/// Sheets of an .xlsx, row by row; of a formula its last value. Strings and styles are loaded once, rows are never kept: asking for the top of
/// a sheet costs its top alone.
/// </summary>
internal sealed class XlsxFile : IWorkbook
{
    // All of them are kept until the table is found: a hundred sheets of thirty columns are half of this.
    private const int HeaviestTops = 64 * 1024 * 1024;

    private readonly string name;
    private readonly ZipArchive zip;
    private readonly XlsxBook book;
    private readonly XlsxShared shared;

    public XlsxFile(string path, string name)
    {
        this.name = name;
        zip = FileSniff.OpenZip(path, name);
        try
        {
            book = Guarded(() => XlsxBook.Read(zip, name));
            shared = Guarded(() => new XlsxShared(
                book.Strings is { } strings ? XlsxStrings.Load(strings, name) : [],
                book.Styles is { } styles ? XlsxStyles.Load(styles, name) : [],
                book.From1904));
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> Tops(int rows)
    {
        var weight = 0;
        return [.. book.Sheets.Select(sheet => (sheet.Name, (IReadOnlyList<SheetRow>)[.. Rows(sheet.Part).Take(rows).Select(Weighed)]))];

        SheetRow Weighed(SheetRow row) => (weight += row.Weight) <= HeaviestTops
            ? row
            : throw new RefusedFile($"Tệp {name} có quá nhiều chữ ở đầu các trang, không thể mở an toàn: hãy để mỗi tệp một bảng rồi nạp lại.");
    }

    public IEnumerable<SheetRow> Rows(string sheet) => Rows(book.Sheets.First(one => one.Name == sheet).Part);

    public void Dispose() => zip.Dispose();

    private IEnumerable<SheetRow> Rows(ZipArchiveEntry part)
    {
        using var sheet = Guarded(() => new XlsxSheet(part, shared, name));
        Func<bool> read = sheet.Read;
        while (Guarded(read))
        {
            yield return sheet.Row;
        }
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        // What is no text is told as a wrong argument: bytes that are no UTF-8, half a character written as "_xD800_".
        catch (Exception broken) when (broken is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException or OverflowException or ArgumentException)
        {
            throw FileSniff.Broken(name);
        }
    }
}
