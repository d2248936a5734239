using System.Diagnostics;
using CamKet.App.Catalog;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Measures;

/// <summary>The one way from facts to figures, held against the pure counters.</summary>
public sealed class AskFiguresTests
{
    private static readonly MeasureCatalog Measures = CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog")).Measures;
    private static readonly Window Covered = new(new(2023, 12, 1), new(2024, 12, 31));

    [Fact]
    public async Task Its_answers_are_what_the_rules_count_for_any_measure_window_and_moment()
    {
        await using var stored = await StoredFacts.WithUnits(1, 2);
        var (early, all) = (new Dictionary<int, List<Dossier>>(), new Dictionary<int, List<Dossier>>());
        long known = 0;
        foreach (var unit in (int[])[1, 2])
        {
            var random = new Random(unit);
            all[unit] = [.. Enumerable.Range(0, 200).Select(i => Dossiers.Random(random, i))];
            early[unit] = all[unit][..120];
            known = await stored.Take(CamKet.Extracts.ExtractKind.Dossiers, unit, early[unit]);
            await stored.Cover(unit, Covered, FactKind.Dossiers);
        }

        foreach (var unit in all.Keys)
        {
            await stored.Take(CamKet.Extracts.ExtractKind.Dossiers, unit, all[unit][120..]);
        }

        var dates = new Random(5);
        List<Window> windows = [.. Enumerable.Range(0, 6).Select(_ => new DateOnly(2023, 12, 1).AddDays(dates.Next(300)) is var from ? new Window(from, from.AddDays(dates.Next(60))) : default)];
        var measures = Measures.All.Where(m => m.Facts is [FactKind.Dossiers]).ToList();
        FigureQuestion[] questions = [.. from unit in all.Keys from window in windows from measure in measures select FigureQuestion.Of(unit, measure, window, window.To.AddDays(dates.Next(20)))];
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var now = await StoredFacts.Figures.Ask(scoped.Connection, StoredFacts.Scope, questions, null, default);
        var then = await StoredFacts.Figures.Ask(scoped.Connection, StoredFacts.Scope, questions, new Knowledge(DateTimeOffset.MaxValue, known), default);
        foreach (var question in questions)
        {
            ShouldBe(now[question], all[question.Unit]);
            ShouldBe(then[question], question.Unit == 2 ? early[2] : early[1]);
        }

        static void ShouldBe(FigureAnswer answer, IEnumerable<Dossier> dossiers)
        {
            var counted = DossierCounters.Count(dossiers, CountingFrame.Known(answer.Window, answer.Question.AsOf, [new Coverage([Covered])]));
            answer.Number.ShouldBe(answer.Measure.NumberOf(counted), $"{answer.Measure.Code}, {answer.Window}");
            answer.Ratio.ShouldBe(answer.Measure.Denominator.Count > 0 ? answer.Measure.RatioOf(counted) : Ratio.Missing, $"{answer.Measure.Code}, {answer.Window}");
        }
    }

    [Fact]
    public async Task A_hundred_questions_take_no_more_statements_than_one_of_each_kind()
    {
        await using var stored = await StoredFacts.WithUnits(1, 2, 3);
        await stored.Put(1, [Dossiers.Plain()]);
        var counted = Measures.All.Where(m => m.Facts.Count > 0 && m.Facts.All(FactKind.All.Contains)).ToList();
        List<Window> windows = [.. Enumerable.Range(1, 9).Select(month => new Window(new(2023, 12, 15), new DateOnly(2024, month, 14)))];

        var one = await Statements(stored, [.. FactKind.All.Select(kind => FigureQuestion.Of(1, counted.First(m => m.Facts[0] == kind && !IsOfProcedures(m)), windows[0], windows[0].To))]);
        var many = await Statements(stored, [.. from unit in (int[])[1, 2, 3] from window in windows from m in counted where !IsOfProcedures(m) select FigureQuestion.Of(unit, m, window, window.To)]);
        var withProcedures = await Statements(stored, [.. from unit in (int[])[1, 2, 3] from window in windows from m in counted select FigureQuestion.Of(unit, m, window, window.To)]);

        many.ShouldBe(one);
        withProcedures.ShouldBe(one + 1);
        one.ShouldBeLessThanOrEqualTo(9);

        static bool IsOfProcedures(MeasureDefinition measure) => measure.Numerator.Concat(measure.Denominator).Any(c => DossierSql.Conditions.TryGetValue(c.Code, out var condition) && condition.Different);
    }

    private static async Task<int> Statements(StoredFacts stored, IReadOnlyCollection<FigureQuestion> questions)
    {
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var (sent, database) = (0, stored.Database.Address.DatabaseName);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("db.namespace") ?? activity.GetTagItem("db.name"), database) && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string)
                {
                    sent++;
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await StoredFacts.Figures.Ask(scoped.Connection, StoredFacts.Scope, questions, null, default);
        return sent;
    }

    [Fact]
    public async Task A_slice_above_answers_its_own_questions_once_it_has_registered_its_source()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Cover(1, Covered, "tasks");
        var done = Measures.Find("dialogues")! with { Code = "tasks-done", Facts = ["tasks"], Numerator = [new("task-done", CountedBy.Held)] };
        var asked = FigureQuestion.Of(1, done, new Window(new(2024, 1, 1), new(2024, 6, 30)), new(2024, 6, 30));
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);

        await using var without = new ServiceCollection().AddMeasures().BuildServiceProvider();
        (await Should.ThrowAsync<InvalidOperationException>(() => without.GetRequiredService<AskFigures>().Ask(scoped.Connection, StoredFacts.Scope, [asked], null, default)))
            .Message.ShouldContain("tasks");

        await using var with = new ServiceCollection().AddMeasures().AddSingleton<IFigureSource, Tasks>().BuildServiceProvider();
        (await with.GetRequiredService<AskFigures>().Ask(scoped.Connection, StoredFacts.Scope, [asked], null, default))[asked].Number.ShouldBe(7);
    }

    private sealed class Tasks : IFigureSource
    {
        public IReadOnlyCollection<string> Names { get; } = ["tasks"];

        public Task<IReadOnlyDictionary<string, CountedUnits>> Count(SourceQuestion question, CancellationToken ct)
        {
            var counted = new CountedUnits();
            counted.Add(1, 0, "task-done", 7);
            return Task.FromResult<IReadOnlyDictionary<string, CountedUnits>>(new Dictionary<string, CountedUnits>(StringComparer.Ordinal) { ["tasks"] = counted });
        }
    }

    [Fact]
    public async Task A_plan_given_before_its_first_figure_is_no_data_yet()
    {
        await using var stored = await StoredFacts.WithUnits(1, 2);
        await stored.Put(1, [new BudgetEntry("disbursement", new(2024, 3, 31), 2_400_000_000, 120_000_000, Certainty.Actual)]);
        await stored.Cover(1, Covered, FactKind.Budget);
        await stored.Cover(2, Covered, FactKind.Budget);
        var window = new Window(new(2023, 12, 15), new(2024, 3, 14));
        FigureQuestion[] asked = [.. ((int[])[1, 2]).Select(unit => FigureQuestion.Of(unit, Measures.Find("disbursement")!, window, window.To))];
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);

        var answers = await StoredFacts.Figures.Ask(scoped.Connection, StoredFacts.Scope, asked, null, default);

        (answers[asked[0]].Knowing, answers[asked[0]].Plan!.Next).ShouldBe((Knowing.StillToCome, new DateOnly(2024, 3, 31)));
        answers[asked[1]].Ratio.ShouldBe(Ratio.NotApplicable);
        answers[asked[0]].Window.ShouldBe(new Window(new(2024, 1, 1), window.To));
    }
}
