using System.Text.Json;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Drill;

[Collection(DemoProvinceTests.Name)]
public sealed class DueTests(DemoProvince demo)
{
    private const string Day = "2024-06-12";

    [Fact]
    public async Task The_list_is_every_open_dossier_of_the_unit_late_or_due_within_three_working_days()
    {
        foreach (var unit in (await demo.Units()).Take(4))
        {
            var answer = await demo.App.Camket("due", "--unit", unit, "--on", Day, "--json");
            answer.ExitCode.ShouldBe(0, answer.Error);
            var json = JsonDocument.Parse(answer.Output).RootElement;
            json.GetProperty("until").GetString().ShouldBe("2024-06-17", "Thursday, Friday and Monday");
            var listed = json.GetProperty("dossiers").EnumerateArray().Select(d => d.GetProperty("code").GetString()!).Order(StringComparer.Ordinal).ToList();
            listed.ShouldBe(await Expected(unit));

            using var visitor = await demo.App.SignedIn();
            var page = await visitor.Get($"/so-lieu/hom-nay?don-vi={unit}&ngay={Day}&xep=ma");
            page.Html.QuerySelectorAll("table.due .code").Select(c => c.TextContent).ShouldBe(listed);
            page.MainText.ShouldContain(json.GetProperty("sentence").GetString()!);
        }
    }

    [Fact]
    public async Task A_day_the_data_do_not_reach_is_said_and_a_province_is_asked_for_a_unit()
    {
        using var visitor = await demo.App.SignedIn();
        (await visitor.Get($"/so-lieu/hom-nay?don-vi={DemoProvince.Ward4}&ngay=2024-11-20")).MainText.ShouldContain("Số liệu chưa đến ngày 20/11/2024");
        (await visitor.Get("/so-lieu/hom-nay")).MainText.ShouldContain("Hãy chọn một đơn vị");
        var answer = await demo.App.Camket("due", "--unit", DemoProvince.Province);
        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain("hãy chọn một xã, phường");
    }

    [Fact]
    public async Task A_unit_without_figures_is_not_said_to_have_nothing_late()
    {
        var unit = await demo.UnitWithoutFigures();
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get($"/so-lieu/hom-nay?don-vi={unit}&ngay={Day}");
        page.MainText.ShouldContain("Chưa có số liệu hồ sơ của");
        page.MainText.ShouldNotContain("Không có hồ sơ quá hạn");
        (await demo.App.Camket("due", "--unit", unit, "--on", Day)).Output.ShouldContain("chưa biết hồ sơ nào đến hạn");
    }

    [Fact]
    public async Task Letters_owed_for_finished_dossiers_are_named_in_the_terminal_as_on_the_page()
    {
        using var visitor = await demo.App.SignedIn();
        foreach (var unit in await demo.Units())
        {
            if ((await visitor.Get($"/so-lieu/hom-nay?don-vi={unit}&ngay={Day}")).Html.QuerySelectorAll(".notice-warn span").Select(n => n.TextContent).FirstOrDefault(n => n.StartsWith("Ngoài ra", StringComparison.Ordinal)) is { } also)
            {
                (await demo.App.Camket("due", "--unit", unit, "--on", Day)).Output.ShouldContain(also);
                return;
            }
        }

        Assert.Fail("No unit of the demo owes such a letter.");
    }

    [Theory]
    [InlineData("1366")]
    [InlineData("390")]
    public async Task The_page_reads_at_both_sizes(string width)
    {
        await using var page = await demo.App.Browser(width == "390" ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        var unit = await Busiest();
        foreach (var (name, query) in new[] { ("day", $"don-vi={unit}"), ("chua-chon", "") })
        {
            await page.Go("/so-lieu/hom-nay?" + query);
            await page.ShouldBeAccessible();
            await page.ShouldFitItsWidth();
            await page.ScreenshotAsync("hom-nay-" + name);
        }
    }

    /// <summary>What a person would count with a pencil: no pauses of the day, not finished, not ended.</summary>
    private async Task<IReadOnlyList<string>> Expected(string unit)
    {
        await using var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45));
        return [.. (await scoped.Connection.QueryAsync<string>(
            """
            select d.code from dossier d join unit u on u.province_id = d.province_id and u.unit_no = d.unit_no
             where d.province_id = 45 and u.code = @unit and d.status not in (1, 5, 6) and d.received::date <= '2024-06-12'
               and d.due_lawful::date <= '2024-06-17'
               and (case when d.status in (3, 7, 8) then d.ended else d.finished::date end > '2024-06-12' or (d.finished is null and d.ended is null))
               and not exists (select 1 from unnest(d.paused_from, d.paused_to) p(a, b) where a <= '2024-06-12' and (b is null or b > '2024-06-12') and a <= d.due_lawful::date)
            """,
            new { unit })).Order(StringComparer.Ordinal)];
    }

    private async Task<string> Busiest()
    {
        await using var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45));
        return await scoped.Connection.QuerySingleAsync<string>(
            """
            select u.code from unit u join dossier d on d.province_id = u.province_id and d.unit_no = u.unit_no
             where u.province_id = 45 and d.span = 127 and d.due_lawful < '2024-11-10' group by u.code order by count(*) desc, u.code limit 1
            """);
    }
}
