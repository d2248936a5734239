using CamKet.Progress;

namespace CamKet.App.Charts;

public sealed record StatusCount(StatusLook Look, int Count);

public static class StatusCounts
{
    /// <summary>How many of each, the most urgent first; what does not occur is left out.</summary>
    public static IReadOnlyList<StatusCount> Of(IEnumerable<Status> statuses) =>
        [.. statuses.Select(StatusLook.Of).GroupBy(l => l).OrderBy(g => g.Key.Rank).ThenBy(g => g.Key.Word, StringComparer.Ordinal)
            .Select(g => new StatusCount(g.Key, g.Count()))];

    /// <summary>Where each part of the bar begins and how wide it is, in percent of its length.</summary>
    public static IReadOnlyList<(StatusLook Look, decimal From, decimal Width)> Places(IReadOnlyList<StatusCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var total = counts.Sum(c => c.Count);
        var before = 0;
        var places = new List<(StatusLook, decimal, decimal)>();
        foreach (var (look, count) in counts)
        {
            places.Add((look, before * 100m / total, count * 100m / total));
            before += count;
        }

        return places;
    }

    /// <summary>
    /// What the reader most needs to know: "Một cam kết không thể đạt, ba cam kết có nguy cơ." When nothing is in trouble it
    /// says so, and when nothing can be said yet it says that.
    /// </summary>
    public static string Sentence(IReadOnlyList<StatusCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var trouble = counts.Where(c => c.Look.IsTrouble).ToList();
        if (trouble.Count > 0)
        {
            return FigureText.Capital(string.Join(", ", trouble.Select(c => $"{FigureText.Words(c.Count)} cam kết {c.Look.Word.ToLower(FigureText.Vietnamese)}"))) + ".";
        }

        var well = counts.Where(c => c.Look.Rank is 2 or 3).Sum(c => c.Count);
        var silent = counts.Where(c => c.Look.Rank >= 5).Sum(c => c.Count);
        return (well, silent) switch
        {
            (0, 0) => counts.Count == 0 ? "Chưa có cam kết nào." : "Chưa phát sinh việc nào phải đánh giá.",
            (0, _) => "Chưa đủ số liệu để nói cam kết nào đạt hay không.",
            (_, 0) => "Không cam kết nào có nguy cơ.",
            _ => $"Không cam kết nào có nguy cơ; {FigureText.Words(silent)} cam kết chưa đủ số liệu hoặc chưa có hạn.",
        };
    }
}
