using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Measures;

public sealed class MeasureStoreTests
{
    [Fact]
    public async Task What_the_database_counts_is_what_the_rules_count_for_any_facts_and_any_window()
    {
        var units = Enumerable.Range(1, 6).ToArray();
        await using var stored = await StoredFacts.WithUnits(units);
        var facts = new Dictionary<int, Facts>();
        foreach (var unit in units)
        {
            var made = facts[unit] = Facts.Random(new Random(unit));
            await stored.Put(unit, made.Dossiers);
            await stored.Put(unit, made.Documents);
            await stored.Put(unit, made.Budget);
            await stored.Put(unit, made.Activities);
            await stored.Put(unit, made.Surveys);
        }

        var random = new Random(7);
        var frames = Enumerable.Range(0, 12).Select(_ =>
        {
            var from = new DateOnly(2023, 12, 1).AddDays(random.Next(300));
            var window = new Window(from, from.AddDays(random.Next(150)));
            return new CountingFrame(window, window.To.AddDays(random.Next(-30, 60)));
        }).ToList();

        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var counted = await StoredFacts.Count(scoped.Connection, StoredFacts.Scope, frames);
        foreach (var unit in units)
        {
            for (var i = 0; i < frames.Count; i++)
            {
                var expected = facts[unit].Count(frames[i]).All.OrderBy(v => v.Key, StringComparer.Ordinal);
                counted[unit, i].All.OrderBy(v => v.Key, StringComparer.Ordinal).ShouldBe(expected, $"unit {unit}, {frames[i]}");
            }
        }
    }

    [Fact]
    public void Every_counter_of_the_rules_is_one_of_the_database_and_the_other_way_round() =>
        DossierSql.Counters.Keys.Order(StringComparer.Ordinal).ShouldBe(
            DossierCounters.All.Select(c => c.Code).Concat(DossierCounters.Procedures.Select(c => c.Code)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_unit_is_counted_without_its_neighbour()
    {
        await using var stored = await StoredFacts.WithUnits(1, 2);
        await stored.Put(1, [Dossiers.Plain()]);
        await stored.Put(2, [Dossiers.Plain()]);
        await using var own = await stored.Database.InScope(new CamKet.App.Platform.Scope(StoredFacts.Province, 1, 1));
        var frame = CountingFrame.Until(new(2024, 3, 1), new(2024, 3, 31));
        var counted = await StoredFacts.Count(own.Connection, StoredFacts.Scope, [frame]);
        counted[1, 0]["received"].ShouldBe(1);
        counted[2, 0].All.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_extract_covers_the_units_it_names_and_not_those_below_them()
    {
        await using var stored = await StoredFacts.WithUnits(1, 2);
        var year = ReportingCalendar.Reform.Year(2024);
        await stored.Cover(0, year, "dossiers");
        await stored.Cover(2, year, "documents");
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var coverage = await MeasureStore.Coverage(scoped.Connection, StoredFacts.Province, 1, 2);
        coverage[1].ShouldBeEmpty();
        coverage[2].ShouldBe([(FactKind.Documents, year)]);
        (await MeasureStore.NewestCutOff(scoped.Connection, StoredFacts.Province, 0, 999)).ShouldBe(year.To);
    }

    private sealed record Facts(
        List<Dossier> Dossiers, List<RegisterDocument> Documents, List<BudgetEntry> Budget, List<Activity> Activities, List<SurveyCount> Surveys)
    {
        public static Facts Random(Random random)
        {
            DateOnly Day() => new DateOnly(2023, 12, 1).AddDays(random.Next(400));
            return new Facts(
                [.. Enumerable.Range(0, 150).Select(i => CamKet.Tests.Measures.Dossiers.Random(random, i))],
                [.. Enumerable.Range(0, 60).Select(i => new RegisterDocument(
                    (RegisterDirection)random.Next(2), $"{i}/UBND", Day(), null, random.Next(3) > 0, random.Next(2) > 0, random.Next(2) > 0))],
                [.. Enumerable.Range(0, 40).Select(_ => new BudgetEntry(
                    random.Next(2) == 0 ? "disbursement" : "revenue-total", Day(), random.Next(1, 900), random.Next(900), (Certainty)random.Next(3)))
                    .DistinctBy(e => (e.Line, e.AsOf))],
                [.. Enumerable.Range(0, 25).Select(_ => new Activity(random.Next(2) == 0 ? "dialogue" : "initiative", Day(), random.Next(0, 4), null, null))],
                [.. Enumerable.Range(0, 12).Select(i =>
                {
                    var from = Day();
                    return new SurveyCount($"S{i}", "QR", random.Next(2) == 0 ? "all" : "land", from, from.AddDays(random.Next(30)), random.Next(5), random.Next(5), random.Next(9), random.Next(30), random.Next(30), random.Next(9));
                })]);
        }

        public CounterValues Count(CountingFrame frame) => DossierCounters.Count(Dossiers, frame)
            .And(DocumentCounters.Count(Documents, frame))
            .And(BudgetCounters.Count(Budget, frame))
            .And(ActivityCounters.Count(Activities, frame))
            .And(SurveyCounters.Count(Surveys, frame));
    }
}
