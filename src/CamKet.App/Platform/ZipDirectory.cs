using System.Buffers.Binary;

namespace CamKet.App.Platform;

/// <summary>
/// The list of parts at the end of a zip, which the runtime reads whole, however long, before it can be asked for their number: a file of nothing
/// else takes ten times its size in memory.
/// </summary>
internal static class ZipDirectory
{
    // A part takes 46 bytes and its name: some ten thousand parts, where no file that is taken has five thousand.
    private const int Longest = 1024 * 1024;

    private const int EndSize = 22;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Longer than that of any file that is taken. False where there is none: opening such a file says that it is broken.</summary>
    public static bool IsTooLong(Stream zip)
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
        return disk == ushort.MaxValue || parts == ushort.MaxValue || start == uint.MaxValue || zip.Length - tail.Length + at - start > Longest;
    }
}
