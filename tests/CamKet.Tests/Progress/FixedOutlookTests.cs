using CamKet.Figures;
using CamKet.Progress;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Progress;

public sealed class FixedOutlookTests
{
    /// <summary>A plan of a thousand, of which 600 are carried out, half of the year's working days left.</summary>
    private static FixedOutlook Disbursement(decimal done = 600, PlannedAmounts? plan = null, Ratio lastYear = default, int left = 25, int elapsed = 225) =>
        new(done, 1000, Capped: true, left, elapsed, plan, lastYear);

    [Fact]
    public void What_is_carried_out_already_is_secured_to_the_dong()
    {
        Disbursement(800).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.Secured);
        Disbursement(799).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.OnTrack);
        Disbursement(800).StatusFor(Operator.MoreThan, 80).ShouldBe(Status.OnTrack);
        Disbursement(801).StatusFor(Operator.MoreThan, 80).ShouldBe(Status.Secured);
    }

    [Fact]
    public void A_plan_that_ends_below_the_target_puts_it_out_of_reach()
    {
        Disbursement(plan: new(650, 789)).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.OutOfReach);
        Disbursement(plan: new(650, 800)).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.AtRisk);
        Disbursement(plan: new(600, 800)).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.OnTrack);
        Disbursement(plan: new(601, 800)).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.AtRisk);
        Disbursement(plan: new(600, 800)).StatusFor(Operator.MoreThan, 80).ShouldBe(Status.OutOfReach);
    }

    [Fact]
    public void A_plan_bounds_only_what_its_whole_bounds()
    {
        FixedOutlook Revenue(decimal done, PlannedAmounts plan, int left) => new(done, 1000, Capped: false, left, 225, plan, Ratio.Missing);
        Revenue(600, new(650, 789), 25).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.AtRisk);
        Revenue(600, new(650, 789), 25).StatusFor(Operator.AtLeast, 120).ShouldBe(Status.AtRisk);
        Revenue(600, new(400, 700), 25).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.OnTrack);
        Revenue(600, new(650, 789), 0).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.OutOfReach);
        Disbursement(plan: new(650, 1_200)).MostByEnd.ShouldBe(1000);
        Disbursement(plan: new(650, 1_200)).ExpectedMore.ShouldBe(400);
    }

    [Fact]
    public void Without_a_plan_last_years_pace_after_the_same_day_is_the_measure()
    {
        Disbursement(lastYear: Ratio.Of(20, 100)).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.OnTrack);
        Disbursement(lastYear: Ratio.Of(199, 1000)).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.AtRisk);
    }

    [Fact]
    public void Without_last_year_the_pace_of_this_year_is_the_measure()
    {
        Disbursement(720, left: 25, elapsed: 225).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.OnTrack);
        Disbursement(719, left: 25, elapsed: 225).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.AtRisk);
        Disbursement(0, left: 250, elapsed: 0).StatusFor(Operator.AtLeast, 80).ShouldBe(Status.AtRisk);
    }

    [Fact]
    public void Without_a_plan_disbursement_is_never_out_of_reach_before_the_last_working_day()
    {
        Disbursement(1, left: 1).StatusFor(Operator.AtLeast, 100).ShouldBe(Status.AtRisk);
        Disbursement(1, left: 1).StatusFor(Operator.MoreThan, 100).ShouldBe(Status.OutOfReach);
        Disbursement(1, left: 0).StatusFor(Operator.AtLeast, 100).ShouldBe(Status.OutOfReach);
    }

    [Fact]
    public void More_carried_out_is_never_worse()
    {
        int Rank(Status s) => s switch { Status.OutOfReach => 0, Status.AtRisk => 1, Status.OnTrack => 2, Status.Secured => 3, _ => throw new InvalidOperationException(s.ToString()) };
        foreach (var plan in new PlannedAmounts?[] { null, new(500, 900), new(700, 780) })
        {
            foreach (var op in new[] { Operator.AtLeast, Operator.MoreThan })
            {
                var ranks = Enumerable.Range(0, 1001).Select(done => Rank(Disbursement(done, plan).StatusFor(op, 80))).ToList();
                ranks.ShouldBe(ranks.Order());
                ranks[0].ShouldBe(plan?.ByEnd == 780 ? 0 : 1);
                ranks[1000].ShouldBe(3);
            }
        }
    }

    [Fact]
    public void A_count_is_met_early_and_asked_for_at_an_even_pace()
    {
        new CountOutlook(2, 100, 150).StatusFor(Operator.AtLeast, 2).ShouldBe(Status.Met);
        new CountOutlook(2, 100, 150).StatusFor(Operator.MoreThan, 2).ShouldBe(Status.OnTrack);
        new CountOutlook(1, 100, 150).StatusFor(Operator.AtLeast, 2).ShouldBe(Status.OnTrack);
        new CountOutlook(0, 126, 124).StatusFor(Operator.AtLeast, 2).ShouldBe(Status.OnTrack);
        new CountOutlook(0, 125, 125).StatusFor(Operator.AtLeast, 2).ShouldBe(Status.AtRisk);
    }

    [Fact]
    public void A_count_that_must_not_be_exceeded_is_lost_once_it_is()
    {
        new CountOutlook(3, 100, 100).StatusFor(Operator.AtMost, 2).ShouldBe(Status.OutOfReach);
        new CountOutlook(2, 100, 100).StatusFor(Operator.AtMost, 2).ShouldBe(Status.AtRisk);
        new CountOutlook(1, 100, 100).StatusFor(Operator.AtMost, 2).ShouldBe(Status.OnTrack);
        new CountOutlook(2, 100, 100).StatusFor(Operator.LessThan, 2).ShouldBe(Status.OutOfReach);
    }
}
