using System.IO.Compression;
using CamKet.App.Platform;
using CamKet.Figures;

namespace CamKet.App.Extracts;

/// <summary>A zip of extracts. It is unpacked whole or refused with one sentence: no zip within it, nothing that bursts.</summary>
internal static class HandedZip
{
    private const int MostFiles = 500;

    // What a system puts beside a person's files counts among the parts.
    private static readonly ZipLimits Limits = new(Parts: 10 * MostFiles, Total: 1024L * 1024 * 1024, Part: FileSniff.LargestFile);

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
            var opened = LimitedZip.Open(stream, name, Limits);
            if (opened is Outcome<ZipArchive>.Refused refused)
            {
                throw new RefusedFile(refused.Sentence);
            }

            using var zip = ((Outcome<ZipArchive>.Done)opened).Value;
            var entries = zip.Entries.Where(entry => !IsLitter(entry.Name) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
            if (entries.Count == 0)
            {
                throw new RefusedFile($"Tệp {name} không có tệp nào bên trong: hãy nén lại các tệp số liệu rồi nạp lại.");
            }

            if (entries.Count > MostFiles)
            {
                throw new RefusedFile($"Tệp {name} có hơn {Print.Number(MostFiles)} tệp bên trong: hãy chia thành vài tệp nén rồi nạp từng tệp.");
            }

            foreach (var entry in entries)
            {
                // Never a name out of the archive.
                var path = Path.Combine(place, Path.GetRandomFileName());
                unpacked.Add((path, entry.Name));
                Lay(entry, path, name);
            }

            return unpacked;
        }
        catch (Exception fault) when (fault is InvalidDataException or RefusedFile or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            throw fault as RefusedFile ?? new RefusedFile($"Tệp {name} hỏng hoặc không phải tệp nén zip: hãy nén lại rồi nạp lại.");
        }
    }

    private static void Lay(ZipArchiveEntry entry, string path, string name)
    {
        if (entry.IsEncrypted)
        {
            throw new RefusedFile($"Tệp {name} được đặt mật khẩu: hãy nén lại không đặt mật khẩu rồi nạp lại.");
        }

        using (var file = File.Create(path))
        using (var inflated = entry.Open())
        {
            inflated.CopyTo(file);
        }

        if (IsNestedZip(path, entry.Name))
        {
            throw new RefusedFile($"Tệp {name} chứa một tệp nén khác ({entry.Name}): hãy giải nén rồi nạp các tệp số liệu bên trong.");
        }
    }

    /// <summary>A zip that is no workbook.</summary>
    private static bool IsNestedZip(string path, string name)
    {
        if (IsNamed(name))
        {
            return true;
        }

        var start = new byte[4];
        using (var stream = File.OpenRead(path))
        {
            if (stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) < 4 || !start.AsSpan().SequenceEqual("PK\x03\x04"u8))
            {
                return false;
            }
        }

        try
        {
            using var inner = FileSniff.OpenZip(path, name);
            return inner.GetEntry("[Content_Types].xml") is null && inner.GetEntry("xl/workbook.xml") is null;
        }
        catch (RefusedFile)
        {
            // Broken, or swollen: its own line says so.
            return false;
        }
    }
}
