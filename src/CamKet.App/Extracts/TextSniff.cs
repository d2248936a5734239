using System.Text;
using System.Text.Unicode;
using CamKet.Figures;

namespace CamKet.App.Extracts;

/// <summary>What a text file is written in, and whether it can be read line by line.</summary>
internal static class TextSniff
{
    /// <summary>UTF-8 or UTF-16, told by the first bytes.</summary>
    /// <exception cref="RefusedFile">It begins like something that is no table.</exception>
    public static Encoding EncodingOf(byte[] start, string name)
    {
        if (start is [0xFF, 0xFE, ..])
        {
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        if (start is [0xFE, 0xFF, ..])
        {
            return new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
        }

        var text = Encoding.Latin1.GetString(start).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\r', '\n', '\t');
        if (text.StartsWith('<'))
        {
            throw new RefusedFile(
                $"Tệp {name} là trang web được lưu dưới tên bảng tính: hãy mở bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) loại .xlsx rồi nạp lại.");
        }

        if (text.StartsWith("%PDF", StringComparison.Ordinal) || text.StartsWith("{\\rtf", StringComparison.Ordinal) || start.Contains((byte)0))
        {
            throw new RefusedFile($"Tệp {name} không phải bảng tính: hãy nạp tệp .xls, .xlsx hoặc .csv xuất từ hệ thống.");
        }

        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    }

    /// <summary>All of it is in its encoding, and no line is longer than a parser should be given.</summary>
    /// <exception cref="RefusedFile">It is not.</exception>
    public static void Check(Stream stream, Encoding encoding, string name)
    {
        if (encoding is UnicodeEncoding)
        {
            CheckWide(stream, encoding, name); // What is broken its decoder refuses.
            return;
        }

        var buffer = new byte[1 << 20];
        var kept = 0;
        var run = 0L;
        long line = 1;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var filled = kept + read;
            var last = filled < buffer.Length;
            // A letter cut in two by the buffer's end is looked at with the next part.
            var whole = last ? filled : filled - CutOff(buffer.AsSpan(0, filled));
            var part = buffer.AsSpan(0, whole);
            if (!Utf8.IsValid(part))
            {
                line += part[..FirstInvalid(part)].Count((byte)'\n');
                throw new RefusedFile(
                    $"Tệp {name}, dòng {Print.Number(line)}: chữ không phải mã UTF-8. Hãy mở tệp bằng Excel, lưu thành loại \"CSV UTF-8\" hoặc .xlsx rồi nạp lại.");
            }

            // A line within this part is shorter than it; one that came from the part before ends at the first line end.
            var (first, end) = (part.IndexOf((byte)'\n'), part.LastIndexOf((byte)'\n'));
            if (run + (first < 0 ? part.Length : first) > FileSniff.LongestRun)
            {
                throw LongLine(name, line);
            }

            line += part.Count((byte)'\n');
            run = end < 0 ? run + part.Length : part.Length - end - 1;

            if (last)
            {
                return;
            }

            part = buffer.AsSpan(whole, filled - whole);
            part.CopyTo(buffer);
            kept = part.Length;
        }
    }

    /// <summary>UTF-16: two bytes a letter, no line longer than a megabyte.</summary>
    private static void CheckWide(Stream stream, Encoding encoding, string name)
    {
        ReadOnlySpan<byte> newline = encoding.GetBytes("\n");
        var buffer = new byte[1 << 16];
        var (run, line) = (0L, 1L);
        for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
        {
            for (var at = 0; at + 1 < read; at += 2)
            {
                if (buffer[at] == newline[0] && buffer[at + 1] == newline[1])
                {
                    (run, line) = (0, line + 1);
                }
                else if ((run += 2) > FileSniff.LongestRun)
                {
                    throw LongLine(name, line);
                }
            }
        }
    }

    private static RefusedFile LongLine(string name, long line) =>
        new($"Tệp {name}, dòng {Print.Number(line)}: một dòng dài hơn 1 MB, không phải số liệu của một hồ sơ. Hãy kiểm tra và xuất lại tệp.");

    private static int CutOff(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            var at = bytes[^back];
            if (at >= 0xC0)
            {
                return at >= 0xF0 && back < 4 || at >= 0xE0 && back < 3 || back < 2 ? back : 0;
            }

            if (at < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var (low, high) = (0, bytes.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var cut = CutOff(bytes[..(middle + 1)]);
            if (Utf8.IsValid(bytes[..(middle + 1 - cut)]))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Min(low, bytes.Length);
    }
}
