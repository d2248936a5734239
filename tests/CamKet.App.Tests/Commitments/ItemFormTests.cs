using System.Net;
using CamKet.App.Tests.Board;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Commitments;

/// <summary>What is added to an item of a commitment on the item's own page.</summary>
[Collection("board")]
public class ItemFormTests(BoardProvince province)
{
    [Fact]
    public async Task A_plans_date_is_bound_to_a_milestone_and_evidence_is_listed()
    {
        using var officer = await province.App.SignedIn();
        var page = BoardProvince.ItemPage("C.1");

        var wrong = await officer.PostForm($"/cam-ket/noi-dung/{BoardProvince.ItemId("C.1")}/han", new() { ["ngay"] = "2024-11-25", ["can-cu"] = "" });
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.MainText.ShouldContain("Thiếu căn cứ");
        wrong.Html.QuerySelector("#ngay-han")!.GetAttribute("value").ShouldBe("25/11/2024");
        await officer.PostForm($"/cam-ket/noi-dung/{BoardProvince.ItemId("C.1")}/han", new() { ["ngay"] = "2024-11-25", ["can-cu"] = "Kế hoạch số 8/KH-UBND" });
        (await officer.Get(page)).MainText.ShouldContain("25/11/2024");

        var script = await officer.PostForm($"/cam-ket/noi-dung/{BoardProvince.ItemId("B.10")}/tai-lieu", new() { ["noi-dung"] = "Quyết định " + new string('a', 9000), ["dia-chi"] = "javascript:alert(1)" });
        script.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        script.MainText.ShouldContain("phải bắt đầu bằng http");
        script.Html.QuerySelector("#noi-dung-tl")!.GetAttribute("value")!.Length.ShouldBe(9011);
        await officer.PostForm($"/cam-ket/noi-dung/{BoardProvince.ItemId("B.10")}/tai-lieu", new() { ["noi-dung"] = "Quyết định công nhận sáng kiến", ["so"] = "40/QĐ-UBND", ["ngay"] = "2024-07-01", ["dia-chi"] = "" });
        var listed = (await officer.Get(BoardProvince.ItemPage("B.10"))).Html.QuerySelector(".evidence-list li")!.TextContent;
        string.Join(' ', listed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldBe("Quyết định công nhận sáng kiến số 40/QĐ-UBND, ngày 01/07/2024");
    }

    [Fact]
    public async Task A_refused_form_of_a_promise_leads_back_to_the_promise_in_the_same_window()
    {
        using var officer = await province.App.SignedIn();
        var page = BoardProvince.ItemPage("C.1");
        foreach (var window in (string[])["", "?tu=2024-01-01&den=2024-06-30"])
        {
            foreach (var form in (string[])["han", "tai-lieu"])
            {
                var action = (await officer.Get(page + window)).Html.QuerySelectorAll("main form[method=post]")
                    .Select(f => f.GetAttribute("action")!.Split('#')).Single(a => a[1] == form)[0];
                var refused = await officer.PostForm(action, []);
                refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, action);
                var opened = await officer.Get(action);
                opened.Status.ShouldBe(HttpStatusCode.Redirect, action);
                opened.Location!.ToString().ShouldBe($"{page}{window}#{form}");
                var saved = await officer.PostForm(action, new() { ["ngay"] = "2024-11-25", ["can-cu"] = "Kế hoạch số 8/KH-UBND", ["noi-dung"] = "Biên bản " + window.Length });
                saved.Location!.ToString().ShouldBe($"{page}{window}#{form}");
            }
        }

        (await officer.Get($"/cam-ket/noi-dung/{Guid.NewGuid()}/han")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.Get($"/cam-ket/{new Guid(11, 0, 0, new byte[8])}/C.1/han")).Location!.ToString().ShouldBe(page + "#han", "an address kept from before promises had an identity");
        (await officer.Get($"/cam-ket/{Guid.NewGuid()}/C.1/han")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
