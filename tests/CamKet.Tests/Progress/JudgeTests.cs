using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Targets;
using Shouldly;
using Xunit;
using static CamKet.Tests.Measures.Dossiers;
using static CamKet.Tests.Progress.Samples;

namespace CamKet.Tests.Progress;

public sealed class JudgeTests
{
    private static ItemProgress Judged(CommitmentItem item, ItemFacts facts) => Judge.Item(item, facts);

    [Fact]
    public void Before_the_end_the_sentence_says_what_it_would_take()
    {
        // 807 so far, 246 in the last 90 days: 93 expected in the 34 days to 14/12; 40% of 900 is 360.
        var progress = Judged(Item(Percent(40)), Known(Reading(Measure, Signed(312, 807), recent: Signed(76, 246))));
        progress.Status.ShouldBe(Status.AtRisk);
        progress.Sentence.ShouldBe("Cần 48 trong 93 văn bản còn lại; 90 ngày gần đây 30,9%.");
        var forecast = progress.Targets[0].Forecast!;
        forecast.Needed.ShouldBe(48);
        forecast.Remaining.ShouldBe(93);
        forecast.RecentShare.ShouldBe(Ratio.Of(76, 246));
        progress.EvaluationEnd.ShouldBe(Day(2024, 12, 14));
    }

    [Fact]
    public void A_promise_of_a_unit_that_ended_before_it_was_due_is_closed_and_not_missed()
    {
        var item = Judged(Item(Percent(40)), Known(Reading(Measure, Signed(312, 807), recent: Signed(76, 246))));
        var closed = Judge.Closed(item, Day(2024, 12, 20), 2024, Day(2024, 11, 30), ["Phường Mới", "Xã Mới"]);
        closed.Status.ShouldBe(Status.Closed);
        closed.Targets[0].Status.ShouldBe(Status.Closed);
        closed.Sentence.ShouldBe("Khép lại từ 01/12/2024 do sắp xếp đơn vị; đơn vị kế tiếp: Phường Mới, Xã Mới.");
        Judge.Closed(item, Day(2024, 11, 30), 2024, Day(2024, 11, 30), []).ShouldBe(item);
        Judge.Closed(item, Day(2025, 7, 20), 2024, Day(2025, 6, 30), []).ShouldBe(item);
        var met = item with { Status = Status.Met };
        Judge.Closed(met, Day(2024, 12, 20), 2024, Day(2024, 11, 30), []).ShouldBe(met);
    }

    [Fact]
    public void A_share_is_not_told_by_a_measure_without_a_whole()
    {
        Judge.Fits(TargetType.Percent, Measure).ShouldBeTrue();
        Judge.Fits(TargetType.Percent, Measure with { Denominator = [] }).ShouldBeFalse();
        Judge.Fits(TargetType.Count, Measure).ShouldBeFalse();
        Judge.Fits(TargetType.Milestone, Measure).ShouldBeFalse();
    }

    [Fact]
    public void Fewer_than_thirty_recent_cases_leave_the_word_to_the_window()
    {
        var thirty = Reading(Measure, Signed(100, 331), recent: Signed(30, 30));
        var fewer = Reading(Measure, Signed(100, 331), recent: Signed(29, 29));
        thirty.Open()!.Expected.ShouldBe(11);
        thirty.Open()!.Share.ShouldBe(Ratio.Of(30, 30));
        fewer.Open()!.Expected.ShouldBe(34);
        fewer.Open()!.Share.ShouldBe(Ratio.Of(100, 331));
    }

    [Fact]
    public void What_is_kept_whatever_comes_is_secured_and_the_margin_is_told()
    {
        var progress = Judged(Item(Percent(92)), Known(Reading(Measure, Signed(1051, 1121), recent: Signed(3, 30))));
        progress.Status.ShouldBe(Status.Secured);
        progress.Sentence.ShouldBe("Vượt cam kết 1,76 điểm phần trăm; giữ được dù 11 văn bản còn lại đều không đạt.");
        progress.Targets[0].Gap!.Value.ShouldBe(1.755m, 0.001m);
    }

    [Theory]
    [InlineData(Operator.AtLeast, 92, 92, Status.Met, "Đạt đúng mức cam kết.")]
    [InlineData(Operator.MoreThan, 92, 92, Status.Missed, "Bằng mức cam kết, nhưng cam kết là trên 92%.")]
    [InlineData(Operator.AtLeast, 91, 92, Status.Missed, "Thiếu 1 điểm phần trăm so với cam kết.")]
    [InlineData(Operator.MoreThan, 93, 92, Status.Met, "Vượt cam kết 1 điểm phần trăm.")]
    [InlineData(Operator.AtMost, 92, 92, Status.Met, "Đạt đúng mức cam kết.")]
    [InlineData(Operator.AtMost, 93, 92, Status.Missed, "Vượt mức cho phép 1 điểm phần trăm.")]
    [InlineData(Operator.LessThan, 92, 92, Status.Missed, "Bằng mức cam kết, nhưng cam kết là dưới 92%.")]
    [InlineData(Operator.LessThan, 91, 92, Status.Met, "Thấp hơn mức cho phép 1 điểm phần trăm.")]
    public void From_the_evaluation_end_the_exact_share_decides(Operator op, int signed, int target, Status status, string sentence)
    {
        var progress = Judged(Item(Percent(target, op)), Known(Reading(Measure, Signed(signed, 100), Day(2024, 12, 14))));
        progress.Status.ShouldBe(status);
        progress.Sentence.ShouldBe(sentence);
    }

    [Fact]
    public void A_share_that_prints_like_the_target_but_is_below_it_is_missed_and_told_apart()
    {
        var progress = Judged(Item(Percent(80)), Known(Reading(Measure, Signed(79_999, 100_000), Day(2024, 12, 14))));
        progress.Status.ShouldBe(Status.Missed);
        progress.Sentence.ShouldBe("Thiếu 0,001 điểm phần trăm so với cam kết.");
    }

    [Fact]
    public void The_day_before_the_evaluation_end_is_still_a_forecast()
    {
        Judged(Item(Percent(92)), Known(Reading(Measure, Signed(91, 100), Day(2024, 12, 13)))).Status.ShouldNotBe(Status.Missed);
        Judged(Item(Percent(92)), Known(Reading(Measure, Signed(91, 100), Day(2024, 12, 14)))).Status.ShouldBe(Status.Missed);
        Judged(Item(Percent(80)), Known(Reading(Disbursement, Values(("budget-disbursement-actual", 79), ("budget-disbursement-estimate", 100)), Day(2024, 12, 30)))).Status.ShouldBe(Status.OnTrack);
        Judged(Item(Percent(80)), Known(Reading(Disbursement, Values(("budget-disbursement-actual", 79), ("budget-disbursement-estimate", 100)), Day(2024, 12, 31)))).Status.ShouldBe(Status.Missed);
    }

    [Fact]
    public void A_window_that_is_not_covered_is_no_data_and_says_until_when_there_are_some()
    {
        var reading = Reading(Measure, null);
        reading = reading with { Figure = reading.Figure with { DataUntil = Day(2024, 10, 31) } };
        var progress = Judged(Item(Percent(92)), Known(reading));
        progress.Status.ShouldBe(Status.NoData);
        progress.Sentence.ShouldBe("Chưa đủ số liệu cho cả kỳ: có số liệu đến 31/10/2024.");
        progress.Targets[0].Actual.State.ShouldBe(RatioState.Missing);
    }

    [Fact]
    public void Nothing_arisen_is_not_applicable_and_fulfilled_at_the_years_end()
    {
        var before = Judged(Item(Percent(100)), Known(Reading(Measure, CounterValues.None)));
        before.Status.ShouldBe(Status.NotApplicable);
        before.Sentence.ShouldBe("Không phát sinh văn bản.");
        var after = Judged(Item(Percent(100)), Known(Reading(Measure, CounterValues.None, Day(2024, 12, 14))));
        after.Status.ShouldBe(Status.NotApplicable);
        after.Sentence.ShouldBe("Không phát sinh văn bản; được tính là hoàn thành.");
    }

    [Fact]
    public void Zero_of_something_is_a_result_and_not_nothing_arisen() =>
        Judged(Item(Percent(100)), Known(Reading(Measure, Signed(0, 5), Day(2024, 12, 14)))).Status.ShouldBe(Status.Missed);

    [Fact]
    public void Keeping_up_without_a_target_is_not_to_be_worse_than_the_baseline_in_the_measures_direction()
    {
        var keep = Item() with { Group = ItemGroup.Maintain, Baseline = Percent(92, implied: true) };
        var end = Day(2024, 12, 14);
        Judged(keep, Known(Reading(Measure, Signed(92, 100), end))).Status.ShouldBe(Status.Met);
        Judged(keep, Known(Reading(Measure, Signed(91, 100), end))).Status.ShouldBe(Status.Missed);
        var lower = Measure with { Direction = Direction.Lower };
        Judged(keep, Known(Reading(lower, Signed(92, 100), end))).Status.ShouldBe(Status.Met);
        Judged(keep, Known(Reading(lower, Signed(93, 100), end))).Status.ShouldBe(Status.Missed);
        Judged(keep with { Group = ItemGroup.Improve }, Known(Reading(Measure, Signed(99, 100), end))).Status.ShouldBe(Status.NoData);
    }

    [Fact]
    public void A_target_wins_over_the_baseline()
    {
        var item = Item(Percent(90)) with { Group = ItemGroup.Maintain, Baseline = Percent(95) };
        Judged(item, Known(Reading(Measure, Signed(91, 100), Day(2024, 12, 14)))).Status.ShouldBe(Status.Met);
    }

    [Fact]
    public void A_milestone_without_a_date_has_none_and_with_one_is_late_the_day_after()
    {
        var facts = Known(null);
        Judged(Item(Milestone()), facts).Status.ShouldBe(Status.NoDate);
        Judged(Item(Milestone("2024-11-10")), facts).Status.ShouldBe(Status.AtRisk);
        Judged(Item(Milestone("2024-11-09")), facts).Status.ShouldBe(Status.Missed);
        Judged(Item(Milestone("2024-11-17")), facts).Status.ShouldBe(Status.AtRisk);
        Judged(Item(Milestone("2024-11-18")), facts).Status.ShouldBe(Status.OnTrack);
        Judged(Item(Milestone("2024-11")), facts).Sentence.ShouldBe("Hạn 30/11/2024, còn 20 ngày.");
        Judged(Item(Milestone()) with { Deadline = Day(2024, 12, 1) }, facts).Status.ShouldBe(Status.OnTrack);
    }

    [Fact]
    public void A_milestone_reached_is_met_early_and_one_reached_late_is_missed()
    {
        Judged(Item(Milestone()), Known(null) with { DoneOn = Day(2024, 6, 1) }).Status.ShouldBe(Status.Met);
        Judged(Item(Milestone("2024-05-31")), Known(null) with { DoneOn = Day(2024, 6, 1) }).Sentence.ShouldBe("Hoàn thành ngày 01/06/2024, sau hạn 31/05/2024.");
        Judged(Item(Milestone()), Known(null) with { DoneOn = Day(2024, 11, 11) }).Status.ShouldBe(Status.NoDate);
    }

    [Fact]
    public void A_count_says_how_many_are_missing()
    {
        var progress = Judged(Item(Count(2)), Known(Reading(Dialogues, Values(("activity-dialogue", 0)))));
        progress.Status.ShouldBe(Status.AtRisk);
        progress.Sentence.ShouldBe("Cần thêm 2 buổi đối thoại trong 25 ngày làm việc còn lại; chia đều cả năm thì đến nay phải có 1.");
        Judged(Item(Count(2)), Known(Reading(Dialogues, Values(("activity-dialogue", 2))))).Status.ShouldBe(Status.Met);
        Judged(Item(Count(2)), Known(Reading(Dialogues, Values(("activity-dialogue", 1)), Day(2024, 12, 14)))).Sentence.ShouldBe("Thiếu 1 buổi đối thoại so với cam kết.");
    }

    [Fact]
    public void Disbursement_is_told_in_dong_and_working_days_and_names_its_yardstick()
    {
        var reading = Reading(Disbursement, Values(("budget-disbursement-actual", 600_000_000), ("budget-disbursement-estimate", 1_000_000_000)));
        Judged(Item(Percent(80)), Known(reading)).Sentence.ShouldBe(
            "Cần thêm 200.000.000 đồng trong 25 ngày làm việc (8.000.000 đồng mỗi ngày); theo nhịp từ đầu năm được 66.666.667 đồng.");
        var planned = reading with { Year = reading.Year! with { Plan = new(650_000_000, 789_000_000) } };
        var progress = Judged(Item(Percent(80)), Known(planned));
        progress.Status.ShouldBe(Status.OutOfReach);
        progress.Sentence.ShouldBe("Không thể đạt: thực hiện hết phần còn lại theo kế hoạch cũng chỉ 78,90%.");
    }

    [Fact]
    public void What_does_not_fit_its_measure_is_no_data_and_not_a_guess()
    {
        Judged(Item(Percent(100)), Known(Reading(Dialogues, Values(("activity-dialogue", 3))))).Status.ShouldBe(Status.NoData);
        Judged(Item(Percent(100)) with { Measure = null }, Known(null)).Sentence.ShouldBe("Chưa gắn chỉ tiêu nào để đo nội dung này.");
    }

    [Fact]
    public void A_survey_is_told_with_its_sample_and_margin()
    {
        var survey = Measure with { Shape = MeasureShape.Survey, Noun = "phiếu", Precision = 1 };
        var progress = Judged(Item(Percent(99)), Known(Reading(survey, Signed(490, 500))));
        progress.Status.ShouldBe(Status.AtRisk);
        progress.Sentence.ShouldBe("Tạm tính 98% từ 500 phiếu (sai số ±1,2 điểm). Thiếu 1 điểm phần trăm so với cam kết.");
        Judged(Item(Percent(99)), Known(Reading(survey, Signed(29, 29)))).Sentence.ShouldContain("mẫu nhỏ");
    }

    [Fact]
    public void Late_dossiers_without_a_letter_can_still_be_made_good()
    {
        var apology = Measure with
        {
            Noun = "hồ sơ trễ hạn",
            Numerator = [new("late-apologised", CountedBy.Finished), new("overdue-apologised", CountedBy.AsOf)],
            Denominator = [new("resolved-late", CountedBy.Finished), new("open-overdue", CountedBy.AsOf)],
            Redeemable = [new("late-unapologised", CountedBy.Finished), new("overdue-unapologised", CountedBy.AsOf)],
        };
        var values = Values(("late-apologised", 1), ("late-unapologised", 1), ("resolved-late", 2));
        var progress = Judged(Item(Percent(100)), Known(Reading(apology, values, recent: CounterValues.None)));
        progress.Status.ShouldBe(Status.AtRisk);
        progress.Sentence.ShouldBe("Cần 1 trong 1 hồ sơ trễ hạn còn lại; từ đầu kỳ đến nay 50%.");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(31)]
    public void Carried_out_without_an_estimate_is_no_ratio_and_is_told(int day)
    {
        var values = Values(("budget-disbursement-actual", 5_000_000), ("budget-disbursement-estimate", 0));
        var progress = Judged(Item(Percent(80)), Known(Reading(Disbursement, values, Day(2024, 12, day))));
        progress.Status.ShouldBe(Status.NotApplicable);
        progress.Sentence.ShouldBe("Có thực hiện 5.000.000 đồng, không giao dự toán: không tính được tỷ lệ.");
        progress.Targets[0].Actual.ShouldBe(Ratio.NotApplicable);
    }

    [Theory]
    [InlineData(Operator.AtMost, 0, Status.OnTrack)]
    [InlineData(Operator.AtMost, 9, Status.AtRisk)]
    [InlineData(Operator.AtLeast, 9, Status.OnTrack)]
    [InlineData(Operator.AtLeast, 0, Status.AtRisk)]
    public void What_stands_today_may_be_gone_at_the_end_so_nothing_is_settled_before_it(Operator op, int open, Status status)
    {
        var overdue = Dialogues with { Noun = "hồ sơ quá hạn", Numerator = [new("open-overdue", CountedBy.AsOf)] };
        var before = Judged(Item(Count(3, op)), Known(Reading(overdue, Values(("open-overdue", open)))));
        before.Status.ShouldBe(status);
        before.Sentence.ShouldBe($"Hiện có {open} hồ sơ quá hạn, mức cam kết là {op.Sign()} 3; xét vào ngày 14/12/2024.");
        Judged(Item(Count(3, op)), Known(Reading(overdue, Values(("open-overdue", open)), Day(2024, 12, 14)))).Status
            .ShouldBe(status == Status.OnTrack ? Status.Met : Status.Missed);
    }

    [Fact]
    public void Different_procedures_are_not_forecast_as_cases_are()
    {
        var procedures = Measure with { Shape = MeasureShape.Distinct, Noun = "thủ tục" };
        var progress = Judged(Item(Percent(80)), Known(Reading(procedures, Signed(3, 5), recent: Signed(40, 40))));
        progress.Status.ShouldBe(Status.AtRisk);
        progress.Targets[0].Forecast.ShouldBeNull();
        progress.Sentence.ShouldBe("Tạm tính 60% (3/5 thủ tục). Thiếu 20 điểm phần trăm so với cam kết.");
        Judged(Item(Percent(60)), Known(Reading(procedures, Signed(5, 5)))).Status.ShouldBe(Status.OnTrack);
        Judged(Item(Percent(60)), Known(Reading(procedures, Signed(5, 5), Day(2024, 12, 14)))).Status.ShouldBe(Status.Met);
    }

    [Fact]
    public void A_survey_names_the_days_of_its_waves()
    {
        var survey = Measure with { Shape = MeasureShape.Survey, Noun = "phiếu", Precision = 1 };
        var reading = Reading(survey, Signed(490, 500));
        reading = reading with { Figure = reading.Figure with { Waves = new CamKet.Time.Window(Day(2024, 3, 15), Day(2024, 6, 14)) } };
        Judged(Item(Percent(98)), Known(reading)).Sentence.ShouldStartWith("Tạm tính 98% từ 500 phiếu (sai số ±1,2 điểm), khảo sát từ 15/03/2024 đến 14/06/2024.");
    }
}
