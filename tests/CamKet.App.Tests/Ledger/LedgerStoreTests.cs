using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Tests.Measures;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Ledger;

/// <summary>Whatever happens to facts, the ledger says what counting them would say: for any window, any as-of date and any moment of knowledge.</summary>
public sealed class LedgerStoreTests
{
    private const int Units = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_ledger_equals_a_full_count_after_any_imports_corrections_and_removals(int seed)
    {
        var random = new Random(seed);
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        var world = new World(stored, random);
        for (var step = 0; step < 14; step++)
        {
            await world.Step();
        }

        var frames = Enumerable.Range(0, 14).Select(_ => AnyFrame(random)).ToList();
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        foreach (var (batch, held) in world.Known.Where((_, i) => i % 4 == 1).Append((Batch: (long?)null, world.Held())))
        {
            var counted = await MeasureStore.Count(
                scoped.Connection, StoredFacts.Province, 0, int.MaxValue, [FactKind.Dossiers, FactKind.Documents], frames, CancellationToken.None, batch);
            var byField = (await new LedgerStore(scoped.Connection, StoredFacts.Province, 0, int.MaxValue, byField: true, batch, CancellationToken.None).CountDossiers(frames))
                .Where(v => v.Values.Any(c => c.Value != 0))
                .ToDictionary(v => (v.Unit, v.Field, v.Frame), v => Sorted(new CounterValues(v.Values)));
            for (var unit = 1; unit <= Units; unit++)
            {
                var dossiers = held.Dossiers.Where(d => d.Unit == unit).Select(d => d.Dossier).ToList();
                for (var i = 0; i < frames.Count; i++)
                {
                    var expected = DossierCounters.Count(dossiers, frames[i]).And(DocumentCounters.Count(held.Documents.Where(d => d.Unit == unit).Select(d => d.Document), frames[i]));
                    Sorted(counted[unit, i]).ShouldBe(Sorted(expected), $"batch {batch}, unit {unit}, {frames[i]}");
                    foreach (var field in dossiers.GroupBy(d => d.Field ?? "", StringComparer.Ordinal))
                    {
                        byField.GetValueOrDefault((unit, await stored.FieldNo(field.Key), i), []).ShouldBe(
                            Sorted(DossierCounters.Count(field, frames[i])), $"batch {batch}, unit {unit}, field {field.Key}, {frames[i]}");
                    }
                }
            }
        }

        (await new CheckLedger(stored.Database).Run(StoredFacts.Province, seed, CancellationToken.None)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_ledger_built_anew_answers_as_the_one_kept_did()
    {
        var random = new Random(5);
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        var world = new World(stored, random);
        for (var step = 0; step < 8; step++)
        {
            await world.Step();
        }

        var frames = Enumerable.Range(0, 8).Select(_ => AnyFrame(random)).ToList();
        var (batch, _) = world.Known[4];
        var before = (Now: await Count(null), Then: await Count(batch));
        await new RebuildLedger(stored.Database).Run(StoredFacts.Province, CancellationToken.None);
        (await Count(null)).ShouldBe(before.Now);
        (await Count(batch)).ShouldBe(before.Then);

        async Task<List<string>> Count(long? known)
        {
            await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
            var counted = await MeasureStore.Count(
                scoped.Connection, StoredFacts.Province, 0, int.MaxValue, [FactKind.Dossiers, FactKind.Documents], frames, CancellationToken.None, known);
            return [.. counted.Units.Order().SelectMany(u => frames.SelectMany((_, i) => Sorted(counted[u, i]).Select(v => $"{u} {i} {v}")))];
        }
    }

    [Fact]
    public async Task A_ledger_that_lies_is_found_out()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Cover(1, ReportingCalendar.Reform.Year(2024), "dossiers");
        await stored.Put(1, Enumerable.Range(0, 30).Select(i => Dossiers.Random(new Random(i), i)));
        (await Check()).IsSound.ShouldBeTrue();
        await stored.Run("update ledger_roll set received = coalesce(received, 0) + 1 where province_id = 999 and level = 2", [new { }]);
        var found = await Check();
        found.IsSound.ShouldBeFalse();
        found.Differences.ShouldContain(d => d.Counter == "received" && d.Ledger != d.Facts);
        found.Broken.ShouldContain(b => b.Contains("theo tháng", StringComparison.Ordinal));

        Task<LedgerCheck> Check() => new CheckLedger(stored.Database).Run(StoredFacts.Province, 1, CancellationToken.None);
    }

    private static List<KeyValuePair<string, decimal>> Sorted(CounterValues values) => [.. values.All.OrderBy(v => v.Key, StringComparer.Ordinal)];

    private static CountingFrame AnyFrame(Random random)
    {
        var from = new DateOnly(2023, 10, 1).AddDays(random.Next(450));
        var window = new Window(from, from.AddDays(random.Next(3) == 0 ? random.Next(10) : random.Next(200)));
        return random.Next(2) == 0 ? new CountingFrame(window, window.To) : new CountingFrame(window, window.To.AddDays(random.Next(-60, 90)));
    }

    private sealed record HeldFacts(List<(int Unit, Dossier Dossier)> Dossiers, List<(int Unit, RegisterDocument Document)> Documents);

    /// <summary>What should be in the store, step by step.</summary>
    private sealed class World(StoredFacts stored, Random random)
    {
        private readonly Dictionary<(int Unit, string Code), (Dossier Dossier, DateOnly CutOff)> dossiers = [];
        private readonly Dictionary<(int Unit, string Number), (RegisterDocument Document, DateOnly CutOff)> documents = [];

        public List<(long? Batch, HeldFacts Held)> Known { get; } = [];

        public HeldFacts Held() => new([.. dossiers.Select(d => (d.Key.Unit, d.Value.Dossier))], [.. documents.Select(d => (d.Key.Unit, d.Value.Document))]);

        public async Task Step()
        {
            var unit = random.Next(1, Units + 1);
            var cutOff = new DateOnly(2024, 1, 1).AddDays(random.Next(300));
            var batch = random.Next(6) switch
            {
                0 when dossiers.Count > 0 => await Remove(dossiers.Keys.ElementAt(random.Next(dossiers.Count))),
                1 => await Documents(unit, cutOff),
                2 when dossiers.Count > 0 => await Move(cutOff),
                _ => await Import(unit, cutOff),
            };
            Known.Add((batch, Held()));
        }

        /// <summary>New dossiers, the same ones again, and changed ones: finished, extended, paused, reopened, of another procedure.</summary>
        private async Task<long> Import(int unit, DateOnly cutOff)
        {
            var taken = Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(120)).Distinct()
                .Select(number =>
                {
                    var fresh = Dossiers.Random(random, number);
                    return random.Next(3) == 0 && dossiers.TryGetValue((unit, fresh.Code), out var held)
                        ? held.Dossier with { DueLawful = held.Dossier.DueLawful?.AddDays(random.Next(3)), ApologyDays = fresh.ApologyDays, FeeBearing = fresh.FeeBearing }
                        : fresh;
                })
                .ToList();
            var batch = await stored.Take(ExtractKind.Dossiers, unit, taken, cutOff);
            foreach (var dossier in taken)
            {
                if (!dossiers.TryGetValue((unit, dossier.Code), out var held) || held.CutOff <= cutOff)
                {
                    dossiers[(unit, dossier.Code)] = (dossier, cutOff);
                }
            }

            return batch;
        }

        private async Task<long> Documents(int unit, DateOnly cutOff)
        {
            var taken = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(50)).Distinct()
                .Select(i => new RegisterDocument((RegisterDirection)(i % 2), $"{i}/UBND", new DateOnly(2023, 12, 1).AddDays(i * 7), null, random.Next(3) > 0, random.Next(2) > 0, random.Next(2) > 0))
                .ToList();
            var batch = await stored.Take(ExtractKind.Documents, unit, taken, cutOff);
            foreach (var document in taken)
            {
                if (!documents.TryGetValue((unit, document.Number), out var held) || held.CutOff <= cutOff)
                {
                    documents[(unit, document.Number)] = (document, cutOff);
                }
            }

            return batch;
        }

        private async Task<long> Remove((int Unit, string Code) key)
        {
            var batch = await stored.Remove(key.Unit, key.Code);
            dossiers.Remove(key);
            return batch;
        }

        /// <summary>Units merge: a dossier leaves one unit and is another's from then on.</summary>
        private async Task<long> Move(DateOnly cutOff)
        {
            var key = dossiers.Keys.ElementAt(random.Next(dossiers.Count));
            var moved = dossiers[key].Dossier;
            await Remove(key);
            var heir = (key.Unit % Units) + 1;
            var batch = await stored.Take(ExtractKind.Dossiers, heir, [moved], cutOff);
            if (!dossiers.TryGetValue((heir, moved.Code), out var held) || held.CutOff <= cutOff)
            {
                dossiers[(heir, moved.Code)] = (moved, cutOff);
            }

            return batch;
        }
    }
}
