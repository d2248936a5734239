using System.Text;
using CamKet.Extracts;
using CamKet.Figures;
using CsvHelper;

namespace CamKet.App.Extracts;

/// <summary>Rows of a CSV file; the separator is told from its first lines.</summary>
internal static class CsvFile
{
    private static readonly char[] Separators = ['\t', ';', ','];

    public static IEnumerable<SheetRow> Rows(string path, string name, Encoding encoding)
    {
        var separator = Separator(path, encoding, name);
        var options = CsvReaderOptions.Default with
        {
            HasHeader = false,
            Separator = separator,
            TrackLineNumbers = true,
            MaxRecordSize = 2 * FileSniff.LongestRun,
        };
        // The parser works on UTF-8: such a file is handed to it as it is.
        using var csv = encoding is UTF8Encoding ? CsvReader.Create(WithoutMark(path), options) : CsvReader.Create(new StreamReader(path, encoding), options);
        var pools = new List<ColumnPool>();
        while (Guarded(csv, name))
        {
            var cells = new Cell[Math.Min(csv.FieldCount, SheetFile.MostColumns)];
            for (var i = 0; i < cells.Length; i++)
            {
                if (i == pools.Count)
                {
                    pools.Add(new());
                }

                cells[i] = pools[i].Of(csv.GetSpan(i));
            }

            yield return new SheetRow((int)csv.LineNumber, cells);
        }
    }

    /// <summary>The file from behind its byte order mark.</summary>
    private static FileStream WithoutMark(string path)
    {
        var file = new FileStream(path, new FileStreamOptions { BufferSize = 1 << 17, Options = FileOptions.SequentialScan });
        Span<byte> start = stackalloc byte[3];
        if (file.ReadAtLeast(start, 3, throwOnEndOfStream: false) < 3 || !start.SequenceEqual(Encoding.UTF8.Preamble))
        {
            file.Position = 0;
        }

        return file;
    }

    private static bool Guarded(CsvReader csv, string name)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException fault)
        {
            throw new RefusedFile(
                $"Tệp {name}, gần dòng {Print.Number(fault.LineNumber)}: dấu nháy hoặc một ô quá dài làm hỏng cấu trúc CSV. Hãy lưu lại thành .xlsx rồi nạp lại.");
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedFile($"Tệp {name}: chữ không đọc được. Hãy lưu lại thành loại \"CSV UTF-8\" hoặc .xlsx rồi nạp lại.");
        }
    }

    /// <summary>
    /// The first of tab, semicolon, comma that stands at least twice in half of the first lines: where the semicolon parts the
    /// columns, commas are decimals.
    /// </summary>
    private static char Separator(string path, Encoding encoding, string name)
    {
        using var reader = new StreamReader(path, encoding);
        var lines = new List<string>();
        try
        {
            // No more than this is looked at, however long its lines are.
            var start = new char[64 * 1024];
            var read = reader.ReadBlock(start, 0, start.Length);
            lines.AddRange(new string(start, 0, read).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Take(60));
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedFile($"Tệp {name}: chữ không đọc được. Hãy lưu lại thành loại \"CSV UTF-8\" hoặc .xlsx rồi nạp lại.");
        }

        foreach (var separator in Separators)
        {
            if (lines.Count(line => Outside(line, separator) >= 2) * 2 >= lines.Count && lines.Count > 0)
            {
                return separator;
            }
        }

        return Separators.MaxBy(separator => lines.Sum(line => Outside(line, separator)));
    }

    private static int Outside(string line, char separator)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            quoted ^= c == '"';
            count += c == separator && !quoted ? 1 : 0;
        }

        return count;
    }
}
