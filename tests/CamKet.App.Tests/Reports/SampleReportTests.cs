using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.App.Tests.Fixture;
using CamKet.Documents;
using CamKet.Reports;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

/// <summary>The sample province gives Phường 4 the figures its published report has.</summary>
public sealed class SampleReportTests
{
    [Fact]
    public async Task Phuong_4_prints_the_published_figures()
    {
        await using var app = await CamKetApp.StartDemoAsync();
        var compose = app.Services.GetRequiredService<ComposeReport>();
        var window = new Window(new DateOnly(2023, 12, 15), new DateOnly(2024, 11, 10));
        var unit = (Outcome<ReportingUnit>.Done)await compose.UnitOf("19345", window.To, CancellationToken.None);
        var report = await compose.Of(unit.Value, window, ReportEdits.None, null, null, CancellationToken.None);
        var text = string.Join('\n', report.Lines());
        report.Open.Select(b => b.Sentence).ShouldBeEmpty();
        foreach (var printed in new[]
        {
            "2.948 hồ sơ", "2.926 hồ sơ", "01 hồ sơ kỳ trước", "21 hồ sơ", "2.944 hồ sơ", "04 hồ sơ", "35 TTHC", "97,88% (2.634/2.691 giao dịch)",
            "1.121 văn bản", "93,76% (1.051/1.121 văn bản)", "96,96% (1.019/1.051 văn bản ký số)", "7.159.635.648/5.684.600.000 đồng, đạt 125,95%",
            "6.493.509.308/5.268.100.000 đồng, đạt 123,26%", "305.000.000/276.500.000 đồng, đạt 110,31%", "99,97%", "Tỷ lệ số hóa hồ sơ đầu vào đạt 100% (2.947/2.947 hồ sơ)", "không phát sinh hồ sơ trễ hạn",
        })
        {
            text.ShouldContain(printed);
        }

        var document = DocumentReader.Read(DocxBlocks.Of(ReportDocx.Write(report, isDraft: true)));
        document.Figures.ShouldAllBe(f => f.Verdict == Verdict.Agrees);
    }
}
