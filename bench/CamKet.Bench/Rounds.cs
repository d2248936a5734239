using System.Diagnostics;

namespace CamKet.Bench;

/// <summary>Contestants timed in turn, as often as asked; of each the median. They share what the machine does meanwhile.</summary>
internal static class Rounds
{
    /// <param name="contestants">Each prepares itself unmeasured and gives back the seconds of what is measured.</param>
    public static async Task<double[]> Medians(int rounds, params Func<Task<double>>[] contestants)
    {
        var seconds = contestants.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                // Who goes first changes from round to round.
                var who = (i + round) % contestants.Length;
                seconds[who].Add(await contestants[who]());
            }
        }

        return [.. seconds.Select(Median)];
    }

    public static async Task<double> Seconds(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
