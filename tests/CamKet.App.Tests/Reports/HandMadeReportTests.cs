using CamKet.Reports;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

public sealed class HandMadeReportTests
{
    private static string Row(string key) => string.Join(' ', HandMadeReport.Draft.Annex.Single(r => r.Key == key).Result.Select(l => l.Text));

    [Theory]
    [InlineData("giai-quyet-tthc", "2.948 hồ sơ, gồm 2.926 hồ sơ nộp trực tuyến, 01 hồ sơ kỳ trước chuyển sang, 21 hồ sơ")]
    [InlineData("giai-quyet-tthc", "99,25% (2.926/2.948 hồ sơ)")]
    [InlineData("giai-quyet-tthc", "35 TTHC")]
    [InlineData("giai-quyet-tthc", "2.944 hồ sơ; đang giải quyết 04 hồ sơ")]
    [InlineData("giai-quyet-tthc", "100% (2.944/2.944 hồ sơ)")]
    [InlineData("giai-quyet-tthc", "Không có hồ sơ trễ hạn.")]
    [InlineData("xin-loi", "không phát sinh hồ sơ trễ hạn")]
    [InlineData("so-hoa", "99,97% (2.943/2.944 hồ sơ)")]
    [InlineData("thanh-toan", "97,88% (2.634/2.691 giao dịch)")]
    [InlineData("van-ban-dien-tu", "1.121 văn bản")]
    [InlineData("van-ban-dien-tu", "93,76% (1.051/1.121 văn bản)")]
    [InlineData("van-ban-dien-tu", "96,96% (1.019/1.051 văn bản ký số)")]
    [InlineData("ngan-sach", "ước thực hiện 7.159.635.648/5.684.600.000 đồng, đạt 125,95% dự toán")]
    [InlineData("ngan-sach", "6.493.509.308/5.268.100.000 đồng, đạt 123,26% dự toán")]
    [InlineData("ngan-sach", "305.000.000/276.500.000 đồng, đạt 110,31% dự toán")]
    public void The_form_prints_the_figures(string row, string words) => Row(row).ShouldContain(words);

    [Fact]
    public void With_everything_given_it_can_be_issued() => HandMadeReport.Draft.Open.Select(b => b.Sentence).ShouldBeEmpty();

    [Fact]
    public void Every_number_in_a_composed_sentence_is_a_figure()
    {
        foreach (var row in HandMadeReport.Draft.Annex)
        {
            foreach (var line in row.Result.Take(row.Composed))
            {
                var words = string.Concat(line.Spans.Where(s => s.Figure is null).Select(s => s.Text + "|"));
                WrittenNumbers.Of(words).ShouldBeEmpty(words);
                foreach (var id in line.Spans.Where(s => s.Figure is not null).Select(s => s.Figure))
                {
                    HandMadeReport.Draft.Figures.ShouldContain(f => f.Id == id);
                }
            }
        }
    }

    [Fact]
    public void Figures_have_ids_of_their_own() =>
        HandMadeReport.Draft.Figures.Select(f => f.Id).ShouldBeUnique();
}
