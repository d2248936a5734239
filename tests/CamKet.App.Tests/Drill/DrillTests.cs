using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using CamKet.App.Tests.Fixture;
using CamKet.Drill;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Drill;

[Collection(DemoProvinceTests.Name)]
public sealed class DrillTests(DemoProvince demo)
{
    /// <summary>A window that begins and ends within the data, so that dossiers are carried into it and stay open at its end.</summary>
    private const string Middle = "&tu=2024-03-01&den=2024-09-30";

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
                if (by != DrillBy.Week)
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

    [Theory]
    [InlineData("don-vi=19348", "linh-vuc")]
    [InlineData("don-vi=19348", "bo-phan")]
    [InlineData("don-vi=19348", "kenh")]
    [InlineData("don-vi=19348", "tuan")]
    [InlineData("don-vi=19348", "thu-tuc")]
    [InlineData("don-vi=19348", "can-bo")]
    [InlineData("don-vi=99001", "thu-tuc")]
    [InlineData("don-vi=99001", "can-bo")]
    [InlineData("don-vi=99001", "linh-vuc")] // hard cases: no field, no due date, withdrawn
    [InlineData("don-vi=461", "linh-vuc")] // a district
    [InlineData("don-vi=461", "don-vi")]
    [InlineData("", "linh-vuc")]
    [InlineData("", "tuan")]
    [InlineData("", "don-vi")]
    public async Task A_figure_opens_as_many_dossiers_as_it_says(string unit, string by)
    {
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get($"/khai-thac?{unit}{Middle}&theo={by}");
        var opened = new List<string>();
        foreach (var row in page.Html.QuerySelectorAll("table.drill tbody tr").Take(4).Concat(page.Html.QuerySelectorAll("table.drill tfoot tr")))
        {
            var counts = row.QuerySelectorAll("td").Take(8).ToList();
            counts.Where(c => Number(c) > 0 && c.QuerySelector("a") is null).Select(c => c.GetAttribute("data-label")).ShouldBeEmpty($"{row.TextContent}: every number opens");
            foreach (var link in counts.SelectMany(c => c.QuerySelectorAll("a")))
            {
                var figure = new Uri(demo.App.Address, link.GetAttribute("href"));
                var list = await visitor.Get(figure.AbsolutePath + "/dong.csv" + figure.Query);
                (list.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1).ShouldBe(Number((IElement)link.Parent!), $"{link.GetAttribute("aria-label")}: {figure}");
                opened.Add(link.ParentElement!.GetAttribute("data-label")!);
            }
        }

        opened.ShouldContain("Đang giải quyết");
        opened.ShouldContain("Rút, từ chối, dừng");
        opened.Count.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData("", "Đang giải quyết", "Số hồ sơ đang giải quyết")]
    [InlineData("", "Rút, từ chối, dừng", "Hồ sơ rút, từ chối, dừng")]
    [InlineData("don-vi=461", "Quá hạn", "Giải quyết quá hạn")]
    public async Task The_dossiers_of_several_units_are_read_page_by_page_and_unit_by_unit(string unit, string column, string title)
    {
        using var visitor = await demo.App.SignedIn();
        var drill = await visitor.Get($"/khai-thac?{unit}{DemoProvince.Window}&theo=linh-vuc");
        var cell = drill.Html.QuerySelector($"table.drill tfoot td[data-label='{column}']")!;
        var (count, address) = (Number(cell), cell.QuerySelector("a")!.GetAttribute("href")!);
        var page = await visitor.Get(address);
        page.Html.QuerySelector("#dong-ten")!.TextContent.ShouldBe(title);
        page.Html.QuerySelector("#dong .card-head p")!.TextContent.ShouldBe($"{count.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))} hồ sơ.");

        var holding = page.Html.QuerySelectorAll("#theo-don-vi ~ table tbody tr, #theo-don-vi ~ details tbody tr").ToList();
        holding.Sum(r => Number(r.QuerySelector("td")!)).ShouldBe(count);
        var first = holding[0].QuerySelector("a")!;
        (await visitor.Get(first.GetAttribute("href")!)).Html.QuerySelector("#dong .card-head p")!.TextContent.ShouldStartWith(holding[0].QuerySelector("td")!.TextContent + " hồ sơ");

        var codes = new List<string>();
        for (var next = address; next is not null; next = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            page = await visitor.Get(next);
            var rows = page.Html.QuerySelectorAll("table.behind tbody tr");
            rows.Length.ShouldBeInRange(1, 50);
            codes.AddRange(rows.Select(r => r.QuerySelector("td[data-label='Đơn vị']")!.TextContent + r.QuerySelector("th a")!.TextContent));
            (await visitor.Get(rows[0].QuerySelector("th a")!.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.OK);
        }

        codes.Count.ShouldBe(count);
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(count);
    }

    [Theory]
    [InlineData("don-vi=19348", "tuan", 2)]
    [InlineData("don-vi=19348", "linh-vuc", 6)]
    [InlineData("don-vi=19348", "bo-phan", 2)]
    [InlineData("don-vi=19348", "thu-tuc", 6)]
    [InlineData("don-vi=19348", "kenh", 2)]
    [InlineData("don-vi=99001", "can-bo", 1)]
    [InlineData("don-vi=99001", "linh-vuc", 1)]
    [InlineData("", "linh-vuc", 6)]
    [InlineData("don-vi=461", "don-vi", 1)]
    [InlineData("", "don-vi", 6)]
    [InlineData("", "tuan", 2)]
    public async Task A_share_opens_to_what_it_is_of_and_among(string unit, string by, int least)
    {
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get($"/khai-thac?{unit}{Middle}&theo={by}");
        IElement[] Of(IEnumerable<IElement> rows) => [.. rows.SelectMany(row => row.QuerySelectorAll("td").Skip(8).SelectMany(cell => cell.QuerySelectorAll("a")))];
        var (lines, total) = (Of(page.Html.QuerySelectorAll("table.drill tbody tr")), Of(page.Html.QuerySelectorAll("table.drill tfoot tr")));
        lines.Length.ShouldBeGreaterThanOrEqualTo(least);
        total.Length.ShouldBe(2);
        foreach (var link in lines.Take(6).Concat(total))
        {
            var figure = await visitor.Get(link.GetAttribute("href")!);
            var value = figure.Html.QuerySelector(".figure-value")!;
            value.QuerySelector("b")!.TextContent.ShouldBe(link.TextContent.Trim(), link.GetAttribute("aria-label"));
            figure.MainText.ShouldContain("mẫu số");
            if (by is "linh-vuc" or "bo-phan" or "thu-tuc" or "kenh" or "can-bo" && !total.Contains(link))
            {
                value.TextContent.ShouldContain(" · ");
                var made = value.TextContent[(value.TextContent.IndexOf('=', StringComparison.Ordinal) + 2)..].Split(' ')[0];
                var rows = figure.Html.QuerySelectorAll("section[aria-labelledby=cach-tinh] tbody tr").ToList();
                int Part(string place) => rows.Where(r => r.QuerySelector("th .counter-note")!.TextContent.Contains(place, StringComparison.Ordinal)).Sum(r => Number(r.QuerySelector("td")!));
                made.ShouldBe($"{Part("tử số").ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))}/{Part("mẫu số").ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))}");

                figure.MainText.ShouldContain("Theo ", customMessage: "the measure that counts the same says where it comes from");
                figure.Html.QuerySelector(".back a")!.GetAttribute("href").ShouldBe($"/khai-thac?{unit}{(unit.Length > 0 ? "&" : "")}{Middle.TrimStart('&')}&theo={by}");

                // Its own links stay with the part; the one to the whole says what the whole page says.
                var within = await visitor.Get(rows[^1].QuerySelector("a")!.GetAttribute("href")!);
                within.Html.QuerySelector(".figure-value b")!.TextContent.ShouldBe(link.TextContent.Trim());
                var all = value.NextElementSibling!;
                (await visitor.Get(all.QuerySelector("a")!.GetAttribute("href")!)).Html.QuerySelector(".figure-value b")!.TextContent.ShouldBe(all.QuerySelector("b")!.TextContent);
            }
        }
    }

    [Fact]
    public async Task A_province_s_share_tells_each_unit_s_the_lowest_first()
    {
        using var officer = await demo.App.SignedIn();
        var drill = await officer.Get($"/khai-thac?theo=linh-vuc{DemoProvince.Window}");
        var cell = drill.Html.QuerySelector("table.drill tfoot td[data-label='Tỷ lệ đúng hạn'] a")!;
        var figure = await officer.Get(cell.GetAttribute("href")!);
        var units = figure.Html.QuerySelectorAll("#theo-don-vi ~ table tbody tr, #theo-don-vi ~ details tbody tr")
            .Select(r => (Share: r.QuerySelector("td")!.FirstChild!.TextContent.Trim(), Parts: r.QuerySelector("td div")?.TextContent.Split('/').Select(n => int.Parse(n.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).ToList()))
            .Where(u => u.Parts is not null).ToList();
        units.Count.ShouldBeGreaterThan(10);
        units.Select(u => (double)u.Parts![0] / u.Parts[1]).ShouldBeInOrder();
        $"{cell.TextContent} = {units.Sum(u => u.Parts![0]).ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))}/{units.Sum(u => u.Parts![1]).ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))}"
            .ShouldBe(figure.Html.QuerySelector(".figure-value")!.TextContent.Trim());
        var lowest = await officer.Get(figure.Html.QuerySelector("#theo-don-vi ~ table tbody a")!.GetAttribute("href")!);
        lowest.Html.QuerySelector(".figure-value b")!.TextContent.ShouldBe(units[0].Share);
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
    public async Task A_visitor_sees_how_many_a_province_has_and_no_dossier_and_what_does_not_add_up_over_units_does_not_open()
    {
        using var visitor = demo.App.Visitor();
        using var officer = await demo.App.SignedIn();
        var cell = (await officer.Get($"/khai-thac?theo=linh-vuc{DemoProvince.Window}")).Html.QuerySelector("table.drill tfoot td[data-label='Đang giải quyết'] a")!;
        var figure = await visitor.Get(cell.GetAttribute("href")!);
        figure.MainText.ShouldContain(cell.TextContent);
        figure.MainText.ShouldContain("chỉ cán bộ xem được");
        figure.Html.QuerySelector("#dong").ShouldBeNull();
        figure.Html.QuerySelectorAll("#theo-don-vi ~ table").ShouldBeEmpty();

        var path = new Uri(demo.App.Address, cell.GetAttribute("href")).AbsolutePath;
        (await visitor.Get($"{path}?tu-so=payments{DemoProvince.Window}")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var counter in (string[])[
            "procedures", "survey-all-n4", "received,payments&tru=withdrawn", "payments&tru=withdrawn", "payments,payments-online&tru=payments-online", "received&tru=payments",
            "received,received-online&tru=withdrawn", "received&mau-so=received&tru=withdrawn", "received-online&tru=resolved-late"])
        {
            (await officer.Get($"{path}?tu-so={counter}{DemoProvince.Window}")).Status.ShouldBe(HttpStatusCode.NotFound, counter);
        }

        // What is left out only the dossiers tell, so a visitor is asked to sign in and comes back to the figure.
        var less = $"{path}?tu-so=received-online&tru=withdrawn{DemoProvince.Window}";
        var locked = await visitor.Get(less);
        locked.MainText.ShouldContain("Đăng nhập để xem con số này");
        var signIn = await visitor.Get(locked.Html.QuerySelector("main a[href^='/dang-nhap']")!.GetAttribute("href")!);
        Uri.UnescapeDataString(signIn.Html.QuerySelector("input[name=Ve]")!.GetAttribute("value")!).ShouldContain("tru=withdrawn");
        var opened = await officer.Get(less);
        opened.MainText.ShouldContain("không kể");
        var whole = Number(opened.Html.QuerySelector("section[aria-labelledby=cach-tinh] tbody tr td")!);
        var left = Number(opened.Html.QuerySelector("section[aria-labelledby=cach-tinh] tfoot td")!);
        opened.Html.QuerySelectorAll("section[aria-labelledby=cach-tinh] tbody tr")[1].QuerySelector("td")!.TextContent.ShouldBe($"-{whole - left}");
        left.ShouldBeLessThan(whole);
        using (var file = await officer.Client.GetAsync(new Uri(less.Replace("con-so?", "con-so/dong.csv?", StringComparison.Ordinal), UriKind.Relative)))
        {
            file.Content.Headers.ContentDisposition!.FileName!.ShouldContain("received-online-tru-withdrawn-");
        }

        // Nor is the whole unit's share shown where a part's is asked for.
        foreach (var (part, status) in new[] { ("&linh-vuc=%C4%90%E1%BA%A5t%20%C4%91ai", HttpStatusCode.Unauthorized), ("&tinh-trang=2&tim=H", HttpStatusCode.OK) })
        {
            (await visitor.Get($"{path}?tu-so=received-online&mau-so=received{DemoProvince.Window}{part}")).Status.ShouldBe(status, part);
        }

        (await visitor.Get($"/don-vi/khong-co/con-so?tu-so=received-online&tru=withdrawn{DemoProvince.Window}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get($"{path}?tu-so=received&tru=payments{DemoProvince.Window}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.Get($"{path}?tu-so=received{DemoProvince.Window}&linh-vuc=bi%20ky%20luat")).Text.ShouldNotContain("lĩnh vực bi ky luat");
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

    private static int Number(IElement cell) =>
        cell.TextContent.Trim() is "–" ? 0 : int.Parse(cell.TextContent.Trim().Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
