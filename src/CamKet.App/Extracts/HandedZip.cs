using System.IO.Compression;
using CamKet.App.Platform;
using CamKet.Figures;

namespace CamKet.App.Extracts;

/// <summary>A zip of extracts. It is unpacked whole or refused with one sentence: no zip within it, nothing that bursts.</summary>
internal static class HandedZip
{
    private const int MostFiles = 500;
    private const long LargestTotal = 1024L * 1024 * 1024;
    private const int LargestRatio = 150;

    public static bool IsNamed(string name) => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a system leaves in folders and zips beside the files a person put there.</summary>
    public static bool IsLitter(string name) =>
        name.Length == 0 || name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);

    /// <param name="place">An empty folder of the caller's, who deletes it: a refusal leaves there what was laid down before it.</param>
    /// <returns>Each file's place, and its name in the archive.</returns>
    /// <exception cref="RefusedFile">The archive as a whole is at fault.</exception>
    public static IReadOnlyList<(string Path, string Name)> Unpack(Stream stream, string name, string place)
    {
        try
        {
            var unpacked = new List<(string Path, string Name)>();
            if (ZipDirectory.IsTooLong(stream))
            {
                throw TooMany(name);
            }

            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var entries = zip.Entries.Where(entry => !IsLitter(entry.Name) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
            if (entries.Count == 0)
            {
                throw new RefusedFile($"Tệp {name} không có tệp nào bên trong: hãy nén lại các tệp số liệu rồi nạp lại.");
            }

            if (entries.Count > MostFiles)
            {
                throw TooMany(name);
            }

            var total = 0L;
            foreach (var entry in entries)
            {
                // Never a name out of the archive.
                var path = Path.Combine(place, Path.GetRandomFileName());
                unpacked.Add((path, entry.Name));
                total += Lay(entry, path, total, name);
            }

            return unpacked;
        }
        catch (Exception fault) when (fault is InvalidDataException or RefusedFile or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            throw fault as RefusedFile ?? new RefusedFile($"Tệp {name} hỏng hoặc không phải tệp nén zip: hãy nén lại rồi nạp lại.");
        }
    }

    private static RefusedFile TooMany(string name) => new($"Tệp {name} có hơn {Print.Number(MostFiles)} tệp bên trong: hãy chia thành vài tệp nén rồi nạp từng tệp.");

    private static long Lay(ZipArchiveEntry entry, string path, long before, string name)
    {
        if (entry.IsEncrypted)
        {
            throw new RefusedFile($"Tệp {name} được đặt mật khẩu: hãy nén lại không đặt mật khẩu rồi nạp lại.");
        }

        var size = 0L;
        var buffer = new byte[1 << 16];
        using (var file = File.Create(path))
        using (var inflated = entry.Open())
        {
            for (int read; (read = inflated.Read(buffer)) > 0;)
            {
                size += read;
                if (size > FileSniff.LargestFile || before + size > LargestTotal || (size > 32 << 20 && size / LargestRatio > entry.CompressedLength))
                {
                    throw new RefusedFile($"Tệp {name} nén bất thường (bung ra quá lớn, ở {entry.Name}), không được mở: hãy nạp từng tệp số liệu không nén.");
                }

                file.Write(buffer, 0, read);
            }
        }

        return !IsNestedZip(path, entry.Name)
            ? size
            : throw new RefusedFile($"Tệp {name} chứa một tệp nén khác ({entry.Name}): hãy giải nén rồi nạp các tệp số liệu bên trong.");
    }

    /// <summary>A zip that is no workbook.</summary>
    private static bool IsNestedZip(string path, string name)
    {
        if (IsNamed(name))
        {
            return true;
        }

        using var stream = File.OpenRead(path);
        var start = new byte[4];
        if (stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) < 4 || !start.AsSpan().SequenceEqual("PK\x03\x04"u8))
        {
            return false;
        }

        stream.Position = 0;
        try
        {
            // An .xlsx of too many parts is no other zip: its own line says so.
            using var inner = ZipDirectory.IsTooLong(stream) ? null : new ZipArchive(stream, ZipArchiveMode.Read);
            return inner is not null && inner.GetEntry("[Content_Types].xml") is null && inner.GetEntry("xl/workbook.xml") is null;
        }
        catch (InvalidDataException)
        {
            // Broken: its own line says so.
            return false;
        }
    }
}
