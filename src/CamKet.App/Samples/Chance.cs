namespace CamKet.App.Samples;

/// <summary>
/// A seeded source of chance (SplitMix64) whose numbers are the same on every machine and runtime, which
/// <see cref="Random"/> does not promise.
/// </summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>0 to <paramref name="below"/> − 1.</summary>
    public int Next(int below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    public T Of<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>So many of the items, each equally likely, in no order; fewer where there are not so many.</summary>
    public List<T> Some<T>(IEnumerable<T> items, int count)
    {
        var pool = items.ToList();
        for (var i = 0; i < Math.Min(count, pool.Count); i++)
        {
            var j = Between(i, pool.Count - 1);
            (pool[i], pool[j]) = (pool[j], pool[i]);
        }

        return pool[..Math.Min(count, pool.Count)];
    }
}
