using System.Net;
using AngleSharp.Html.Dom;
using CamKet.App.Tests.Board;
using CamKet.App.Tests.Fixture;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Progress;

[Collection("board")]
public sealed class PlanAndStandingPagesTests(BoardProvince province)
{
    private const string Plan = "/ke-hoach-von?don-vi=" + BoardProvince.EmptySlug + "&nam=2024&dong=disbursement";

    private static Dictionary<string, string> PlanForm(params (string Day, string Amount)[] amounts)
    {
        var form = new Dictionary<string, string> { ["don-vi"] = BoardProvince.EmptySlug, ["nam"] = "2024", ["dong"] = "disbursement", ["can-cu"] = "Kế hoạch số 12/KH-UBND" };
        foreach (var (day, amount) in amounts)
        {
            form["so-" + day] = amount;
        }

        return form;
    }

    private static Dictionary<string, string> Standing(string decision, string rank, string was = "") => new()
    {
        ["don-vi"] = BoardProvince.EmptySlug, ["bang"] = "par-index", ["nam"] = "2024", ["hang"] = rank, ["tong"] = "22", ["diem"] = "84,5", ["loai"] = "Tốt", ["so"] = decision,
        ["ngay"] = "2024-10-31", ["tam-tinh"] = "1", ["cu"] = was,
    };

    [Fact]
    public async Task A_plan_is_entered_corrected_and_seen_by_month_with_its_source()
    {
        using var officer = await province.App.SignedIn();

        var entered = await officer.Follow(await officer.PostForm("/ke-hoach-von", PlanForm(("2024-10-31", "650.000.000"), ("2024-12-31", "789.000.000"))));
        entered.MainText.ShouldContain("Đã ghi kế hoạch");
        entered.MainText.ShouldContain("Đến 31/12/2024 phải thực hiện 789.000.000 đồng.");
        var form = PlanForm(("2024-10-31", "650.000.000"), ("2024-11-30", "700.000.000"));
        form["can-cu"] = "Kế hoạch số 30/KH-UBND";
        var corrected = await officer.Follow(await officer.PostForm("/ke-hoach-von", form));

        corrected.MainText.ShouldContain("kế hoạch chưa đến tháng 12");
        corrected.Html.QuerySelectorAll(".plan-months tbody tr").Length.ShouldBe(12);
        corrected.Html.QuerySelectorAll(".plan-months tbody tr").Select(r => r.TextContent).Single(t => t.Contains("31/10", StringComparison.Ordinal)).ShouldContain("12/KH-UBND");
        corrected.Html.QuerySelectorAll(".plan-months tbody tr").Select(r => r.TextContent).Single(t => t.Contains("30/11", StringComparison.Ordinal)).ShouldContain("30/KH-UBND");
        ((IHtmlInputElement)corrected.Html.GetElementById("so-2024-12-31")!).Value.ShouldBeEmpty();
        (await officer.Get("/ke-hoach-von?nam=2024")).MainText.ShouldContain("Xã Chưa Cam Kết");
    }

    [Fact]
    public async Task A_plan_that_cannot_be_comes_back_as_it_was_typed()
    {
        using var officer = await province.App.SignedIn();

        var form = PlanForm(("2024-03-31", "500"), ("2024-04-30", "400"), ("2024-05-31", "600"), ("2024-06-30", new string('7', 250)));
        var refused = await officer.PostForm("/ke-hoach-von", form);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((IHtmlInputElement)refused.Html.GetElementById("so-2024-06-30")!).Value.Length.ShouldBe(250);
        form.Remove("so-2024-06-30");
        refused = await officer.PostForm("/ke-hoach-von", form);

        refused.MainText.ShouldContain("ghi số luỹ kế từ đầu năm");
        ((IHtmlInputElement)refused.Html.GetElementById("so-2024-05-31")!).Value.ShouldBe("600");
        ((IHtmlInputElement)refused.Html.GetElementById("can-cu")!).Value.ShouldBe("Kế hoạch số 12/KH-UBND");
        Marked(refused).ShouldBe(["so-2024-04-30"], "April is less than March");

        var unread = await officer.PostForm("/ke-hoach-von", PlanForm(("2024-03-31", "500"), ("2024-06-30", "sáu trăm")));
        Marked(unread).ShouldBe(["so-2024-06-30"]);
        ((IHtmlInputElement)unread.Html.GetElementById("so-2024-06-30")!).Value.ShouldBe("sáu trăm");

        static IEnumerable<string?> Marked(PageAnswer page)
        {
            foreach (var field in page.Html.QuerySelectorAll(".plan-months [aria-invalid=true]"))
            {
                page.Html.GetElementById(field.GetAttribute("aria-describedby")!).ShouldNotBeNull().GetAttribute("role").ShouldBe("alert");
                yield return field.Id;
            }
        }
    }

    [Fact]
    public async Task Units_of_one_name_are_told_apart_by_code_and_days()
    {
        await using var connection = await province.App.Database.Open();
        await connection.ExecuteAsync(
            """
            insert into unit (province_id, unit_no, last_no, parent_no, code, kind, name, folded, slug, valid_from, valid_to, source)
            values (@P, 46600001, 46600001, null, '99901', 'xa', 'Xã Trùng Tên', 'xa trung ten', 'xa-trung-ten-cu', null, '2025-06-30', 'thử'),
                   (@P, 46600002, 46600002, null, '99902', 'xa', 'Xã Trùng Tên', 'xa trung ten', 'xa-trung-ten-moi', '2025-07-01', null, 'thử')
            """,
            new { P = BoardProvince.Province });
        try
        {
            using var officer = await province.App.SignedIn();
            foreach (var page in (string[])["/ke-hoach-von?nam=2025", "/ket-qua-xep-hang"])
            {
                (await officer.Get(page)).Html.QuerySelectorAll("[name=don-vi] option").Select(o => o.TextContent).Where(t => t.Contains("Trùng Tên", StringComparison.Ordinal))
                    .ShouldBe(["Xã Trùng Tên (99901, đến 30/06/2025)", "Xã Trùng Tên (99902, từ 01/07/2025)"], page);
            }
        }
        finally
        {
            // The province is other tests' too.
            await connection.ExecuteAsync("delete from unit where province_id = @P and unit_no in (46600001, 46600002)", new { P = BoardProvince.Province });
        }
    }

    [Fact]
    public async Task The_form_of_standings_is_named_by_its_heading()
    {
        using var officer = await province.App.SignedIn();
        var html = (await officer.Get("/ket-qua-xep-hang")).Html;
        html.GetElementById(html.QuerySelector("#nhap")!.GetAttribute("aria-labelledby")!)!.TextContent.ShouldBe("Ghi một kết quả");
    }

    [Fact]
    public async Task A_plan_comes_in_as_a_file()
    {
        using var officer = await province.App.SignedIn();
        var csv = System.Text.Encoding.UTF8.GetBytes("Nội dung;Tháng;Kế hoạch luỹ kế;Căn cứ\nThu ngân sách xã hưởng;6;1.000.000;KH 1\nThu ngân sách xã hưởng;12;2.000.000;KH 1\n");

        var taken = await officer.Follow(await officer.PostForm("/ke-hoach-von/nap", PlanForm(), new SentFile("tep", "ke-hoach.csv", csv)));
        var refused = await officer.PostForm("/ke-hoach-von/nap", PlanForm(), new SentFile("tep", "rong.csv", []));

        taken.MainText.ShouldContain("Đã ghi kế hoạch: 2 số.");
        refused.MainText.ShouldContain("Chưa chọn tệp");
        ((IHtmlInputElement)refused.Html.GetElementById("can-cu-tep")!).Value.ShouldBe("Kế hoạch số 12/KH-UBND");
        (await officer.Get(Plan + "&loi=Hãy%20nộp%20phạt&xong=Hãy%20nộp%20phạt")).MainText.ShouldNotContain("phạt");
        (await officer.Get(Plan.Replace("disbursement", "revenue-share", StringComparison.Ordinal))).MainText.ShouldContain("2.000.000 đồng.");
    }

    [Fact]
    public async Task A_standing_is_entered_corrected_and_called_provisional()
    {
        using var officer = await province.App.SignedIn();

        var entered = await officer.Follow(await officer.PostForm("/ket-qua-xep-hang", Standing("55/TTr-UBND", "12")));
        entered.MainText.ShouldContain("Đã ghi kết quả năm 2024 của Xã Chưa Cam Kết");
        entered.MainText.ShouldContain("12/22");
        entered.MainText.ShouldContain("tạm tính");
        var edit = entered.Html.QuerySelectorAll("tbody a").OfType<IHtmlAnchorElement>().Single(a => a.Href.Contains("55", StringComparison.Ordinal)).GetAttribute("href")!;
        var form = await officer.Get(edit.Split('#')[0]);
        ((IHtmlInputElement)form.Html.GetElementById("hang")!).Value.ShouldBe("12");
        var was = ((IHtmlInputElement)form.Html.QuerySelector("input[name=cu]")!).Value;
        var corrected = await officer.Follow(await officer.PostForm("/ket-qua-xep-hang", Standing("7/QĐ-UBND", "10", was)));

        corrected.MainText.ShouldContain("10/22");
        corrected.MainText.ShouldNotContain("55/TTr-UBND");
    }

    [Theory]
    [InlineData("hang", "23", "lớn hơn số đơn vị")]
    [InlineData("hang", "mười", "là số nguyên từ 1")]
    [InlineData("diem", "1.2345", "không đọc được")]
    [InlineData("loai", "Tuyệt", "không có trong thang xếp loại")]
    [InlineData("bang", "par", "Không có bảng xếp hạng")]
    [InlineData("so", "", "Thiếu số quyết định")]
    [InlineData("nam", "24", "Năm không hợp lệ")]
    [InlineData("don-vi", "", "Chưa chọn đơn vị")]
    public async Task A_standing_that_cannot_be_comes_back_with_one_sentence(string field, string value, string sentence)
    {
        using var officer = await province.App.SignedIn();
        var form = Standing("9/QĐ-UBND", "3");
        form[field] = value;

        var refused = await officer.PostForm("/ket-qua-xep-hang", form);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.QuerySelector("[role=alert]")!.TextContent.ShouldContain(sentence);
        ((IHtmlInputElement)refused.Html.GetElementById("loai")!).Value.ShouldBe(form["loai"]);
        if (field is not ("bang" or "don-vi"))
        {
            ((IHtmlInputElement)refused.Html.QuerySelector($"main input[name={field}]")!).Value.ShouldBe(value);
        }
    }

    [Fact]
    public async Task Both_are_the_staffs()
    {
        using var visitor = province.App.Visitor();

        (await visitor.Get(Plan)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/ket-qua-xep-hang")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.PostForm("/ket-qua-xep-hang", Standing("1", "1"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("ke-hoach-von", Plan)]
    [InlineData("ket-qua-xep-hang", "/ket-qua-xep-hang")]
    public async Task They_fit_both_screens_and_are_accessible(string name, string url)
    {
        foreach (var size in new[] { BrowserSize.Desktop, BrowserSize.Phone })
        {
            await using var browser = await province.App.Browser(size, signedIn: true);
            await browser.Go(url);
            await browser.ScreenshotAsync(name);
            await browser.ShouldFitItsWidth();
            await browser.ShouldBeAccessible();
        }
    }
}
