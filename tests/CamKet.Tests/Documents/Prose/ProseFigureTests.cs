using CamKet.Documents;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

public class ProseFigureTests
{
    private static StatedFigure Single(string cell) => Prose.Figures(Given.ResultCell(cell)).ShouldHaveSingleItem();

    [Theory]
    [InlineData("Số hóa đạt 82,5% (165/200 hồ sơ).", 165, 200)]
    [InlineData("Số hóa đạt 82,5% hồ sơ (165 hồ sơ/200 hồ sơ).", 165, 200)]
    [InlineData("Số hóa 165/200 hồ sơ, đạt 82,5%.", 165, 200)]
    [InlineData("Số hóa 165/200 hồ sơ (đạt tỷ lệ 82,5 %).", 165, 200)]
    [InlineData("Số hóa 165/200 hồ sơ chiếm 82,5%.", 165, 200)]
    [InlineData("Số hóa 165 trên tổng số 200 hồ sơ, đạt 82,5%.", 165, 200)]
    [InlineData("Thu 1.650.000 đồng/ 2.000.000 đồng , đạt 82,5% so với dự toán.", 1650000, 2000000)]
    [InlineData("Thu đạt 82,5% dự toán (1.650/2.000 triệu đồng).", 1650, 2000)]
    [InlineData("Thu 1,65 tỷ đồng/2.000 triệu đồng, đạt 82,5%.", 1650000000, 2000000000)]
    [InlineData("Tiếp nhận 200 hồ sơ (trong đó trực tuyến 165 (tỷ lệ 82,5%), trực tiếp 35).", 165, 200)]
    [InlineData("Tiếp nhận 200 hồ sơ, trong đó 165 hồ sơ trực tuyến, đạt 82,5%.", 165, 200)]
    [InlineData("Tiếp nhận 200 hồ sơ (165 hồ sơ trực tuyến, chiếm 82,5%).", 165, 200)]
    [InlineData("Tiếp nhận 200 hồ sơ, trong đó 82,5% (165 hồ sơ) trực tuyến.", 165, 200)]
    public void A_percentage_has_its_own_numerator_and_denominator(string cell, decimal numerator, decimal denominator) =>
        Single(cell).ShouldBe(new StatedFigure("82,5%", 82.5m, numerator, denominator, 82.5m, Verdict.Agrees));

    [Theory]
    [InlineData("Số hóa đạt 82,5%.")]
    [InlineData("Đã số hóa 165 hồ sơ, đạt 82,5%.")]
    [InlineData("Đã số hóa 165/200 hồ sơ, tỷ lệ hài lòng đạt 82,5%.")]
    [InlineData("Hài lòng đạt 82,5%, thanh toán qua mạng 165/200 hồ sơ.")]
    [InlineData("Từ 15/12/2023 đến 10/11/2024 đạt 82,5%.")]
    [InlineData("Trong ngày 15/12 đạt 82,5%.")]
    [InlineData("Xếp vị thứ 15/141, đạt 82,5%.")]
    [InlineData("Theo Kế hoạch số 99/KH-UBND đạt 82,5%.")]
    [InlineData("Tiếp nhận 200 hồ sơ (trong đó trực tuyến 165); hài lòng 82,5%.")]
    [InlineData("Ban hành 200 văn bản, trong đó văn bản điện tử đạt 82,5%.")]
    public void A_percentage_without_its_own_pair_is_bare(string cell) =>
        Single(cell).ShouldBe(new StatedFigure("82,5%", 82.5m, null, null, null, Verdict.Bare));

    [Fact]
    public void A_hundred_percent_without_a_pair_is_bare_and_with_one_it_agrees()
    {
        Single("100% hồ sơ được trả đúng hạn.").Verdict.ShouldBe(Verdict.Bare);
        Single("Hoàn thành 12/12 chỉ tiêu (100%).").Verdict.ShouldBe(Verdict.Agrees);
    }

    [Fact]
    public void Each_fraction_belongs_to_the_nearest_percentage_only()
    {
        var figures = Prose.Figures(Given.ResultCell(
            "Văn bản điện tử đạt 100%, ký số đạt 75,0% (150/200 văn bản), lãnh đạo ký đạt 60% (90/150 văn bản), 100% công chức có tài khoản."));
        figures.Select(f => (f.Raw, f.Numerator, f.Verdict)).ShouldBe(
        [
            ("100%", null, Verdict.Bare),
            ("75,0%", 150m, Verdict.Agrees),
            ("60%", 90m, Verdict.Agrees),
            ("100%", null, Verdict.Bare),
        ]);
    }

    [Fact]
    public void A_fraction_that_could_serve_two_percentages_serves_the_nearer_one() =>
        Prose.Figures(Given.ResultCell("Ký số đạt 75% (150/200 văn bản), đạt 80% kế hoạch.")).Select(f => (f.Raw, f.Verdict))
            .ShouldBe([("75%", Verdict.Agrees), ("80%", Verdict.Bare)]);

    [Fact]
    public void A_fraction_between_two_percentages_is_counted_once() =>
        Prose.Figures(Given.ResultCell("Ký số đạt 75%, 150/200 văn bản, đạt 80%.")).Select(f => (f.Raw, f.Verdict))
            .ShouldBe([("75%", Verdict.Agrees), ("80%", Verdict.Bare)]);

    [Theory]
    [InlineData("99,25% (2926/2948)", Verdict.Agrees, 99.25)]
    [InlineData("99,3% (2926/2948)", Verdict.Agrees, 99.3)]
    [InlineData("99% (2926/2948)", Verdict.Agrees, 99)]
    [InlineData("99,2% (2926/2948)", Verdict.Differs, 99.3)]
    [InlineData("99,30% (2926/2948)", Verdict.Differs, 99.25)]
    [InlineData("12,5% (1/8)", Verdict.Agrees, 12.5)]
    [InlineData("13% (1/8)", Verdict.Agrees, 13)]
    [InlineData("12% (1/8)", Verdict.Differs, 13)]
    [InlineData("125,9% (7.159.635.648/5.684.600.000)", Verdict.Agrees, 125.9)]
    public void It_agrees_when_the_quotient_rounded_half_away_from_zero_to_the_stated_decimals_is_the_stated(string cell, Verdict verdict, double recomputed)
    {
        var figure = Single("Đạt " + cell + ".");
        (figure.Verdict, figure.Recomputed).ShouldBe((verdict, (decimal)recomputed));
    }

    [Fact]
    public void Nothing_out_of_nothing_does_not_agree_with_a_hundred_percent() =>
        Single("Xin lỗi 0/0 hồ sơ, đạt 100%.").ShouldBe(new StatedFigure("100%", 100m, 0, 0, null, Verdict.Differs));

    [Fact]
    public void Parts_in_a_list_are_taken_of_the_total_above_it()
    {
        var figures = Prose.Figures(Given.Report(
            "Trong kỳ tiếp nhận 400 hồ sơ, trong đó:", "- Trực tuyến: 300 hồ sơ, đạt 75%;", "- Trực tiếp: 100 hồ sơ, chiếm 25%."));
        figures.Select(f => (f.Numerator, f.Denominator, f.Verdict)).ShouldBe([(300m, 400m, Verdict.Agrees), (100m, 400m, Verdict.Agrees)]);
    }

    [Fact]
    public void Target_and_baseline_columns_and_asked_for_percentages_are_no_figures()
    {
        Prose.Figures(Given.Directive(
            "TT\tNội dung\tKết quả năm 2023\tMục tiêu năm 2024", "1\tSố hóa\t14,2%\t40%", "Phấn đấu số hóa đạt 40%.")).ShouldBeEmpty();
        Prose.Figures(Given.Report(
            "TT\tNội dung\tChỉ tiêu giao\tKết quả thực hiện", "1\tSố hóa đạt 40%\t40%\t52,5%")).ShouldHaveSingleItem().Raw.ShouldBe("52,5%");
    }

    [Fact]
    public void A_result_cell_broken_over_a_page_is_one_text()
    {
        var figure = Prose.Figures(Given.Report(
            "STT\tNội dung\tKết quả thực hiện\tTài liệu kiểm chứng",
            "1\tSố hóa\tTrong kỳ đã số hóa 165/200 hồ sơ\tTrích xuất",
            "",
            "STT\tNội dung\tKết quả thực hiện\tTài liệu kiểm chứng",
            "\t\t, đạt 82,5%.\t")).ShouldHaveSingleItem();
        figure.Verdict.ShouldBe(Verdict.Agrees);
    }
}
