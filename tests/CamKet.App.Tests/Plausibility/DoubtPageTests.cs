using System.Net;
using System.Text.Json;
using CamKet.App.Tests.Drill;
using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Plausibility;

[Collection(DemoProvinceTests.Name)]
public sealed class DoubtPageTests(DemoProvince demo)
{
    [Fact]
    public async Task Without_a_unit_every_unit_of_the_province_is_listed_with_as_many_as_its_own_list_holds()
    {
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get("/so-lieu/kiem-tra");
        page.MainText.ShouldContain("xã, phường chưa có số liệu");
        var rows = page.Html.QuerySelectorAll("table.doubtful tbody tr");
        rows.Length.ShouldBeGreaterThan(1);
        foreach (var row in rows.Take(4))
        {
            var unit = await visitor.Get(row.QuerySelector("a")!.GetAttribute("href")!);
            unit.Html.QuerySelectorAll("section.doubt").Length.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(row.QuerySelector("td.num")!.TextContent);
        }

        var answer = await demo.App.Camket("doubt", "--json");
        answer.ExitCode.ShouldBe(0, answer.Error);
        var units = JsonDocument.Parse(answer.Output).RootElement.GetProperty("units").EnumerateArray().ToList();
        units.Count(u => u.GetProperty("doubts").GetInt32() > 0).ShouldBe(rows.Length);
        units.Sum(u => u.GetProperty("rules").EnumerateArray().Sum(r => r.GetProperty("doubts").GetInt32()))
            .ShouldBe(JsonDocument.Parse(answer.Output).RootElement.GetProperty("doubts").GetInt32());
    }

    [Fact]
    public async Task Of_a_unit_without_figures_nothing_is_said_to_be_right()
    {
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get("/so-lieu/kiem-tra?don-vi=" + await demo.UnitWithoutFigures());
        page.Html.QuerySelector("#don-vi option[selected]").ShouldNotBeNull();
        page.MainText.ShouldContain("Chưa có số liệu: chưa soát được gì.");
        page.MainText.ShouldNotContain("Không có con số nào đáng ngờ");
    }

    [Theory]
    [InlineData("1366")]
    [InlineData("390")]
    public async Task The_page_reads_at_both_sizes(string width)
    {
        await using var page = await demo.App.Browser(width == "390" ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        foreach (var (name, query) in new[] { ("diem", "?don-vi=" + DemoProvince.Ward4), ("toan-tinh", "") })
        {
            await page.Go("/so-lieu/kiem-tra" + query);
            await page.ShouldBeAccessible();
            await page.ShouldFitItsWidth();
            await page.ScreenshotAsync("kiem-tra-" + name);
        }
    }

    [Fact]
    public async Task It_asks_for_sign_in_and_says_which_unit_it_cannot_look_over()
    {
        using var visitor = await demo.App.SignedIn();
        (await visitor.Get("/so-lieu/kiem-tra?don-vi=99999")).MainText.ShouldContain("Không có đơn vị mã 99999");
        using var stranger = demo.App.Visitor();
        (await stranger.Get("/so-lieu/kiem-tra")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await demo.App.Camket("doubt", "--unit", "45")).ExitCode.ShouldBe(1);
    }
}
