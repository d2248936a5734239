using CamKet.Facts;
using CamKet.Figures;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Plausibility;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Plausibility;

public sealed class DoubtTests
{
    private static readonly DoubtLimits Limits = new(JumpPoints: 20, JumpCases: 30, PerfectMonths: 3, PerfectCases: 100, SilentDays: 5, SilentExpected: 10);

    private static readonly MeasureDefinition Measure = new(
        "share", "g", "Tỷ lệ đúng hạn", "", new("X", null, true), "X", Direction.Higher, "percent", "hồ sơ", 2, ReportingCalendar.Reform, MeasureShape.Open, [FactKind.Dossiers],
        [], [], [], [], [], false, []);

    [Theory]
    [InlineData(90, 100, 69, 100, true)]
    [InlineData(90, 100, 70, 100, false)] // 20 points exactly are not more than 20
    [InlineData(27, 29, 5, 100, false)]
    [InlineData(20, 100, 60, 100, true)]
    public void A_month_that_moved_too_far_is_doubted_where_there_were_cases_enough(int n, int d, int nextN, int nextD, bool isDoubted) =>
        (Doubts.Jump(Measure, Months(Ratio.Of(n, d), Ratio.Of(nextN, nextD)), Limits, "19345") is not null).ShouldBe(isDoubted);

    [Fact]
    public void A_jump_says_from_what_to_what()
    {
        var doubt = Doubts.Jump(Measure, Months(Ratio.Of(95, 100), Ratio.Of(30, 60)), Limits, "19345")!;
        doubt.What.ShouldBe("Tỷ lệ đúng hạn: từ 95% (95/100) xuống 50% (30/60).");
        Doubts.Jump(Measure, Months(Ratio.Of(95, 100), Ratio.Missing), Limits, "19345").ShouldBeNull("a month without data moved nowhere");
    }

    [Fact]
    public void All_of_many_cases_in_three_months_on_end_is_doubted_and_a_single_miss_ends_it()
    {
        var full = Ratio.Of(120, 120);
        Doubts.Perfect(Measure, Months(Ratio.Of(119, 120), full, full, full), Limits, "19345")!.What.ShouldBe("Tỷ lệ đúng hạn: 100% trong 3 tháng liền, 360 hồ sơ.");
        Doubts.Perfect(Measure, Months(full, full, Ratio.Of(119, 120)), Limits, "19345").ShouldBeNull();
        Doubts.Perfect(Measure, Months(full, Ratio.Of(99, 99), full, full), Limits, "19345").ShouldBeNull("two months of cases enough are not three");
    }

    [Theory]
    [InlineData("99.3", false)] // 2926/2948 = 99,2537…, written with one decimal
    [InlineData("99.25", false)]
    [InlineData("99.26", true)]
    [InlineData("100", true)]
    public void A_stated_share_is_judged_at_the_precision_it_is_written_with(string stated, bool isDoubted)
    {
        var year = ReportingCalendar.Reform.Year(2024);
        var doubt = Doubts.Stated(new StatedShare("06/CK-BCĐ", "4", Measure, year, decimal.Parse(stated, System.Globalization.CultureInfo.InvariantCulture), Ratio.Of(2926, 2948), null));
        (doubt is not null).ShouldBe(isDoubted);
    }

    [Theory]
    [InlineData("2.926/2.948 hồ sơ, đạt 99,3%", "99.3")]
    [InlineData("100% và 98%", null)]
    [InlineData("đã làm", null)]
    [InlineData("12.5%", null)]
    public void The_share_of_a_sentence_is_the_only_percentage_in_it(string text, string? share) =>
        Doubts.ShareIn(text).ShouldBe(share is null ? null : decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_week_without_a_dossier_is_doubted_at_a_busy_unit_over_weekends_too_and_not_at_a_quiet_one()
    {
        // June 2024: from Wednesday the 12th to Tuesday the 18th nothing came.
        var june = new Window(new(2024, 6, 3), new(2024, 6, 28));
        var days = Enumerable.Range(0, june.Days).Select(june.From.AddDays).Where(d => d is not { Day: >= 12 and <= 18 }).ToHashSet();
        var coverage = new Coverage([june]);

        var doubt = Doubts.Silences(days, 100, coverage, june, WorkingCalendar.WeekendsOnly, Limits, "19345").ShouldHaveSingleItem();
        doubt.Where.ShouldBe("12/06/2024–18/06/2024");
        doubt.What.ShouldBe("5 ngày làm việc liền không tiếp nhận hồ sơ nào; theo nhịp của đơn vị thường có khoảng 25.");
        Doubts.Silences(days, 30, coverage, june, WorkingCalendar.WeekendsOnly, Limits, "19345").ShouldBeEmpty("7,5 were to be expected");
        Doubts.Silences(days, 100, new Coverage([new(june.From, new(2024, 6, 14))]), june, WorkingCalendar.WeekendsOnly, Limits, "19345").ShouldBeEmpty("what no extract covers is missing and not silent");
    }

    [Fact]
    public void A_dismissal_holds_for_the_figures_it_was_given_for()
    {
        var overlap = new SystemOverlap("A", "B", [ReportingCalendar.Reform.Year(2024)], 10, 2);
        var dismissal = new Dismissal(Doubts.TwoSystems(overlap).Key, Doubts.TwoSystems(overlap).Figures, "đã đối chiếu", DateTimeOffset.UnixEpoch, "quantri");
        dismissal.Covers(Doubts.TwoSystems(overlap)).ShouldBeTrue();
        dismissal.Covers(Doubts.TwoSystems(overlap with { SecondRows = 3 })).ShouldBeFalse();
        dismissal.Covers(Doubts.TwoSystems(overlap with { Second = "C" })).ShouldBeFalse();
    }

    [Fact]
    public void Two_systems_are_doubted_in_the_spans_both_tell_and_not_in_the_days_between()
    {
        var doubt = Doubts.TwoSystems(new SystemOverlap("A", "B", [new(new(2024, 1, 1), new(2024, 1, 31)), new(new(2024, 6, 1), new(2024, 6, 30))], 10, 2));
        doubt.Where.ShouldBe("01/01/2024–31/01/2024; 01/06/2024–30/06/2024");
    }

    [Fact]
    public void Months_with_one_between_them_that_is_not_covered_do_not_follow_on()
    {
        var full = Ratio.Of(120, 120);
        Doubts.Perfect(Measure, Months(full, full, Ratio.Missing, full, full), Limits, "19345").ShouldBeNull();
        Doubts.Jump(Measure, Months(full, Ratio.Missing, Ratio.Of(20, 120)), Limits, "19345").ShouldBeNull();
    }

    [Fact]
    public void A_form_out_of_balance_says_which_columns_and_leads_to_their_dossiers_without_naming_a_cause()
    {
        var sheet = new FormSheet(
            "x", "Biểu X", "X", new("X", null, true), null, "hồ sơ",
            [new("STT", FormHead.RowNumber, []), new("Lĩnh vực", FormHead.Field, []), new("Nhận", "received-and-carried", []), new("Xong", "resolved", [])], [FormIdentity.Read("3 = 4")], null);
        var form = FilledForm.Of(sheet, null, [new FieldCount("Đất đai", new CounterValues([KeyValuePair.Create("received", 3m)]), [])], isCovered: false);

        var doubt = Doubts.OfForm(form, ReportingCalendar.Reform.Year(2024), broken => $"/cot-{broken.Identity.Sum}-{broken.Row.Field}").ShouldHaveSingleItem();

        doubt.What.ShouldBe("Đất đai: cột 3 = 4 không khớp (3 khác 0).");
        doubt.Do.ShouldContain("cột 3 và của cột 4");
        doubt.Link.ShouldBe("/cot-3-Đất đai");
        (doubt.Why + doubt.Do).ShouldNotContain("trước ngày tiếp nhận");
    }

    private static IReadOnlyList<MonthFigure> Months(params Ratio[] ratios) =>
        [.. ratios.Select((r, i) => new MonthFigure(ReportingCalendar.Reform.Month(2024, i + 1), r))];
}
