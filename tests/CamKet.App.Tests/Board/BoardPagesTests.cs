using System.Net;
using CamKet.App.Tests.Fixture;
using CamKet.Extracts;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Board;

[Collection("board")]
public class BoardPagesTests(BoardProvince province)
{
    [Fact]
    public async Task The_board_says_first_what_its_reader_most_needs_to_know()
    {
        using var visitor = province.App.Visitor();

        var page = await visitor.Get("/");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.QuerySelector("h1")!.TextContent.ShouldBe("Tỉnh Mẫu Sơn");
        page.MainText.ShouldContain("đơn vị có cam kết không thể đạt");
        page.MainText.ShouldContain("Số liệu đến 10/11/2024");
        page.Html.QuerySelectorAll("table.board tbody tr").Length.ShouldBe(14);
        page.Html.QuerySelectorAll("table.board tbody td.tint-red").Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_cell_opens_the_promise_on_its_units_page()
    {
        using var visitor = province.App.Visitor();
        var board = await visitor.Get("/");
        var href = board.Html.QuerySelector("td.tint-red a")!.GetAttribute("href")!;

        var unit = await visitor.Get(href.Split('#')[0]);

        unit.Html.GetElementById(href.Split('#')[1]).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/?sap-xep=ten", "Phường 2")]
    [InlineData("/?khoi=thi-tran", "Thị trấn Khe Đá")]
    public async Task The_address_sorts_and_filters(string url, string first)
    {
        using var visitor = province.App.Visitor();

        (await visitor.Get(url)).Html.QuerySelector("table.board tbody th")!.TextContent.ShouldBe(first);
    }

    [Theory]
    [InlineData("/?den=2024-02-01")]
    [InlineData("/?den=2026-12-31")]
    [InlineData("/?tu=2024-05-01&den=2024-01-01")]
    [InlineData("/?den=hom-nay&khoi=%27&sap-xep=%3Cscript%3E")]
    [InlineData("/don-vi?tim=%25")]
    [InlineData("/don-vi")]
    public async Task Whatever_stands_in_the_address_a_page_is_shown(string url)
    {
        using var visitor = province.App.Visitor();

        var page = await visitor.Get(url);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldNotContain("<script>alert");
        page.Html.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_units_page_shows_every_promise_with_word_shape_and_sentence()
    {
        using var visitor = province.App.Visitor();

        var page = await visitor.Get("/don-vi/" + BoardProvince.RichSlug);

        page.Html.QuerySelectorAll("table.promises tbody tr").Length.ShouldBe(13);
        page.Html.QuerySelectorAll("table.promises .status svg.mark").Length.ShouldBe(13);
        page.MainText.ShouldContain("Chưa có hạn");
        page.MainText.ShouldContain("12/12 · còn");
        page.MainText.ShouldContain("ít nhất 2 lần trong năm");
        page.MainText.ShouldContain("số 13/CK-UBND");
    }

    [Fact]
    public async Task A_unit_that_promised_nothing_says_so_and_one_that_is_none_is_not_found()
    {
        using var visitor = province.App.Visitor();

        (await visitor.Get("/don-vi/" + BoardProvince.EmptySlug)).MainText.ShouldContain("chưa có cam kết năm 2024");
        var none = await visitor.Get("/don-vi/khong-co");
        none.Status.ShouldBe(HttpStatusCode.NotFound);
        none.MainText.ShouldContain("Không có đơn vị này");
    }

    [Fact]
    public async Task Units_are_found_without_tone_marks()
    {
        using var visitor = province.App.Visitor();

        var page = await visitor.Get("/don-vi?tim=suoi+cat");

        page.Html.QuerySelectorAll(".unit-list li a").Select(a => a.TextContent).ShouldBe(["Xã Suối Cát"]);
        (await visitor.Get("/don-vi?tim=khong-ai")).MainText.ShouldContain("Không có đơn vị nào khớp");
    }

    [Fact]
    public async Task A_measured_promise_has_its_line_with_the_figures_in_a_table()
    {
        using var visitor = province.App.Visitor();

        var page = await visitor.Get(BoardProvince.ItemPage("B.2"));

        page.Html.QuerySelectorAll(".line-chart svg title").Length.ShouldBe(2);
        page.Html.QuerySelectorAll(".chart-table tbody tr").Length.ShouldBeGreaterThanOrEqualTo(11);
        page.MainText.ShouldContain("Hiện nay");
        (await visitor.Get($"/don-vi/{BoardProvince.RichSlug}/cam-ket/Z.9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_staffs_view_asks_for_a_sign_in_and_filters()
    {
        using var visitor = province.App.Visitor();
        (await visitor.Get("/tien-do")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var officer = await province.App.SignedIn();

        var all = await officer.Get("/tien-do?cot=tat-ca");
        var red = await officer.Get("/tien-do?tinh-trang=do&chi-tieu=online-payment");

        all.Html.QuerySelectorAll("tbody[role=rowgroup] tr").Length.ShouldBe((14 * 7) + 6);
        (await officer.Get("/tien-do")).Html.QuerySelectorAll("tbody[role=rowgroup] tr").Length.ShouldBe(40);
        red.Html.QuerySelectorAll(".status").Select(s => s.TextContent.Trim()).Distinct().ShouldBe(["Không thể đạt"]);
        (await officer.Get("/tien-do?tinh-trang=do&don-vi=khong-co")).MainText.ShouldContain("Không có cam kết nào khớp");
    }

    [Fact]
    public async Task The_export_holds_numbers_as_numbers_and_no_formula()
    {
        using var visitor = province.App.Visitor();

        var csv = await visitor.Get("/bang.csv?khoi=phuong");
        var lines = csv.Text.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines[0].ShouldStartWith("\"Đơn vị\";\"Mục\"");
        lines.Length.ShouldBe(1 + (7 * 7));
        lines[1].Split(';')[5].ShouldMatch("^[0-9,]+$");
        var xlsx = await visitor.Client.GetByteArrayAsync(new Uri("/bang.xlsx", UriKind.Relative));
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(xlsx), false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().ToList();
        rows.Count.ShouldBe(1 + (14 * 7) + 6);
        rows[1].Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().ElementAt(5).DataType!.Value.ShouldBe(DocumentFormat.OpenXml.Spreadsheet.CellValues.Number);
        book.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>().ShouldBeEmpty();
    }

    public static TheoryData<string, string, bool> Pictures { get; } = new()
    {
        { "toan-tinh", "/", false },
        { "don-vi", "/don-vi/" + BoardProvince.RichSlug, false },
        { "cam-ket-chi-tiet", BoardProvince.ItemPage("B.2"), true },
        { "tien-do", "/tien-do", true },
        { "tim-don-vi", "/don-vi", false },
        { "don-vi-trong", "/don-vi/" + BoardProvince.EmptySlug, false },
        { "khong-co", "/don-vi/khong-co", false },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task Pages_fit_both_screens_are_accessible_and_the_console_is_silent(string name, string url, bool signedIn)
    {
        foreach (var size in new[] { BrowserSize.Desktop, BrowserSize.Phone })
        {
            await using var browser = await province.App.Browser(size, signedIn);
            await browser.Go(url);
            await browser.ScreenshotAsync(name);
            await browser.ShouldFitItsWidth();
            await browser.ShouldBeAccessible();
        }
    }
}
