using System.Net;
using System.Text;
using CamKet.App.Tests.Board;
using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Commitments;

[Collection("board")]
public class CommitmentPagesTests(BoardProvince province)
{
    /// <summary>A commitment in the words of these tests: the issuer's tone marks are wrong, one figure is written two ways at once.</summary>
    private static string Document(string number) => $"""
        ỦY BAN NHÂN DÂN
        XÃ CHỨA CAM KÊT

        Số: {number}
        V/v đăng ký cam kết cải cách hành chính năm 2024

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Chưa Cam Kết, ngày 18 tháng 3 năm 2024

        Kính gửi: Phòng Nội vụ huyện Mẫu

        Uỷ ban nhân dân xã đăng ký cam kết cải thiện chỉ số PAR INDEX năm 2024 như sau:

        TT	Nội dung cam kết	Kết quả năm 2023	Kết quả phấn đấu năm 2024	Ghi chú
        A	CẢI CÁCH HÀNH CHÍNH
        1	Thứ hạng của xã trong khối	Xếp thứ 9	Xếp thứ 6
        B	CÁC CHỈ SỐ
        I	Nội dung cam kết duy trì
        1	Xin lỗi bằng văn bản khi trễ hẹn	100%	100%
        II	Nội dung cam kết cải thiện
        1	Tỷ lệ hồ sơ dịch vụ công trực tuyến	35,5%	60%
        2	Tỷ lệ văn bản đi được ký số	88%	95%
        C	NỘI DUNG KHÁC
        1	Tự kiểm tra công tác cải cách hành chính			Theo kế hoạch

        Nơi nhận:
        - Như trên;

        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH

        Lê Văn Mẫu
        """;

    private static SentFile File(string number) => new("file", "cam-ket.txt", Encoding.UTF8.GetBytes(Document(number)), "text/plain");

    private static async Task<(PageAnswer Page, string Url)> Propose(Visitor officer, string number)
    {
        var sent = await officer.PostForm("/cam-ket", [], File(number));
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        return (await officer.Follow(sent), sent.Location!.ToString());
    }

    /// <summary>The form's fields as a browser would send them.</summary>
    internal static Dictionary<string, string> Fields(PageAnswer page)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in page.Html.QuerySelectorAll("#bieu-mau [name]"))
        {
            switch (element)
            {
                case AngleSharp.Html.Dom.IHtmlInputElement { Type: "checkbox", IsChecked: false } or AngleSharp.Html.Dom.IHtmlInputElement { Name: "__RequestVerificationToken" } or AngleSharp.Html.Dom.IHtmlButtonElement:
                    break;
                case AngleSharp.Html.Dom.IHtmlInputElement input:
                    fields[input.Name!] = input.Value;
                    break;
                case AngleSharp.Html.Dom.IHtmlSelectElement select:
                    fields[select.Name!] = select.Value ?? "";
                    break;
                case AngleSharp.Html.Dom.IHtmlTextAreaElement area:
                    fields[area.Name!] = area.Value;
                    break;
            }
        }

        return fields;
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        using var visitor = province.App.Visitor();

        (await visitor.Get("/cam-ket")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.PostForm("/cam-ket", [], File("1/CK"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_document_is_shown_for_confirmation_beside_its_source()
    {
        using var officer = await province.App.SignedIn();

        var (page, url) = await Propose(officer, "21/CK-UBND");

        page.Html.QuerySelectorAll(".item").Length.ShouldBe(5);
        page.Html.QuerySelector("[name=number]")!.GetAttribute("value").ShouldBe("21/CK-UBND");
        page.Html.QuerySelector("[name='items[2].baseline.value']")!.GetAttribute("value").ShouldBe("35,5");
        page.Html.QuerySelectorAll(".source tr.found").Length.ShouldBe(5);
        foreach (var link in page.Html.QuerySelectorAll("a.to-source, .source a"))
        {
            page.Html.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull();
        }

        page.MainText.ShouldContain("khác dấu");
        page.Html.QuerySelector("[name='signer.name']")!.GetAttribute("value").ShouldBe("Lê Văn Mẫu");
        page.Html.QuerySelectorAll("#unit option[selected]").Select(o => o.GetAttribute("value")).ShouldNotContain("46500200");
        page.Html.QuerySelector("[name='items[2].measure'] option[selected]")!.GetAttribute("value")!.ShouldStartWith("online-");
        (await officer.Get("/cam-ket")).Html.QuerySelectorAll(".rows a").Select(a => a.GetAttribute("href")).ShouldContain(url);
    }

    [Fact]
    public async Task A_report_is_not_taken_for_a_commitment()
    {
        using var officer = await province.App.SignedIn();
        var report = Document("31/BC-UBND").Replace("V/v đăng ký cam kết cải cách hành chính năm 2024", "", StringComparison.Ordinal)
            .Replace("Kính gửi: Phòng Nội vụ huyện Mẫu", "BÁO CÁO\nKết quả thực hiện cam kết cải cách hành chính năm 2024", StringComparison.Ordinal);
        var sent = await officer.PostForm("/cam-ket", [], new SentFile("file", "bao-cao.txt", Encoding.UTF8.GetBytes(report), "text/plain"));
        var proposed = await officer.Follow(sent);
        proposed.Html.QuerySelector("#la-bao-cao")!.TextContent.ShouldContain("là báo cáo, không phải bản cam kết");
        proposed.Html.QuerySelector("#la-bao-cao a.btn-primary")!.GetAttribute("href")!.ShouldStartWith("/bao-cao");
        proposed.Html.QuerySelector("button[value=xac-nhan]")!.ClassList.ShouldNotContain("btn-primary");
        var fields = Fields(proposed);
        fields["viec"] = "xac-nhan";

        var refused = await officer.PostForm(sent.Location!.ToString(), fields);

        (await officer.Get(refused.Location!.ToString().Split('#')[0])).MainText.ShouldContain("Văn bản này là báo cáo, không phải bản cam kết");
    }

    [Fact]
    public async Task What_was_typed_comes_back_with_the_fault_beside_it_and_nothing_is_lost()
    {
        using var officer = await province.App.SignedIn();
        var (page, url) = await Propose(officer, "22/CK-UBND");
        var fields = Fields(page);
        fields["items[2].target.value"] = "60.5";
        fields["items[0].text"] = "Thứ hạng <b>của xã</b>";
        fields["viec"] = "xac-nhan";

        var sent = await officer.PostForm(url, fields);
        var again = await officer.Get(sent.Location!.ToString().Split('#')[0]);

        again.MainText.ShouldContain("2 chỗ cần sửa");
        again.MainText.ShouldContain("đọc được hai cách");
        again.MainText.ShouldContain("Chưa xác nhận đơn vị");
        again.Html.QuerySelector("[name='items[2].target.value']")!.GetAttribute("value").ShouldBe("60.5");
        again.Html.QuerySelector("[name='items[2].target.value']")!.GetAttribute("aria-invalid").ShouldBe("true");
        again.Html.QuerySelector("[name='items[0].text']")!.TextContent.ShouldBe("Thứ hạng <b>của xã</b>");
    }

    [Fact]
    public async Task A_slip_in_the_year_is_named_at_its_field_and_takes_no_unit_away()
    {
        using var officer = await province.App.SignedIn();
        var (page, url) = await Propose(officer, "26/CK-UBND");
        var fields = Fields(page);
        (fields["unit"], fields["year"], fields["day"], fields["viec"]) = ("46500100", "20244", "", "luu");

        var again = await officer.Get((await officer.PostForm(url, fields)).Location!.ToString().Split('#')[0]);

        again.Html.QuerySelector("#year")!.GetAttribute("aria-invalid").ShouldBe("true");
        again.MainText.ShouldContain("Năm 20244 không hợp lệ");
        again.Html.QuerySelector("#unit option[selected]")!.GetAttribute("value").ShouldBe("46500100");
        again.Html.QuerySelectorAll("#unit option").Length.ShouldBeGreaterThan(2);
        again.MainText.ShouldNotContain("không khớp đơn vị nào");
    }

    [Fact]
    public async Task One_button_makes_it_a_commitment_and_a_correction_is_the_next_version()
    {
        using var officer = await province.App.SignedIn();
        var (page, url) = await Propose(officer, "23/CK-UBND");
        var fields = Fields(page);
        fields["unit"] = fields["issuer-answer"] = "46500100";
        fields["items[4].drop"] = "on";
        fields["viec"] = "xac-nhan";

        var made = await officer.PostForm(url, fields);

        made.Location!.ToString().ShouldStartWith("/don-vi/phuong-an-hoa-huyen-mau");
        var unit = await officer.Get(made.Location.ToString());
        unit.MainText.ShouldContain("23/CK-UBND");
        unit.MainText.ShouldContain("Tỷ lệ văn bản đi được ký số");
        (await officer.Get(url)).MainText.ShouldContain("Đã ghi nhận thành cam kết");
        (await officer.PostForm(url, fields)).Status.ShouldBe(HttpStatusCode.Redirect);

        var id = url.Split('/')[^1];
        var reopened = await officer.PostForm($"/cam-ket/{id}/sua", []);
        var correction = await officer.Follow(reopened);
        correction.Html.QuerySelectorAll(".source tr").Length.ShouldBeGreaterThan(5);
        var corrected = Fields(correction);
        corrected["items[2].target.value"] = "65";
        corrected["viec"] = "xac-nhan";
        corrected["ly-do"] = "đọc sai";
        (await officer.PostForm(reopened.Location!.ToString(), corrected)).Location!.ToString().ShouldStartWith("/don-vi/");
        (await officer.Get("/cam-ket")).MainText.ShouldContain("(bản 2)");
        (await officer.Get("/don-vi/phuong-an-hoa-huyen-mau")).MainText.ShouldContain("65%");
    }

    [Fact]
    public async Task The_same_document_confirmed_twice_is_refused()
    {
        using var officer = await province.App.SignedIn();
        for (var time = 0; time < 2; time++)
        {
            var (page, url) = await Propose(officer, "24/CK-UBND");
            var fields = Fields(page);
            fields["unit"] = fields["issuer-answer"] = "46500101";
            fields["viec"] = "xac-nhan";
            var sent = await officer.PostForm(url, fields);
            if (time == 0)
            {
                sent.Location!.ToString().ShouldStartWith("/don-vi/");
            }
            else
            {
                var refused = await officer.Get(sent.Location!.ToString().Split('#')[0]);
                refused.MainText.ShouldContain("Đơn vị đã có cam kết số 24/CK-UBND");
                var open = refused.Html.QuerySelector("#loi form")!.GetAttribute("action")!;
                (await officer.Follow(await officer.PostForm(open, []))).MainText.ShouldContain("Sửa cam kết");
            }
        }
    }

    [Theory]
    [InlineData("trong.txt", "", "rỗng")]
    [InlineData("thu.txt", "Chào anh, mai họp nhé.", "không có phần đầu văn bản")]
    public async Task A_file_that_is_no_document_is_refused_with_a_sentence(string name, string text, string words)
    {
        using var officer = await province.App.SignedIn();

        var answer = await officer.PostForm("/cam-ket", [], new SentFile("file", name, Encoding.UTF8.GetBytes(text)));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.MainText.ShouldContain(words);
        answer.Html.QuerySelector("[role=alert]").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_officer_hands_in_corrects_and_confirms_in_the_browser()
    {
        foreach (var (size, number, unit) in new[] { (BrowserSize.Desktop, "25/CK-UBND", "46500102"), (BrowserSize.Phone, "26/CK-UBND", "46500103") })
        {
            await using var browser = await province.App.Browser(size, signedIn: true);
            await browser.Go("/cam-ket");
            await browser.ScreenshotAsync("cam-ket");
            await browser.ShouldFitItsWidth();
            await browser.ShouldBeAccessible();
            await browser.Page.SetInputFilesAsync("#tep", new Microsoft.Playwright.FilePayload { Name = "cam-ket.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Document(number)) });
            await browser.Page.ClickAsync("main form button[type=submit]");
            await browser.Arrives("/du-thao/");
            await browser.ScreenshotAsync("xac-nhan");
            await browser.ShouldFitItsWidth();
            await browser.ShouldBeAccessible();
            await browser.Page.FillAsync("[name='items[3].target.value']", "chín mươi");
            await browser.Page.ClickAsync("button[value=xac-nhan]");
            await browser.Page.WaitForSelectorAsync("#loi");
            await browser.ScreenshotAsync("xac-nhan-loi");
            await browser.ShouldBeAccessible();
            await browser.Page.FillAsync("[name='items[3].target.value']", "96");
            await browser.Page.SelectOptionAsync("#unit", unit);
            await browser.Page.ClickAsync("button[value=xac-nhan]");
            await browser.Page.WaitForSelectorAsync("#issuer-answer");
            await browser.ScreenshotAsync("xac-nhan-hoi-don-vi");
            await browser.ShouldFitItsWidth();
            await browser.ShouldBeAccessible();
            await browser.Page.CheckAsync("#issuer-answer");
            await browser.Page.ClickAsync("button[value=xac-nhan]");
            await browser.Arrives("/don-vi/");
            (await browser.Page.TextContentAsync("main"))!.ShouldContain("96%");
        }
    }
}
