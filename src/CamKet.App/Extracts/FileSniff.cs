using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CamKet.App.Platform;

namespace CamKet.App.Extracts;

internal enum FileForm
{
    Workbook,
    OldWorkbook,
    Text,
}

/// <param name="Encoding">Of text: UTF-8 or UTF-16, told by its first bytes.</param>
internal sealed record SniffedFile(FileForm Form, Encoding? Encoding, string Sha256, long Bytes);

/// <summary>
/// What a file is, by its content and never by its name, and whether it is safe to open: of text, everything that could exhaust the
/// machine is found here; of an .xlsx, that it does not unpack beyond measure (a part of it is looked at as it is read: <see cref="BoundedRuns"/>).
/// Refuses with one sentence.
/// </summary>
internal static class FileSniff
{
    /// <summary>Of a workbook, and of anything sent through a page.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

    // Text is streamed: what limits it is only that its rows are counted in 32 bits.
    private const long LargestText = 64L * 1024 * 1024 * 1024;

    /// <summary>Characters of a cell: a spreadsheet holds no more.</summary>
    public const int LongestCell = 32_767;

    /// <summary>Bytes without a mark: no cell of an extract, whatever is written around it.</summary>
    public const int LongestRun = 1024 * 1024;

    private static readonly ZipLimits Limits = new(Parts: 2000, Total: 2L * 1024 * 1024 * 1024);

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
            CheckZip(path, name);
            return new(FileForm.Workbook, null, sha256, stream.Length);
        }

        if (isOld)
        {
            // An encrypted .xlsx is wrapped in the old container, in a stream of this name; an encrypted .xls its reader tells.
            return Holds(stream, Encoding.Unicode.GetBytes("EncryptedPackage"))
                ? throw new RefusedFile(Password(name))
                : new(FileForm.OldWorkbook, null, sha256, stream.Length);
        }

        var encoding = TextSniff.EncodingOf(start, name);
        if (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            // Systems do print text under .xls; an .xlsx is a workbook or it is not what it says it is.
            throw new RefusedFile($"Tệp {name} không phải tệp Excel (bên trong chỉ là văn bản): hãy xuất lại từ hệ thống, hoặc đổi đuôi tên thành .csv nếu đó là tệp CSV.");
        }

        TextSniff.Check(stream, encoding, name);
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

    /// <summary>The zip of a workbook; the caller closes it, and the file with it.</summary>
    /// <exception cref="RefusedFile">It unpacks beyond measure, or is no zip.</exception>
    public static ZipArchive OpenZip(string path, string name)
    {
        try
        {
            return LimitedZip.Open(File.OpenRead(path), name, Limits) switch
            {
                Outcome<ZipArchive>.Done done => done.Value,
                Outcome<ZipArchive>.Refused refused => throw new RefusedFile(refused.Sentence),
                _ => throw new InvalidOperationException("The outcomes are closed."),
            };
        }
        catch (InvalidDataException)
        {
            throw Broken(name);
        }
    }

    private static void CheckZip(string path, string name)
    {
        using var zip = OpenZip(path, name);
        if (zip.Entries.All(entry => entry.FullName != "xl/workbook.xml"))
        {
            throw new RefusedFile($"Tệp {name} không phải bảng tính: hãy nạp tệp .xls, .xlsx hoặc .csv xuất từ hệ thống.");
        }
    }

    internal static RefusedFile Broken(string name) =>
        new($"Tệp {name} hỏng hoặc không phải bảng tính: hãy mở thử bằng Excel, lưu lại thành .xlsx rồi nạp lại.");
}
