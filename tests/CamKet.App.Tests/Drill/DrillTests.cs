using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using CamKet.App.Tests.Fixture;
using CamKet.Drill;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shouldly;
using Xunit;
using CamKet.Measures;

namespace CamKet.App.Tests.Drill;

[Collection(DemoProvinceTests.Name)]
public sealed class DrillTests(DemoProvince demo)
{
    /// <summary>A window that begins and ends within the data, so that dossiers are carried into it and stay open at its end.</summary>
    internal const string Middle = "&tu=2024-03-01&den=2024-09-30";

    [Fact]
    public async Task However_it_is_told_apart_the_whole_is_the_same()
    {
        using var visitor = await demo.App.SignedIn();
        foreach (var unit in (await demo.Units()).Take(3))
        {
            var totals = new List<string>();
            foreach (var (by, code, _) in CamKet.App.Drill.DrillWays.All)
            {
                var page = await visitor.Get($"/khai-thac?don-vi={unit}{Middle}&theo={code}");
                page.Status.ShouldBe(HttpStatusCode.OK);
                var rows = page.Html.QuerySelectorAll("table.drill tbody tr");
                rows.Length.ShouldBeGreaterThan(0, $"{unit} by {code}");
                totals.Add(string.Join(" | ", page.Html.QuerySelectorAll("table.drill tfoot td").Select(c => c.TextContent.Trim())));
                if (by != FigureGrouping.Week)
                {
                    for (var column = 0; column < 8; column++)
                    {
                        rows.Sum(r => Number(r.QuerySelectorAll("td")[column])).ShouldBe(Number(page.Html.QuerySelectorAll("table.drill tfoot td")[column]));
                    }
                }
            }

            var sums = totals[0].Split(" | ").Take(8).Select(t => t == "–" ? 0 : decimal.Parse(t.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).ToList();
            (sums[0] + sums[1]).ShouldBe(sums[2] + sums[3] + sums[4] + sums[5] + sums[6], $"{unit}: what came is resolved, ended or open");
            totals.Distinct().ShouldHaveSingleItem($"{unit}: {string.Join("\n", totals)}");
        }
    }

    [Fact]
    public async Task A_whole_province_is_told_apart_by_field_week_and_unit_and_otherwise_asks_for_a_unit()
    {
        using var visitor = await demo.App.SignedIn();
        foreach (var by in (string[])["linh-vuc", "tuan", "don-vi"])
        {
            (await visitor.Get($"/khai-thac?theo={by}{DemoProvince.Window}")).Html.QuerySelectorAll("table.drill tbody tr").Length.ShouldBeGreaterThan(1, by);
        }

        foreach (var by in (string[])["bo-phan", "thu-tuc", "kenh", "can-bo"])
        {
            var page = await visitor.Get($"/khai-thac?theo={by}{DemoProvince.Window}");
            page.Html.QuerySelector("[role=alert]")!.TextContent.ShouldContain("hãy chọn một đơn vị");
            page.Html.QuerySelector("table").ShouldBeNull();
        }
    }

    [Fact]
    public async Task The_page_says_how_its_sum_and_the_forms_come_together()
    {
        using var visitor = await demo.App.SignedIn();
        var note = (await visitor.Get($"/khai-thac?{DemoProvince.Window[1..]}")).Html.QuerySelector(".form-note")!.TextContent;
        var total = (await visitor.Get($"/bieu-mau/06a?{DemoProvince.Window[1..]}")).Html.QuerySelectorAll("table.official tfoot td.num")[1].TextContent;
        total.Length.ShouldBeGreaterThan(3);
        note.ShouldContain($"cột 3 của biểu là {total}.");
    }

    [Theory]
    [InlineData("/khai-thac")]
    [InlineData("/bieu-mau/06a")]
    [InlineData("/so-lieu/hom-nay")]
    [InlineData("/so-lieu/kiem-tra")]
    public async Task A_unit_that_has_ended_can_be_chosen_while_there_is_data_of_its_days(string page)
    {
        using var visitor = await demo.App.SignedIn();
        var option = (await visitor.Get(page)).Html.QuerySelectorAll($"#don-vi option[value='{DemoProvince.Ward4}']").ShouldHaveSingleItem();
        option.TextContent.ShouldBe("Phường 4 (19345, đến 30/06/2025)");
    }

    [Theory]
    [InlineData("/khai-thac?don-vi=19345&tu=2024-09-30&den=2024-03-01", "19345", "30/09/2024", "01/03/2024")]
    [InlineData("/bieu-mau/07a?don-vi=19345&tu=2024-09-30&den=01/03/2024", "19345", "30/09/2024", "01/03/2024")]
    [InlineData("/khai-thac?don-vi=19345&tu=hom%20qua&den=2024-03-01", "19345", "hom qua", "01/03/2024")]
    [InlineData("/khai-thac?don-vi=19345&tu=2026-01-01&den=2026-03-01", "19345", "01/01/2026", "01/03/2026")]
    [InlineData("/so-lieu/hom-nay?don-vi=45&ngay=2024-06-12", "45", null, "12/06/2024")]
    public async Task What_was_asked_stays_in_the_form_when_it_is_refused(string address, string unit, string? first, string last)
    {
        using var visitor = await demo.App.SignedIn();
        var html = (await visitor.Get(address)).Html;
        html.QuerySelector("main [role=alert]").ShouldNotBeNull();
        html.QuerySelector("#don-vi option[selected]")!.GetAttribute("value").ShouldBe(unit);
        html.QuerySelector("#tu")?.GetAttribute("value").ShouldBe(first);
        html.QuerySelector("#den, #ngay")!.GetAttribute("value").ShouldBe(last);
    }

    [Fact]
    public async Task The_page_says_of_weeks_until_when_and_of_a_province_what_only_a_unit_is_told_apart_by()
    {
        using var officer = await demo.App.SignedIn();
        var weeks = await officer.Get($"/khai-thac?don-vi=19348{Middle}&theo=tuan");
        weeks.MainText.ShouldContain("tính đến hết mỗi tuần");
        weeks.Html.QuerySelectorAll("#theo option").ShouldAllBe(o => !o.TextContent.Contains("từng đơn vị", StringComparison.Ordinal));
        var province = await officer.Get($"/khai-thac?theo=linh-vuc{Middle}");
        province.MainText.ShouldContain("tính đến hết ngày 30/09/2024");
        province.Html.QuerySelectorAll("#theo option").Where(o => o.TextContent.EndsWith("(từng đơn vị)", StringComparison.Ordinal)).Select(o => o.GetAttribute("value"))
            .ShouldBe(["bo-phan", "thu-tuc", "kenh", "can-bo"]);
    }

    [Fact]
    public async Task The_address_says_how_it_is_sorted()
    {
        using var visitor = await demo.App.SignedIn();
        var url = $"/khai-thac?don-vi={DemoProvince.Ward4}{DemoProvince.Window}&theo=linh-vuc";
        var down = await visitor.Get(url + "&xep=-tiep-nhan");
        var received = down.Html.QuerySelectorAll("table.drill tbody tr").Select(r => Number(r.QuerySelectorAll("td")[0])).ToList();
        received.ShouldBe(received.OrderDescending());
        down.Html.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort").ShouldBe("descending");

        // The head sorts the other way round next.
        var link = down.Html.QuerySelector("th[aria-sort] a")!.GetAttribute("href")!;
        var up = await visitor.Get(link);
        up.Html.QuerySelectorAll("table.drill tbody tr").Select(r => Number(r.QuerySelectorAll("td")[0])).ShouldBe(received.Order());
    }

    [Fact]
    public async Task The_table_is_taken_along_as_a_workbook_and_as_csv()
    {
        using var visitor = await demo.App.SignedIn();
        var query = $"don-vi={DemoProvince.Ward4}{DemoProvince.Window}&theo=kenh";
        var csv = (await visitor.Get("/khai-thac.csv?" + query)).Text;
        csv.ShouldContain("Trực tuyến\";2926;");
        using var book = SpreadsheetDocument.Open(new MemoryStream(await visitor.Client.GetByteArrayAsync(new Uri("/khai-thac.xlsx?" + query, UriKind.Relative))), isEditable: false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).ToList();
        rows.ShouldContain(r => r.Contains("Trực tuyến") && r.Contains("2926"));
        (await visitor.Get("/khai-thac.xlsx?theo=can-bo")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("1366")]
    [InlineData("390")]
    public async Task The_pages_read_at_both_sizes(string width)
    {
        await using var page = await demo.App.Browser(width == "390" ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        foreach (var (name, query) in new[]
        {
            ("thu-tuc", $"don-vi={DemoProvince.Ward4}{DemoProvince.Window}&theo=thu-tuc"),
            ("toan-tinh", $"theo=don-vi{DemoProvince.Window}&xep=-tre-han"),
            ("tu-choi", "theo=can-bo"),
            ("trong", $"don-vi={DemoProvince.Ward4}&tu=2020-01-01&den=2020-02-01"),
        })
        {
            await page.Go("/khai-thac?" + query);
            await page.ShouldBeAccessible();
            await page.ShouldFitItsWidth();
            await page.ScreenshotAsync("khai-thac-" + name);
        }

        await page.Go("/khai-thac?theo=linh-vuc" + DemoProvince.Window);
        await page.Page.ClickAsync("table.drill tfoot td[data-label='Đang giải quyết'] a");
        await page.Page.WaitForSelectorAsync("table.behind");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await page.ScreenshotAsync("khai-thac-ho-so-toan-tinh");
    }

    internal static int Number(IElement cell) =>
        cell.TextContent.Trim() is "–" ? 0 : int.Parse(cell.TextContent.Trim().Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
