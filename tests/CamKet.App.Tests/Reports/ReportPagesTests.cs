using System.Net;
using System.Text;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Documents;
using CamKet.Units;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

public sealed class ReportPagesTests : IAsyncLifetime
{
    private ReportDesk desk = null!;

    public async Task InitializeAsync() => desk = await ReportDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Theory]
    [InlineData("/bao-cao")]
    [InlineData("/bao-cao/tuan?don-vi=19345")]
    public async Task Nobody_sees_reports_without_signing_in(string url)
    {
        using var stranger = desk.App.Visitor();
        (await stranger.Get(url)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_report_goes_from_draft_to_accepted_and_its_figures_freeze()
    {
        var report = await desk.Create();
        (await desk.Officer.Get(report)).MainText.ShouldContain("99,25% (2.926/2.948 hồ sơ)");

        (await desk.Decide(report, "submit")).MainText.ShouldContain("Còn");
        (await desk.Officer.PostForm(report + "/sua", ReportDesk.Filled())).Location!.ToString().ShouldEndWith("/sua?da-luu=1");
        (await desk.Officer.Get(report + "/sua")).Html.QuerySelector("#steering")!.TextContent.ShouldBe("Chủ tịch phường giao ban hằng tuần về cam kết.");
        (await desk.Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "not submitted yet");
        (await desk.Decide(report, "submit")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Decide(report, "return")).MainText.ShouldContain("phải nêu lý do");
        (await desk.Decide(report, "return", "Thiếu số liệu quý 4")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Officer.Get(report)).MainText.ShouldContain("Bị trả lại: Thiếu số liệu quý 4");
        (await desk.Decide(report, "submit")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.Redirect);

        // Whatever becomes of the facts, the accepted report prints the same again.
        var before = (await desk.Officer.Get(report)).Html.QuerySelector(".paper")!.TextContent;
        var printed = await DocxText(report);
        await using (var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId)))
        {
            await scoped.Connection.ExecuteAsync("delete from dossier where province_id = @p and channel = 3", new { p = desk.Unit.ProvinceId });
            await scoped.Commit();
        }

        (await desk.Officer.Get(report)).Html.QuerySelector(".paper")!.TextContent.ShouldBe(before);
        (await DocxText(report)).ShouldBe(printed);
        printed.ShouldContain("Số: 07/BC-UBND");
        printed.ShouldContain("2.948 hồ sơ");
        await using var read = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId));
        var frozen = await read.Connection.QuerySingleAsync<(decimal N, decimal D, string Printed, long[] Extracts)>(
            "select numerator, denominator, printed, extracts from report_figure where province_id = @p and measure = 'online-payment'", new { p = desk.Unit.ProvinceId });
        (frozen.N, frozen.D, frozen.Printed).ShouldBe((2634m, 2691m, "97,88% (2.634/2.691 giao dịch)"));
        frozen.Extracts.ShouldBe([1L]);
    }

    [Fact]
    public async Task Every_figure_of_a_report_opens_to_a_page_that_is_there()
    {
        var page = await desk.Officer.Get(await desk.Create());
        var links = page.Html.QuerySelectorAll("section.figures th a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        links.Count.ShouldBeGreaterThan(5);
        foreach (var link in links)
        {
            (await desk.Officer.Get(link)).Status.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task Figures_nobody_has_looked_at_are_not_accepted()
    {
        var report = await desk.Create();
        await desk.Officer.PostForm(report + "/sua", ReportDesk.Filled());
        await desk.Decide(report, "submit");
        var seen = await desk.Seen(report);
        await using (var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId)))
        {
            await scoped.Connection.ExecuteAsync(
                """
                update dossier set channel = 1
                 where province_id = @p and channel = 2
                   and code in (select code from dossier where province_id = @p and channel = 2 order by code limit 26)
                """,
                new { p = desk.Unit.ProvinceId });
            await scoped.Commit();
        }

        await new RebuildLedger(desk.App.Database).Run(desk.Unit.ProvinceId, CancellationToken.None);
        var refused = await desk.Decide(report, "accept", seen, "");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.MainText.ShouldContain("Số hồ sơ tiếp nhận trực tuyến: 2.926 nay là");
        (await desk.Decide(report, "accept", "", "")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a form that shows nothing accepts nothing");
        (await desk.Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_page_and_the_word_file_say_the_same_in_the_same_order()
    {
        var report = await desk.Create();
        await desk.Officer.PostForm(report + "/sua", ReportDesk.Filled());
        var page = Folded((await desk.Officer.Get(report)).Html.QuerySelector(".paper")!.TextContent);
        var word = Folded(await DocxText(report));
        page.ShouldBe(word);
    }

    [Fact]
    public async Task What_the_header_lacks_is_named_and_accepted_only_with_a_reason()
    {
        var report = await desk.Create();
        var form = ReportDesk.Filled();
        (form["number"], form["day"], form["name"]) = ("", "", "");
        await desk.Officer.PostForm(report + "/sua", form);
        (await desk.Officer.Get(report)).MainText.ShouldContain("Chưa có số, ngày ký, họ tên người ký: ghi ở trang Soạn tiếp");
        await desk.Decide(report, "submit");

        var refused = await desk.Decide(report, "accept");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.MainText.ShouldContain("Báo cáo chưa có số, ngày ký, họ tên người ký: trả lại để ghi bổ sung, hoặc nêu lý do duyệt khi chưa có.");
        var unseen = await desk.Decide(report, "accept", "", "Văn thư cấp số sau khi ký");
        unseen.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unseen.Html.QuerySelector("#ly-do-thieu")!.TextContent.ShouldBe("Văn thư cấp số sau khi ký");
        unseen.Html.QuerySelector("#ly-do")!.TextContent.ShouldBeEmpty("nobody wrote why to return it");
        (await desk.Decide(report, "accept", "Văn thư cấp số sau khi ký")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Officer.Get(report)).MainText.ShouldContain("đã duyệt");
        (await desk.Officer.Get(report)).MainText.ShouldContain("Văn thư cấp số sau khi ký");
        (await desk.Decide(report, "return", "", "Sai số liệu quý 3")).MainText.ShouldContain("Lý do bạn đã gõ: Sai số liệu quý 3");
    }

    [Fact]
    public async Task Accepting_is_confirmed_in_a_second_step()
    {
        var report = await desk.Create();
        await desk.Officer.PostForm(report + "/sua", ReportDesk.Filled());
        await desk.Decide(report, "submit");
        (await desk.Officer.Get(report)).Html.QuerySelector("input[name=dong-y]")!.HasAttribute("required").ShouldBeTrue();
        var hasty = await desk.Officer.PostForm(report + "/trang-thai", new() { ["viec"] = "accept", ["da-xem"] = await desk.Seen(report) });
        hasty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        hasty.MainText.ShouldContain("Chưa duyệt: đánh dấu ô “Tôi đã xem báo cáo”");
        (await desk.Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_unit_with_neither_data_nor_promise_is_asked_for_these_first()
    {
        var answer = await desk.Officer.PostForm("/bao-cao", new() { ["don-vi"] = WardFour.Code, ["tu"] = "2022-12-15", ["den"] = "2023-11-10", ["han"] = "" });
        var page = await desk.Officer.Follow(answer);
        page.MainText.ShouldContain("Đơn vị chưa có số liệu và bản cam kết nào trong kỳ này: nạp số liệu và bản cam kết trước");
        page.Html.QuerySelectorAll("ul.blockers li").ShouldBeEmpty();
        page.Html.QuerySelector("main a[href='/cam-ket']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_window_turned_round_is_refused_and_what_was_typed_stands()
    {
        var answer = await desk.Officer.PostForm("/bao-cao", new() { ["don-vi"] = WardFour.Code, ["tu"] = "2024-11-10", ["den"] = "2023-12-15", ["han"] = "" });
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Html.QuerySelector("#tu")!.GetAttribute("value").ShouldBe("10/11/2024");
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_both_screens()
    {
        var report = await desk.Create();
        foreach (var size in new[] { BrowserSize.Desktop, BrowserSize.Phone })
        {
            await using var browser = await desk.App.Browser(size, signedIn: true);
            foreach (var (url, name) in new[] { ("/bao-cao", "bao-cao"), (report, "bao-cao-trang-giay"), (report + "/sua", "bao-cao-soan"), ("/bao-cao/tuan?don-vi=" + WardFour.Code, "bao-cao-tuan") })
            {
                await browser.Go(url);
                await browser.ScreenshotAsync(name);
                await browser.ShouldFitItsWidth();
                await browser.ShouldBeAccessible();
            }
        }
    }

    private async Task<string> DocxText(string report)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(await desk.Issued(report)), isEditable: false);
        var header = document.MainDocumentPart!.HeaderParts.Any(h => h.Header.InnerText.Contains("DỰ THẢO", StringComparison.Ordinal)) ? "DỰ THẢO\n" : "";
        return header + string.Join('\n', document.MainDocumentPart.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText));
    }

    private static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
