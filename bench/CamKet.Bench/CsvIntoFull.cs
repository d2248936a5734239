using System.Globalization;
using CamKet.App.Intake;
using Dapper;

namespace CamKet.Bench;

/// <summary>
/// The same import into a store that holds ten times as many dossiers: the half-year after the five years into a copy of that store, over COPY of
/// the same bytes into an empty table.
/// </summary>
internal static class CsvIntoFull
{
    private const string Name = "import_csv_over_copy_into_10m";

    public static Figure Figure { get; } = new([Name], "Nạp CSV vào kho đã đầy so với COPY", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        var held = world.Settings.Rows ?? 10_000_000;
        var stream = new StreamSettings(held / 10, BenchWorld.NextHalfYear);
        var path = world.Extract(stream, "csv");
        var seconds = await Rounds.Medians(
            world.Settings.Rounds,
            async () =>
            {
                await using var store = await world.Loaded.Copy(world, held, ct);
                return await Rounds.Seconds(async () =>
                {
                    if (await store.Import(BenchWorld.Request(path, stream.Window), ct) is not ImportOutcome.Accepted { Summary: var summary } || summary.New != stream.Rows)
                    {
                        throw new InvalidOperationException("The import did not take every generated row as new.");
                    }
                });
            },
            async () =>
            {
                await using var empty = await world.NewStore(ct);
                await using var connection = await empty.Owner(ct);
                await connection.ExecuteAsync(CsvOverCopy.Table);
                return await Rounds.Seconds(() => CsvOverCopy.Copy(connection, path, ct));
            });
        return
        [
            new(Name, seconds[0] / seconds[1], "tối đa 3",
            [
                string.Create(CultureInfo.InvariantCulture, $"{stream.Rows:#,0} dòng vào kho {held:#,0} hồ sơ: nạp {seconds[0]:0.00} s, COPY {seconds[1]:0.00} s"),
            ]),
        ];
    }
}
