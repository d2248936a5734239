using System.Net;
using System.Text;
using CamKet.App.Commitments;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Units;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

public sealed class ReportPagesTests : IAsyncLifetime
{
    private CamKetApp app = null!;
    private Visitor officer = null!;
    private Unit unit = null!;

    public async Task InitializeAsync()
    {
        app = await CamKetApp.StartAsync();
        unit = await WardFour.Fill(app);
        officer = await app.SignedIn();
    }

    public async Task DisposeAsync()
    {
        officer.Dispose();
        await app.DisposeAsync();
    }

    private async Task<string> Create()
    {
        var answer = await officer.PostForm("/bao-cao", new() { ["don-vi"] = WardFour.Code, ["tu"] = "2023-12-15", ["den"] = "2024-11-10", ["han"] = "2024-11-12" });
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.MainText);
        return answer.Location!.ToString();
    }

    internal static Dictionary<string, string> Filled()
    {
        var form = new Dictionary<string, string>
        {
            ["number"] = "7", ["symbol"] = "BC-UBND", ["place"] = "Phường 4", ["day"] = "2024-11-12", ["issuer"] = "Ủy ban nhân dân", ["issuer-name"] = "Phường 4",
            ["capacity"] = "TM. Ủy ban nhân dân", ["title"] = "Chủ tịch", ["name"] = "Lê Thử Nghiệm", ["recipients"] = "UBND thành phố\nLưu: VT",
            ["steering"] = "Chủ tịch phường giao ban hằng tuần về cam kết.",
        };
        foreach (var row in HandMadeReport.TypedRows)
        {
            form["result:" + row] = "Làm thường xuyên theo kế hoạch của phường.";
            form["evidence:" + row] = "Biên bản giao ban";
        }

        return form;
    }

    private async Task<PageAnswer> Decide(string report, string action, string reason = "") => await Decide(report, action, await Seen(report), reason);

    private Task<PageAnswer> Decide(string report, string action, string seen, string reason) =>
        officer.PostForm(report + "/trang-thai", new() { ["viec"] = action, ["da-xem"] = seen, ["ly-do"] = reason, ["dong-y"] = "1" });

    /// <summary>What the page's form says it has shown.</summary>
    private async Task<string> Seen(string report) => (await officer.Get(report)).Html.QuerySelector("input[name=da-xem]")?.GetAttribute("value") ?? "";

    [Theory]
    [InlineData("/bao-cao")]
    [InlineData("/bao-cao/tuan?don-vi=19345")]
    public async Task Nobody_sees_reports_without_signing_in(string url)
    {
        using var stranger = app.Visitor();
        (await stranger.Get(url)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_report_goes_from_draft_to_accepted_and_its_figures_freeze()
    {
        var report = await Create();
        (await officer.Get(report)).MainText.ShouldContain("99,25% (2.926/2.948 hồ sơ)");

        (await Decide(report, "submit")).MainText.ShouldContain("Còn");
        (await officer.PostForm(report + "/sua", Filled())).Location!.ToString().ShouldEndWith("/sua?da-luu=1");
        (await officer.Get(report + "/sua")).Html.QuerySelector("#steering")!.TextContent.ShouldBe("Chủ tịch phường giao ban hằng tuần về cam kết.");
        (await Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "not submitted yet");
        (await Decide(report, "submit")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Decide(report, "return")).MainText.ShouldContain("phải nêu lý do");
        (await Decide(report, "return", "Thiếu số liệu quý 4")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Get(report)).MainText.ShouldContain("Bị trả lại: Thiếu số liệu quý 4");
        (await Decide(report, "submit")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.Redirect);

        // Whatever becomes of the facts, the accepted report prints the same again.
        var before = (await officer.Get(report)).Html.QuerySelector(".paper")!.TextContent;
        var printed = await DocxText(report);
        await using (var scoped = await app.Database.InScope(Scope.WholeProvince(unit.ProvinceId)))
        {
            await scoped.Connection.ExecuteAsync("delete from dossier where province_id = @p and channel = 3", new { p = unit.ProvinceId });
            await scoped.Commit();
        }

        (await officer.Get(report)).Html.QuerySelector(".paper")!.TextContent.ShouldBe(before);
        (await DocxText(report)).ShouldBe(printed);
        printed.ShouldContain("Số: 07/BC-UBND");
        printed.ShouldContain("2.948 hồ sơ");
        await using var read = await app.Database.InScope(Scope.WholeProvince(unit.ProvinceId));
        var frozen = await read.Connection.QuerySingleAsync<(decimal N, decimal D, string Printed, long[] Extracts)>(
            "select numerator, denominator, printed, extracts from report_figure where province_id = @p and measure = 'online-payment'", new { p = unit.ProvinceId });
        (frozen.N, frozen.D, frozen.Printed).ShouldBe((2634m, 2691m, "97,88% (2.634/2.691 giao dịch)"));
        frozen.Extracts.ShouldBe([1L]);
    }

    [Fact]
    public async Task Every_figure_of_a_report_opens_to_a_page_that_is_there()
    {
        var page = await officer.Get(await Create());
        var links = page.Html.QuerySelectorAll("section.figures th a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        links.Count.ShouldBeGreaterThan(5);
        foreach (var link in links)
        {
            (await officer.Get(link)).Status.ShouldBe(HttpStatusCode.OK, link);
        }
    }

    [Fact]
    public async Task Figures_nobody_has_looked_at_are_not_accepted()
    {
        var report = await Create();
        await officer.PostForm(report + "/sua", Filled());
        await Decide(report, "submit");
        var seen = await Seen(report);
        await using (var scoped = await app.Database.InScope(Scope.WholeProvince(unit.ProvinceId)))
        {
            await scoped.Connection.ExecuteAsync(
                """
                update dossier set channel = 1
                 where province_id = @p and channel = 2
                   and code in (select code from dossier where province_id = @p and channel = 2 order by code limit 26)
                """,
                new { p = unit.ProvinceId });
            await scoped.Commit();
        }

        await new RebuildLedger(app.Database).Run(unit.ProvinceId, CancellationToken.None);
        var refused = await Decide(report, "accept", seen, "");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.MainText.ShouldContain("Hồ sơ nộp trực tuyến: 2.926 nay là");
        (await Decide(report, "accept", "", "")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a form that shows nothing accepts nothing");
        (await Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_somebody_else_typed_meanwhile_is_not_written_over()
    {
        var report = await Create();
        var before = (await officer.Get(report + "/sua")).Html.QuerySelector("input[name=da-luu-luc]")!.GetAttribute("value")!;
        var mine = Filled();
        mine["da-luu-luc"] = before;
        (await officer.PostForm(report + "/sua", mine)).Status.ShouldBe(HttpStatusCode.Redirect);
        var late = Filled();
        late["da-luu-luc"] = before;
        late["steering"] = "Nội dung gõ sau ở cửa sổ khác.";
        var answer = await officer.PostForm(report + "/sua", late);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.MainText.ShouldContain("vừa được người khác lưu");
        answer.Html.QuerySelector("#steering")!.TextContent.ShouldBe("Nội dung gõ sau ở cửa sổ khác.");
        (await officer.Get(report + "/sua")).Html.QuerySelector("#steering")!.TextContent.ShouldBe("Chủ tịch phường giao ban hằng tuần về cam kết.");
    }

    [Fact]
    public async Task The_page_and_the_word_file_say_the_same_in_the_same_order()
    {
        var report = await Create();
        await officer.PostForm(report + "/sua", Filled());
        var page = Folded((await officer.Get(report)).Html.QuerySelector(".paper")!.TextContent);
        var word = Folded(await DocxText(report));
        page.ShouldBe(word);
    }

    [Fact]
    public async Task What_comes_back_is_compared_with_what_was_frozen()
    {
        var report = await Create();
        await officer.PostForm(report + "/sua", Filled());
        await Decide(report, "submit");
        await Decide(report, "accept");
        var issued = await officer.Client.GetByteArrayAsync(new Uri(report + "/tep.docx", UriKind.Relative));
        var same = await officer.PostForm(report + "/ve", [], new SentFile("file", "ban-hanh.docx", issued));
        (await officer.Follow(same)).MainText.ShouldContain("Mọi con số đúng như đã chốt.");

        var answer = await officer.PostForm(report + "/ve", [], new SentFile("file", "da-sua.docx", Edited(issued, "97,88%", "98,87%")));
        (await officer.Follow(answer)).MainText.ShouldContain("Tỷ lệ thanh toán trực tuyến: 97,88% đã sửa thành 98,87%.");

        var unnumbered = await officer.PostForm(report + "/ve", [], new SentFile("file", "chua-so.docx", Edited(issued, "Số: 07/BC-UBND", "Số:    /BC-UBND")));
        (await officer.Follow(unnumbered)).MainText.ShouldContain("Không thấy số, ký hiệu của văn bản (dòng “Số: …”) trong tệp; nạp bản đã ghi số");

        foreach (var (name, content) in new[] { ("so-lieu.csv", Encoding.UTF8.GetBytes("a;b")), ("anh.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 0 }) })
        {
            var other = await officer.PostForm(report + "/ve", [], new SentFile("file", name, content));
            other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            other.MainText.ShouldContain($"Tệp {name} không phải báo cáo đã ban hành: chỉ nhận tệp .docx, .doc, .odt hoặc .pdf.");
        }

        var nothing = await officer.PostForm(report + "/ve", [], new SentFile("file", "rong.docx", []));
        nothing.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static byte[] Edited(byte[] docx, string was, string becomes)
    {
        var copy = new MemoryStream();
        copy.Write(docx);
        using (var document = WordprocessingDocument.Open(copy, isEditable: true))
        {
            foreach (var text in document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>())
            {
                text.Text = text.Text.Replace(was, becomes, StringComparison.Ordinal);
            }
        }

        return copy.ToArray();
    }

    [Fact]
    public async Task What_the_header_lacks_is_named_and_accepted_only_with_a_reason()
    {
        var report = await Create();
        var form = Filled();
        (form["number"], form["day"], form["name"]) = ("", "", "");
        await officer.PostForm(report + "/sua", form);
        (await officer.Get(report)).MainText.ShouldContain("Chưa có số, ngày ký, họ tên người ký: ghi ở trang Soạn tiếp");
        await Decide(report, "submit");

        var refused = await Decide(report, "accept");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.MainText.ShouldContain("Báo cáo chưa có số, ngày ký, họ tên người ký: trả lại để ghi bổ sung, hoặc nêu lý do duyệt khi chưa có.");
        var unseen = await Decide(report, "accept", "", "Văn thư cấp số sau khi ký");
        unseen.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unseen.Html.QuerySelector("#ly-do-thieu")!.TextContent.ShouldBe("Văn thư cấp số sau khi ký");
        unseen.Html.QuerySelector("#ly-do")!.TextContent.ShouldBeEmpty("nobody wrote why to return it");
        (await Decide(report, "accept", "Văn thư cấp số sau khi ký")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Get(report)).MainText.ShouldContain("đã duyệt");
        (await officer.Get(report)).MainText.ShouldContain("Văn thư cấp số sau khi ký");
        (await Decide(report, "return", "", "Sai số liệu quý 3")).MainText.ShouldContain("Lý do bạn đã gõ: Sai số liệu quý 3");
    }

    [Theory]
    [InlineData("day", "32/13/2024", "Ngày ký \"32/13/2024\" không phải là ngày: ghi như 10/11/2024")]
    [InlineData("due", "mai", "Hạn gửi \"mai\" không phải là ngày")]
    [InlineData("number", "12a", "Số \"12a\" không đọc được")]
    public async Task What_cannot_be_read_is_refused_as_it_was_typed(string field, string typed, string sentence)
    {
        var report = await Create();
        var answer = await officer.PostForm(report + "/sua", new(Filled()) { [field] = typed });
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.MainText.ShouldContain(sentence);
        answer.Html.QuerySelector("#" + field)!.GetAttribute("value").ShouldBe(typed);
    }

    [Theory]
    [InlineData("2031-01-01", "Ngày ký 01/01/2031 ở sau hôm nay")]
    [InlineData("2024-11-09", "Ngày ký 09/11/2024 ở trước ngày cuối kỳ báo cáo (10/11/2024)")]
    public async Task A_day_on_which_it_cannot_have_been_signed_is_refused_and_what_was_typed_stands(string day, string sentence)
    {
        var report = await Create();
        var form = Filled();
        form["day"] = day;
        form["reason:cong-khai:result"] = "Niêm yết từ trước";
        var answer = await officer.PostForm(report + "/sua", form);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.MainText.ShouldContain(sentence);
        sentence.ShouldContain(answer.Html.QuerySelector("#day")!.GetAttribute("value")!);
        answer.Html.QuerySelector("#steering")!.TextContent.ShouldBe(form["steering"]);
        answer.Html.QuerySelector("input[name='reason:cong-khai:result']")!.GetAttribute("value").ShouldBe("Niêm yết từ trước");

        // One saved before the rule was there gets no further.
        await officer.PostForm(report + "/sua", Filled());
        await using (var scoped = await app.Database.InScope(Scope.WholeProvince(unit.ProvinceId)))
        {
            await scoped.Connection.ExecuteAsync("update report set day = @day where province_id = @p", new { day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), p = unit.ProvinceId });
            await scoped.Commit();
        }

        (await Decide(report, "submit")).MainText.ShouldContain(sentence);
    }

    [Fact]
    public async Task Accepting_is_confirmed_in_a_second_step()
    {
        var report = await Create();
        await officer.PostForm(report + "/sua", Filled());
        await Decide(report, "submit");
        (await officer.Get(report)).Html.QuerySelector("input[name=dong-y]")!.HasAttribute("required").ShouldBeTrue();
        var hasty = await officer.PostForm(report + "/trang-thai", new() { ["viec"] = "accept", ["da-xem"] = await Seen(report) });
        hasty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        hasty.MainText.ShouldContain("Chưa duyệt: đánh dấu ô “Tôi đã xem báo cáo”");
        (await Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_second_report_for_the_same_unit_and_period_opens_the_first_and_says_so()
    {
        var first = await Create();
        var second = await Create();
        second.ShouldBe(first + "?da-co=1");
        (await officer.Get(second)).MainText.ShouldContain("Đơn vị đã có báo cáo cho kỳ này, đang là dự thảo");
        await officer.PostForm(first + "/sua", Filled());
        await Decide(first, "submit");
        await Decide(first, "accept");
        (await Create()).ShouldNotStartWith(first, Case.Sensitive, "an accepted one is corrected by another");
    }

    [Fact]
    public async Task A_unit_with_neither_data_nor_promise_is_asked_for_these_first()
    {
        var answer = await officer.PostForm("/bao-cao", new() { ["don-vi"] = WardFour.Code, ["tu"] = "2022-12-15", ["den"] = "2023-11-10", ["han"] = "" });
        var page = await officer.Follow(answer);
        page.MainText.ShouldContain("Đơn vị chưa có số liệu và bản cam kết nào trong kỳ này: nạp số liệu và bản cam kết trước");
        page.Html.QuerySelectorAll("ul.blockers li").ShouldBeEmpty();
        page.Html.QuerySelector("main a[href='/cam-ket']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/bao-cao/00000000-0000-0000-0000-000000000000", "Không có báo cáo này")]
    [InlineData("/bao-cao/00000000-0000-0000-0000-000000000000/sua", "Không có báo cáo này")]
    [InlineData("/so-lieu/nap/00000000-0000-0000-0000-000000000000", "Không còn tệp này")]
    [InlineData("/so-lieu/nap/dot/00000000-0000-0000-0000-000000000000", "")]
    public async Task What_is_not_there_is_a_page_that_says_so(string address, string sentence)
    {
        var page = await officer.Get(address);
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.MainText.ShouldContain(sentence);
        page.Html.QuerySelector("main h1").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/trang-thai")]
    [InlineData("/ve")]
    [InlineData("/ve/bo")]
    public async Task The_address_of_a_form_opened_as_a_page_leads_back_to_its_page(string form)
    {
        var report = await Create();
        var answer = await officer.Get(report + form);
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location!.ToString().ShouldBe(report);
        (await officer.Get("/so-lieu/cho-sua/nap-lai")).Location!.ToString().ShouldBe("/so-lieu/cho-sua");
    }

    [Fact]
    public async Task An_issued_pdf_that_comes_back_unchanged_has_no_difference_and_another_units_is_refused()
    {
        await using (var scoped = await app.Database.InScope(Scope.WholeProvince(unit.ProvinceId)))
        {
            CommitmentItem Item(string path, string text, string measure, decimal percent) => new(
                path, ItemGroup.Improve, text, null,
                [new Target(TargetType.Percent, Figures.Operator.AtLeast, false, percent, null, null, null, null, null, "từ " + percent + "%", [])],
                null, null, null, measure, null, null);
            await CommitmentStore.Save(
                scoped.Connection, unit.ProvinceId,
                new Commitment(
                    unit.UnitNo, Guid.NewGuid(), 1, "8/CK-UBND", new DateOnly(2024, 1, 20), "UBND Phường 4", "UBND thành phố", 2024, [ReformIndex.Par],
                    [
                        Item("B.I.1", "Nâng tỷ lệ hồ sơ nộp trực tuyến", "online-all", 40), Item("B.II.1", "Tỷ lệ văn bản đi được ký số", "signed", 99),
                        Item("B.II.12", "Thanh toán trực tuyến phí, lệ phí", "online-payment", 99),
                    ],
                    [], null),
                null, new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero), "thử");
            await scoped.Commit();
        }

        var report = await Create();
        await officer.PostForm(report + "/sua", Filled());
        await Decide(report, "submit");
        (await Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var ending in new[] { "pdf", "docx" })
        {
            var issued = await officer.Client.GetByteArrayAsync(new Uri($"{report}/tep.{ending}", UriKind.Relative));
            var answer = await officer.PostForm(report + "/ve", [], new SentFile("file", "ban-hanh." + ending, issued));
            var page = await officer.Follow(answer);
            page.Html.QuerySelectorAll("main h3 ~ ul.blockers li").Select(li => li.TextContent).ShouldBeEmpty(ending);
            page.MainText.ShouldContain("Mọi con số đúng như đã chốt.");
        }

        var word = await officer.Client.GetByteArrayAsync(new Uri(report + "/tep.docx", UriKind.Relative));
        var other = Edited(Edited(word, "PHƯỜNG 4", "XÃ HƯỚNG LINH"), "Phường 4", "xã Hướng Linh");
        var refused = await officer.PostForm(report + "/ve", [], new SentFile("file", "xa-khac.docx", other));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.MainText.ShouldContain("không có tên Phường 4");
        var earlier = await officer.PostForm(report + "/ve", [], new SentFile("file", "ky-khac.docx", Edited(word, "10/11/2024", "10/05/2024")));
        earlier.MainText.ShouldContain("là báo cáo kỳ 15/12/2023 – 10/05/2024, không phải kỳ 15/12/2023 – 10/11/2024");
        (await officer.Get(report)).MainText.ShouldNotContain("xa-khac.docx");
    }

    [Fact]
    public async Task A_file_taken_back_stays_in_the_history_with_its_reason()
    {
        var report = await Create();
        await officer.PostForm(report + "/sua", Filled());
        await Decide(report, "submit");
        await Decide(report, "accept");
        var issued = await officer.Client.GetByteArrayAsync(new Uri(report + "/tep.docx", UriKind.Relative));
        var file = new SentFile("file", "nham.docx", Edited(issued, "97,88%", "98,87%"));
        var page = await officer.Follow(await officer.PostForm(report + "/ve", [], file));
        var hash = page.Html.QuerySelector("form[action$='/ve/bo'] input[name=tep]")!.GetAttribute("value")!;
        (await officer.PostForm(report + "/ve/bo", new() { ["tep"] = hash, ["ly-do"] = " " })).MainText.ShouldContain("Bỏ tệp nham.docx phải nêu lý do.");
        var after = await officer.Follow(await officer.PostForm(report + "/ve/bo", new() { ["tep"] = hash, ["ly-do"] = "Gửi nhầm bản nháp" }));
        after.MainText.ShouldNotContain("đã sửa thành 98,87%");
        after.MainText.ShouldContain("Gửi nhầm bản nháp");
        (await officer.PostForm(report + "/ve/bo", new() { ["tep"] = hash, ["ly-do"] = "lần nữa" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var again = await officer.Follow(await officer.PostForm(report + "/ve", [], file));
        again.MainText.ShouldContain("đã sửa thành 98,87%");
        again.MainText.ShouldContain("Gửi nhầm bản nháp", Case.Sensitive, "what happened before is not forgotten");
    }

    [Fact]
    public async Task A_window_turned_round_is_refused_and_what_was_typed_stands()
    {
        var answer = await officer.PostForm("/bao-cao", new() { ["don-vi"] = WardFour.Code, ["tu"] = "2024-11-10", ["den"] = "2023-12-15", ["han"] = "" });
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Html.QuerySelector("#tu")!.GetAttribute("value").ShouldBe("10/11/2024");
    }

    [Fact]
    public async Task The_weekly_page_is_about_the_newest_day_of_the_data()
    {
        var page = await officer.Get("/bao-cao/tuan?don-vi=" + WardFour.Code);
        page.MainText.ShouldContain("04/11/2024 – 10/11/2024");
        page.MainText.ShouldContain("Theo số liệu đến 10/11/2024 không có hồ sơ quá hạn; nạp số liệu mới trước khi họp.");
        (await officer.Get("/bao-cao/tuan?ngay=2024-11-12&don-vi=" + WardFour.Code)).MainText
            .ShouldContain("Không có hồ sơ quá hạn; 4 hồ sơ phải trả trong 5 ngày làm việc tới.");
        (await officer.Client.GetAsync(new Uri("/bao-cao/tuan.docx?don-vi=" + WardFour.Code, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_weekly_page_leads_to_other_weeks_and_back()
    {
        var url = "/bao-cao/tuan?don-vi=" + WardFour.Code;
        var page = await officer.Get(url);
        page.Html.QuerySelector("main a[href='/bao-cao']").ShouldNotBeNull();
        page.Html.QuerySelector("#ngay")!.GetAttribute("value").ShouldBe("10/11/2024");
        page.Html.QuerySelector("a[rel=next]").ShouldBeNull("the data end there");

        var before = await officer.Get("/bao-cao/tuan" + page.Html.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        before.MainText.ShouldContain("28/10/2024 – 03/11/2024");
        var again = await officer.Get("/bao-cao/tuan" + before.Html.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        again.MainText.ShouldContain("04/11/2024 – 10/11/2024");
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_both_screens()
    {
        var report = await Create();
        foreach (var size in new[] { BrowserSize.Desktop, BrowserSize.Phone })
        {
            await using var browser = await app.Browser(size, signedIn: true);
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
        using var document = WordprocessingDocument.Open(new MemoryStream(await officer.Client.GetByteArrayAsync(new Uri(report + "/tep.docx", UriKind.Relative))), isEditable: false);
        var header = document.MainDocumentPart!.HeaderParts.Any(h => h.Header.InnerText.Contains("DỰ THẢO", StringComparison.Ordinal)) ? "DỰ THẢO\n" : "";
        return header + string.Join('\n', document.MainDocumentPart.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(p => p.InnerText));
    }

    private static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
