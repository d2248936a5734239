using System.Net;
using System.Text;
using CamKet.App.Tests.Board;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Provenance;

/// <summary>From a figure on a page down to the dossiers it was counted from, as a person clicks.</summary>
[Collection("board")]
public sealed class FigurePageTests(BoardProvince province)
{
    [Fact]
    public async Task A_units_figures_open_to_what_they_are_made_of_and_the_dossiers_behind()
    {
        using var officer = await province.App.SignedIn();
        var unit = await officer.Get("/don-vi/" + BoardProvince.RichSlug);
        var links = unit.Html.QuerySelectorAll("td.now a").Select(a => a.GetAttribute("href")!).ToList();
        links.Count.ShouldBeGreaterThan(6);

        foreach (var link in links)
        {
            var figure = await officer.Get(link);
            figure.Status.ShouldBe(HttpStatusCode.OK, link);
            figure.MainText.ShouldContain("Cách tính");
            figure.Html.QuerySelector("#dong").ShouldNotBeNull();
        }

        var onTime = await officer.Get(links.Single(l => l.Contains("/con-so/on-time-resolved?", StringComparison.Ordinal)));
        onTime.MainText.ShouldContain("(chưa kiểm chứng)");
        var early = onTime.Html.QuerySelectorAll("#cach-tinh ~ table tbody tr").First(r => r.TextContent.Contains("Giải quyết trước hạn", StringComparison.Ordinal));
        var count = int.Parse(early.QuerySelector("td.num")!.TextContent.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        early.TextContent.ShouldContain("tử số và mẫu số");
        var rows = await officer.Get(early.QuerySelector("a")!.GetAttribute("href")!);
        rows.Html.QuerySelectorAll("table.behind tbody tr").Length.ShouldBe(Math.Min(50, count));
        var csv = await officer.Get(rows.Html.QuerySelectorAll("#dong a.btn").First(a => a.TextContent.Contains("CSV", StringComparison.Ordinal)).GetAttribute("href")!);
        csv.Text.Trim().Split("\r\n").Length.ShouldBe(count + 1);
    }

    [Fact]
    public async Task A_visitor_sees_how_a_figure_is_made_and_no_dossier()
    {
        using var visitor = province.App.Visitor();
        var unit = await visitor.Get("/don-vi/" + BoardProvince.RichSlug);
        var link = unit.Html.QuerySelectorAll("td.now a").Select(a => a.GetAttribute("href")!).First(l => l.Contains("on-time-resolved", StringComparison.Ordinal));

        var figure = await visitor.Get(link);

        figure.Status.ShouldBe(HttpStatusCode.OK);
        figure.MainText.ShouldContain("Theo ");
        figure.MainText.ShouldContain("lần nạp số");
        figure.MainText.ShouldContain("chỉ cán bộ xem được");
        figure.Html.QuerySelector("#dong").ShouldBeNull();
        var signIn = await visitor.Get(figure.Html.QuerySelector("main a[href^='/dang-nhap']")!.GetAttribute("href")!);
        var back = signIn.Html.QuerySelector("input[name=Ve]")!.GetAttribute("value")!;
        Uri.UnescapeDataString(back).ShouldBe(Uri.UnescapeDataString(link));
        foreach (var extension in (string[])["csv", "xlsx"])
        {
            var export = await visitor.Get(link.Replace("?", $"/dong.{extension}?", StringComparison.Ordinal));
            export.Status.ShouldBe(HttpStatusCode.Redirect);
            export.Location!.ToString().ShouldContain("dang-nhap");
        }
    }

    [Fact]
    public async Task Nobody_puts_words_into_its_title_but_what_it_counts_is_called_as_the_catalog_calls_it()
    {
        using var visitor = province.App.Visitor();
        const string window = "&tu=2024-10-01&den=2024-10-31";

        var one = await visitor.Get($"/don-vi/{BoardProvince.RichSlug}/con-so?ten=UBND%20thông%20báo%20nộp%20tiền&tu-so=received" + window);
        var sum = await visitor.Get($"/don-vi/{BoardProvince.RichSlug}/con-so?tu-so=received-direct,received-postal" + window);
        var share = await visitor.Get($"/don-vi/{BoardProvince.RichSlug}/con-so?tu-so=payments-online&mau-so=payments" + window);

        one.Status.ShouldBe(HttpStatusCode.OK);
        one.Text.ShouldNotContain("nộp tiền");
        one.Html.QuerySelector("h1")!.TextContent.ShouldBe("Tiếp nhận mới trong kỳ");
        sum.Html.QuerySelector("h1")!.TextContent.ShouldBe("Số hồ sơ tiếp nhận trực tiếp và qua bưu chính công ích");
        share.Html.QuerySelector("h1")!.TextContent.ShouldBe("Tỷ lệ giao dịch thanh toán trực tuyến");
    }

    [Fact]
    public async Task A_moment_that_is_none_is_said_and_kept_and_what_is_not_known_is_not_nought()
    {
        using var officer = await province.App.SignedIn();
        var figure = $"/don-vi/{BoardProvince.RichSlug}/con-so?tu-so=received&tu=2024-10-01&den=2024-10-31";

        var wrong = await officer.Get(figure + "&biet=hom%20qua");
        wrong.MainText.ShouldContain("“hom qua” không phải là ngày; ghi ngày/tháng/năm, ví dụ 10/11/2024. Thêm giờ thì ghi như 10/11/2024 08:30. Trang đang dùng số liệu mới nhất.");
        wrong.Html.QuerySelector("input[name=biet]")!.GetAttribute("value").ShouldBe("hom qua");
        (await officer.Get("/?biet=hom%20qua")).MainText.ShouldContain("“hom qua” không phải là ngày;");

        var nothing = await officer.Get(figure.Replace("2024", "2019", StringComparison.Ordinal));
        nothing.MainText.ShouldContain("không phải bằng không");
        nothing.Html.QuerySelector("#dong")!.TextContent.ShouldContain("Chưa có số liệu của kỳ này.");
        nothing.Html.QuerySelector("#dong")!.TextContent.ShouldNotContain("0 hồ sơ");
        nothing.Html.QuerySelectorAll("#dong a").ShouldBeEmpty("there is nothing to take along");
    }

    [Theory]
    [InlineData("&bang=https://xau.example/khai-thac")]
    [InlineData("&bang=//xau.example")]
    [InlineData("&bang=/bieu-mau//xau.example")]
    [InlineData("&bang=/dang-xuat")]
    [InlineData("&cot=06a.99")]
    [InlineData("&cot=06a.3")] // of more than what is received
    [InlineData("&cot=99.1")]
    [InlineData("&cot=06a.x")]
    public async Task An_address_does_not_say_where_a_figure_comes_from(string told)
    {
        using var officer = await province.App.SignedIn();
        var page = await officer.Get($"/don-vi/{BoardProvince.RichSlug}/con-so?tu-so=received&tu=2024-10-01&den=2024-10-31{told}");
        page.Html.QuerySelector(".back a")!.GetAttribute("href").ShouldStartWith("/don-vi/" + BoardProvince.RichSlug);
        page.MainText.ShouldNotContain("của Biểu");
    }

    [Theory]
    [InlineData("/con-so/khong-co")]
    [InlineData("/con-so")]
    [InlineData("/con-so?tu-so=khong-co,drop%20table")]
    public async Task A_figure_that_is_none_says_so(string path)
    {
        using var officer = await province.App.SignedIn();
        var page = await officer.Get("/don-vi/" + BoardProvince.RichSlug + path);
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.MainText.ShouldContain("Không có con số này");
        var file = await officer.Get("/don-vi/" + BoardProvince.RichSlug + path.Split('?')[0] + "/dong.csv");
        (await officer.Follow(file)).MainText.ShouldContain("Không có con số này");
    }

    [Fact]
    public async Task The_list_is_filtered_paged_and_exported_without_a_formula()
    {
        const string head = "Mã hồ sơ;Lĩnh vực;Bộ phận xử lý;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Hạn xử lý theo quy định;Ngày kết thúc xử lý\n";
        await using var world = await ImportWorld.Start();
        using var officer = await world.App.SignedIn();
        await world.Import("thang-10.csv", head
            + string.Concat(Enumerable.Range(1, 60).Select(i => $"H-{i:000};Đất đai;Địa chính;Trực tuyến;Đang xử lý;{1 + (i % 28):00}/10/2024;05/11/2024;\n"))
            + "H-900;=cmd|'/c calc'!A1;Tư pháp;Trực tiếp;Đã xử lý xong;02/10/2024;05/10/2024;04/10/2024\n");
        var slug = await world.Ask<string>("select slug from unit where code = '19345'");
        var link = $"/don-vi/{slug}/con-so?ten=H%E1%BB%93%20s%C6%A1&tu-so=received&tu=2024-10-01&den=2024-11-10";

        var page = await officer.Get(link);
        page.MainText.ShouldContain("61 hồ sơ.");
        page.MainText.ShouldContain("Trang 1 trên 2");
        page.MainText.ShouldContain("thang-10.csv, dòng 2");
        (await officer.Get(link + "&trang=2")).Html.QuerySelectorAll("table.behind tbody tr").Length.ShouldBe(11);
        var overdue = await officer.Get(link + "&linh-vuc=%C4%90%E1%BA%A5t%20%C4%91ai&kenh=2&tinh-trang=2&tim=h-01");
        overdue.MainText.ShouldContain("61 hồ sơ; 10 hồ sơ khớp điều kiện lọc.");
        overdue.MainText.ShouldContain("đang giải quyết, quá hạn");
        overdue.Html.QuerySelector("select#kenh option[selected]")!.GetAttribute("value").ShouldBe("2");
        (await officer.Get(link + "&tim=khong-co")).MainText.ShouldContain("Không có dòng nào khớp điều kiện lọc.");

        var csv = await officer.Client.GetByteArrayAsync(new Uri(link.Replace("con-so?", "con-so/dong.csv?", StringComparison.Ordinal) + "&kenh=1", UriKind.Relative));
        Encoding.UTF8.GetString(csv).Trim().Split("\r\n").Length.ShouldBe(2);
        Encoding.UTF8.GetString(csv).ShouldContain("\"'=cmd|");
        Encoding.UTF8.GetString(csv).ShouldContain("\"Mã cán bộ\"");
        var xlsx = await officer.Client.GetByteArrayAsync(new Uri(link.Replace("con-so?", "con-so/dong.xlsx?", StringComparison.Ordinal), UriKind.Relative));
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToList();
        cells.ShouldAllBe(c => c.CellFormula == null);
        cells.ShouldContain(c => c.InnerText.StartsWith("'=cmd", StringComparison.Ordinal));
        book.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<Row>().Count().ShouldBe(62);

        // Whoever takes his time over a file holds no connection to the database.
        using var slow = await officer.Client.GetAsync(new Uri(link.Replace("con-so?", "con-so/dong.csv?", StringComparison.Ordinal), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        slow.Content.Headers.ContentLength.ShouldNotBeNull("the file is whole before it is sent");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_fits_a_desk_and_a_phone(bool isPhone)
    {
        await using var browser = await province.App.Browser(isPhone ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        await browser.Go($"/don-vi/{BoardProvince.RichSlug}/con-so/on-time-resolved?tu=2023-12-15&den=2024-11-10");
        await browser.ShouldFitItsWidth();
        await browser.ShouldBeAccessible();
        await browser.ScreenshotAsync("con-so");
    }
}
