using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Tests.Measures;
using CamKet.Extracts;
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
            var counted = await LedgerSource.All(scoped.Connection, Scope.WholeProvince(StoredFacts.Province), [FactKind.Dossiers, FactKind.Documents], frames, CancellationToken.None, batch);
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
            var counted = await LedgerSource.All(scoped.Connection, Scope.WholeProvince(StoredFacts.Province), [FactKind.Dossiers, FactKind.Documents], frames, CancellationToken.None, known);
            return [.. counted.Units.Order().SelectMany(u => frames.SelectMany((_, i) => Sorted(counted[u, i]).Select(v => $"{u} {i} {v}")))];
        }
    }

    [Theory]
    [InlineData("update ledger_roll set received = coalesce(received, 0) + 1 where province_id = 999 and level = 2", "theo tháng không bằng tổng các ngày", true)]
    [InlineData("delete from ledger_day where province_id = 999; delete from ledger_roll where province_id = 999; delete from ledger_field_day where province_id = 999; delete from ledger_field_roll where province_id = 999; delete from ledger_procedure where province_id = 999; delete from ledger_procedure_month where province_id = 999", "lĩnh vực số", true)]
    [InlineData("delete from ledger_day where province_id = 999 and day < '2024-03-15'; delete from ledger_roll where province_id = 999 and start < '2024-03-15' and level > 1", "không bằng tổng", true)]
    [InlineData("insert into ledger_field_day (province_id, unit_no, day, batch, field_no, {columns}) select province_id, unit_no, day, batch, 77, {columns} from ledger_field_day where province_id = 999 and field_no = 1; delete from ledger_field_day where province_id = 999 and field_no = 1; insert into ledger_field_roll (province_id, unit_no, level, start, field_no, {columns}) select province_id, unit_no, level, start, 77, {columns} from ledger_field_roll where province_id = 999 and field_no = 1; delete from ledger_field_roll where province_id = 999 and field_no = 1", "lĩnh vực số 77", false)]
    public async Task A_ledger_that_lies_is_found_out(string lie, string says, bool differs)
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Cover(1, ReportingCalendar.Reform.Year(2024), "dossiers");
        await stored.Put(1, Enumerable.Range(0, 300).Select(i => Dossiers.Random(new Random(i), i)));
        (await Check()).IsSound.ShouldBeTrue();
        foreach (var statement in lie.Split("; "))
        {
            await stored.Run(statement.Replace("{columns}", LedgerColumnNames.List, StringComparison.Ordinal), [new { }]);
        }

        var found = await Check();
        found.IsSound.ShouldBeFalse();
        found.Differences.Any(d => d.Counter == "received" && d.Ledger != d.Facts).ShouldBe(differs);
        found.Broken.ShouldContain(b => b.Contains(says, StringComparison.Ordinal));

        Task<LedgerCheck> Check() => new CheckLedger(stored.Database).Run(StoredFacts.Province, 1, CancellationToken.None);
    }

    [Theory]
    [InlineData("update ledger_procedure_month set received_1 = 0, received_2 = 0, open_1 = 0, open_2 = 0 where province_id = 999")]
    [InlineData("update ledger_procedure_month set fee_1 = 0, fee_2 = 0 where province_id = 999")]
    [InlineData("update ledger_procedure set received = 0::bit(366), open = 0::bit(366) where province_id = 999")]
    public async Task Days_and_months_of_procedures_that_lie_are_found_out(string lie)
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, Enumerable.Range(0, 300).Select(i => Dossiers.Random(new Random(i), i)));
        (await new CheckLedger(stored.Database).Run(StoredFacts.Province, 1, CancellationToken.None)).IsSound.ShouldBeTrue();
        await stored.Run(lie, [new { }]);

        (await new CheckLedger(stored.Database).Run(StoredFacts.Province, 1, CancellationToken.None))
            .Differences.ShouldContain(d => d.Counter == "procedures" || d.Counter == "fee-procedures");
    }

    [Fact]
    public async Task A_receipt_of_1900_is_counted_and_checked_as_any_other()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, [
            .. Enumerable.Range(0, 20).Select(i => Dossiers.Random(new Random(i), i)),
            (Dossiers.Plain() with { Code = "1900", Received = new(1900, 1, 1, 8, 0, 0), DueLawful = new(1900, 2, 1, 8, 0, 0) }).FinishedOn(new(2024, 10, 4, 8, 0, 0)),
        ]);
        (await new CheckLedger(stored.Database).Run(StoredFacts.Province, 1, CancellationToken.None)).IsSound.ShouldBeTrue();
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var frame = CountingFrame.Until(new(2024, 9, 1), new(2024, 9, 30));
        var counted = await LedgerSource.All(scoped.Connection, Scope.WholeProvince(StoredFacts.Province), [FactKind.Dossiers], [frame], CancellationToken.None);
        var facts = await FactRecount.Count(scoped.Connection, StoredFacts.Province, 0, int.MaxValue, [frame], CancellationToken.None);
        Sorted(counted[1, 0]).ShouldBe(Sorted(facts[1, 0]));
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
        /// <summary>With what each was before the person who wrote it last corrected it, if it was a person.</summary>
        private readonly Dictionary<(int Unit, string Code), (Dossier Dossier, DateOnly CutOff, Dossier? Before)> dossiers = [];
        private readonly Dictionary<(int Unit, string Number), (RegisterDocument Document, DateOnly CutOff)> documents = [];

        public List<(long? Batch, HeldFacts Held)> Known { get; } = [];

        public HeldFacts Held() => new([.. dossiers.Select(d => (d.Key.Unit, d.Value.Dossier))], [.. documents.Select(d => (d.Key.Unit, d.Value.Document))]);

        public async Task Step()
        {
            var unit = random.Next(1, Units + 1);
            var cutOff = new DateOnly(2024, 1, 1).AddDays(random.Next(300));
            var batch = random.Next(8) switch
            {
                0 when dossiers.Count > 0 => await Remove(dossiers.Keys.ElementAt(random.Next(dossiers.Count))),
                1 => await Documents(unit, cutOff),
                2 when dossiers.Count > 0 => await Move(cutOff),
                3 when dossiers.Count > 0 => await Correct(),
                4 when dossiers.Values.Any(d => d.Before is not null) => await SayAgain(),
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
                    dossiers[(unit, dossier.Code)] = (dossier, cutOff, null);
                }
            }

            return batch;
        }

        /// <summary>A person writes it otherwise, or takes back what a person wrote before.</summary>
        private async Task<long> Correct()
        {
            var corrected = dossiers.Where(d => d.Value.Before is not null).ToList();
            var (key, held) = corrected.Count > 0 && random.Next(2) == 0 ? corrected[random.Next(corrected.Count)] : dossiers.ElementAt(random.Next(dossiers.Count));
            var now = held.Before ?? Dossiers.Random(random, 500 + random.Next(500)) with { Code = key.Code };
            var batch = await stored.Correct(key.Unit, now, held.CutOff);
            dossiers[key] = (now, held.CutOff, held.Dossier);
            return batch;
        }

        /// <summary>A later extract repeats what a person has corrected: the correction stays.</summary>
        private async Task<long> SayAgain()
        {
            var (key, held) = dossiers.First(d => d.Value.Before is not null);
            var later = held.CutOff.AddDays(random.Next(3));
            var batch = await stored.Take(ExtractKind.Dossiers, key.Unit, [held.Before!], later);
            dossiers[key] = held with { CutOff = later };
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
                dossiers[(heir, moved.Code)] = (moved, cutOff, null);
            }

            return batch;
        }
    }
}
