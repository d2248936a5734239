using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Measures;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Ledger;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Ledger;

/// <summary>What every page asks must not read through the facts: the server's own count of sequential scans says whether it did.</summary>
public sealed class HotQueryTests
{
    private const int Units = 30;

    [Fact]
    public async Task Counting_a_window_reads_no_table_of_facts_or_days_through()
    {
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        await stored.Fill(Units);
        await using (var scoped = await stored.Database.InScope(StoredFacts.Scope))
        {
            var scans = await Scans.From(scoped.Connection);
            var frames = new[]
            {
                CountingFrame.Until(new(2023, 12, 15), new(2024, 11, 10)),
                new CountingFrame(new Window(new(2024, 3, 15), new(2024, 4, 14)), new(2024, 6, 30)),
                CountingFrame.Until(new(2024, 5, 6), new(2024, 5, 12)),
            };
            (await LedgerSource.All(scoped.Connection, Scope.WholeProvince(StoredFacts.Province), [FactKind.Dossiers, FactKind.Documents], frames, CancellationToken.None))
                .Units.Count().ShouldBe(Units);
            (await LedgerSource.All(scoped.Connection, new Scope(StoredFacts.Province, 7, 7), [FactKind.Dossiers], frames, CancellationToken.None)).Units.ShouldBe([7]);
            (await LedgerSource.All(scoped.Connection, Scope.WholeProvince(StoredFacts.Province), [FactKind.Dossiers], frames, CancellationToken.None, known: Units / 2))
                .Units.Count().ShouldBe(Units / 2);
            var fields = new LedgerStore(scoped.Connection, StoredFacts.Province, 0, int.MaxValue, byField: true, null, CancellationToken.None);
            (await fields.CountDossiers(frames)).ShouldNotBeEmpty();
            await scans.ShouldAllGoByIndex("measures and fields", "dossier", "ledger_day", "ledger_field_day");
        }
    }

    [Fact]
    public async Task Of_a_short_window_only_what_was_open_over_it_is_fetched()
    {
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        var facts = await stored.Fill(Units);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var frame = CountingFrame.Until(new(2024, 5, 6), new(2024, 5, 12));
        var open = facts.Values.SelectMany(dossiers => dossiers)
            .Count(d => d.Received < frame.Window.From.ToDateTime(default) && !(DossierLife.Of(d).OutDay <= frame.AsOf) && DossierLife.Of(d).Span >= 0);
        var scans = await Scans.From(scoped.Connection);
        await LedgerSource.All(scoped.Connection, Scope.WholeProvince(StoredFacts.Province), [FactKind.Dossiers], [frame], CancellationToken.None);
        await scans.ShouldFetchAtMost(open * 3, $"{open} were open over the week", "dossier");
    }

    [Fact]
    public async Task What_an_extract_misses_is_found_among_the_dossiers_of_its_days_alone()
    {
        const int Held = 20_000;
        await using var stored = await StoredFacts.WithUnits(1);
        var random = new Random(1);
        var dossiers = Enumerable.Range(0, Held).Select(i => Dossiers.Random(random, i)).ToList();
        await stored.Put(1, dossiers);
        await stored.TellPlanner();
        var last = new Window(new(2024, 12, 1), new(2024, 12, 31));
        var there = dossiers.Where(dossier => dossier.Received is { } received && last.Contains(DateOnly.FromDateTime(received))).ToList();
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        using var store = new ImportStore(scoped.Connection, StoredFacts.Province, FactTable.Of(ExtractKind.Dossiers), CancellationToken.None);
        await store.Begin();
        await store.Stage([new StagedRow(1, there[0], "Sheet1", 1)]);
        await store.Gather(repeated: false);
        var scans = await Scans.From(scoped.Connection);

        var missed = await store.Gone([1], "test", last);

        missed.Held.ShouldBe(there.Count);
        missed.Gone.Select(gone => gone.Code).ShouldBe(there.Skip(1).Select(dossier => dossier.Code).Order(StringComparer.Ordinal));
        await scans.ShouldAllGoByIndex("what is gone", "dossier");
        await scans.ShouldFetchAtMost(there.Count, "what is gone", "dossier");
    }

    [Fact]
    public async Task What_a_store_that_the_planner_knows_nothing_of_is_told_again_is_not_sought_row_by_row()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        var random = new Random(1);
        var dossiers = Enumerable.Range(0, 4000).Select(i => Dossiers.Random(random, i)).ToList();
        await stored.Take(ExtractKind.Dossiers, 1, dossiers.Take(1000));

        await stored.Take(ExtractKind.Dossiers, 1, dossiers, new DateOnly(2025, 1, 31), BatchStore.Import, meanwhile: connection =>
            Scans.Whole(connection).ShouldReadThroughAtMost(10, "an extract that says again what the store holds", "stage", "stage_known", "dossier"));
    }
}
