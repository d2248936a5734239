using System.Buffers.Binary;

namespace CamKet.App.Intake;

/// <summary>
/// A JPEG without its APP1 segments: there a phone writes where it stood, whose it is and when (Exif, XMP). The picture
/// itself is not touched; a turn of the camera that stood only there is lost.
/// </summary>
internal static class CleanPhoto
{
    private const byte App1 = 0xE1;
    private const byte StartOfScan = 0xDA;

    /// <returns>Null where the segments do not follow each other as they must: what cannot be read cannot be cleaned.</returns>
    public static byte[]? Jpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        {
            return null;
        }

        var clean = new List<byte>(bytes.Length);
        clean.AddRange(bytes[..2]);
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++; // A fill byte.
                continue;
            }

            if (marker == StartOfScan)
            {
                clean.AddRange(bytes[at..]);
                return [.. clean];
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) + 2;
            if (length < 4 || at + length > bytes.Length)
            {
                return null;
            }

            if (marker != App1)
            {
                clean.AddRange(bytes.Slice(at, length));
            }

            at += length;
        }

        return null;
    }
}
