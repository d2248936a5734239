using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CamKet.Bench;

/// <summary>A question as a province's page asks it: every measure of dossiers and documents of all units over a window, or of all their fields.</summary>
internal sealed record AskedWindow(Window Window, bool ByField)
{
    private static readonly string[] Kinds = [FactKind.Dossiers, FactKind.Documents];

    /// <summary>Seeded windows anywhere in the five years; every other one by field.</summary>
    public static IReadOnlyList<AskedWindow> Random(int count, int seed)
    {
        var random = new Random(seed);
        var days = BenchWorld.FiveYears.To.DayNumber - BenchWorld.FiveYears.From.DayNumber;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (a, b) = (random.Next(days + 1), random.Next(days + 1));
            return new AskedWindow(new Window(BenchWorld.FiveYears.From.AddDays(Math.Min(a, b)), BenchWorld.FiveYears.From.AddDays(Math.Max(a, b))), i % 2 == 1);
        })];
    }

    /// <summary>On a connection of its own, nothing remembered from the question before.</summary>
    public async Task<int> Ask(BenchStore store, IReadOnlyList<MeasureDefinition> measures, CancellationToken ct)
    {
        var frame = new CountingFrame(Window, Window.To);
        await using var source = NpgsqlDataSource.Create(store.Address.For(Roles.App) + ";Pooling=false");
        await using var scoped = await ScopedTransaction.Begin(source, Scope.WholeProvince(BenchProvince.Number), ct);
        var answers = 0;
        if (ByField)
        {
            var ledger = new LedgerStore(scoped.Connection, BenchProvince.Number, 0, int.MaxValue, byField: true, null, ct);
            foreach (var values in await ledger.CountDossiers([frame]))
            {
                answers += Answer(measures, new CounterValues(values.Values));
            }

            return answers;
        }

        var counted = await LedgerSource.All(scoped.Connection, Scope.WholeProvince(BenchProvince.Number), Kinds, [frame], ct);
        foreach (var unit in counted.Units)
        {
            answers += Answer(measures, counted[unit, 0]);
        }

        return answers;
    }

    public static IReadOnlyList<MeasureDefinition> Measures(BenchStore store) =>
        [.. store.Services.GetRequiredService<MeasureCatalog>().All.Where(m => m.Facts.Count > 0 && m.Facts.All(Kinds.Contains))];

    private static int Answer(IReadOnlyList<MeasureDefinition> measures, CounterValues values)
    {
        var answers = 0;
        foreach (var measure in measures)
        {
            answers += measure.Denominator.Count == 0 ? (measure.NumberOf(values) >= 0 ? 1 : 0) : measure.RatioOf(values).IsMeasured ? 1 : 0;
        }

        return answers;
    }
}
