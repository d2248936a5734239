using CamKet.App.Charts;
using CamKet.Progress;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Charts;

public class StatusTests
{
    [Fact]
    public void No_two_kinds_of_status_share_both_shape_and_colour() =>
        Enum.GetValues<Status>().Select(StatusLook.Of).GroupBy(l => (l.Shape, l.Colour))
            .ShouldAllBe(g => g.Select(l => l.Rank).Distinct().Count() == 1);

    [Fact]
    public void Every_status_has_its_own_word() =>
        Enum.GetValues<Status>().Select(s => StatusLook.Of(s).Word).Distinct().Count().ShouldBe(Enum.GetValues<Status>().Length);

    [Fact]
    public void The_most_urgent_stands_first_and_the_parts_fill_the_bar()
    {
        var counts = StatusCounts.Of([Status.Met, Status.AtRisk, Status.OutOfReach, Status.AtRisk, Status.NoData, Status.OnTrack, Status.OnTrack]);

        counts.Select(c => (c.Look.Word, c.Count)).ShouldBe([("Không thể đạt", 1), ("Có nguy cơ", 2), ("Đúng tiến độ", 2), ("Đạt", 1), ("Chưa có số liệu", 1)]);
        var places = StatusCounts.Places(counts);
        places[0].From.ShouldBe(0);
        (places[^1].From + places[^1].Width).ShouldBe(100, 0.0001m);
    }

    [Theory]
    [InlineData("Một cam kết không thể đạt, ba cam kết có nguy cơ.", Status.OutOfReach, Status.AtRisk, Status.AtRisk, Status.AtRisk, Status.Met)]
    [InlineData("Không cam kết nào có nguy cơ.", Status.OnTrack, Status.Met, Status.NotApplicable)]
    [InlineData("Không cam kết nào có nguy cơ; hai cam kết chưa đủ số liệu hoặc chưa có hạn.", Status.OnTrack, Status.NoData, Status.NoDate)]
    [InlineData("Chưa đủ số liệu để nói cam kết nào đạt hay không.", Status.NoData)]
    [InlineData("Chưa có cam kết nào.")]
    public void The_sentence_says_what_the_reader_most_needs_to_know(string sentence, params Status[] statuses) =>
        StatusCounts.Sentence(StatusCounts.Of(statuses)).ShouldBe(sentence);
}
