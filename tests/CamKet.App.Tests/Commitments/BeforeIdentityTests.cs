using System.Net;
using System.Text.Json.Nodes;
using CamKet.App.Tests.Fixture;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Commitments;

/// <summary>
/// A store written by the program of before promises had an identity (BeforeIdentity/README.md), migrated: every address opens what it opened,
/// nothing is lost, and what cannot be matched is listed.
/// </summary>
public sealed class BeforeIdentityTests : IAsyncLifetime
{
    private readonly JsonNode expected = BeforeIdentityStore.Expected();
    private CamKetApp app = null!;
    private Visitor officer = null!;

    public async Task InitializeAsync()
    {
        app = await CamKetApp.StartAsync(await BeforeIdentityStore.Migrated());
        officer = await app.SignedIn();
    }

    public async Task DisposeAsync()
    {
        officer.Dispose();
        await app.DisposeAsync();
    }

    private static string Words(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Of(JsonNode? node) => node?.GetValue<string>() ?? "";

    private async Task<PageAnswer> Opened(string url)
    {
        var answer = await officer.Get(url);
        return answer.Status == HttpStatusCode.Redirect ? await officer.Follow(answer) : answer;
    }

    [Fact]
    public async Task Every_promise_opens_at_its_old_address_with_its_evidence_and_its_deadline()
    {
        foreach (var item in expected["items"]!.AsArray())
        {
            var url = Of(item!["address"]);
            var page = await Opened(url);
            page.Status.ShouldBe(HttpStatusCode.OK, url);
            if (page.Html.QuerySelector("h1")!.TextContent != Of(item["title"]))
            {
                // Another promise bears the number too: the page offers both by name.
                page.MainText.ShouldContain("2 nội dung mang số", Case.Sensitive, url);
                page = await officer.Get(page.Html.QuerySelectorAll("main li a").Single(a => a.TextContent == Of(item["title"])).GetAttribute("href")!);
            }

            page.Html.QuerySelector("h1")!.TextContent.ShouldBe(Of(item["title"]), url);
            Words(page.Html.QuerySelector(".state-line")!.TextContent).ShouldBe(Of(item["state"]), url);
            page.Html.QuerySelectorAll(".evidence-list li").Select(l => (Words(l.TextContent), l.QuerySelector("a")?.GetAttribute("href")))
                .ShouldBe(item["evidence"]!.AsArray().Select(e => (Of(e!["text"]), (string?)e["url"])), url);
            var deadline = page.Html.GetElementById("han")?.NextElementSibling is { } p ? Words(p.TextContent) : null;
            if (Of(item["state"]).Contains("30/04/2024", StringComparison.Ordinal))
            {
                deadline.ShouldBe("30/04/2024", "what was past due showed no deadline before");
            }
            else
            {
                deadline.ShouldBe((string?)item["deadline"], url);
            }
        }
    }

    [Fact]
    public async Task Two_promises_that_shared_an_address_are_offered_by_name_and_each_opens()
    {
        const string url = "/don-vi/phuong-ben-da-huyen-mau/cam-ket/A.1";
        var page = await officer.Get(url);
        page.Status.ShouldBe(HttpStatusCode.OK);
        var links = page.Html.QuerySelectorAll("main li a").ToList();
        links.Select(l => l.TextContent).ShouldBe(["Thứ hạng của phường trong khối", "Tỷ lệ văn bản đến được xử lý trên phần mềm"], ignoreOrder: true);
        foreach (var link in links)
        {
            (await officer.Get(link.GetAttribute("href")!)).Html.QuerySelector("h1")!.TextContent.ShouldBe(link.TextContent);
        }

        (await officer.Get(links.Single(l => l.TextContent.Contains("phần mềm", StringComparison.Ordinal)).GetAttribute("href")!)).Html.QuerySelector(".evidence-list a")!
            .GetAttribute("href").ShouldBe("https://ho-so.vi-du.vn/nhat-ky.html?ma=7&trang=2", "its evidence could not be seen before");
    }

    [Fact]
    public async Task What_hung_on_a_promise_that_was_left_out_is_still_there()
    {
        var page = await Opened("/don-vi/phuong-ben-da-huyen-mau/cam-ket/B.II.3");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.MainText.ShouldContain("không còn trong bản cam kết đang có hiệu lực");
        page.Html.QuerySelector(".evidence-list a")!.GetAttribute("href").ShouldBe("https://ho-so.vi-du.vn/34-kh-ubnd.pdf");
    }

    [Fact]
    public async Task A_promise_its_successor_took_over_is_led_to_from_the_unit_that_ended()
    {
        var taken = (await officer.Get("/don-vi/phuong-ben-moi-huyen-mau/cam-ket/A.1")).Location!.ToString();
        var id = taken.Split('/')[^1].Split('?')[0];
        (await officer.Get($"/don-vi/phuong-cau-giong-huyen-mau/cam-ket/{id}")).Location!.ToString().ShouldContain("/don-vi/phuong-ben-moi-huyen-mau/cam-ket/" + id);
    }

    [Fact]
    public async Task Every_report_opens_as_it_was_with_its_file_its_figures_and_its_history()
    {
        foreach (var report in expected["reports"]!.AsArray())
        {
            var url = Of(report!["address"]);
            var page = await officer.Get(url);
            page.Status.ShouldBe(HttpStatusCode.OK, url);
            Words(page.Html.QuerySelector("h1")!.TextContent).ShouldBe(Of(report["title"]));
            var figures = page.Html.QuerySelectorAll("section.figures tbody tr").Select(r => (string.Join(" | ", r.QuerySelectorAll("th, td").Select(t => Words(t.TextContent))), r.QuerySelector("a")?.GetAttribute("href"))).ToList();
            var then = report["figures"]!.AsArray().Select(f => (Of(f!["text"]), (string?)f["opens"])).ToList();
            var document = await Document(url);
            if (report["history"]!.AsArray().Any(step => Of(step).StartsWith("đã duyệt", StringComparison.Ordinal)))
            {
                figures.ShouldBe(then, url);
                document.ShouldBe(report["document"]!.AsArray().Select(Of), url);
            }
            else
            {
                // A report nobody has accepted is written anew each time, in the words of now: its figures from facts and all that was typed are those of then.
                Counted(figures).ShouldBe(Counted(then), ignoreOrder: true, customMessage: url);
                var typed = BeforeIdentityStore.Typed(Guid.Parse(url.Split('/')[^1]));
                typed.Where(line => !document.Any(p => p.Contains(line, StringComparison.Ordinal))).ShouldBeEmpty(url);
            }

            page.Html.QuerySelectorAll(".returned").Select(r => Words(r.TextContent)).ShouldBe(report["returned"]!.AsArray().Select(Of), url);
            page.Html.QuerySelectorAll("aside .blockers li").Select(r => Words(r.TextContent)).ShouldBe(report["history"]!.AsArray().Select(Of), url);
            foreach (var (_, opens) in figures.DistinctBy(f => f.Item2))
            {
                (await officer.Get(opens!)).Status.ShouldBe(HttpStatusCode.OK, opens);
            }
        }
    }

    /// <summary>Parts and origin of what is counted from facts, with what each opens: words and counts of states aside.</summary>
    private static List<(string, string?)> Counted(IEnumerable<(string Text, string? Opens)> figures) =>
        [.. figures.Where(f => f.Opens?.Contains("/con-so", StringComparison.Ordinal) == true).Select(f => (string.Join(" | ", f.Text.Split(" | ")[^2..]), f.Opens))];

    [Fact]
    public async Task An_accepted_report_names_no_figure_as_changed_that_did_not_change()
    {
        var page = await officer.Get(Of(expected["reports"]![0]!["address"]));
        Words(page.Html.QuerySelector("section[aria-labelledby=thay-doi]")!.TextContent).ShouldContain("Không có gì thay đổi", customMessage: Words(page.Html.QuerySelector("section[aria-labelledby=thay-doi]")!.TextContent));
    }

    [Fact]
    public async Task Plans_standings_drafts_and_the_list_of_commitments_show_what_they_showed()
    {
        var plan = await officer.Get(Of(expected["plan"]!["address"]));
        plan.Html.QuerySelectorAll(".plan-months input").Select(i => i.GetAttribute("value") ?? "").ShouldBe(expected["plan"]!["values"]!.AsArray().Select(Of));
        plan.Html.QuerySelectorAll(".plan-months td.soft").Select(t => Words(t.TextContent)).ShouldBe(expected["plan"]!["sources"]!.AsArray().Select(Of));
        (await officer.Get("/ket-qua-xep-hang")).Html.QuerySelectorAll("#da-ghi ~ table tbody tr").Select(r => Words(string.Join(" | ", r.QuerySelectorAll("th, td").Take(7).Select(t => Words(t.TextContent)))))
            .ShouldBe(expected["standings"]!.AsArray().Select(Of));
        foreach (var draft in expected["drafts"]!.AsArray())
        {
            (await officer.Get(Of(draft!["address"]))).Html.QuerySelector("h1")!.TextContent.ShouldBe(Of(draft["title"]));
        }

        (await officer.Get("/cam-ket")).Html.QuerySelectorAll(".sheet tbody tr").Select(r => string.Join(" | ", r.QuerySelectorAll("th, td").Take(5).Select(t => Words(t.TextContent))))
            .ShouldBe(expected["commitments"]!.AsArray().Select(Of));
    }

    [Fact]
    public async Task A_correction_left_open_is_confirmed_and_what_hangs_on_its_items_follows()
    {
        var draft = Of(expected["drafts"]![2]!["address"]);
        var fields = CommitmentPagesTests.Fields(await officer.Get(draft));
        fields["viec"] = "xac-nhan";

        (await officer.PostForm(draft, fields)).Location!.ToString().ShouldStartWith("/don-vi/phuong-ben-da");

        (await Opened("/don-vi/phuong-ben-da-huyen-mau/cam-ket/A.9")).Html.QuerySelector("h1")!.TextContent.ShouldBe("Tỷ lệ hồ sơ giải quyết đúng hạn");
        (await Opened("/don-vi/phuong-ben-da-huyen-mau/cam-ket/B.1")).MainText.ShouldContain("10/12/2024");
    }

    [Fact]
    public async Task Items_that_could_not_be_matched_are_listed_with_what_to_do_and_a_person_says_which_they_are()
    {
        var listed = (await officer.Get("/cam-ket")).Html.QuerySelector("section[aria-labelledby=chua-noi]")!;
        listed.QuerySelectorAll("li p").Select(p => Words(p.TextContent)).ShouldBe(
        [
            "Xã Suối Mơ: mục A.2 “Tổ chức họp dân ở thôn Thượng” của bản 1, cam kết số 15/CK-UBND", "Xã Suối Mơ: mục A.3 “Tổ chức họp dân ở thôn Hạ” của bản 1, cam kết số 15/CK-UBND",
        ]);
        var forms = listed.QuerySelectorAll("form").Select(f => f.GetAttribute("action")!).ToList();
        var now = listed.QuerySelectorAll("form:first-of-type option").First(o => o.TextContent.Contains("A.4", StringComparison.Ordinal)).GetAttribute("value")!;

        var refused = await officer.PostForm(forms[0], []);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.MainText.ShouldContain("Chưa chọn mục A.2 là nội dung nào");
        (await officer.PostForm(forms[0], new() { ["la"] = now })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.PostForm(forms[1], new() { ["la"] = "rieng" })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await officer.Get("/cam-ket")).Html.QuerySelector("section[aria-labelledby=chua-noi]").ShouldBeNull();
        (await Opened("/don-vi/xa-suoi-mo-huyen-mau/cam-ket/A.2")).Html.QuerySelector("h1")!.TextContent.ShouldBe("Họp dân định kỳ, đợt một", "the old number leads to what it has become");
        (await Opened("/don-vi/xa-suoi-mo-huyen-mau/cam-ket/A.3")).MainText.ShouldContain("không còn trong bản cam kết đang có hiệu lực");
    }

    private async Task<IReadOnlyList<string>> Document(string report)
    {
        using var bytes = new MemoryStream(await officer.Client.GetByteArrayAsync(new Uri(report + "/tep.docx", UriKind.Relative)));
        using var document = WordprocessingDocument.Open(bytes, isEditable: false);
        return [.. document.MainDocumentPart!.Document.Body!.Elements()
            .SelectMany(e => e.Descendants<Paragraph>().Append(e as Paragraph).OfType<Paragraph>()).Select(p => p.InnerText).Where(t => t.Length > 0)];
    }
}
