using System.Net;
using AngleSharp.Dom;
using CamKet.App.Asking;
using CamKet.App.Intake;
using CamKet.App.Measures;
using CamKet.App.Tests.Commitments;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Facts;

/// <summary>A dossier corrected on its page: the rules of an import, the version before it kept, the figures after it.</summary>
public sealed class CorrectionTests
{
    private const string Head = "Mã hồ sơ;Tên thủ tục;Lĩnh vực;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Hạn xử lý theo quy định;Ngày kết thúc xử lý;Ngày thư xin lỗi\n";

    [Fact]
    public async Task A_correction_moves_the_figure_and_keeps_what_was_before_with_who_and_why()
    {
        await using var world = await ImportWorld.Start();
        using var officer = await world.App.SignedIn();
        await world.Import("thang-10.csv", Head + "H/1;Khai sinh;Tư pháp;Trực tiếp;Đã xử lý xong;01/10/2024;05/10/2024;09/10/2024;\nH-2;Kết hôn;Tư pháp;Trực tiếp;Đang xử lý;02/10/2024;20/11/2024;;\n");
        var slug = await world.Ask<string>("select slug from unit where code = '19345'");
        var late = $"/don-vi/{slug}/con-so?ten=Qu%C3%A1%20h%E1%BA%A1n&tu-so=resolved-late&tu=2024-10-01&den=2024-11-10";
        var list = await officer.Get(late);
        var dossier = list.Html.QuerySelector("table.behind th a")!;
        dossier.TextContent.ShouldBe("H/1");

        var page = await officer.Get(dossier.GetAttribute("href")!);
        page.MainText.ShouldContain("Tệp thang-10.csv, dòng 2");
        var sent = Form(page);
        sent["o-finished"].ShouldBe("09/10/2024");

        var wrong = await officer.PostForm($"/ho-so/{slug}/sua", new(sent) { ["o-finished"] = "30/09/2024", ["ly-do"] = "Đối chiếu sổ" });
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.MainText.ShouldContain("trước ngày tiếp nhận 01/10/2024");
        // Reloaded as a page, the form's own address leads back to the dossier.
        var reloaded = await officer.Get(wrong.Html.QuerySelector("main form[method=post]")!.GetAttribute("action")!);
        (await officer.Follow(reloaded)).Html.QuerySelector("h1")!.TextContent.ShouldBe("Hồ sơ H/1");
        Form(wrong)["o-finished"].ShouldBe("30/09/2024");
        wrong.Html.QuerySelector("#ly-do")!.TextContent.ShouldBe("Đối chiếu sổ");
        (await officer.PostForm($"/ho-so/{slug}/sua", new(sent) { ["o-finished"] = "04/10/2024", ["ly-do"] = " " })).MainText.ShouldContain("Thiếu lý do");
        (await officer.PostForm($"/ho-so/{slug}/sua", new(sent) { ["ly-do"] = "không gì" })).MainText.ShouldContain("Chưa sửa ô nào");
        (await officer.Get(late)).MainText.ShouldContain("1 hồ sơ.");

        var saved = await officer.PostForm($"/ho-so/{slug}/sua", new(sent) { ["o-finished"] = "04/10/2024", ["ly-do"] = "Đối chiếu sổ tiếp nhận" });
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        var after = await officer.Follow(saved);
        after.MainText.ShouldContain("Đã sửa ngày kết thúc xử lý");
        after.MainText.ShouldContain("Lý do: Đối chiếu sổ tiếp nhận");
        after.MainText.ShouldContain("09/10/2024 → 04/10/2024");
        after.MainText.ShouldContain("quantri");
        (await officer.Get(late)).MainText.ShouldContain("Không có dòng nào: bộ đếm này bằng không");
        (await officer.Get(late.Replace("resolved-late", "resolved-early", StringComparison.Ordinal))).MainText.ShouldContain("đã sửa: Đối chiếu sổ tiếp nhận");

        var then = Uri.EscapeDataString(VietnamMoment.Write(VietnamMoment.Wall(new DateTimeOffset(await world.Ask<DateTime>("select accepted_at from batch where batch = 1"), TimeSpan.Zero)))!);
        var known = await officer.Get(late + "&biet=" + then);
        known.MainText.ShouldContain("như đã biết lúc");
        known.MainText.ShouldContain("1 hồ sơ.");
        (await officer.Get($"/don-vi/{slug}?biet={then}")).Status.ShouldBe(HttpStatusCode.OK);

        // Whoever still looks at the version before cannot write over the newer one unseen.
        var stale = await officer.PostForm($"/ho-so/{slug}/sua", new(sent) { ["o-finished"] = "05/10/2024", ["ly-do"] = "Muộn" });
        stale.MainText.ShouldContain("vừa có bản mới hơn");
        stale.MainText.ShouldContain("Bản mới hơn ghi ở ô này “04/10/2024”");
        Form(stale)["o-finished"].ShouldBe("05/10/2024");

        (await world.List("select kind || '|' || coalesce(reason, '') || '|' || accepted_by from batch order by batch"))
            .ShouldBe(["import||người thử", "correction|Đối chiếu sổ tiếp nhận|quantri"]);
        (await world.List("select code || '|' || batch || '|' || superseded_batch from dossier_history")).ShouldBe(["H/1|1|2"]);
        (await world.List("select (changes->0->>'field') || '|' || (changes->0->>'before') from correction")).ShouldBe(["finished|09/10/2024"]);
        (await new CheckLedger(world.App.Database).Run(45, 1, CancellationToken.None)).IsSound.ShouldBeTrue();

        // The system sends its old row again: what a person corrected stays, and is said; a row that says a third thing is news.
        var later = new CamKet.Time.Window(new(2024, 10, 1), new(2024, 11, 15));
        const string Second = "H-2;Kết hôn;Tư pháp;Trực tiếp;Đang xử lý;02/10/2024;20/11/2024;;\n";
        var again = (await world.Import("thang-11.csv", Head + "H/1;Khai sinh;Tư pháp;Trực tiếp;Đã xử lý xong;01/10/2024;05/10/2024;09/10/2024;\n" + Second, later))
            .ShouldBeOfType<ImportOutcome.Accepted>().Summary;
        (again.Changed, again.Same).ShouldBe((0, 2));
        again.Warnings.ShouldContain("1 dòng vẫn ghi như trước khi được sửa tại đây: giữ bản đã sửa; hãy sửa cả ở hệ thống nguồn.");
        (await world.Ask<string>("select finished::date::text from dossier where code = 'H/1'")).ShouldBe("2024-10-04");
        (await world.Import("thang-11b.csv", Head + "H/1;Khai sinh;Tư pháp;Trực tiếp;Đã xử lý xong;01/10/2024;05/10/2024;08/10/2024;\n" + Second, later))
            .ShouldBeOfType<ImportOutcome.Accepted>().Summary.Changed.ShouldBe(1);
        (await world.Ask<string>("select finished::date::text from dossier where code = 'H/1'")).ShouldBe("2024-10-08");
        (await new CheckLedger(world.App.Database).Run(45, 1, CancellationToken.None)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_dossier_corrected_twice_keeps_both_corrections_when_its_system_repeats_the_old_row()
    {
        await using var world = await ImportWorld.Start();
        const string Told = "H/1;Khai sinh;Tư pháp;Trực tiếp;Đã xử lý xong;01/10/2024;05/10/2024;09/10/2024;\n";
        await world.Import("thang-10.csv", Head + Told);
        var slug = await world.Ask<string>("select slug from unit where code = '19345'");
        using var officer = await world.App.SignedIn();
        foreach (var (field, value) in ((string, string)[])[("o-finished", "04/10/2024"), ("o-supplements", "1")])
        {
            var sent = Form(await officer.Get($"/ho-so/{slug}?ma=H/1"));
            (await officer.PostForm($"/ho-so/{slug}/sua", new(sent) { [field] = value, ["ly-do"] = "Đối chiếu sổ" })).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        const string Corrected = "select finished::date || ' ' || supplements from dossier where code = 'H/1'";
        foreach (var until in (int[])[15, 20])
        {
            var again = (await world.Import($"den-{until}.csv", Head + Told, new(new(2024, 10, 1), new(2024, 11, until)))).ShouldBeOfType<ImportOutcome.Accepted>().Summary;
            (again.Changed, again.Same).ShouldBe((0, 1));
            (await world.Ask<string>(Corrected)).ShouldBe("2024-10-04 1");
        }

        (await new CheckLedger(world.App.Database).Run(45, 1, CancellationToken.None)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_correction_is_taken_back_by_writing_the_old_value_again()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("thang-10.csv", Head + "H/1;Khai sinh;Tư pháp;Trực tiếp;Đã xử lý xong;01/10/2024;05/10/2024;09/10/2024;\n");
        var slug = await world.Ask<string>("select slug from unit where code = '19345'");
        using var officer = await world.App.SignedIn();
        foreach (var day in (string[])["04/10/2024", "09/10/2024"])
        {
            var sent = Form(await officer.Get($"/ho-so/{slug}?ma=H/1"));
            (await officer.PostForm($"/ho-so/{slug}/sua", new(sent) { ["o-finished"] = day, ["ly-do"] = "Đối chiếu sổ" })).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        (await world.Ask<string>("select finished::date || ' ' || batch from dossier where code = 'H/1'")).ShouldBe("2024-10-09 3");
        (await new CheckLedger(world.App.Database).Run(45, 1, CancellationToken.None)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task Saving_again_over_a_newer_version_changes_only_what_the_person_changed()
    {
        await using var world = await ImportWorld.Start();
        using var first = await world.App.SignedIn();
        using var second = await world.App.SignedIn();
        await world.Import("thang-10.csv", Head + "H/1;Khai sinh;Tư pháp;Trực tiếp;Đã xử lý xong;01/10/2024;05/10/2024;09/10/2024;\n");
        var slug = await world.Ask<string>("select slug from unit where code = '19345'");
        var seen = Form(await first.Get($"/ho-so/{slug}?ma=H%2F1"));
        (await second.PostForm($"/ho-so/{slug}/sua", new(seen) { ["o-finished"] = "04/10/2024", ["ly-do"] = "Đối chiếu sổ" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var refused = await first.PostForm($"/ho-so/{slug}/sua", new(seen) { ["o-supplements"] = "2", ["ly-do"] = "Phiếu bổ sung" });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Form(refused)["o-supplements"].ShouldBe("2");
        Form(refused)["o-finished"].ShouldBe("04/10/2024", "the other person's, which this one never touched");
        (await first.PostForm($"/ho-so/{slug}/sua", new(Form(refused)) { ["o-supplements"] = "hai" })).MainText.ShouldContain("xem lời nhắc ở từng ô");
        (await first.PostForm($"/ho-so/{slug}/sua", Form(refused))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await world.Ask<string>("select finished::date || '|' || supplements from dossier where code = 'H/1'")).ShouldBe("2024-10-04|2");
        // A fault of the form does not hide that the version is old.
        var old = await first.PostForm($"/ho-so/{slug}/sua", new(seen) { ["o-received"] = "32/13/2024", ["ly-do"] = "x" });
        Form(old)["o-finished"].ShouldBe("04/10/2024");
        (await first.Get($"/ho-so/{slug}?ma=H%2F1&xong=Đã%20nộp%20phạt")).Text.ShouldNotContain("nộp phạt");
    }

    [Fact]
    public async Task A_dossier_that_is_none_says_so_and_a_visitor_sees_none()
    {
        await using var world = await ImportWorld.Start();
        using var officer = await world.App.SignedIn();
        using var visitor = world.App.Visitor();
        var slug = await world.Ask<string>("select slug from unit where code = '19345'");
        foreach (var url in (string[])[$"/ho-so/{slug}?ma=khong-co", $"/ho-so/{slug}", "/ho-so/khong-co?ma=x"])
        {
            var page = await officer.Get(url);
            page.Status.ShouldBe(HttpStatusCode.NotFound);
            page.MainText.ShouldContain("Không có hồ sơ này");
        }

        (await visitor.Get($"/ho-so/{slug}?ma=H-1")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.PostForm($"/ho-so/{slug}/sua", new() { ["ma"] = "khong-co", ["ly-do"] = "x" })).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_fits_a_desk_and_a_phone(bool isPhone)
    {
        await using var world = await ImportWorld.Start();
        await world.Import("so-lieu-mot-cua-phuong-4-thang-10-nam-2024-ban-cuoi-cung-da-kiem-tra.csv", Head
            + "000.00.12.H45-241001-0001;Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển đổi, chuyển nhượng;Đất đai;Trực tiếp;Đã xử lý xong;01/10/2024 08:30;05/10/2024;09/10/2024;08/10/2024\n");
        var slug = await world.Ask<string>("select slug from unit where code = '19345'");
        using (var officer = await world.App.SignedIn())
        {
            var page = await officer.Get($"/ho-so/{slug}?ma=000.00.12.H45-241001-0001");
            await officer.PostForm($"/ho-so/{slug}/sua", new(Form(page)) { ["o-apologies"] = "04/10/2024", ["o-supplements"] = "2", ["ly-do"] = "Thư xin lỗi gửi ngày 04/10, phần mềm ghi ngày nhập" });
        }

        await using var browser = await world.App.Browser(isPhone ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        await browser.Go($"/ho-so/{slug}?ma=000.00.12.H45-241001-0001");
        await browser.ShouldFitItsWidth();
        await browser.ShouldBeAccessible();
        await browser.ScreenshotAsync("ho-so");
        await browser.Page.FillAsync("#o-finished", "32/13/2024");
        await browser.Page.FillAsync("#ly-do", "thử");
        await browser.Page.ClickAsync("main button[type=submit]");
        await browser.Page.WaitForSelectorAsync(".field-error");
        await browser.ShouldBeAccessible();
        await browser.ScreenshotAsync("ho-so-loi");
    }

    private static Dictionary<string, string> Form(PageAnswer page) => page.Html.QuerySelectorAll("form[action*='/sua?'] [name]")
        .Where(e => e.GetAttribute("name") is not "__RequestVerificationToken")
        .ToDictionary(
            e => e.GetAttribute("name")!,
            e => e.NodeName == "SELECT" ? e.QuerySelector("option[selected]")!.GetAttribute("value")! : e.NodeName == "TEXTAREA" ? e.TextContent : e.GetAttribute("value") ?? "");
}
