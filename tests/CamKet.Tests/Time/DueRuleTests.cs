using CamKet.Time;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Time;

public class DueRuleTests
{
    private static readonly Window Year2024 = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31));

    private static DateOnly D(int month, int day) => new(2024, month, day);

    [Fact]
    public void By_the_12th_of_the_quarters_last_month_includes_the_12th() =>
        new DueRule.Periodic(3, 3, 12).Occurrences(Year2024).ShouldBe([D(3, 12), D(6, 12), D(9, 12), D(12, 12)]);

    [Fact]
    public void Yearly_by_12_12_falls_once() => new DueRule.Periodic(12, 12, 12).Occurrences(Year2024).ShouldBe([D(12, 12)]);

    [Fact]
    public void Before_15_4_is_14_4_and_the_Sunday_is_reminded_on_Friday()
    {
        var rule = DueRule.From(new DutyRule("once", null, null, "2024-04-15", null, Inclusive: false));

        var due = rule!.Occurrences(Year2024).ShouldHaveSingleItem();
        due.ShouldBe(D(4, 14));
        due.DayOfWeek.ShouldBe(DayOfWeek.Sunday);
        DueRule.ActBy(due, WorkingCalendar.WeekendsOnly).ShouldBe(D(4, 12));
    }

    [Fact]
    public void A_due_day_that_is_worked_is_acted_on_that_day() =>
        DueRule.ActBy(D(6, 12), WorkingCalendar.WeekendsOnly).ShouldBe(D(6, 12));

    [Fact]
    public void The_31st_of_a_shorter_month_is_its_last_day() =>
        new DueRule.Periodic(1, 1, 31).Occurrences(new Window(D(1, 1), D(4, 30))).ShouldBe([D(1, 31), D(2, 29), D(3, 31), D(4, 30)]);

    [Fact]
    public void Before_the_first_of_January_falls_due_in_the_year_before() =>
        new DueRule.Periodic(12, 1, 1, inclusive: false).Occurrences(new Window(D(12, 1), new DateOnly(2025, 1, 31))).ShouldBe([D(12, 31)]);

    [Fact]
    public void A_weekly_duty_falls_on_its_weekday() =>
        new DueRule.Weekly(DayOfWeek.Friday).Occurrences(new Window(D(11, 1), D(11, 15))).ShouldBe([D(11, 1), D(11, 8), D(11, 15)]);

    [Fact]
    public void A_documents_rule_becomes_the_same_days()
    {
        DueRule.From(new DutyRule("quarter", 3, 12, null, null, true)).ShouldBe(new DueRule.Periodic(3, 3, 12));
        DueRule.From(new DutyRule("year", 12, 12, null, null, true)).ShouldBe(new DueRule.Periodic(12, 12, 12));
        DueRule.From(new DutyRule("month", null, 20, null, null, false)).ShouldBe(new DueRule.Periodic(1, 1, 20, inclusive: false));
    }

    [Fact]
    public void A_duty_that_names_no_day_gets_none()
    {
        DueRule.From(new DutyRule("year", null, null, null, 2, true)).ShouldBeNull();
        DueRule.From(new DutyRule("week", null, null, null, null, true)).ShouldBeNull();
        DueRule.From(new DutyRule("once", null, null, "2024-05", null, true)).ShouldBeNull();
    }

    [Fact]
    public void Every_occurrence_lies_in_its_window_in_order_and_none_is_lost_between_two_windows() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(PositiveInt Months, PositiveInt Month, PositiveInt Day, bool Inclusive, PositiveInt Cut)>(),
            x =>
            {
                int[] lengths = [1, 3, 6, 12];
                var months = lengths[x.Months.Get % 4];
                var rule = new DueRule.Periodic(months, (x.Month.Get % months) + 1, (x.Day.Get % 31) + 1, x.Inclusive);
                var whole = new Window(new DateOnly(2023, 6, 7), new DateOnly(2026, 2, 3));
                var cut = whole.From.AddDays(x.Cut.Get % (whole.Days - 1));
                var all = rule.Occurrences(whole).ToList();
                var parts = rule.Occurrences(new Window(whole.From, cut)).Concat(rule.Occurrences(new Window(cut.AddDays(1), whole.To)));
                return all.SequenceEqual(parts) && all.SequenceEqual(all.Order()) && all.TrueForAll(whole.Contains);
            }).Holds();
}
