using System.Diagnostics;
using System.Globalization;
using CamKet.Documents;

namespace CamKet.Bench;

/// <summary>
/// What ten times as much text costs over once as much, the worst of every kind of repeated text: ten where time is in proportion, a
/// hundred where it goes with the square. The shorter reading counts as 40 ms at least: below that the clock tells of the machine.
/// </summary>
internal static class ReadingLength
{
    private const string Name = "reading_10x_over_1x";
    private const double Shortest = 0.04;

    public static Figure Figure { get; } = new([Name], "Đọc văn bản dài gấp mười so với một phần mười của nó", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        var worst = new List<(double Ratio, string What)>();
        foreach (var (what, length, read) in All())
        {
            ct.ThrowIfCancellationRequested();
            read(length / 20);
            var seconds = await Rounds.Medians(world.Settings.Rounds, () => Seconds(read, length), () => Seconds(read, length / 10));
            worst.Add((seconds[0] / Math.Max(seconds[1], Shortest), what));
        }

        worst.Sort((a, b) => b.Ratio.CompareTo(a.Ratio));
        return
        [
            new(Name, worst[0].Ratio, "dưới 45", [string.Create(CultureInfo.InvariantCulture, $"{worst.Count} loại chữ lặp lại; nặng nhất: {string.Join("; ", worst.Take(3).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.What} {one.Ratio:0.0}")))}")]),
        ];
    }

    private static IEnumerable<(string What, int Length, Action<int> Read)> All() =>
    [
        .. RepeatedText.OfProse.Select(piece => ($"văn xuôi “{piece.Trim()}”", 30_000, (Action<int>)(length => Find(RepeatedText.Prose(piece, length))))),
        ("đoạn ngắn", 8_000, count => Find(RepeatedText.ShortParagraphs(count))),
        ("dòng bảng", 8_000, count => Find(RepeatedText.Rows(count))),
        .. RepeatedText.OfFiles.Select(piece => ($"tệp “{piece.Trim()}”", 100_000, (Action<int>)(length => DocumentReader.Read(TextFile.Blocks(RepeatedText.File(piece, length)))))),
    ];

    private static void Find(IReadOnlyList<Block> blocks)
    {
        Prose.Figures(blocks);
        Prose.Sums(blocks);
        Prose.Thresholds(blocks);
        Prose.Duties(blocks);
        Prose.Citations(blocks);
        Prose.Scores(blocks);
        Prose.Warnings(blocks);
    }

    private static Task<double> Seconds(Action<int> read, int length)
    {
        var watch = Stopwatch.StartNew();
        read(length);
        return Task.FromResult(watch.Elapsed.TotalSeconds);
    }
}
