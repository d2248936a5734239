using System.Globalization;
using AngleSharp.Dom;
using CamKet.App.Platform;
using CamKet.App.Tests.Reports;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Drill;

/// <summary>A window the extracts do not cover to its end, and a district of one commune.</summary>
public sealed class PartlyCoveredTests : IAsyncLifetime
{
    private ReportDesk desk = null!;

    public async Task InitializeAsync() => desk = await ReportDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task What_is_not_wholly_covered_is_not_added_up_and_the_page_and_the_files_say_why()
    {
        const string query = "don-vi=19345&tu=2023-12-15&den=2024-11-14&theo=kenh";
        var page = await desk.Officer.Get("/khai-thac?" + query);
        page.Html.QuerySelectorAll("table.drill tbody tr").Length.ShouldBeGreaterThan(1);
        page.Html.QuerySelector("table.drill tfoot").ShouldBeNull();
        page.MainText.ShouldContain("Chưa cộng vì kỳ chưa đủ số liệu");
        page.MainText.ShouldNotContain("cột 3 của biểu là");
        foreach (var row in (await desk.Officer.Get("/khai-thac.csv?" + query)).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            row.ShouldContain("Chưa đủ để cộng. Số liệu đã nạp không phủ hết kỳ 15/12/2023–14/11/2024; có đến 10/11/2024.");
        }

        var whole = await desk.Officer.Get("/khai-thac?don-vi=19345&tu=2023-12-15&den=2024-11-10&theo=kenh");
        whole.Html.QuerySelector("table.drill tfoot").ShouldNotBeNull();
        whole.MainText.ShouldContain("cột 3 của biểu là");
    }

    [Theory]
    [InlineData("kenh")]
    [InlineData("thu-tuc")]
    [InlineData("can-bo")]
    public async Task It_says_that_numbers_open(string by) =>
        (await desk.Officer.Get($"/khai-thac?don-vi=19345&tu=2023-12-15&den=2024-11-10&theo={by}")).MainText.ShouldContain("Bấm một con số để xem từng hồ sơ.");

    [Theory]
    [InlineData("don-vi")]
    [InlineData("kenh")]
    [InlineData("linh-vuc")]
    public async Task Of_a_district_of_one_commune_a_number_opens_the_dossiers_it_counts_or_nothing(string by)
    {
        await using (var owner = new Npgsql.NpgsqlConnection(desk.App.DatabaseAddress.For(Roles.Owner)))
        {
            await owner.OpenAsync();
            await owner.ExecuteAsync("update unit set valid_to = '2023-01-01' where province_id = 45 and valid_to = '2025-06-30' and code like '193%' and code <> '19345'");
        }

        var page = await desk.Officer.Get($"/khai-thac?don-vi=461&tu=2023-12-15&den=2024-11-10&theo={by}");
        page.MainText.ShouldContain("Thành phố Đông Hà");
        page.Html.QuerySelectorAll("table.drill tbody tr").Length.ShouldBeGreaterThan(0);
        foreach (var link in page.Html.QuerySelectorAll("table.drill td a").Where(link => !link.TextContent.EndsWith('%')))
        {
            var figure = new Uri(desk.App.Address, link.GetAttribute("href"));
            var list = await desk.Officer.Get(figure.AbsolutePath + "/dong.csv" + figure.Query);
            (list.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1)
                .ShouldBe(int.Parse(link.TextContent.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), $"{link.GetAttribute("aria-label")}: {figure}");
        }
    }
}
