using System.Diagnostics;
using Shouldly;

namespace CamKet.Tests.Documents;

/// <summary>Reading takes time in proportion to length, told by comparison: a limit in seconds tells of the machine.</summary>
internal static class InProportion
{
    private const int Often = 4;

    /// <summary>
    /// Ten times the text is some ten times the work; a quadratic reader takes a hundred. The machine may be busy with other
    /// things, so the best of three counts, and only what is over every time is too slow.
    /// </summary>
    /// <param name="read">Reads something of the length given.</param>
    public static void Reads(int length, Action<int> read)
    {
        read(length / 20);
        var ratios = new List<double>();
        do
        {
            ratios.Add(Best(length) / Math.Max(Best(length / 10), 40));
        }
        while (ratios[^1] >= 45 && ratios.Count < Often);

        ratios.Min().ShouldBeLessThan(45);

        double Best(int n) => Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            read(n);
            return watch.Elapsed.TotalMilliseconds;
        });
    }
}
