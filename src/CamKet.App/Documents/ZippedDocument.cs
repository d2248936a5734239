using System.IO.Compression;
using System.Text;

namespace CamKet.App.Documents;

/// <summary>Zipped documents, read without trusting the sizes they declare.</summary>
internal static class ZippedDocument
{
    private const long MaxUnpacked = 200L * 1024 * 1024;
    private const long MaxPart = 64L * 1024 * 1024;
    private const int MaxEntries = 4000;
    private const int MaxRatio = 400;

    /// <summary>Why the archive is not opened, or null: it would unpack to far more than a document holds.</summary>
    public static string? Fault(byte[] bytes, string name)
    {
        var bomb = $"Tệp {name} giải nén ra quá lớn so với một văn bản (có thể là tệp phá hoại); không mở, hãy xin lại tệp từ nơi gửi.";
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxEntries)
            {
                return bomb;
            }

            var total = 0L;
            var buffer = new byte[81920];
            foreach (var entry in zip.Entries)
            {
                using var stream = entry.Open();
                var size = 0L;
                int read;
                while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
                {
                    size += read;
                    total += read;
                    var swollen = size > 20L * 1024 * 1024 && size > entry.CompressedLength * MaxRatio;
                    if (total > MaxUnpacked || swollen || size > MaxPart && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                    {
                        return bomb;
                    }
                }
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return $"Tệp {name} bị hỏng, không mở được; hãy lưu lại từ bản gốc rồi thử lại.";
        }
    }

    /// <summary>A small part as text, at most 64 KB of it.</summary>
    public static string? Text(byte[] bytes, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, false), ZipArchiveMode.Read);
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
