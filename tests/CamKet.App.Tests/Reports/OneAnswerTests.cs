using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.App.Tests.Drill;
using CamKet.Figures;
using CamKet.Reports;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

/// <summary>The annex's number and its verdict come from one answer.</summary>
[Collection(DemoProvinceTests.Name)]
public sealed class OneAnswerTests(DemoProvince province)
{
    private static readonly Window FromDecember = new(new(2023, 12, 1), new(2024, 11, 10));
    private static readonly Window FirstQuarter = new(new(2023, 12, 15), new(2024, 3, 14));

    private async Task<ReportDraft> Of(string unit, Window window)
    {
        var compose = province.App.Services.GetRequiredService<ComposeReport>();
        var found = (Outcome<ReportingUnit>.Done)await compose.UnitOf(unit, window.To, default);
        return await compose.Of(found.Value, window, ReportEdits.None, null, null, default);
    }

    private static string Said(AnnexRow row) => string.Join(' ', row.Result.Select(l => l.Text));

    [Fact]
    public async Task A_survey_wave_within_the_window_is_printed_though_no_extract_covers_every_day()
    {
        var rows = (await Of("19345", FromDecember)).Annex.Where(r => r.Content.Contains("hài lòng", StringComparison.Ordinal)).Select(Said).ToList();
        rows.Count.ShouldBe(2);
        rows[0].ShouldContain("99,20% (496/500 phiếu)");
        rows[1].ShouldContain("90,74% (49/54 phiếu)");
    }

    [Fact]
    public async Task A_plan_whose_first_figure_is_dated_after_the_window_is_no_data_and_not_nothing()
    {
        var row = (await Of("19447", FirstQuarter)).Annex.Single(r => r.Content.Contains("iải ngân", StringComparison.Ordinal));
        Said(row).ShouldContain(Print.Missing);
        Said(row).ShouldNotContain(Print.NotApplicable);
    }

    [Fact]
    public async Task No_row_says_that_there_are_no_data_and_judges_them()
    {
        foreach (var unit in await province.Units())
        {
            foreach (var window in new[] { FromDecember, FirstQuarter, new(new(2024, 6, 15), new(2024, 9, 14)) })
            {
                foreach (var row in (await Of(unit, window)).Annex.Where(r => Said(r).Contains(Print.Missing, StringComparison.Ordinal)))
                {
                    Said(row).ShouldNotContain("Đánh giá:", Case.Sensitive, $"{unit}, {window}, {row.Number}");
                }
            }
        }
    }
}
