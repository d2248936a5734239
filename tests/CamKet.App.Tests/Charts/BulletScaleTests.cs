using CamKet.App.Charts;
using CamKet.App.Tests.Board;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Charts;

public class BulletScaleTests
{
    private static BulletScale Scale(TargetType type, Operator op, decimal wanted, Ratio actual, decimal? value = null, decimal? last = null, int? of = null) =>
        BulletScale.Of(
            new TargetProgress(BoardSample.T(type, op, wanted, of: of), "m", actual, value, null, null, Status.OnTrack, "", null),
            last is null ? null : BoardSample.T(type, op, last));

    [Fact]
    public void A_share_stands_where_it_stands_between_nought_and_a_hundred() =>
        Scale(TargetType.Percent, Operator.AtLeast, 40, Ratio.Of(1, 4), last: 14).ShouldBe(new BulletScale(25, 40, 14, false));

    [Fact]
    public void A_share_above_a_hundred_keeps_its_place_past_the_promise()
    {
        var scale = Scale(TargetType.Percent, Operator.AtLeast, 100, Ratio.Of(125, 100));

        scale.Promise.ShouldBe(80);
        scale.Actual.ShouldBe(100);
    }

    [Fact]
    public void A_better_rank_is_a_longer_bar()
    {
        var scale = Scale(TargetType.Rank, Operator.AtMost, 10, Ratio.Missing, 12, 15, 22);

        scale.Actual!.Value.ShouldBeGreaterThan(scale.LastYear!.Value);
        scale.Promise!.Value.ShouldBeGreaterThan(scale.Actual.Value);
        scale.Ceiling.ShouldBeFalse();
        Scale(TargetType.Rank, Operator.AtMost, 1, Ratio.Missing, 1, of: 22).Actual.ShouldBe(100);
    }

    [Fact]
    public void Where_less_is_better_what_is_allowed_lies_left_of_the_promise()
    {
        var scale = Scale(TargetType.Percent, Operator.AtMost, 2, Ratio.Of(3, 100));

        scale.Ceiling.ShouldBeTrue();
        scale.Actual!.Value.ShouldBeGreaterThan(scale.Promise!.Value);
    }

    [Fact]
    public void What_is_missing_or_does_not_occur_has_no_bar()
    {
        Scale(TargetType.Percent, Operator.AtLeast, 40, Ratio.Missing).Actual.ShouldBeNull();
        Scale(TargetType.Percent, Operator.AtLeast, 40, Ratio.NotApplicable).Actual.ShouldBeNull();
        Scale(TargetType.Percent, Operator.AtLeast, 40, Ratio.Of(0, 4)).Actual.ShouldBe(0);
    }

    [Fact]
    public void A_word_has_no_axis() =>
        BulletScale.Of(
            new TargetProgress(BoardSample.T(TargetType.Grade, Operator.AtLeast, null, "Tốt"), "m", Ratio.Missing, null, "Khá", null, Status.AtRisk, "", null), null)
            .ShouldBe(new BulletScale(null, null, null, false));

    [Fact]
    public void Every_mark_stays_on_the_chart()
    {
        foreach (var type in new[] { TargetType.Percent, TargetType.Count, TargetType.Amount, TargetType.Score, TargetType.Rank })
        {
            foreach (var (wanted, value, last) in new[] { (1m, 0m, 0m), (0m, 0m, 0m), (10m, 500m, 3m), (99m, 0.5m, 120m) })
            {
                var scale = Scale(type, Operator.AtLeast, wanted, Ratio.Missing, value, last);
                new[] { scale.Actual, scale.Promise, scale.LastYear }.ShouldAllBe(p => p >= 0 && p <= 100, type.ToString());
            }
        }
    }
}
