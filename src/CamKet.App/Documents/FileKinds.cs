using System.IO.Compression;
using System.Text;
using CamKet.App.Platform;

namespace CamKet.App.Documents;

internal enum FileKind
{
    Empty,
    Text,
    Docx,
    Pdf,
    Doc,
    Rtf,
    Odt,
    Protected,
    Spreadsheet,
    BrokenZip,
    SwollenZip,
    Other,
}

/// <summary>What a file is by its first bytes and its inner directory.</summary>
internal static class FileKinds
{
    /// <summary>A document unpacks to more than this only when it is made to do harm; its XML is read whole.</summary>
    internal static readonly ZipLimits Limits = new(Parts: 4000, Total: 200L * 1024 * 1024, Xml: 64L * 1024 * 1024, Ratio: 400, Plain: 20L * 1024 * 1024);

    public static FileKind Of(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return FileKind.Empty;
        }

        var head = bytes.AsSpan(0, Math.Min(bytes.Length, 1024));
        if (head.IndexOf("%PDF-"u8) >= 0)
        {
            return FileKind.Pdf;
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return OfZip(bytes);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return OfCompound(bytes);
        }

        if (head.StartsWith("{\\rtf"u8))
        {
            return FileKind.Rtf;
        }

        var isUtf16 = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return isUtf16 || bytes.AsSpan().IndexOf((byte)0) < 0 && !IsPicture(head) ? FileKind.Text : FileKind.Other;
    }

    // An encrypted OOXML file is an OLE container with this stream; a plain one of Word or Excel names its own.
    private static FileKind OfCompound(byte[] bytes) =>
        Holds(bytes, "EncryptedPackage") ? FileKind.Protected
        : Holds(bytes, "WordDocument") ? FileKind.Doc
        : Holds(bytes, "Workbook") || Holds(bytes, "Book") ? FileKind.Spreadsheet
        : FileKind.Other;

    private static bool Holds(byte[] bytes, string name) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;

    private static bool IsPicture(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith("GIF8"u8);

    private static FileKind OfZip(byte[] bytes)
    {
        try
        {
            if (LimitedZip.Open(new MemoryStream(bytes, false), "", Limits) is not Outcome<ZipArchive>.Done { Value: var opened })
            {
                return FileKind.SwollenZip;
            }

            using var zip = opened;
            return zip.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)) ? FileKind.Docx
                : zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)) ? FileKind.Spreadsheet
                : Text(zip, "mimetype") is { } mime
                    ? mime.StartsWith("application/vnd.oasis.opendocument.text", StringComparison.Ordinal)
                        ? Text(zip, "META-INF/manifest.xml")?.Contains("encryption-data", StringComparison.Ordinal) == true ? FileKind.Protected : FileKind.Odt
                    : mime.Contains("spreadsheet", StringComparison.Ordinal) ? FileKind.Spreadsheet : FileKind.Other
                : FileKind.Other;
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException)
        {
            return FileKind.BrokenZip;
        }
    }

    /// <summary>A small part as text, at most 64 KB of it.</summary>
    private static string? Text(ZipArchive zip, string part)
    {
        if (zip.GetEntry(part) is not { } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        var buffer = new byte[65536];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
