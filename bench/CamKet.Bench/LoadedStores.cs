using System.Globalization;
using CamKet.App.Intake;

namespace CamKet.Bench;

/// <summary>Five years of two hundred units, imported through the program and vacuumed as a running server would be; made once a run for each size.</summary>
internal sealed class LoadedStores : IAsyncDisposable
{
    private readonly Dictionary<int, BenchStore> stores = [];

    public async Task<BenchStore> Of(BenchWorld world, int rows, CancellationToken ct)
    {
        if (stores.TryGetValue(rows, out var store))
        {
            return store;
        }

        var path = world.Extract(new StreamSettings(rows, BenchWorld.FiveYears), "csv");
        store = stores[rows] = await world.NewStore(ct);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Nạp {rows:#,0} hồ sơ …"));
        var seconds = await Rounds.Seconds(async () =>
        {
            if (await store.Import(BenchWorld.Request(path, BenchWorld.FiveYears), ct) is not ImportOutcome.Accepted { Summary: var summary } || summary.New != rows)
            {
                throw new InvalidOperationException("The import did not take every generated row as new.");
            }
        });
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {seconds:0.0} s"));
        await store.Vacuum(ct);
        await world.Settle(ct);
        return store;
    }

    /// <summary>A copy of that store; dropped with the value.</summary>
    public async Task<BenchStore> Copy(BenchWorld world, int rows, CancellationToken ct)
    {
        var store = stores[rows] = await (await Of(world, rows, ct)).Closed();
        return await world.Copy(store.Address.DatabaseName, ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in stores.Values)
        {
            await store.DisposeAsync();
        }
    }
}
