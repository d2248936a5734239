using System.Globalization;
using System.Text;
using CamKet.App.Intake;
using ExcelDataReader;

namespace CamKet.Bench;

/// <summary>Reading and checking a workbook up to the last staged row (a preview, rolled back) and accepting it, over one bare pass of its reader.</summary>
internal static class XlsxOverRead
{
    private const string Name = "import_xlsx_over_read";

    // A sheet has no more rows.
    private const int Most = 1_000_000;

    public static Figure Figure { get; } = new([Name], "Nạp XLSX so với chỉ đọc bằng ExcelDataReader", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var stream = new StreamSettings(Math.Min(world.Settings.Rows ?? Most, Most), BenchWorld.HalfYear);
        var path = world.Extract(stream, "xlsx");
        await using (var store = await world.NewStore(ct))
        {
            if (await store.Import(BenchWorld.Request(path, stream.Window, dryRun: true), ct) is not ImportOutcome.Preview { Summary: var summary }
                || summary.New != stream.Rows || Bare(path) != stream.Rows + 1)
            {
                throw new InvalidOperationException("Reader and import do not see the same rows.");
            }
        }

        var seconds = await Rounds.Medians(
            world.Settings.Rounds,
            async () =>
            {
                await using var store = await world.NewStore(ct);
                return await Rounds.Seconds(() => store.Import(BenchWorld.Request(path, stream.Window), ct));
            },
            () => Rounds.Seconds(() => Task.FromResult(Bare(path))));
        return
        [
            new(Name, seconds[0] / seconds[1], "tối đa 1,5",
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{stream.Rows:#,0} dòng, {new FileInfo(path).Length / 1e6:0} MB: nạp {seconds[0]:0.00} s ({stream.Rows / seconds[0]:#,0} dòng/s), chỉ đọc {seconds[1]:0.00} s ({stream.Rows / seconds[1]:#,0} dòng/s)"),
            ]),
        ];
    }

    /// <summary>Every value of every row, and nothing done with it.</summary>
    private static int Bare(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var rows = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                _ = reader.GetValue(i);
            }

            rows++;
        }

        return rows;
    }
}
