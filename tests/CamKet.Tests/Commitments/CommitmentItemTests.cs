using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Commitments;

public class CommitmentItemTests
{
    private static Target A(TargetType type, Operator op, decimal? number = null, string? word = null, string? date = null, int? of = null) =>
        new(type, op, false, number, word, date, of, null, null, "", []);

    private static CommitmentItem Item(DateOnly? deadline, params Target[] targets) =>
        new("C.1", ItemGroup.Other, "Tự kiểm tra", null, targets, "Văn phòng", null, null, null, deadline, null);

    [Fact]
    public void A_milestone_without_a_date_has_no_deadline_and_none_is_invented()
    {
        var item = Item(null, A(TargetType.Milestone, Operator.AtMost));

        item.LacksDeadline.ShouldBeTrue();
        item.EvaluationEnd(ReportingCalendar.Reform, 2024).ShouldBeNull();
        TargetText.Print(item.Targets[0]).ShouldBe("chưa có hạn");
    }

    [Fact]
    public void A_date_in_the_target_is_the_deadline_too_and_a_bound_one_goes_before_it()
    {
        var item = Item(null, A(TargetType.Milestone, Operator.AtMost, date: "2024-04-30"), A(TargetType.Milestone, Operator.AtMost));

        (item.Due, item.LacksDeadline, item.EvaluationEnd(ReportingCalendar.Reform, 2024)).ShouldBe((new DateOnly(2024, 4, 30), false, new DateOnly(2024, 4, 30)));
        (item with { Deadline = new DateOnly(2024, 6, 30) }).Due.ShouldBe(new DateOnly(2024, 6, 30));
        Item(null, A(TargetType.Milestone, Operator.AtMost, date: "2024-06")).Due.ShouldBe(new DateOnly(2024, 6, 30));
    }

    [Fact]
    public void A_bound_date_is_the_day_the_milestone_is_judged() =>
        Item(new DateOnly(2024, 6, 30), A(TargetType.Milestone, Operator.AtMost))
            .EvaluationEnd(ReportingCalendar.Reform, 2024).ShouldBe(new DateOnly(2024, 6, 30));

    [Theory]
    [InlineData(ReportingCalendar.Reform, 14)]
    [InlineData(ReportingCalendar.Budget, 31)]
    public void Other_items_are_judged_at_the_end_of_their_measures_year(ReportingCalendar calendar, int day) =>
        Item(null, A(TargetType.Percent, Operator.AtLeast, 40)).EvaluationEnd(calendar, 2024).ShouldBe(new DateOnly(2024, 12, day));

    [Fact]
    public void A_target_is_printed_with_the_operator_it_was_given()
    {
        TargetText.Print(A(TargetType.Percent, Operator.MoreThan, 99)).ShouldBe(">\u00a099%");
        TargetText.Print(A(TargetType.Percent, Operator.AtLeast, 14.12m)).ShouldBe("≥\u00a014,12%");
        TargetText.Print(A(TargetType.Rank, Operator.AtMost, 10, of: 22)).ShouldBe("thứ 10/22");
        TargetText.Print(A(TargetType.Grade, Operator.AtLeast, word: "Rất hài lòng")).ShouldBe("Rất hài lòng");
        TargetText.Print(A(TargetType.Milestone, Operator.AtMost, date: "2024-06-30")).ShouldBe("trước hoặc trong 30/06/2024");
        TargetText.Value(A(TargetType.Amount, Operator.AtLeast, 5684600000m)).ShouldBe("5.684.600.000 đồng");
    }

    [Fact]
    public void A_baseline_of_two_parts_prints_both() =>
        TargetText.PrintAll(A(TargetType.Rank, Operator.AtMost, 15) with { Also = [A(TargetType.Grade, Operator.AtLeast, word: "Tốt")] })
            .ShouldBe("thứ 15; Tốt");

    [Fact]
    public void The_owner_is_the_section_the_post_or_both()
    {
        var item = Item(null);
        item.Owner.ShouldBe("Văn phòng");
        (item with { OwnerPost = "Công chức văn phòng" }).Owner.ShouldBe("Văn phòng – Công chức văn phòng");
        (item with { OwnerSection = null }).Owner.ShouldBeNull();
    }
}
