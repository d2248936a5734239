using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;
using static CamKet.Tests.Measures.Dossiers;

namespace CamKet.Tests.Measures;

public sealed class CounterTests
{
    private static readonly CountingFrame Quarter = CountingFrame.Until(Day(2024, 3, 1), Day(2024, 3, 31));

    public static FormEdition LeavingEndedOut { get; } = new("test", "Test", Enum.GetValues<DossierState>().ToDictionary(s => s, s => s switch
    {
        DossierState.ResolvedEarly => FormColumn.ResolvedEarly,
        DossierState.ResolvedOnTime => FormColumn.ResolvedOnTime,
        DossierState.ResolvedLate => FormColumn.ResolvedLate,
        DossierState.OpenInTime or DossierState.Paused => FormColumn.OpenInTime,
        DossierState.OpenOverdue => FormColumn.OpenOverdue,
        _ => FormColumn.Outside,
    }));

    [Fact]
    public void A_dossier_is_counted_by_the_day_its_counter_names()
    {
        var dossier = Plain().FinishedOn(At(2024, 4, 2));
        var march = DossierCounters.Count([dossier], Quarter);
        march["received"].ShouldBe(1);
        march["open-overdue"].ShouldBe(1);
        march["resolved-late"].ShouldBe(0);
        var april = DossierCounters.Count([dossier], CountingFrame.Until(Day(2024, 4, 1), Day(2024, 4, 30)));
        april["received"].ShouldBe(0);
        april["carried-over"].ShouldBe(1);
        april["resolved-late"].ShouldBe(1);
    }

    [Fact]
    public void A_cohort_keeps_the_received_day_and_takes_the_outcome_known_at_the_as_of_date()
    {
        var dossier = Plain().FinishedOn(At(2024, 3, 11));
        var early = new CountingFrame(new Window(Day(2024, 3, 1), Day(2024, 3, 8)), Day(2024, 3, 10));
        DossierCounters.Count([dossier], early)["cohort-pending"].ShouldBe(1);
        var later = early with { AsOf = Day(2024, 3, 11) };
        DossierCounters.Count([dossier], later)["cohort-punctual"].ShouldBe(1);
        DossierCounters.Count([dossier], later)["resolved-on-time"].ShouldBe(0);
    }

    [Fact]
    public void Late_with_one_two_and_no_letters_are_told_apart()
    {
        var late = Plain().FinishedOn(At(2024, 3, 20));
        var counted = DossierCounters.Count(
        [
            late,
            late with { Code = "D2", ApologyDays = [Day(2024, 3, 10)] },
            late with { Code = "D3", ApologyDays = [Day(2024, 3, 11)] },
            late with { Code = "D4", ApologyDays = [Day(2024, 3, 9), Day(2024, 3, 18)] },
            late with { Code = "D5", ApologyDays = [Day(2024, 4, 5)] },
        ], Quarter);
        counted["resolved-late"].ShouldBe(5);
        counted["late-apologised"].ShouldBe(3);
        counted["late-unapologised"].ShouldBe(2);
        counted["late-apologised-in-time"].ShouldBe(2);
        counted["late-apologised-twice"].ShouldBe(1);
    }

    [Fact]
    public void Different_procedures_are_counted_once_each()
    {
        var dossiers = Enumerable.Range(0, 12).Select(i => Plain($"D{i}") with { ProcedureCode = $"P{i % 5}" });
        DossierCounters.Count(dossiers, Quarter)["procedures"].ShouldBe(5);
    }

    [Fact]
    public void Budget_takes_the_newest_entry_of_the_year_and_none_of_another()
    {
        BudgetEntry[] entries =
        [
            new("disbursement", Day(2023, 12, 31), 900, 880, Certainty.Actual),
            new("disbursement", Day(2024, 3, 31), 1000, 200, Certainty.Actual),
            new("disbursement", Day(2024, 6, 30), 1200, 500, Certainty.Actual),
        ];
        var june = BudgetCounters.Count(entries, CountingFrame.Until(Day(2023, 12, 15), Day(2024, 6, 30)));
        june[BudgetCounters.Actual("disbursement")].ShouldBe(500);
        june[BudgetCounters.Estimate("disbursement")].ShouldBe(1200);
        var may = BudgetCounters.Count(entries, CountingFrame.Until(Day(2024, 1, 1), Day(2024, 5, 31)));
        may[BudgetCounters.Actual("disbursement")].ShouldBe(200);
        BudgetCounters.Count(entries, CountingFrame.Until(Day(2023, 12, 15), Day(2024, 2, 1)))[BudgetCounters.Actual("disbursement")].ShouldBe(0);
    }

    [Fact]
    public void Answers_without_an_opinion_are_in_neither_part()
    {
        var wave = new SurveyCount("SIPAS", "QR", "all", Day(2024, 3, 1), Day(2024, 3, 20), 1, 2, 3, 4, 5, 60);
        var counted = SurveyCounters.Count([wave], Quarter);
        counted.All.Values.Sum().ShouldBe(15);
        counted[SurveyCounters.Answers("all", 5)].ShouldBe(5);
    }

    [Fact]
    public void A_window_is_covered_only_without_a_gap()
    {
        var coverage = new Coverage([new(Day(2024, 2, 1), Day(2024, 2, 29)), new(Day(2024, 1, 1), Day(2024, 1, 31)), new(Day(2024, 3, 2), Day(2024, 3, 31))]);
        coverage.Covers(new(Day(2024, 1, 1), Day(2024, 2, 29))).ShouldBeTrue();
        coverage.Covers(new(Day(2024, 1, 1), Day(2024, 3, 31))).ShouldBeFalse();
        coverage.Until(Day(2024, 1, 10)).ShouldBe(Day(2024, 2, 29));
        coverage.Until(Day(2024, 3, 1)).ShouldBeNull();
        coverage.Newest.ShouldBe(Day(2024, 3, 31));
    }

    [Fact]
    public void The_identities_of_the_form_hold_for_any_dossiers_and_any_window()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var dossiers = Enumerable.Range(0, 120).Select(i => Random(random, i)).ToList();
            var from = Day(2023, 12, 15).AddDays(random.Next(300));
            var rows = Form06a.Count(dossiers, new Window(from, from.AddDays(random.Next(120))), LeavingEndedOut);
            rows.ShouldAllBe(r => r.Holds, $"seed {seed}");
            Form06a.Total(rows).Holds.ShouldBeTrue();
        }
    }

    [Fact]
    public void The_form_counts_what_the_measures_count()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var dossiers = Enumerable.Range(0, 80).Select(i => Random(random, i)).ToList();
            var frame = CountingFrame.Until(Day(2024, 2, 1), Day(2024, 2, 1).AddDays(random.Next(200)));
            var counted = DossierCounters.Count(dossiers, frame);
            var form = Form06a.Total(Form06a.Count(dossiers, frame.Window, LeavingEndedOut));
            form.Early.ShouldBe((int)counted["resolved-early"]);
            form.Late.ShouldBe((int)counted["resolved-late"]);
            form.Overdue.ShouldBe((int)counted["open-overdue"]);
            form.InTime.ShouldBe((int)(counted["open-in-time"] + counted["open-paused"]));
        }
    }

    [Fact]
    public void A_month_and_the_next_add_up_to_the_two_for_everything_that_flows()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var dossiers = Enumerable.Range(0, 100).Select(i => Random(random, i)).ToList();
            var (a, b, c) = (Day(2024, 3, 1), Day(2024, 3, 20), Day(2024, 5, 2));
            CounterValues Count(DateOnly from, DateOnly to) => DossierCounters.Count(dossiers, new CountingFrame(new Window(from, to), c));
            foreach (var counter in DossierCounters.All.Where(x => x.By is CountedBy.Received or CountedBy.Finished))
            {
                (Count(a, b)[counter.Code] + Count(b.AddDays(1), c)[counter.Code]).ShouldBe(Count(a, c)[counter.Code], $"{counter.Code}, seed {seed}");
            }
        }
    }
}
