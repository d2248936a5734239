using System.Runtime.InteropServices;
using System.Text;
using CamKet.Extracts;

namespace CamKet.App.Extracts;

/// <summary>
/// The cells of one column of a text file. Most columns hold few values over and over: such a value is decoded, folded and
/// understood once. A place holds the last value that fell on it, so memory is bounded whatever the column holds.
/// </summary>
internal sealed class ColumnPool
{
    private const int Places = 1024;

    // So many cells are looked at before a column whose values hardly ever come again is no longer kept.
    private const int Trial = 8192;

    private readonly (byte[]? Bytes, Cell Cell)[] places = new (byte[]?, Cell)[Places];
    private int asked, found;
    private bool isUnlike;

    public Cell Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return Cell.Blank;
        }

        if (isUnlike)
        {
            return Cell.OfText(Encoding.UTF8.GetString(bytes));
        }

        ref var place = ref places[Place(bytes)];
        asked++;
        if (place.Bytes is { } kept && bytes.SequenceEqual(kept))
        {
            found++;
        }
        else
        {
            place = (bytes.ToArray(), Cell.OfText(Encoding.UTF8.GetString(bytes)));
        }

        if (asked == Trial)
        {
            isUnlike = found < Trial / 8;
            asked = found = 0;
        }

        return place.Cell;
    }

    /// <summary>By length, beginning and end: enough to tell a column's few words and its dates apart.</summary>
    private static int Place(ReadOnlySpan<byte> bytes)
    {
        ulong first = 0, last = 0;
        if (bytes.Length >= sizeof(ulong))
        {
            first = MemoryMarshal.Read<ulong>(bytes);
            last = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        }
        else
        {
            foreach (var one in bytes)
            {
                first = (first << 8) | one;
            }
        }

        unchecked
        {
            var mixed = (first ^ (last * 0x9E3779B97F4A7C15UL) ^ (ulong)bytes.Length) * 0xBF58476D1CE4E5B9UL;
            return (int)(mixed >> 54);
        }
    }
}
