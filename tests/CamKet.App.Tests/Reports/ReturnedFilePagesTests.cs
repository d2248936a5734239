using System.Net;
using System.Text;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Targets;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

/// <summary>The issued file comes back: what it says is held against what was frozen.</summary>
public sealed class ReturnedFilePagesTests : IAsyncLifetime
{
    private ReportDesk desk = null!;

    public async Task InitializeAsync() => desk = await ReportDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task What_comes_back_is_compared_with_what_was_frozen()
    {
        var report = await desk.Accepted();
        var issued = await desk.Issued(report);
        var same = await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", "ban-hanh.docx", issued));
        (await desk.Officer.Follow(same)).MainText.ShouldContain("Mọi con số đúng như đã chốt.");

        var answer = await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", "da-sua.docx", ReportDesk.Edited(issued, "97,88%", "98,87%")));
        (await desk.Officer.Follow(answer)).MainText.ShouldContain("Tỷ lệ giao dịch thanh toán trực tuyến: 97,88% đã sửa thành 98,87%.");

        var unnumbered = await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", "chua-so.docx", ReportDesk.Edited(issued, "Số: 07/BC-UBND", "Số:    /BC-UBND")));
        (await desk.Officer.Follow(unnumbered)).MainText.ShouldContain("Không thấy số, ký hiệu của văn bản (dòng “Số: …”) trong tệp; nạp bản đã ghi số");

        foreach (var (name, content) in new[] { ("so-lieu.csv", Encoding.UTF8.GetBytes("a;b")), ("anh.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 0 }) })
        {
            var other = await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", name, content));
            other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            other.MainText.ShouldContain($"Tệp {name} không phải báo cáo đã ban hành: chỉ nhận tệp .docx, .doc, .odt hoặc .pdf.");
        }

        var nothing = await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", "rong.docx", []));
        nothing.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_page_of_what_came_back_reads_on_a_desk_and_a_phone()
    {
        var report = await desk.Accepted();
        var issued = await desk.Issued(report);
        await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", "ban-hanh.docx", issued));
        await desk.Officer.PostForm(
            report + "/ve", [],
            new SentFile("file", "bao-cao-cai-cach-hanh-chinh-nam-2024-ban-da-ky-so-va-dong-dau-phat-hanh-lan-2.docx", ReportDesk.Edited(issued, "97,88%", "98,87%")));
        foreach (var size in new[] { BrowserSize.Desktop, BrowserSize.Phone })
        {
            await using var browser = await desk.App.Browser(size, signedIn: true);
            await browser.Go(report);
            await browser.ScreenshotAsync("bao-cao-quay-ve");
            await browser.ShouldFitItsWidth();
            await browser.ShouldBeAccessible();
        }
    }

    [Fact]
    public async Task An_issued_pdf_that_comes_back_unchanged_has_no_difference_and_another_units_is_refused()
    {
        await using (var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId)))
        {
            CommitmentItem Item(string path, string text, string measure, decimal percent) => new(
                path, ItemGroup.Improve, text, null,
                [new Target(TargetType.Percent, Figures.Operator.AtLeast, false, percent, null, null, null, null, null, "từ " + percent + "%", [])],
                null, null, null, measure, null, null);
            await CommitmentStore.Save(
                scoped.Connection, desk.Unit.ProvinceId,
                new Commitment(
                    desk.Unit.UnitNo, Guid.NewGuid(), 1, "8/CK-UBND", new DateOnly(2024, 1, 20), "UBND Phường 4", "UBND thành phố", 2024, [ReformIndex.Par],
                    [
                        Item("B.I.1", "Nâng tỷ lệ hồ sơ nộp trực tuyến", "online-all", 40), Item("B.II.1", "Tỷ lệ văn bản đi được ký số", "signed", 99),
                        Item("B.II.12", "Thanh toán trực tuyến phí, lệ phí", "online-payment", 99),
                    ],
                    [], null),
                null, new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero), "thử");
            await scoped.Commit();
        }

        var report = await desk.Accepted();
        foreach (var ending in new[] { "pdf", "docx" })
        {
            var issued = await desk.Issued(report, ending);
            var answer = await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", "ban-hanh." + ending, issued));
            var page = await desk.Officer.Follow(answer);
            page.Html.QuerySelectorAll("main h3 ~ ul.blockers li").Select(li => li.TextContent).ShouldBeEmpty(ending);
            page.MainText.ShouldContain("Mọi con số đúng như đã chốt.");
        }

        var word = await desk.Issued(report);
        var other = ReportDesk.Edited(ReportDesk.Edited(word, "PHƯỜNG 4", "XÃ HƯỚNG LINH"), "Phường 4", "xã Hướng Linh");
        var refused = await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", "xa-khac.docx", other));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.MainText.ShouldContain("không có tên Phường 4");
        var earlier = await desk.Officer.PostForm(report + "/ve", [], new SentFile("file", "ky-khac.docx", ReportDesk.Edited(word, "10/11/2024", "10/05/2024")));
        earlier.MainText.ShouldContain("là báo cáo kỳ 15/12/2023 – 10/05/2024, không phải kỳ 15/12/2023 – 10/11/2024");
        (await desk.Officer.Get(report)).MainText.ShouldNotContain("xa-khac.docx");
    }

    [Fact]
    public async Task A_file_taken_back_stays_in_the_history_with_its_reason()
    {
        var report = await desk.Accepted();
        var issued = await desk.Issued(report);
        var file = new SentFile("file", "nham.docx", ReportDesk.Edited(issued, "97,88%", "98,87%"));
        var page = await desk.Officer.Follow(await desk.Officer.PostForm(report + "/ve", [], file));
        var hash = page.Html.QuerySelector("form[action$='/ve/bo'] input[name=tep]")!.GetAttribute("value")!;
        (await desk.Officer.PostForm(report + "/ve/bo", new() { ["tep"] = hash, ["ly-do"] = " " })).MainText.ShouldContain("Bỏ tệp nham.docx phải nêu lý do.");
        var after = await desk.Officer.Follow(await desk.Officer.PostForm(report + "/ve/bo", new() { ["tep"] = hash, ["ly-do"] = "Gửi nhầm bản nháp" }));
        after.MainText.ShouldNotContain("đã sửa thành 98,87%");
        after.MainText.ShouldContain("Gửi nhầm bản nháp");
        (await desk.Officer.PostForm(report + "/ve/bo", new() { ["tep"] = hash, ["ly-do"] = "lần nữa" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var again = await desk.Officer.Follow(await desk.Officer.PostForm(report + "/ve", [], file));
        again.MainText.ShouldContain("đã sửa thành 98,87%");
        again.MainText.ShouldContain("Gửi nhầm bản nháp", Case.Sensitive, "what happened before is not forgotten");
    }
}
