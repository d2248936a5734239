using Shouldly;

namespace CamKet.Tests.Documents;

/// <summary>
/// Reading takes memory in proportion to length: counted, so that it is the same on every machine however busy. That it takes time in
/// proportion too is measured at ten times these lengths and more by <c>./camket bench --only reading_10x_over_1x</c>.
/// </summary>
internal static class InProportion
{
    /// <summary>Ten times the text is some ten times the work; what copies all of it at every place takes a hundred times.</summary>
    /// <param name="read">Reads something of the length given.</param>
    public static void Reads(int length, Action<int> read)
    {
        // What is made once and kept, such as a matcher of its thread, belongs to neither.
        read(length);
        var (shorter, longer) = (Bytes(length / 10), Bytes(length));
        longer.ShouldBeLessThan(30 * shorter, $"{length} characters over a tenth of them");

        long Bytes(int n)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            read(n);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
