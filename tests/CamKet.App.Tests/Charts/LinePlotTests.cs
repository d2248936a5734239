using CamKet.App.Charts;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Charts;

public class LinePlotTests
{
    private static LineStory Story(decimal?[] values, decimal? target, decimal? last = null, decimal? projected = null, bool rank = false) => new(
        "Hồ sơ trực tuyến", [.. values.Select((v, i) => new LinePoint(new DateOnly(2024, 1, 14).AddMonths(i), v))],
        new DateOnly(2023, 12, 15), new DateOnly(2024, 12, 14), target, "Cam kết", last, "Năm 2023", projected, rank ? "" : "%", rank);

    [Fact]
    public void A_month_without_figures_is_a_gap_in_the_line_and_never_nought() =>
        LinePlot.Of(Story([10, 20, null, 30], 40), 760, 300).Pieces().Select(p => p.Count).ShouldBe([2, 1]);

    [Fact]
    public void The_axis_holds_the_figures_the_promise_last_year_and_the_forecast()
    {
        var plot = LinePlot.Of(Story([18, 38.6m], 40, 14.12m, 41.3m), 760, 300);

        plot.Low.ShouldBeLessThanOrEqualTo(14.12m);
        plot.High.ShouldBeGreaterThanOrEqualTo(41.3m);
        plot.Y(41.3m).ShouldBeInRange(plot.Top, plot.Bottom);
    }

    [Fact]
    public void A_share_that_cannot_pass_a_hundred_has_no_room_above_it() =>
        LinePlot.Of(Story([99, 98], 95), 760, 300).High.ShouldBe(100);

    [Fact]
    public void The_first_place_is_on_top()
    {
        var plot = LinePlot.Of(Story([15, 12], 10, rank: true), 760, 300);

        plot.Y(10).ShouldBeLessThan(plot.Y(15));
        plot.Low.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(40, 40, 40)]
    [InlineData(40, 39.5, 40.5)]
    [InlineData(95, 100, 94.9)]
    [InlineData(0, 0, 100)]
    public void Labels_never_stand_over_one_another(double target, double last, double projected)
    {
        var plot = LinePlot.Of(Story([30, 40], (decimal)target, (decimal)last, (decimal)projected), 350, 280);

        var places = plot.Labels("#000").Select(l => l.Y).ToList();

        places.Count.ShouldBe(3);
        places.Zip(places.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 17);
        places[^1].ShouldBeLessThanOrEqualTo(plot.Bottom);
    }

    [Fact]
    public void Nothing_known_draws_an_empty_axis_and_no_line()
    {
        var plot = LinePlot.Of(Story([], null), 760, 300);

        plot.Pieces().ShouldBeEmpty();
        plot.Last.ShouldBeNull();
        plot.Ticks().Count().ShouldBeInRange(2, 12);
    }
}
