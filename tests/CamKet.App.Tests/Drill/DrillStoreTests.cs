using CamKet.App.Drill;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Provenance;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Measures;
using CamKet.Drill;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Drill;

/// <summary>What the ledger does not keep is counted over one unit's dossiers of the window, and over no others.</summary>
public sealed class DrillStoreTests
{
    private const int Units = 20;

    [Fact]
    public async Task A_unit_s_dossiers_told_apart_are_those_the_rules_count_and_the_table_is_not_read_through()
    {
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        var facts = await stored.Fill(Units);
        var scope = new Scope(StoredFacts.Province, 7, 7);
        await using (var scoped = await stored.Database.InScope(scope))
        {
            var scans = await Scans.From(scoped.Connection);
            foreach (var window in new Window[] { new(new(2023, 12, 15), new(2024, 11, 10)), new(new(2024, 4, 15), new(2024, 5, 14)), new(new(2024, 5, 6), new(2024, 5, 6)) })
            {
                var counted = DossierCounters.Count(facts[7], new CountingFrame(window, window.To));
                foreach (var by in (FigureGrouping[])[FigureGrouping.Channel, FigureGrouping.Procedure, FigureGrouping.Officer, FigureGrouping.Section])
                {
                    var rows = await StoredFacts.Figures.Parts(scoped.Connection, scope, new CountingFrame(window, window.To), by, known: null, CancellationToken.None);
                    DrillRow.Total([.. rows.Select(r => DrillRow.Of(r.Key, "", r.Values))], by, new GroupCover(1, 1)).ShouldBe(DrillRow.Of(null, "Tổng cộng", counted), $"{by}, {window}");
                    await scans.ShouldAllGoByIndex($"{by}, {window}", "dossier");
                }

                var due = await DrillStore.OpenAndDue(scoped.Connection, scope, window.To, window.To.AddDays(3), CancellationToken.None);
                DueList.Of(due, window.To, WorkingCalendar.WeekendsOnly).Late.Count()
                    .ShouldBe((int)counted["open-overdue"], $"late on {window.To}");
                await scans.ShouldAllGoByIndex($"due, {window}", "dossier");
                (await StoredFacts.Figures.Parts(scoped.Connection, scope, new CountingFrame(window, window.To), FigureGrouping.Field, known: null, CancellationToken.None)).Sum(f => f.Values["received"]).ShouldBe(counted["received"]);
                await scans.ShouldAllGoByIndex($"fields, {window}", "dossier");
            }
        }
    }

    [Fact]
    public async Task Each_line_of_a_unit_opens_to_its_own_dossiers_and_the_table_is_not_read_through()
    {
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units + 1)]);
        await stored.Fill(Units);
        var random = new Random(1);
        string?[] said = [null, "CB1", "-", "~CB1", "Nguyễn \"Tư\" O'Neil & con <b>", "100%_\\", new string('ễ', 700), new string('ễ', 699) + "ệ", "-CB1", "~"];
        var dossiers = Enumerable.Range(0, 700)
            .Select(i => Dossiers.Random(random, i) with { Officer = said[i % said.Length], Section = said[i % 7], ProcedureCode = null, ProcedureName = said[i % 9] }).ToList();
        await stored.Put(Units + 1, dossiers);
        await stored.TellPlanner();
        var window = new Window(new(2024, 4, 15), new(2024, 5, 14));
        var came = dossiers.Count(d => d.Received is { } received && window.Contains(DateOnly.FromDateTime(received)));
        var scope = new Scope(StoredFacts.Province, Units + 1, Units + 1);
        await using var unit = await stored.Database.InScope(scope);
        // A page opens figures in the scope of the province: no policy narrows the search for it.
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var store = new FigureRowStore(scoped.Connection, StoredFacts.Province, Units + 1, CountingFrame.Until(window.From, window.To), known: null);
        foreach (var (by, filter, apart) in new (FigureGrouping, Func<string?, FigureRowFilter>, int)[]
        {
            (FigureGrouping.Officer, key => FigureRowFilter.None with { Officer = AddressedText.Of(key) }, said.Length),
            (FigureGrouping.Procedure, key => FigureRowFilter.None with { Procedure = AddressedText.Of(key) }, 9),
            (FigureGrouping.Section, key => FigureRowFilter.None with { Section = AddressedText.Of(key) }, 7),
        })
        {
            var rows = (await StoredFacts.Figures.Parts(unit.Connection, scope, new CountingFrame(window, window.To), by, known: null, CancellationToken.None)).Select(p => DrillRow.Of(p.Key, "", p.Values)).ToList();
            rows.Select(r => r.Key).ShouldBe(said.Take(apart), ignoreOrder: true, by.ToString());
            foreach (var row in rows)
            {
                foreach (var (counter, count) in new[] { ("received", row.Received), ("carried-over", row.Carried), ("resolved-late", row.Late), ("open-overdue", row.Overdue) })
                {
                    var scans = await Scans.From(scoped.Connection);
                    (await store.Matching(FactList.Of(CounterNames.Find(counter)!), filter(row.Key), CancellationToken.None)).Facts.ShouldBe((int)count, $"{counter}, {by} {row.Key}");
                    await scans.ShouldAllGoByIndex($"{counter}, {by} {row.Key}", "dossier");
                    await scans.ShouldFetchAtMost(counter == "received" ? came : dossiers.Count, $"{counter}, {by} {row.Key}", "dossier");
                }
            }
        }
    }

    [Fact]
    public async Task The_dossiers_of_all_units_are_as_many_as_the_rules_count_and_a_page_reads_those_of_its_own_units_alone()
    {
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        var facts = await stored.Fill(Units);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        foreach (var window in new Window[] { new(new(2023, 12, 15), new(2024, 11, 10)), new(new(2024, 5, 6), new(2024, 5, 6)) })
        {
            var frame = CountingFrame.Until(window.From, window.To);
            var store = await GroupOf(scoped.Connection, frame);
            foreach (var (codes, less) in new (string[], string[])[]
            {
                (["received"], []), (["carried-over"], []), (["resolved-late"], []), (["withdrawn", "rejected", "stopped"], []), (["open-in-time", "open-overdue", "open-paused"], []),
                (["received", "carried-over"], ["withdrawn", "rejected", "stopped"]), (["received-online"], ["received-full-online"]), (["received-direct", "received-postal"], ["stopped"]),
            })
            {
                var counters = new FactList([.. codes.Select(code => CounterNames.Find(code)!)], [.. less.Select(code => CounterNames.Find(code)!)]);
                int Taken(IEnumerable<Dossier> dossiers) => dossiers.Select(d => DossierCounters.Count([d], frame)).Count(d => codes.Any(code => d[code] > 0) && !less.Any(code => d[code] > 0));
                var scans = await Scans.From(scoped.Connection);
                var counts = await store.Counts(counters, CancellationToken.None);
                var matching = await store.Matching(counters, counts, FigureRowFilter.None, CancellationToken.None);
                matching.Select(m => (m.UnitNo, Dossiers: (int)m.Count)).ToList().ShouldBe(facts.Select(f => (UnitNo: f.Key, Dossiers: Taken(f.Value))).Where(u => u.Dossiers > 0).OrderBy(u => u.UnitNo).ToList(), $"{codes[0]}, {window}");

                var all = await store.Rows(counters, FigureRowFilter.None, matching, 0, null, CancellationToken.None).Select(r => (r.UnitNo, (string)r.Cells[0]!)).ToListAsync();
                all.Distinct().Count().ShouldBe((int)matching.Sum(m => m.Count));
                all.Count.ShouldBe((int)matching.Sum(m => m.Count), $"{codes[0]}, {window}");
                await scans.ShouldAllGoByIndex($"{codes[0]}, {window}", "dossier");

                var skip = all.Count / 2;
                scans = await Scans.From(scoped.Connection);
                var page = await store.Rows(counters, FigureRowFilter.None, matching, skip, 10, CancellationToken.None).Select(r => (r.UnitNo, (string)r.Cells[0]!)).ToListAsync();
                page.ShouldBe(all.Skip(skip).Take(10));
                await scans.ShouldFetchAtMost(page.Select(r => r.UnitNo).Distinct().Sum(unit => facts[unit].Count), $"a page of {codes[0]}, {window}", "dossier");
            }
        }
    }

    /// <summary>What all units have together, as known at a batch.</summary>
    internal static async Task<GroupStore> GroupOf(NpgsqlConnection connection, CountingFrame frame, long? known = null)
    {
        var at = known is { } batch ? new Knowledge(DateTimeOffset.MaxValue, batch) : null;
        return new(connection, StoredFacts.Scope, frame, await StoredFacts.Figures.Parts(connection, StoredFacts.Scope, frame, FigureGrouping.Field, at, CancellationToken.None, eachUnit: true), known);
    }
}
