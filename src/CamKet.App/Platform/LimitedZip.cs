using System.Buffers.Binary;
using System.IO.Compression;

namespace CamKet.App.Platform;

/// <summary>What a zip may come to where it is opened. Sizes are bytes after unpacking.</summary>
/// <param name="Parts">At most so many files in it.</param>
/// <param name="Total">All parts together.</param>
/// <param name="Part">Any one part.</param>
/// <param name="Xml">Any one part of XML, which is read into a tree.</param>
/// <param name="Ratio">How much smaller than unpacked a part larger than <paramref name="Plain"/> may be.</param>
/// <param name="Plain">Up to this size a part may shrink as it likes: a short page of spaces does.</param>
internal sealed record ZipLimits(int Parts, long Total, long Part = long.MaxValue, long Xml = long.MaxValue, int Ratio = 150, long Plain = 32L * 1024 * 1024);

/// <summary>
/// The one place where a zip that comes from outside is opened. Whether it would take the machine's memory or disk is told by its directory alone,
/// before anything is unpacked: of what is deflated the runtime yields no more than the size declared there, of what is only stored what lies
/// there.
/// </summary>
internal static class LimitedZip
{
    // A part takes 46 bytes and its name: some ten thousand parts, where no file that is taken has five thousand. The runtime reads the whole
    // directory, however long, before it can be asked for the number of parts: a file of nothing else takes ten times its size in memory.
    private const int LongestDirectory = 1024 * 1024;

    private const int EndSize = 22;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>What is said of a zip beyond its limits, whichever door it came through.</summary>
    public static string Sentence(string name) =>
        $"Tệp {name} nén bất thường (bung ra quá lớn hoặc có quá nhiều phần), không được mở: hãy xin lại tệp từ nơi gửi, hoặc mở bản gốc, lưu lại rồi thử lại.";

    /// <summary>The zip, which closes the stream with it; refused with <see cref="Sentence"/> where it is beyond its limits.</summary>
    /// <param name="stream">Seekable; read from its beginning. Closed where the zip is refused or broken.</param>
    /// <exception cref="InvalidDataException">It is no zip, or a torn one.</exception>
    public static Outcome<ZipArchive> Open(Stream stream, string name, ZipLimits limits)
    {
        ZipArchive? zip = null;
        try
        {
            if (!HasTooLongDirectory(stream))
            {
                zip = new ZipArchive(stream, ZipArchiveMode.Read);
                if (IsWithin(zip, limits))
                {
                    return new Outcome<ZipArchive>.Done(zip);
                }
            }
        }
        catch
        {
            Close();
            throw;
        }

        Close();
        return new Outcome<ZipArchive>.Refused(Sentence(name));

        void Close()
        {
            zip?.Dispose();
            stream.Dispose();
        }
    }

    /// <summary>The most an entry yields, whatever the directory says.</summary>
    public static long Yields(ZipArchiveEntry entry) => Math.Max(entry.Length, entry.CompressedLength);

    private static bool IsWithin(ZipArchive zip, ZipLimits limits)
    {
        if (zip.Entries.Count > limits.Parts)
        {
            return false;
        }

        var left = limits.Total;
        foreach (var entry in zip.Entries)
        {
            var size = Yields(entry);
            if (size > left || size > limits.Part || (size > limits.Xml && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                || (size > limits.Plain && size / limits.Ratio > entry.CompressedLength))
            {
                return false;
            }

            left -= size;
        }

        return true;
    }

    /// <summary>False where there is none: opening such a file says that it is broken.</summary>
    private static bool HasTooLongDirectory(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, EndSize + LongestComment)];
        zip.Position = zip.Length - tail.Length;
        zip.ReadExactly(tail);
        zip.Position = 0;
        if (tail.Length < EndSize)
        {
            return false;
        }

        var at = tail.AsSpan(0, tail.Length - EndSize + 4).LastIndexOf("PK\x05\x06"u8);
        if (at < 0)
        {
            return false;
        }

        var end = tail.AsSpan(at, EndSize);
        var (disk, parts, start) = (
            BinaryPrimitives.ReadUInt16LittleEndian(end[4..]), BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        // What does not fit is written elsewhere, where it may be anything.
        return disk == ushort.MaxValue || parts == ushort.MaxValue || start == uint.MaxValue || zip.Length - tail.Length + at - start > LongestDirectory;
    }
}
