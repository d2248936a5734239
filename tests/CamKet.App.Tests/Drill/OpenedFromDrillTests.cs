using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;
using static CamKet.App.Tests.Drill.DrillTests;

namespace CamKet.App.Tests.Drill;

/// <summary>From a number of a drill to the figure and its dossiers, as a person clicks.</summary>
[Collection(DemoProvinceTests.Name)]
public sealed class OpenedFromDrillTests(DemoProvince demo)
{
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
    [InlineData("", "Rút, từ chối, dừng", "Số hồ sơ rút, từ chối, dừng giải quyết")]
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
        var sum = $"{cell.TextContent} = {units.Sum(u => u.Parts![0]).ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))}/{units.Sum(u => u.Parts![1]).ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))}";
        figure.Html.QuerySelector(".figure-value")!.TextContent.Trim().ShouldStartWith(sum + " · đủ ");
        var lowest = await officer.Get(figure.Html.QuerySelector("#theo-don-vi ~ table tbody a")!.GetAttribute("href")!);
        lowest.Html.QuerySelector(".figure-value b")!.TextContent.ShouldBe(units[0].Share);
    }

    [Fact]
    public async Task A_unit_without_any_of_the_dossiers_listed_still_tells_its_share()
    {
        using var officer = await demo.App.SignedIn();
        var drill = await officer.Get($"/khai-thac?theo=don-vi{DemoProvince.Window}");
        int Count(IElement row, string column) => Number(row.QuerySelector($"td[data-label='{column}']")!);
        var resolved = drill.Html.QuerySelectorAll("table.drill tbody tr")
            .Select(r => (Unit: r.QuerySelector("th")!.TextContent.Trim(), Late: Count(r, "Quá hạn"), All: Count(r, "Giải quyết trước hạn") + Count(r, "Đúng hạn") + Count(r, "Quá hạn")))
            .Where(u => u.All > 0).ToList();
        resolved.ShouldContain(u => u.Late == 0, "some unit was never late");

        var path = FigurePath(drill.Html.QuerySelector("table.drill tfoot a")!);
        var figure = await officer.Get($"{path}?tu-so=resolved-late&mau-so=resolved-early,resolved-on-time,resolved-late{DemoProvince.Window}");
        var told = figure.Html.QuerySelectorAll("#theo-don-vi ~ table tbody tr, #theo-don-vi ~ details tbody tr")
            .ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim(), r => r.QuerySelector("td div")?.TextContent.Trim());
        foreach (var unit in resolved)
        {
            told.GetValueOrDefault(unit.Unit).ShouldBe(string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{unit.Late:N0}/{unit.All:N0}"), customMessage: unit.Unit);
        }
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

        var path = FigurePath(cell);
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

    /// <summary>Where the figures of the unit open, whatever they count.</summary>
    private string FigurePath(IElement link) => new Uri(demo.App.Address, link.GetAttribute("href")).AbsolutePath.Split("/con-so")[0] + "/con-so";
}
