using System.Runtime.InteropServices;

namespace CamKet.App.Facts;

/// <summary>
/// Whether the keys of a file's rows are all different, told while they are read and in bounded memory: nearly every file's are, and looking for
/// repeats in the database means grouping every row of them. A repeat is never missed; two keys that only look alike, or
/// more keys than there is room for, are an occasion to look.
/// </summary>
internal sealed class DistinctKeys
{
    /// <summary>Sixteen megabytes of places, three quarters of them taken.</summary>
    private const int MostPlaces = 1 << 21;

    private ulong[]? places = new ulong[1 << 12];
    private int taken;

    public bool MayRepeat { get; private set; }

    public void Add(ReadOnlySpan<byte> key)
    {
        if (places is null)
        {
            return;
        }

        if (!Take(places, Mixed(key)))
        {
            Leave();
        }
        else if (++taken > places.Length / 4 * 3)
        {
            Grow();
        }
    }

    private void Grow()
    {
        if (places!.Length == MostPlaces)
        {
            Leave();
            return;
        }

        var wider = new ulong[places.Length * 2];
        foreach (var mixed in places.Where(mixed => mixed != 0))
        {
            Take(wider, mixed);
        }

        places = wider;
    }

    private void Leave()
    {
        MayRepeat = true;
        places = null;
    }

    /// <summary>False when the key was added before.</summary>
    private static bool Take(ulong[] places, ulong mixed)
    {
        for (var at = mixed & (ulong)(places.Length - 1); ; at = (at + 1) & (ulong)(places.Length - 1))
        {
            if (places[at] == mixed)
            {
                return false;
            }

            if (places[at] == 0)
            {
                places[at] = mixed;
                return true;
            }
        }
    }

    /// <summary>All of the key's bytes in 64 bits, never 0: among a million keys two look alike once in some ten million files.</summary>
    private static ulong Mixed(ReadOnlySpan<byte> key)
    {
        var mixed = Stir((ulong)key.Length);
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(key))
        {
            mixed = Stir(mixed ^ eight);
        }

        ulong rest = 0;
        foreach (var one in key[(key.Length & ~7)..])
        {
            rest = (rest << 8) | one;
        }

        return Stir(mixed ^ rest) | 1;

        static ulong Stir(ulong value)
        {
            unchecked
            {
                value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93UL;
                value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93UL;
                return value ^ (value >> 32);
            }
        }
    }
}
