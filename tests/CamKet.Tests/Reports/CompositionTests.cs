using CamKet.Facts;
using CamKet.Figures;
using CamKet.Reports;
using CamKet.Time;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Reports;

public sealed class CompositionTests
{
    private static readonly Window March = new(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31));

    private static readonly TemplateSentence Late = new(
        "Hồ sơ trễ hạn", "Trễ {late} hồ sơ; đã xin lỗi {letters}.",
        [new("late", Counted.In("late")), new("letters", Counted.Share("letters", "late") with { Precision = 1 })],
        "late", "Không có hồ sơ trễ hạn.", false);

    private static ReportFacts Facts(Dictionary<string, decimal>? counters, DateOnly? until = null, Certainty certainty = Certainty.Actual) =>
        new(March, [new("dossiers", March, counters, until, certainty, [new(3, "Một cửa", March.To)], [])]);

    private static ComposedSentence Compose(ReportFacts facts) => Composition.Sentence(Late, facts, "3");

    [Fact]
    public void A_sentence_prints_each_figure_with_what_it_was_made_of()
    {
        var sentence = Compose(Facts(new() { ["late"] = 7, ["letters"] = 6 }));
        sentence.Line!.Text.ShouldBe("Trễ 07 hồ sơ; đã xin lỗi 85,7% (6/7 hồ sơ).");
        var letters = sentence.Figures.Single(f => f.Id == "3.letters");
        (letters.Numerator, letters.Denominator, letters.Decimals, letters.Printed).ShouldBe((6m, 7m, 1, "85,7% (6/7 hồ sơ)"));
        letters.Extracts.ShouldBe([3L]);
    }

    [Fact]
    public void What_did_not_occur_is_said_in_words_and_not_in_zeros() =>
        Compose(Facts([])).Line!.Text.ShouldBe("Không có hồ sơ trễ hạn.");

    [Theory]
    [InlineData(5, 2, "Trễ: 02 chưa xin lỗi, 05 đã xin lỗi.", 2)]
    [InlineData(5, 0, "Trễ: 05 đã xin lỗi.", 1)]
    public void Of_clauses_in_brackets_those_about_nothing_are_left_out(int letters, int silent, string said, int figures)
    {
        var sentence = new TemplateSentence(
            "Hồ sơ trễ hạn", "Trễ: [{silent} chưa xin lỗi | {letters} đã xin lỗi].",
            [new("letters", Counted.In("letters")), new("silent", Counted.In("silent"))],
            "letters", "", false);
        var composed = Composition.Sentence(sentence, Facts(new() { ["letters"] = letters, ["silent"] = silent }), "3");
        composed.Line!.Text.ShouldBe(said);
        composed.Figures.Count.ShouldBe(figures, "a figure that is not printed is not kept");
    }

    [Fact]
    public void A_window_without_data_is_said_to_have_none_and_until_when_there_are_some()
    {
        var sentence = Compose(Facts(null, new DateOnly(2025, 3, 20)));
        sentence.Line!.Text.ShouldBe("Hồ sơ trễ hạn: chưa có số liệu (có số liệu đến 20/03/2025).");
        sentence.IsMissing.ShouldBeTrue();
        sentence.Figures.ShouldBeEmpty();
    }

    [Fact]
    public void An_optional_sentence_without_data_is_left_out() =>
        Composition.Sentence(Late with { Optional = true }, Facts(null), "3").Line.ShouldBeNull();

    [Theory]
    [InlineData(Certainty.Actual, "đạt 05")]
    [InlineData(Certainty.Estimated, "ước đạt 05")]
    [InlineData(Certainty.Provisional, "tạm tính đạt 05")]
    public void An_estimate_is_printed_as_one(Certainty certainty, string words) =>
        Composition.Sentence(Late with { Text = "{ước}đạt {late}" }, Facts(new() { ["late"] = 5 }, certainty: certainty), "3").Line!.Text.ShouldBe(words);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "01")]
    [InlineData(9, "09")]
    [InlineData(10, "10")]
    [InlineData(2948, "2.948")]
    public void Counts_below_ten_take_a_leading_zero(int value, string printed) => FigurePrint.Count(value).ShouldBe(printed);

    [Theory]
    [InlineData(2926, 2948, 2, "99,25%")]
    [InlineData(305, 1000, 1, "30,5%")]
    [InlineData(40, 100, 2, "40%")]
    [InlineData(1361, 1372, 2, "99,20%")]
    [InlineData(7, 7, 2, "100%")]
    [InlineData(99999, 100000, 2, "99,999%")]
    [InlineData(1, 1000000, 2, "0,0001%")]
    [InlineData(0, 8, 2, "0%")]
    [InlineData(305000000, 276500000, 1, "110,3%")]
    public void A_share_is_never_rounded_to_all_or_to_none(int n, int d, int decimals, string printed) =>
        FigurePrint.Percent(Ratio.Of(n, d), decimals).ShouldBe(printed);

    [Fact]
    public void What_is_printed_recomputes_from_its_parts_at_the_stated_precision() => Prop.ForAll(
        Gen.Choose(0, 5000).ToArbitrary(),
        Gen.Choose(1, 5000).ToArbitrary(),
        Gen.Choose(0, 3).ToArbitrary(),
        (n, d, decimals) =>
        {
            var ratio = Ratio.Of(n, d);
            var printed = FigurePrint.Percent(ratio, decimals);
            var read = VietnameseNumber.Read(printed.TrimEnd('%')).ShouldBeOfType<NumberReading.Number>();
            read.Decimals.ShouldBe(FigurePrint.Decimals(ratio, decimals));
            Math.Round(ratio.Percent!.Value, read.Decimals, MidpointRounding.AwayFromZero).ShouldBe(read.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Something_done_where_nothing_was_assigned_is_said_so_and_has_no_percentage()
    {
        var sentence = Composition.Sentence(
            Late with { Text = "Giải ngân {letters:percent}.", Base = "letters", None = "Không có vốn." }, Facts(new() { ["letters"] = 6 }), "3");
        sentence.Line!.Text.ShouldBe("Giải ngân có thực hiện 6 hồ sơ, không giao dự toán, kế hoạch.");
    }
}
