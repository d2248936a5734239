using System.Net;
using System.Text.Json;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Plausibility;

public sealed class DoubtPageTests : IAsyncLifetime
{
    private const string Ward4 = "19345";
    private CamKetApp app = null!;

    public async Task InitializeAsync() => app = await CamKetApp.StartDemoAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_second_system_for_the_same_days_is_found_dismissed_with_a_reason_and_comes_back_when_its_figures_change()
    {
        using var visitor = await app.SignedIn();
        var page = $"/so-lieu/kiem-tra?don-vi={Ward4}";
        (await visitor.Get(page)).MainText.ShouldNotContain("Hai hệ thống cùng một kỳ");

        await Cover("2024-03-01", "2024-03-31");
        var found = await visitor.Get(page);
        found.MainText.ShouldContain("Hai hệ thống cùng một kỳ");
        found.MainText.ShouldContain("01/03/2024–31/03/2024");
        (await Rules()).ShouldContain("twosystems");
        var (key, figures) = Form(found);

        var mute = await Dismiss(key, figures, "  ");
        mute.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        mute.Html.QuerySelector("#diem [role=alert]")!.TextContent.ShouldContain("Hãy ghi vì sao");
        mute.MainText.ShouldContain("Hai hệ thống cùng một kỳ");

        var reason = string.Concat(Enumerable.Repeat("Hệ thống cũ ghi lại. ", 90));
        var wordy = await Dismiss(key, figures, reason);
        wordy.Html.QuerySelector("#diem [role=alert]")!.TextContent.ShouldContain("hãy ghi gọn trong 500 ký tự");
        wordy.Html.QuerySelector("#diem [name=ly-do]")!.GetAttribute("value").ShouldBe(reason);
        (await visitor.Get(page + "&loi=Đã%20bị%20khoá&xong=Hãy%20nộp%20phạt")).MainText.ShouldNotContain("phạt");

        var dismissed = await visitor.Follow(await Dismiss(key, figures, "Hệ thống cũ chạy song song một tháng"));
        dismissed.MainText.ShouldContain("Đã bỏ qua; điểm này sẽ trở lại");
        dismissed.Html.QuerySelectorAll("section.doubt").ShouldAllBe(s => !s.TextContent.Contains("Hai hệ thống"));
        dismissed.Html.QuerySelector(".doubt-dismissed")!.TextContent.ShouldContain("Hệ thống cũ chạy song song một tháng");
        (await Rules()).ShouldNotContain("twosystems");

        // Dismissed twice: somebody else was faster.
        var late = await Dismiss(key, figures, "lần nữa");
        late.MainText.ShouldContain("không còn trong danh sách");
        late.MainText.ShouldContain("Lý do bạn đã gõ: lần nữa");

        await Cover("2024-04-01", "2024-04-30");
        var back = await visitor.Get(page);
        back.Html.QuerySelectorAll("section.doubt").ShouldContain(s => s.TextContent.Contains("01/03/2024–30/04/2024", StringComparison.Ordinal));
        (await Dismiss(key, figures, "số cũ")).Html.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Số liệu vừa đổi");

        Task<PageAnswer> Dismiss(string what, string of, string reason) => visitor.PostForm(
            "/so-lieu/kiem-tra/bo-qua", new() { ["don-vi"] = Ward4, ["diem"] = what, ["so"] = of, ["ly-do"] = reason });
    }

    [Fact]
    public async Task A_finished_dossier_that_a_later_extract_dates_otherwise_and_a_stretch_without_dossiers_are_found()
    {
        await using (var scoped = await app.Database.InScope(Scope.WholeProvince(45)))
        {
            // As an extract would leave it that moves a finish: the superseded version in the history, the newer of another extract.
            await scoped.Connection.ExecuteAsync(
                """
                insert into dossier_history select d.*, d.batch + 1000 from dossier d
                 where d.province_id = 45 and d.unit_no = (select unit_no from unit where province_id = 45 and code = @Ward4) and d.finished is not null order by d.code limit 2;
                """.Replace("d.*", string.Join(", ", (await Columns(scoped)).Select(c => "d." + c)), StringComparison.Ordinal)
                   .Replace("insert into dossier_history", $"insert into dossier_history ({string.Join(", ", await Columns(scoped))}, superseded_batch)", StringComparison.Ordinal),
                new { Ward4 });
            await scoped.Connection.ExecuteAsync(
                """
                update dossier d set finished = d.finished + interval '3 days', extract_id = (select max(e.extract_id) from extract e where e.province_id = 45 and e.extract_id <> d.extract_id)
                 where d.province_id = 45 and exists (select 1 from dossier_history h where h.province_id = 45 and h.unit_no = d.unit_no and h.code = d.code)
                """);
            await scoped.Connection.ExecuteAsync(
                """
                delete from ledger_day where province_id = 45 and unit_no = (select unit_no from unit where province_id = 45 and code = @Ward4) and day between '2024-06-03' and '2024-06-14'
                """,
                new { Ward4 });
            await scoped.Commit();
        }

        var answer = await app.Camket("doubt", "--unit", Ward4);
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("2 hồ sơ đã xong có ngày tiếp nhận, hạn hoặc ngày xong khác đi", customMessage: answer.Output);
        answer.Output.ShouldContain("03/06/2024–14/06/2024");
        answer.Output.ShouldContain("10 ngày làm việc liền không tiếp nhận hồ sơ nào");
    }

    [Fact]
    public async Task What_a_commitment_says_of_last_year_is_held_against_the_figure_computed_for_it()
    {
        await using (var scoped = await app.Database.InScope(Scope.WholeProvince(45)))
        {
            // The commitment of 2025 begins with what it says 2024 brought.
            await scoped.Connection.ExecuteAsync(
                """
                update commitment set year = 2025 where province_id = 45 and state = 'current' and unit_no = (select unit_no from unit where province_id = 45 and code = @Ward4);
                update commitment_item i set measure = 'online-new', baseline = '{"type":"Percent","op":"AtLeast","implied":true,"number":12.5,"raw":"12,5%","also":[]}'
                 where i.province_id = 45 and i.unit_no = (select unit_no from unit where province_id = 45 and code = @Ward4)
                   and i.path = (select min(path) from commitment_item where province_id = 45 and unit_no = i.unit_no);
                insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id)
                select province_id, unit_no, kind, source_system, to_day + 1, '2024-12-14', extract_id from coverage
                 where province_id = 45 and kind = 'dossiers' and to_day = '2024-11-10' and unit_no = (select unit_no from unit where province_id = 45 and code = @Ward4)
                """,
                new { Ward4 });
            await scoped.Commit();
        }

        var answer = await app.Camket("doubt", "--unit", Ward4, "--json");
        var stated = JsonDocument.Parse(answer.Output).RootElement.GetProperty("doubts").EnumerateArray().Single(d => d.GetProperty("what").GetString()!.Contains("12,5%", StringComparison.Ordinal));
        stated.GetProperty("rule").GetString().ShouldBe("stated");
        stated.GetProperty("where").GetString()!.ShouldContain("15/12/2023–14/12/2024");
    }

    [Theory]
    [InlineData("1366")]
    [InlineData("390")]
    public async Task The_page_reads_at_both_sizes(string width)
    {
        await Cover("2024-03-01", "2024-03-31");
        await using var page = await app.Browser(width == "390" ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        foreach (var (name, query) in new[] { ("diem", "?don-vi=" + Ward4), ("chua-chon", "") })
        {
            await page.Go("/so-lieu/kiem-tra" + query);
            await page.ShouldBeAccessible();
            await page.ShouldFitItsWidth();
            await page.ScreenshotAsync("kiem-tra-" + name);
        }
    }

    [Fact]
    public async Task It_asks_for_a_unit_and_for_sign_in()
    {
        using var visitor = await app.SignedIn();
        (await visitor.Get("/so-lieu/kiem-tra")).MainText.ShouldContain("Hãy chọn một đơn vị");
        (await visitor.Get("/so-lieu/kiem-tra?don-vi=99999")).MainText.ShouldContain("Không có đơn vị mã 99999");
        using var stranger = app.Visitor();
        (await stranger.Get("/so-lieu/kiem-tra")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Camket("doubt", "--unit", "45")).ExitCode.ShouldBe(1);
    }

    private static (string Key, string Figures) Form(PageAnswer page)
    {
        var section = page.Html.QuerySelectorAll("section.doubt").Single(s => s.TextContent.Contains("Hai hệ thống", StringComparison.Ordinal));
        return (section.QuerySelector("[name=diem]")!.GetAttribute("value")!, section.QuerySelector("[name=so]")!.GetAttribute("value")!);
    }

    private async Task<IReadOnlyList<string>> Rules()
    {
        var answer = await app.Camket("doubt", "--unit", Ward4, "--json");
        answer.ExitCode.ShouldBe(0, answer.Error);
        return [.. JsonDocument.Parse(answer.Output).RootElement.GetProperty("doubts").EnumerateArray().Select(d => d.GetProperty("rule").GetString()!)];
    }

    /// <summary>Another system's extract declares these days, as an import would.</summary>
    private async Task Cover(string from, string to)
    {
        await using var scoped = await app.Database.InScope(Scope.WholeProvince(45));
        await scoped.Connection.ExecuteAsync(
            """
            insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id)
            select 45, unit_no, 'dossiers', 'he-thong-cu', @from::date, @to::date, 1 from unit where province_id = 45 and code = @Ward4
            """,
            new { Ward4, from, to });
        await scoped.Commit();
    }

    private static async Task<IReadOnlyList<string>> Columns(ScopedTransaction scoped) =>
        [.. await scoped.Connection.QueryAsync<string>(
            """
            select a.attname::text from pg_attribute a join pg_attribute h on h.attrelid = 'dossier_history'::regclass and h.attname = a.attname
             where a.attrelid = 'dossier'::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
            """)];
}
