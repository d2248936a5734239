using CamKet.Figures;
using CamKet.Progress;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Progress;

public sealed class OpenOutlookTests
{
    private static readonly Operator[] All = [Operator.AtLeast, Operator.MoreThan, Operator.AtMost, Operator.LessThan, Operator.Equal];
    private static readonly decimal[] Targets = [0, 5, 12.5m, 33.3m, 50, 66.67m, 95, 99.9m, 100];

    private static OpenOutlook Of(int n, int d, int r, int pending = 0, int lost = 0, Ratio share = default, bool lower = false) =>
        new(n, d, r, pending, lost, share, lower);

    /// <summary>Every state a small office can be in.</summary>
    private static IEnumerable<OpenOutlook> Everything()
    {
        foreach (var lower in new[] { false, true })
        {
            for (var d = 0; d <= 7; d++)
            {
                for (var n = 0; n <= d; n++)
                {
                    for (var r = 0; r <= 5; r++)
                    {
                        for (var pending = 0; pending <= Math.Min(2, d - n); pending++)
                        {
                            for (var lost = 0; lost <= Math.Min(2, r); lost++)
                            {
                                yield return Of(n, d, r, pending, lost, Ratio.Of(1, 2), lower);
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>What can still be added to the numerator, told from the cases themselves and not from the formula.</summary>
    private static IEnumerable<int> Outcomes(OpenOutlook o)
    {
        var lost = (int)o.Lost;
        var free = (int)o.Expected - lost + (int)o.Pending;
        return Enumerable.Range(o.LowerIsBetter ? lost : 0, free + 1);
    }

    [Fact]
    public void Out_of_reach_means_that_no_outcome_reaches_it_and_secured_that_every_outcome_keeps_it()
    {
        foreach (var o in Everything().Where(o => o.Total > 0))
        {
            foreach (var op in All)
            {
                foreach (var target in Targets)
                {
                    var held = Outcomes(o).Select(more => op.Holds((o.Successes + more) * 100, target * o.Total)).ToList();
                    var status = o.StatusFor(op, target);
                    (status == Status.OutOfReach).ShouldBe(!held.Contains(true), $"{o} {op} {target}");
                    (status == Status.Secured).ShouldBe(!held.Contains(false), $"{o} {op} {target}");
                }
            }
        }
    }

    [Fact]
    public void K_is_the_least_that_suffices_and_for_a_bound_the_most_that_is_borne()
    {
        foreach (var o in Everything().Where(o => o.Total > 0))
        {
            foreach (var target in Targets)
            {
                foreach (var op in new[] { Operator.AtLeast, Operator.MoreThan })
                {
                    var k = o.Needed(op, target)!.Value;
                    op.Holds((o.Successes + k) * 100, target * o.Total).ShouldBeTrue();
                    op.Holds((o.Successes + k - 1) * 100, target * o.Total).ShouldBeFalse();
                }

                foreach (var op in new[] { Operator.AtMost, Operator.LessThan })
                {
                    var k = o.Needed(op, target)!.Value;
                    op.Holds((o.Successes + k) * 100, target * o.Total).ShouldBeTrue();
                    op.Holds((o.Successes + k + 1) * 100, target * o.Total).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public void One_success_more_never_makes_it_worse()
    {
        int Rank(Status s) => s switch { Status.OutOfReach => 0, Status.AtRisk => 1, Status.OnTrack => 2, Status.Secured => 3, _ => throw new InvalidOperationException(s.ToString()) };
        foreach (var o in Everything().Where(o => o.Total > 0 && o.Successes < o.Cases - o.Pending))
        {
            var more = o with { Successes = o.Successes + 1 };
            foreach (var target in Targets)
            {
                Rank(more.StatusFor(Operator.AtLeast, target)).ShouldBeGreaterThanOrEqualTo(Rank(o.StatusFor(Operator.AtLeast, target)));
                Rank(more.StatusFor(Operator.MoreThan, target)).ShouldBeGreaterThanOrEqualTo(Rank(o.StatusFor(Operator.MoreThan, target)));
                Rank(more.StatusFor(Operator.AtMost, target)).ShouldBeLessThanOrEqualTo(Rank(o.StatusFor(Operator.AtMost, target)));
                Rank(more.StatusFor(Operator.LessThan, target)).ShouldBeLessThanOrEqualTo(Rank(o.StatusFor(Operator.LessThan, target)));
            }
        }
    }

    [Theory]
    [InlineData(Operator.AtLeast, 80, Status.Secured)]
    [InlineData(Operator.AtLeast, 79, Status.OnTrack)]
    [InlineData(Operator.AtLeast, 70, Status.OnTrack)]
    [InlineData(Operator.AtLeast, 69, Status.AtRisk)]
    [InlineData(Operator.AtLeast, 60, Status.AtRisk)]
    [InlineData(Operator.AtLeast, 59, Status.OutOfReach)]
    [InlineData(Operator.MoreThan, 81, Status.Secured)]
    [InlineData(Operator.MoreThan, 80, Status.OnTrack)]
    [InlineData(Operator.MoreThan, 71, Status.OnTrack)]
    [InlineData(Operator.MoreThan, 70, Status.AtRisk)]
    [InlineData(Operator.MoreThan, 61, Status.AtRisk)]
    [InlineData(Operator.MoreThan, 60, Status.OutOfReach)]
    [InlineData(Operator.AtMost, 60, Status.Secured)]
    [InlineData(Operator.AtMost, 61, Status.OnTrack)]
    [InlineData(Operator.AtMost, 70, Status.OnTrack)]
    [InlineData(Operator.AtMost, 71, Status.AtRisk)]
    [InlineData(Operator.AtMost, 80, Status.AtRisk)]
    [InlineData(Operator.AtMost, 81, Status.OutOfReach)]
    [InlineData(Operator.LessThan, 59, Status.Secured)]
    [InlineData(Operator.LessThan, 60, Status.OnTrack)]
    [InlineData(Operator.LessThan, 69, Status.OnTrack)]
    [InlineData(Operator.LessThan, 70, Status.AtRisk)]
    [InlineData(Operator.LessThan, 79, Status.AtRisk)]
    [InlineData(Operator.LessThan, 80, Status.OutOfReach)]
    public void Every_status_turns_at_its_boundary_by_one_dossier(Operator op, int successes, Status status) =>
        Of(successes, 140, 20, share: Ratio.Of(1, 2)).StatusFor(op, 50).ShouldBe(status);

    [Fact]
    public void Forty_eight_of_ninety_three_at_thirty_one_percent_is_at_risk()
    {
        var o = Of(312, 807, 93, share: Ratio.Of(31, 100));
        o.Needed(Operator.AtLeast, 40).ShouldBe(48);
        o.Remaining.ShouldBe(93);
        o.StatusFor(Operator.AtLeast, 40).ShouldBe(Status.AtRisk);
    }

    [Fact]
    public void Open_overdue_dossiers_are_late_already_and_cannot_be_made_good()
    {
        var share = Ratio.Of(99, 100);
        Of(90, 100, 20, share: share).StatusFor(Operator.AtLeast, 90).ShouldBe(Status.OnTrack);
        Of(90, 100, 20, lost: 2, share: share).StatusFor(Operator.AtLeast, 90).ShouldBe(Status.AtRisk);
        Of(90, 100, 20, lost: 2, share: Ratio.Of(1, 1)).StatusFor(Operator.AtLeast, 90).ShouldBe(Status.OnTrack);
        Of(90, 100, 20, lost: 3, share: Ratio.Of(1, 1)).StatusFor(Operator.AtLeast, 90).ShouldBe(Status.OutOfReach);
    }

    [Fact]
    public void Without_cases_to_come_what_was_achieved_decides()
    {
        Of(92, 100, 0).StatusFor(Operator.AtLeast, 92).ShouldBe(Status.Secured);
        Of(91, 100, 0).StatusFor(Operator.AtLeast, 92).ShouldBe(Status.OutOfReach);
        Of(92, 100, 0).StatusFor(Operator.MoreThan, 92).ShouldBe(Status.OutOfReach);
    }

    [Fact]
    public void Without_any_case_it_is_not_applicable() =>
        Of(0, 0, 0).StatusFor(Operator.AtLeast, 100).ShouldBe(Status.NotApplicable);
}
