using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using CamKet.Figures;

namespace CamKet.App.Facts;

internal enum FileForm
{
    Workbook,
    OldWorkbook,
    Text,
}

/// <param name="Encoding">Of text: UTF-8 or UTF-16, told by its first bytes.</param>
internal sealed record SniffedFile(FileForm Form, Encoding? Encoding, string Sha256, long Bytes);

/// <summary>
/// What a file is, by its content and never by its name, and whether it is safe to open: everything that could exhaust the
/// machine is found here, before a parser sees a byte. Refuses with one sentence.
/// </summary>
internal static class FileSniff
{
    /// <summary>Of a workbook, and of anything sent through a page.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

    // Text is streamed: what limits it is only that its rows are counted in 32 bits.
    private const long LargestText = 64L * 1024 * 1024 * 1024;

    // A spreadsheet holds 32,767 characters in a cell; a run this long without a mark is no cell of an extract.
    public const int LongestRun = 1024 * 1024;
    private const long LargestInflated = 2L * 1024 * 1024 * 1024;
    private const int LargestRatio = 150;

    // Its reader keeps every shared string in memory, all other parts it streams.
    internal const long LargestStrings = 100L * 1024 * 1024;
    private const int MostEntries = 2000;

    /// <exception cref="RefusedFile">The file as a whole is at fault.</exception>
    public static SniffedFile Look(string path, string name)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length == 0)
        {
            throw new RefusedFile($"Tệp {name} trống: hãy xuất lại số liệu rồi nạp lại.");
        }

        var start = new byte[Math.Min(4096, stream.Length)];
        stream.ReadExactly(start);
        stream.Position = 0;
        var isZip = start.AsSpan().StartsWith("PK\x03\x04"u8) || start.AsSpan().StartsWith("PK\x05\x06"u8);
        var isOld = start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        var largest = isZip || isOld ? LargestFile : LargestText;
        if (stream.Length > largest)
        {
            throw new RefusedFile($"Tệp {name} lớn hơn {largest / (1024 * 1024)} MB: hãy tách theo tháng hoặc theo đơn vị rồi nạp từng tệp.");
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
        stream.Position = 0;
        if (isZip)
        {
            CheckZip(stream, name);
            return new(FileForm.Workbook, null, sha256, stream.Length);
        }

        if (isOld)
        {
            // An encrypted .xlsx is wrapped in the old container, in a stream of this name; an encrypted .xls its reader tells.
            return Holds(stream, Encoding.Unicode.GetBytes("EncryptedPackage"))
                ? throw new RefusedFile(Password(name))
                : new(FileForm.OldWorkbook, null, sha256, stream.Length);
        }

        var encoding = TextEncoding(start, name);
        if (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            // Systems do print text under .xls; an .xlsx is a workbook or it is not what it says it is.
            throw new RefusedFile($"Tệp {name} không phải tệp Excel (bên trong chỉ là văn bản): hãy xuất lại từ hệ thống, hoặc đổi đuôi tên thành .csv nếu đó là tệp CSV.");
        }

        CheckText(stream, encoding, name);
        return new(FileForm.Text, encoding, sha256, stream.Length);
    }

    internal static string Password(string name) =>
        $"Tệp {name} được đặt mật khẩu: hãy bỏ mật khẩu trong Excel (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi nạp lại.";

    private static bool Holds(Stream stream, ReadOnlySpan<byte> wanted)
    {
        var buffer = new byte[1 << 20];
        for (int kept = 0, read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var part = buffer.AsSpan(0, kept + read);
            if (part.IndexOf(wanted) >= 0)
            {
                return true;
            }

            kept = Math.Min(wanted.Length - 1, part.Length);
            part[^kept..].CopyTo(buffer);
        }

        return false;
    }

    private static Encoding TextEncoding(byte[] start, string name)
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

    private static void CheckText(Stream stream, Encoding encoding, string name)
    {
        if (encoding is UnicodeEncoding)
        {
            CheckWideText(stream, encoding, name); // What is broken its decoder refuses.
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

            line += part.Count((byte)'\n');
            var end = part.LastIndexOf((byte)'\n');
            run = end < 0 ? run + part.Length : part.Length - end - 1;
            if (run > LongestRun)
            {
                throw LongLine(name, line);
            }

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
    private static void CheckWideText(Stream stream, Encoding encoding, string name)
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
                else if ((run += 2) > LongestRun)
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

    /// <summary>Inflates every entry once, into nothing: sizes in the directory may lie.</summary>
    private static void CheckZip(Stream stream, string name)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.All(entry => entry.FullName != "xl/workbook.xml"))
            {
                throw new RefusedFile($"Tệp {name} không phải bảng tính: hãy nạp tệp .xls, .xlsx hoặc .csv xuất từ hệ thống.");
            }

            if (zip.Entries.Count > MostEntries)
            {
                throw Bomb(name);
            }

            var total = 0L;
            var buffer = new byte[1 << 16];
            foreach (var entry in zip.Entries)
            {
                total += CheckEntry(entry, total, buffer, name);
            }
        }
        catch (InvalidDataException)
        {
            throw Broken(name);
        }
    }

    private static long CheckEntry(ZipArchiveEntry entry, long before, byte[] buffer, string name)
    {
        var (size, run) = (0L, 0L);
        using var inflated = entry.Open();
        for (int read; (read = inflated.Read(buffer)) > 0;)
        {
            size += read;
            if (before + size > LargestInflated || (size > 32 << 20 && size / LargestRatio > entry.CompressedLength))
            {
                throw Bomb(name);
            }

            if (size > LargestStrings && entry.FullName.Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase))
            {
                throw new RefusedFile(
                    $"Tệp {name} có hơn {LargestStrings / (1024 * 1024)} MB chữ trong các ô (phần {entry.FullName}), không thể mở an toàn. Hãy tách theo tháng hoặc theo đơn vị, hoặc lưu thành .csv rồi nạp lại.");
            }

            if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            {
                var part = buffer.AsSpan(0, read);
                var mark = part.LastIndexOf((byte)'<');
                run = mark < 0 ? run + read : read - mark - 1;
                if (run > LongestRun)
                {
                    throw new RefusedFile($"Tệp {name} có một ô dài hơn 1 MB (trong phần {entry.FullName}), không phải số liệu. Hãy xoá ô đó trong Excel rồi nạp lại.");
                }
            }
        }

        return size;
    }

    internal static RefusedFile Broken(string name) =>
        new($"Tệp {name} hỏng hoặc không phải bảng tính: hãy mở thử bằng Excel, lưu lại thành .xlsx rồi nạp lại.");

    private static RefusedFile Bomb(string name) =>
        new($"Tệp {name} nén bất thường (bung ra quá lớn), không được mở: hãy xuất lại từ hệ thống, hoặc lưu thành .csv rồi nạp lại.");
}
