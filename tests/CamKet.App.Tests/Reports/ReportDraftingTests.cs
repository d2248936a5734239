using System.Net;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

/// <summary>Writing a draft: one for a unit and period, nobody's words lost, and what is typed kept though it is not right yet.</summary>
public sealed class ReportDraftingTests : IAsyncLifetime
{
    private ReportDesk desk = null!;

    public async Task InitializeAsync() => desk = await ReportDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task What_somebody_else_typed_meanwhile_is_not_written_over()
    {
        var report = await desk.Create();
        var before = (await desk.Officer.Get(report + "/sua")).Html.QuerySelector("input[name=da-luu-luc]")!.GetAttribute("value")!;
        var mine = ReportDesk.Filled();
        mine["da-luu-luc"] = before;
        (await desk.Officer.PostForm(report + "/sua", mine)).Status.ShouldBe(HttpStatusCode.Redirect);
        var late = ReportDesk.Filled();
        late["da-luu-luc"] = before;
        late["steering"] = "Nội dung gõ sau ở cửa sổ khác.";
        var answer = await desk.Officer.PostForm(report + "/sua", late);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.MainText.ShouldContain("vừa được người khác lưu");
        answer.Html.QuerySelector("#steering")!.TextContent.ShouldBe("Nội dung gõ sau ở cửa sổ khác.");
        (await desk.Officer.Get(report + "/sua")).Html.QuerySelector("#steering")!.TextContent.ShouldBe("Chủ tịch phường giao ban hằng tuần về cam kết.");
    }

    [Fact]
    public async Task A_slip_in_a_late_form_does_not_let_it_write_over_what_somebody_else_typed()
    {
        var report = await desk.Create();
        var before = (await desk.Officer.Get(report + "/sua")).Html.QuerySelector("input[name=da-luu-luc]")!.GetAttribute("value")!;
        (await desk.Officer.PostForm(report + "/sua", new(ReportDesk.Filled()) { ["da-luu-luc"] = before })).Status.ShouldBe(HttpStatusCode.Redirect);
        var late = new Dictionary<string, string>(ReportDesk.Filled()) { ["da-luu-luc"] = before, ["day"] = "32/13/2024", ["steering"] = "Gõ đè." };
        var refused = await desk.Officer.PostForm(report + "/sua", late);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        late["day"] = "2024-11-12";
        late["da-luu-luc"] = refused.Html.QuerySelector("input[name=da-luu-luc]")!.GetAttribute("value")!;
        (await desk.Officer.PostForm(report + "/sua", late)).MainText.ShouldContain("vừa được người khác lưu");
        (await desk.Officer.Get(report + "/sua")).Html.QuerySelector("#steering")!.TextContent.ShouldBe(ReportDesk.Filled()["steering"]);
    }

    [Theory]
    [InlineData("day", "32/13/2024", "Ngày ký “32/13/2024” không phải là ngày; ghi ngày/tháng/năm, ví dụ 10/11/2024.")]
    [InlineData("due", "mai", "Hạn gửi “mai” không phải là ngày")]
    [InlineData("number", "12a", "Số \"12a\" không đọc được")]
    public async Task What_cannot_be_read_is_refused_as_it_was_typed(string field, string typed, string sentence)
    {
        var report = await desk.Create();
        var answer = await desk.Officer.PostForm(report + "/sua", new(ReportDesk.Filled()) { [field] = typed });
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.MainText.ShouldContain(sentence);
        answer.Html.QuerySelector("#" + field)!.GetAttribute("value").ShouldBe(typed);
    }

    [Theory]
    [InlineData("2031-01-01", "Ngày ký 01/01/2031 ở sau hôm nay")]
    [InlineData("2024-11-09", "Ngày ký 09/11/2024 ở trước ngày chốt số liệu của báo cáo (10/11/2024)")]
    public async Task A_day_on_which_it_cannot_have_been_signed_keeps_it_from_being_submitted_not_from_being_saved(string day, string sentence)
    {
        var report = await desk.Create();
        var saved = await desk.Officer.Follow(await desk.Officer.PostForm(report + "/sua", new(ReportDesk.Filled()) { ["day"] = day }));
        saved.MainText.ShouldContain("Đã lưu.");
        saved.MainText.ShouldContain(sentence);
        saved.Html.QuerySelector("#steering")!.TextContent.ShouldBe(ReportDesk.Filled()["steering"]);
        sentence.ShouldContain(saved.Html.QuerySelector("#day")!.GetAttribute("value")!);

        (await desk.Decide(report, "submit")).MainText.ShouldContain(sentence);
        await desk.Officer.PostForm(report + "/sua", ReportDesk.Filled());
        (await desk.Decide(report, "submit")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_report_due_before_its_period_ends_is_signed_before_it_ends()
    {
        var report = await desk.Create(to: "2024-11-14");
        var reasons = (await desk.Officer.Get(report + "/sua")).Html.QuerySelectorAll("input[name^='reason:']").ToDictionary(i => i.GetAttribute("name")!, _ => "Kỳ chưa kết thúc");
        await desk.Officer.PostForm(report + "/sua", new(ReportDesk.Filled().Concat(reasons)));
        (await desk.Officer.Get(report + "/sua")).MainText.ShouldNotContain("Ngày ký 12/11/2024 ở");
        (await desk.Decide(report, "submit")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_form_sent_twice_at_once_makes_one_report()
    {
        Task<PageAnswer>[] sent;
        await using (var turn = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId)))
        {
            await CamKet.App.Reports.ReportStore.Turn(turn.Connection, desk.Unit.ProvinceId);
            using var beside = await desk.App.SignedIn();
            var form = new Dictionary<string, string> { ["don-vi"] = WardFour.Code, ["tu"] = "2023-12-15", ["den"] = "2024-11-10", ["han"] = "" };
            sent = [desk.Officer.PostForm("/bao-cao", form), beside.PostForm("/bao-cao", form)];
            await using var watch = await desk.App.Database.Open();
            const string waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
            await Patience.Until(async () => await watch.ExecuteScalarAsync<long>(waiting) >= 2);

            sent.ShouldAllBe(s => !s.IsCompleted);
            await turn.Commit();
            await Task.WhenAll(sent);
        }

        var addresses = (await Task.WhenAll(sent)).Select(a => a.Location!.ToString()).Order(StringComparer.Ordinal).ToList();
        addresses[1].ShouldBe(addresses[0] + "?da-co=1");
    }

    [Fact]
    public async Task A_second_report_for_the_same_unit_and_period_opens_the_first_and_says_so()
    {
        var first = await desk.Create();
        var second = await desk.Create();
        second.ShouldBe(first + "?da-co=1");
        (await desk.Officer.Get(second)).MainText.ShouldContain("Đơn vị đã có báo cáo cho kỳ này, đang là dự thảo");
        await desk.Officer.PostForm(first + "/sua", ReportDesk.Filled());
        await desk.Decide(first, "submit");
        await desk.Decide(first, "accept");
        (await desk.Create()).ShouldNotStartWith(first, Case.Sensitive, "an accepted one is corrected by another");
    }
}
