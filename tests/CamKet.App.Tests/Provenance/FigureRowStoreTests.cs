using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Provenance;
using CamKet.App.Tests.Measures;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Provenance;

/// <summary>The rows listed behind a counter are those it counted: any facts, any window, any as-of date, and as known at any batch.</summary>
public sealed class FigureRowStoreTests
{
    private static readonly string[] Kinds = [FactKind.Dossiers, FactKind.Documents, FactKind.Budget, FactKind.Activities, FactKind.Surveys];

    private static readonly IReadOnlyList<CounterName> Counters =
    [
        .. DossierSql.Conditions.Keys.Concat(DocumentSql.Conditions.Keys)
            .Concat(["budget-disbursement-actual", "budget-disbursement-estimate", "activity-dialogue", "survey-land-n4", "survey-all-n1"])
            .Select(code => CounterNames.Find(code)!),
    ];

    private static readonly FactList[] LessOthers =
    [
        Of("received", "carried-over").Without("withdrawn", "rejected", "stopped"),
        Of("received-direct", "received-postal").Without("stopped"),
        Of("carried-over").Without("open-overdue", "resolved-late"),
        Of("received-online").Without("received-full-online"),
        Of("received").Without("received-direct", "received-postal"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task As_many_rows_as_every_counter_counts(int seed)
    {
        var random = new Random(seed);
        await using var stored = await StoredFacts.WithUnits(1, 2);
        DateOnly Day() => new DateOnly(2023, 12, 1).AddDays(random.Next(400));
        var then = 0L;
        for (var round = 0; round < 3; round++)
        {
            // The later rounds say other things of many of the same dossiers.
            then = await stored.Take(ExtractKind.Dossiers, 1, Enumerable.Range(0, 140).Select(_ => random.Next(200)).Distinct().Select(i => Dossiers.Random(random, i)), new DateOnly(2024, 6, 1).AddDays(round));
            await stored.Take(ExtractKind.Dossiers, 2, [Dossiers.Random(random, 0)]);
            await stored.Take(ExtractKind.Documents, 1, Enumerable.Range(0, 30).Select(i => new RegisterDocument(
                (RegisterDirection)(i % 2), $"{i}/UBND", new DateOnly(2023, 12, 1).AddDays(i * 11), null, random.Next(3) > 0, random.Next(2) > 0, random.Next(2) > 0)));
        }

        await stored.Put(1, Enumerable.Range(0, 20).Select(_ => new BudgetEntry("disbursement", Day(), random.Next(1, 900), random.Next(900), Certainty.Actual)).DistinctBy(e => e.AsOf));
        await stored.Put(1, Enumerable.Range(0, 15).Select(_ => new Activity(random.Next(2) == 0 ? "dialogue" : "initiative", Day(), random.Next(0, 4), null, null)));
        await stored.Put(1, Enumerable.Range(0, 12).Select(i => (I: i, From: Day())).Select(w => new SurveyCount($"S{w.I}", "QR", random.Next(2) == 0 ? "all" : "land", w.From, w.From.AddDays(random.Next(30)), 1, 2, random.Next(9), random.Next(30), 4, 0)));
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        foreach (var known in (long?[])[null, then - 2])
        {
            for (var i = 0; i < 6; i++)
            {
                var from = Day();
                var window = new Window(from, from.AddDays(random.Next(200)));
                var frame = new CountingFrame(window, window.To.AddDays(i % 2 == 0 ? 0 : random.Next(-40, 60)));
                var counted = (await StoredFacts.Count(scoped.Connection, new Scope(StoredFacts.Province, 1, 1), [frame], known))[1, 0];
                var store = new FigureRowStore(scoped.Connection, StoredFacts.Province, 1, frame, known);
                foreach (var counter in Counters)
                {
                    var totals = await store.Totals(FactList.Of(counter), CancellationToken.None);
                    totals.Sum.Value.ShouldBe(counted[counter.Code], $"{counter.Code}, {frame}, batch {known}");
                    var rows = await store.Rows(FactList.Of(counter), FigureRowFilter.None, 0, null, CancellationToken.None).ToListAsync();
                    rows.Count.ShouldBe(totals.Sum.Facts, $"{counter.Code}, {frame}, batch {known}");
                    if (counter.Kind == FactKind.Dossiers)
                    {
                        rows.Select(r => (string)r[0]!).Distinct().Count().ShouldBe(rows.Count);
                        totals.Choices.Channels.Sum(c => c.Count).ShouldBe(totals.Sum.Facts);
                        totals.Choices.States.Sum(c => c.Count).ShouldBe(totals.Sum.Facts);
                    }
                }

                foreach (var listed in LessOthers)
                {
                    async Task<HashSet<string>> Codes(IEnumerable<FactList> lists) =>
                        [.. await lists.ToAsyncEnumerable().SelectMany(list => store.Rows(list, FigureRowFilter.None, 0, null, CancellationToken.None)).Select(row => (string)row[0]!).ToListAsync()];

                    var left = await Codes(listed.Counters.Select(FactList.Of));
                    left.ExceptWith(await Codes(listed.Less.Select(FactList.Of)));
                    (await Codes([listed])).ShouldBe(left, ignoreOrder: true, $"{listed.Counters[0].Code} less {listed.Less[0].Code}, {frame}, batch {known}");
                    (await store.Matching(listed, FigureRowFilter.None, CancellationToken.None)).ShouldBe(new FigureRowSum(left.Count, left.Count));
                    if (GroupStore.Tells(listed))
                    {
                        var group = await (await Drill.DrillStoreTests.GroupOf(scoped.Connection, frame, known)).Counts(listed, CancellationToken.None);
                        group.Where(c => c.UnitNo == 1).Sum(c => c.Count).ShouldBe(left.Count, $"{listed.Counters[0].Code} less {listed.Less[0].Code} of a group, {frame}, batch {known}");
                    }

                    (await store.Matching(listed, FigureRowFilter.None with { Channel = 2 }, CancellationToken.None)).Facts.ShouldBe(
                        (await store.Totals(listed, CancellationToken.None)).Choices.Channels.Where(c => c.Value == 2).Sum(c => c.Count));
                }

                var direct = await store.Totals(Of("payments").Without("payments-online"), CancellationToken.None);
                direct.Sum.Value.ShouldBe(counted["payments"] - counted["payments-online"], $"{frame}, batch {known}");
            }
        }
    }

    private static FactList Of(params string[] codes) => new([.. codes.Select(code => CounterNames.Find(code)!)], []);
}

internal static class ListedCases
{
    public static FactList Without(this FactList listed, params string[] codes) => listed with { Less = [.. codes.Select(code => CounterNames.Find(code)!)] };
}
