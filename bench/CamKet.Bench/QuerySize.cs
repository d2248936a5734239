using System.Globalization;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.Facts;
using CamKet.App.Platform;
using CamKet.Measures;

namespace CamKet.Bench;

/// <summary>
/// What a question costs at one size over a tenth of it, and what one best statement over the facts costs over ours. Fifty seeded windows,
/// half of them by field, all measures of two hundred units, each on a new connection.
/// </summary>
internal static class QuerySize
{
    private const string Size = "query_10m_over_1m";
    private const string Scan = "scan_over_query";
    private const int Windows = 50;
    private const int Scanned = 2;

    /// <summary>Windows compared with the facts before anything is timed, every other one by field: at ten million a count takes a minute.</summary>
    private const int CheckedSmall = 6;
    private const int CheckedLarge = 2;
    private const int CheckedUnits = 20;

    public static Figure Figure { get; } = new([Size, Scan], "Hỏi mọi chỉ tiêu của một tỉnh ở hai cỡ số liệu", Take);

    private static async Task<IReadOnlyList<Taken>> Take(BenchWorld world, CancellationToken ct)
    {
        var rows = world.Settings.Rows ?? 10_000_000;
        var asked = AskedWindow.Random(Windows, seed: 766);
        var stores = new[] { await world.Loaded.Of(world, rows / 10, ct), await world.Loaded.Of(world, rows, ct) };
        foreach (var (store, checks) in stores.Zip((int[])[CheckedSmall, CheckedLarge]))
        {
            foreach (var window in asked.Take(checks))
            {
                await CheckEqual(store, window, ct);
            }
        }

        var measures = AskedWindow.Measures(stores[0]);
        var seconds = stores.Select(_ => new double[Windows]).ToArray();
        for (var i = 0; i < Windows; i++)
        {
            var medians = await Rounds.Medians(
                world.Settings.Rounds,
                [.. stores.Select(store => new Func<Task<double>>(() => Rounds.Seconds(() => asked[i].Ask(store, measures, ct))))]);
            (seconds[0][i], seconds[1][i]) = (medians[0], medians[1]);
        }

        // Those by field take longer than the others, so the middle of all is the slowest of one half or the fastest of the other: each half tells its own.
        (string Of, bool[] Taken)[] kinds = [("tất cả", [.. asked.Select(_ => true)]), ("theo đơn vị", [.. asked.Select(a => !a.ByField)]), ("theo lĩnh vực", [.. asked.Select(a => a.ByField)])];
        var lines = kinds.Select(kind => (kind.Of, Small: Part(seconds[0], kind.Taken), Large: Part(seconds[1], kind.Taken))).ToList();
        var worst = lines.Max(line => Math.Max(Ratio(line.Small, line.Large, 0.5), Ratio(line.Small, line.Large, 0.95)));
        var (scan, scanNotes) = await OverScan(world, stores[1], asked, measures, ct);
        return
        [
            new(Size, worst, "tối đa 1,3 ở cả p50 và p95",
            [
                string.Create(CultureInfo.InvariantCulture, $"{rows / 10:#,0} → {rows:#,0} hồ sơ; {measures.Count} chỉ tiêu, {Windows} kỳ"),
                .. lines.Select(line => string.Create(CultureInfo.InvariantCulture,
                    $"{line.Of}: p50 {Ratio(line.Small, line.Large, 0.5):0.00} ({Quantile(line.Small, 0.5) * 1000:0} → {Quantile(line.Large, 0.5) * 1000:0} ms), p95 {Ratio(line.Small, line.Large, 0.95):0.00} ({Quantile(line.Small, 0.95) * 1000:0} → {Quantile(line.Large, 0.95) * 1000:0} ms)")),
                string.Create(CultureInfo.InvariantCulture, $"kỳ chậm nhất {asked[Array.IndexOf(seconds[1], seconds[1].Max())].Window}: {seconds[1].Max() * 1000:0} ms"),
            ]),
            new(Scan, scan, "ít nhất 100", scanNotes),
        ];

        static double[] Part(double[] of, bool[] taken) => [.. of.Where((_, i) => taken[i])];

        static double Ratio(double[] small, double[] large, double part) => Quantile(large, part) / Quantile(small, part);
    }

    private static async Task<(double Ratio, IReadOnlyList<string> Notes)> OverScan(
        BenchWorld world, BenchStore store, IReadOnlyList<AskedWindow> asked, IReadOnlyList<MeasureDefinition> measures, CancellationToken ct)
    {
        var (ratios, notes) = (new List<double>(), new List<string>());
        foreach (var window in asked.Where(a => !a.ByField).Take(Scanned))
        {
            var frame = new CountingFrame(window.Window, window.Window.To);
            await using var scoped = await store.Facts(ct);
            await BestScan.Allow(scoped.Connection);
            var workers = await BestScan.Workers(scoped.Connection, BenchProvince.Number, frame, ct);
            // A scan of ten million takes long: once is enough of it.
            CountedUnits facts = null!;
            var scan = await Rounds.Seconds(async () => facts = await BestScan.Count(scoped.Connection, BenchProvince.Number, frame, ct));
            var ledger = await LedgerSource.All(scoped.Connection, Scope.WholeProvince(BenchProvince.Number), [FactKind.Dossiers], [frame], ct);
            MustBeEqual(facts.Units.Union(ledger.Units).Select(unit => ($"{unit}", ledger[unit, 0], facts[unit, 0])));
            var ours = (await Rounds.Medians(world.Settings.Rounds, () => Rounds.Seconds(() => window.Ask(store, measures, ct))))[0];
            ratios.Add(scan / ours);
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{window.Window}: quét {scan:0.00} s với thêm {workers} tiến trình, sổ {ours * 1000:0} ms"));
        }

        return (Rounds.Median(ratios), notes);
    }

    private static async Task CheckEqual(BenchStore store, AskedWindow window, CancellationToken ct)
    {
        var frame = new CountingFrame(window.Window, window.Window.To);
        await using var scoped = await store.Facts(ct);
        if (window.ByField)
        {
            var fields = (await new LedgerStore(scoped.Connection, BenchProvince.Number, 0, int.MaxValue, byField: true, null, ct).CountDossiers([frame]))
                .ToLookup(v => v.Unit, v => (v.Field, Values: new CounterValues(v.Values.Where(c => c.Value != 0))));
            foreach (var unit in fields.Take(CheckedUnits))
            {
                var counted = await FactRecount.ByField(scoped.Connection, BenchProvince.Number, unit.Key, frame, ct);
                MustBeEqual(unit.Select(f => ($"{unit.Key}/{f.Field}", f.Values, counted.GetValueOrDefault(f.Field, CounterValues.None))));
            }

            return;
        }

        var ledger = await LedgerSource.All(scoped.Connection, Scope.WholeProvince(BenchProvince.Number), [FactKind.Dossiers], [frame], ct);
        var facts = await FactRecount.Count(scoped.Connection, BenchProvince.Number, 0, int.MaxValue, [frame], ct);
        MustBeEqual(facts.Units.Union(ledger.Units).Select(unit => ($"{unit}", ledger[unit, 0], facts[unit, 0])));
    }

    private static void MustBeEqual(IEnumerable<(string Place, CounterValues Said, CounterValues Counted)> answers)
    {
        foreach (var (place, said, counted) in answers)
        {
            if (said.All.Keys.Union(counted.All.Keys).FirstOrDefault(code => said[code] != counted[code]) is { } wrong)
            {
                throw new InvalidOperationException($"{place}, {wrong}: the ledger says {said[wrong]}, the facts {counted[wrong]}.");
            }
        }
    }

    /// <summary>Between two values where the part lies between them: of an even number the middle is half way, as everywhere in this bench.</summary>
    private static double Quantile(double[] values, double part)
    {
        var sorted = values.Order().ToArray();
        var place = part * (sorted.Length - 1);
        var low = (int)place;
        return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }
}
