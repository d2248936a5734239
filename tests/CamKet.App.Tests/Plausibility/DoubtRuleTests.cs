using System.Net;
using System.Text.Json;
using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.App.Tests.Drill;
using CamKet.App.Tests.Fixture;
using CamKet.Reports;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Plausibility;

/// <summary>The rules over facts changed for them: each test changes a unit of its own, in a demo of their own.</summary>
public sealed class DoubtRuleTests(DemoProvince demo) : IClassFixture<DemoProvince>
{
    private const string Ward1 = "19333";
    private const string Ward2 = "19342";
    private const string Ward3 = "19354";
    private const string Ward4 = DemoProvince.Ward4;
    private const string Ward5 = "19348";

    [Fact]
    public async Task A_second_system_for_the_same_days_is_found_dismissed_with_a_reason_and_comes_back_when_its_figures_change()
    {
        using var visitor = await demo.App.SignedIn();
        var page = $"/so-lieu/kiem-tra?don-vi={Ward1}";
        (await visitor.Get(page)).MainText.ShouldNotContain("Hai hệ thống cùng một kỳ");

        await Cover(Ward1, "2024-03-01", "2024-03-31");
        var found = await visitor.Get(page);
        found.MainText.ShouldContain("Hai hệ thống cùng một kỳ");
        found.MainText.ShouldContain("01/03/2024–31/03/2024");
        (await Rules(Ward1)).ShouldContain("twosystems");
        var (key, figures) = Form(found);

        var mute = await Dismiss(key, figures, "  ");
        mute.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        mute.Html.QuerySelector("#diem [role=alert]")!.TextContent.ShouldContain("Hãy ghi vì sao");
        var field = mute.Html.QuerySelector("#diem [name=ly-do]")!;
        field.GetAttribute("aria-invalid").ShouldBe("true");
        mute.Html.QuerySelectorAll("#" + field.GetAttribute("aria-describedby")).ShouldHaveSingleItem().TextContent.ShouldContain("Hãy ghi vì sao");
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
        (await Rules(Ward1)).ShouldNotContain("twosystems");

        // Dismissed twice: somebody else was faster.
        var late = await Dismiss(key, figures, "lần nữa");
        late.MainText.ShouldContain("không còn trong danh sách");
        late.MainText.ShouldContain("Lý do bạn đã gõ: lần nữa");

        // The days between the two spans are told by one system only, and counted for neither.
        await Cover(Ward1, "2024-06-01", "2024-06-30");
        var back = await visitor.Get(page);
        back.Html.QuerySelectorAll("section.doubt").ShouldContain(s => s.TextContent.Contains("01/03/2024–31/03/2024; 01/06/2024–30/06/2024", StringComparison.Ordinal));
        back.MainText.ShouldContain($"{await Received(Ward1, "2024-03-01", "2024-03-31") + await Received(Ward1, "2024-06-01", "2024-06-30")} hồ sơ.");
        (await Dismiss(key, figures, "số cũ")).Html.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Số liệu vừa đổi");

        Task<PageAnswer> Dismiss(string what, string of, string reason) => visitor.PostForm(
            "/so-lieu/kiem-tra/bo-qua", new() { ["don-vi"] = Ward1, ["diem"] = what, ["so"] = of, ["ly-do"] = reason });
    }

    [Fact]
    public async Task Months_on_end_are_counted_from_after_the_days_no_extract_covers()
    {
        (await Doubts(Ward4)).ShouldContain(d => d.GetProperty("key").GetString() == "tron/on-time-resolved/2023-10-15");
        await using (var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45)))
        {
            await scoped.Connection.ExecuteAsync(
                """
                with gone as (delete from coverage where province_id = 45 and kind = 'dossiers' and unit_no = (select unit_no from unit where province_id = 45 and code = @Ward4) returning *),
                     one as (select province_id, unit_no, kind, source_system, min(extract_id) as extract_id, min(from_day) as from_day, max(to_day) as to_day
                               from gone group by 1, 2, 3, 4)
                insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id)
                select province_id, unit_no, kind, source_system, from_day, '2024-03-19'::date, extract_id from one
                 union all
                select province_id, unit_no, kind, source_system, '2024-04-06'::date, to_day, extract_id from one
                """,
                new { Ward4 });
            await scoped.Commit();
        }

        var perfect = (await Doubts(Ward4)).Single(d => d.GetProperty("key").GetString()!.StartsWith("tron/on-time-resolved", StringComparison.Ordinal));

        perfect.GetProperty("where").GetString().ShouldBe("15/04/2024–14/10/2024", "the month to 14/4 is not wholly covered, so those before it do not go before");
        perfect.GetProperty("what").GetString()!.ShouldContain("100% trong 6 tháng liền");
    }

    [Fact]
    public async Task Of_a_report_that_came_back_twice_the_newest_file_is_doubted_and_can_be_dismissed()
    {
        var report = Guid.NewGuid();
        await using (var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45)))
        {
            var unit = await scoped.Connection.ExecuteScalarAsync<int>("select unit_no from unit where province_id = 45 and code = @Ward3", new { Ward3 });
            await scoped.Connection.ExecuteAsync(
                """
                insert into report (province_id, unit_no, report_id, template, from_day, to_day, cut_off, edits, state, created_at, created_by, saved_at, saved_by)
                values (45, @unit, @report, 'x', '2023-12-15', '2024-06-14', '2024-06-14', '{}', 'accepted', '2024-06-15', 'thử', '2024-06-15', 'thử')
                """,
                new { unit, report });
            foreach (var (file, day, now) in new[] { ("bao-cao.docx", 17, "99%"), ("bao-cao.pdf", 18, "97%") })
            {
                await ReturnedStore.Add(
                    scoped.Connection, 45, unit, report, new ReturnedFile("sha-" + file, file, "12/BC-UBND", null, [new(DifferenceKind.Changed, "a", "98%", now, $"98% thành {now}.")]),
                    new DateTimeOffset(2024, 6, day, 0, 0, 0, TimeSpan.Zero), "thử");
            }

            await scoped.Commit();
        }

        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get("/so-lieu/kiem-tra?don-vi=" + Ward3);
        var section = page.Html.QuerySelectorAll("section.doubt").Single(s => s.TextContent.Contains("12/BC-UBND", StringComparison.Ordinal));
        section.TextContent.ShouldContain("98% thành 97%");
        string Value(string name) => section.QuerySelector($"[name={name}]")!.GetAttribute("value")!;
        Value("diem").ShouldBe($"bao-cao/{report}/sha-bao-cao.pdf");

        var dismissed = await visitor.Follow(await visitor.PostForm(
            "/so-lieu/kiem-tra/bo-qua", new() { ["don-vi"] = Ward3, ["diem"] = Value("diem"), ["so"] = Value("so"), ["ly-do"] = "Đã đính chính" }));

        dismissed.Html.QuerySelectorAll("section.doubt").ShouldAllBe(s => !s.TextContent.Contains("12/BC-UBND"));
        dismissed.Html.QuerySelector(".doubt-dismissed")!.TextContent.ShouldContain("98% thành 97%");
    }

    [Fact]
    public async Task A_finished_dossier_that_a_later_extract_dates_otherwise_and_a_stretch_without_dossiers_are_found()
    {
        await using (var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45)))
        {
            // As an extract would leave it that moves a finish: the superseded version in the history, the newer of another extract.
            await scoped.Connection.ExecuteAsync(
                """
                insert into dossier_history select d.*, d.batch + 1000 from dossier d
                 where d.province_id = 45 and d.unit_no = (select unit_no from unit where province_id = 45 and code = @Ward5)
                    and d.code in (select * from ((select code from dossier where province_id = 45 and unit_no = d.unit_no and received >= '2024-01-01' and finished is not null order by code limit 2)
                                                  union all
                                                  (select code from dossier where province_id = 45 and unit_no = d.unit_no and finished < '2023-12-01' order by code limit 3)) c);
                """.Replace("d.*", string.Join(", ", (await Columns(scoped)).Select(c => "d." + c)), StringComparison.Ordinal)
                   .Replace("insert into dossier_history", $"insert into dossier_history ({string.Join(", ", await Columns(scoped))}, superseded_batch)", StringComparison.Ordinal),
                new { Ward5 });
            await scoped.Connection.ExecuteAsync(
                """
                update dossier d set finished = d.finished + interval '3 days', extract_id = (select max(e.extract_id) from extract e where e.province_id = 45 and e.extract_id <> d.extract_id)
                 where d.province_id = 45 and d.unit_no = (select unit_no from unit where province_id = 45 and code = @Ward5) and exists (select 1 from dossier_history h where h.province_id = 45 and h.unit_no = d.unit_no and h.code = d.code)
                """,
                new { Ward5 });
            await scoped.Connection.ExecuteAsync(
                """
                delete from ledger_day where province_id = 45 and unit_no = (select unit_no from unit where province_id = 45 and code = @Ward5) and day between '2024-06-03' and '2024-06-14'
                """,
                new { Ward5 });
            await scoped.Commit();
        }

        var answer = await demo.App.Camket("doubt", "--unit", Ward5);
        answer.ExitCode.ShouldBe(0, answer.Error);
        // The three that were over before the reform year began move none of its figures.
        answer.Output.ShouldContain("2 hồ sơ đã xong có ngày tiếp nhận, hạn hoặc ngày xong khác đi", customMessage: answer.Output);
        answer.Output.ShouldContain("03/06/2024–14/06/2024");
        answer.Output.ShouldContain("10 ngày làm việc liền không tiếp nhận hồ sơ nào");
    }

    [Fact]
    public async Task What_a_commitment_says_of_last_year_is_held_against_the_figure_computed_for_it()
    {
        await using (var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45)))
        {
            // The commitment of 2025 begins with what it says 2024 brought.
            await scoped.Connection.ExecuteAsync(
                """
                update commitment set year = 2025 where province_id = 45 and ended_at is null and unit_no = (select unit_no from unit where province_id = 45 and code = @Ward2);
                update commitment_item i set measure = 'online-new', baseline = '{"type":"Percent","op":"AtLeast","implied":true,"number":12.5,"raw":"12,5%","also":[]}'
                 where i.province_id = 45 and i.unit_no = (select unit_no from unit where province_id = 45 and code = @Ward2)
                   and i.path = (select min(path) from commitment_item where province_id = 45 and unit_no = i.unit_no);
                insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id)
                select province_id, unit_no, kind, source_system, to_day + 1, '2024-12-14', extract_id from coverage
                 where province_id = 45 and kind = 'dossiers' and to_day = '2024-11-10' and unit_no = (select unit_no from unit where province_id = 45 and code = @Ward2)
                """,
                new { Ward2 });
            await scoped.Commit();
        }

        var answer = await demo.App.Camket("doubt", "--unit", Ward2, "--json");
        var stated = JsonDocument.Parse(answer.Output).RootElement.GetProperty("doubts").EnumerateArray().Single(d => d.GetProperty("what").GetString()!.Contains("12,5%", StringComparison.Ordinal));
        stated.GetProperty("rule").GetString().ShouldBe("stated");
        stated.GetProperty("where").GetString()!.ShouldContain("15/12/2023–14/12/2024");
    }

    private static (string Key, string Figures) Form(PageAnswer page)
    {
        var section = page.Html.QuerySelectorAll("section.doubt").Single(s => s.TextContent.Contains("Hai hệ thống", StringComparison.Ordinal));
        return (section.QuerySelector("[name=diem]")!.GetAttribute("value")!, section.QuerySelector("[name=so]")!.GetAttribute("value")!);
    }

    private async Task<IReadOnlyList<string>> Rules(string unit) => [.. (await Doubts(unit)).Select(d => d.GetProperty("rule").GetString()!)];

    private async Task<IReadOnlyList<JsonElement>> Doubts(string unit)
    {
        var answer = await demo.App.Camket("doubt", "--unit", unit, "--json");
        answer.ExitCode.ShouldBe(0, answer.Error);
        return [.. JsonDocument.Parse(answer.Output).RootElement.GetProperty("doubts").EnumerateArray()];
    }

    /// <summary>Another system's extract declares these days, as an import would.</summary>
    private async Task Cover(string unit, string from, string to)
    {
        await using var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45));
        await scoped.Connection.ExecuteAsync(
            """
            insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id)
            select 45, unit_no, 'dossiers', 'he-thong-cu', @from::date, @to::date, 1 from unit where province_id = 45 and code = @unit
            """,
            new { unit, from, to });
        await scoped.Commit();
    }

    private async Task<long> Received(string unit, string from, string to)
    {
        await using var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45));
        return await scoped.Connection.ExecuteScalarAsync<long>(
            "select count(*) from dossier where province_id = 45 and unit_no = (select unit_no from unit where province_id = 45 and code = @unit) and received::date between @from::date and @to::date",
            new { unit, from, to });
    }

    private static async Task<IReadOnlyList<string>> Columns(ScopedTransaction scoped) =>
        [.. await scoped.Connection.QueryAsync<string>(
            """
            select a.attname::text from pg_attribute a join pg_attribute h on h.attrelid = 'dossier_history'::regclass and h.attname = a.attname
             where a.attrelid = 'dossier'::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
            """)];
}
