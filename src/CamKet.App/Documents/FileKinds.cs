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
    Other,
}

/// <summary>What a file is by its first bytes and its inner directory.</summary>
internal static class FileKinds
{
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
            using var content = new MemoryStream(bytes, false);
            if (ZipDirectory.IsTooLong(content))
            {
                return FileKind.BrokenZip;
            }

            using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            return zip.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)) ? FileKind.Docx
                : zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)) ? FileKind.Spreadsheet
                : ZippedDocument.Text(bytes, "mimetype") is { } mime
                    ? mime.StartsWith("application/vnd.oasis.opendocument.text", StringComparison.Ordinal) ? FileKind.Odt
                    : mime.Contains("spreadsheet", StringComparison.Ordinal) ? FileKind.Spreadsheet : FileKind.Other
                : FileKind.Other;
        }
        catch (InvalidDataException)
        {
            return FileKind.BrokenZip;
        }
    }
}
