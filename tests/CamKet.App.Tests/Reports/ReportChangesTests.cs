using System.Net;
using AngleSharp.Dom;
using CamKet.App.Commitments;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.App.Tests.Fixture;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using CamKet.Time;
using CamKet.Units;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

/// <summary>Under a report: what was corrected to its unit's own good, and what changed since it was accepted.</summary>
public sealed class ReportChangesTests : IAsyncLifetime
{
    private ReportDesk desk = null!;

    public async Task InitializeAsync()
    {
        desk = await ReportDesk.Open();
        await using var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId));
        await scoped.Connection.ExecuteAsync(
            "insert into batch (province_id, batch, kind, accepted_at, accepted_by, extract_id) select @p, n, 'import', '2024-11-11', 'thử', n from generate_series(1, 4) n", new { p = desk.Unit.ProvinceId });
        await scoped.Commit();
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task What_is_being_taken_in_is_taken_before_a_report_is_frozen()
    {
        var report = await desk.Create();
        await desk.Officer.PostForm(report + "/sua", ReportDesk.Filled());
        await desk.Decide(report, "submit");
        Task<PageAnswer> accepting;
        DateTimeOffset at;
        await using (var import = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId)))
        {
            await BatchStore.Lock(import.Connection, desk.Unit.ProvinceId, CancellationToken.None);
            accepting = desk.Decide(report, "accept");
            await using var watch = await desk.App.Database.Open();
            const string waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
            await Patience.Until(async () => accepting.IsCompleted || await watch.ExecuteScalarAsync<long>(waiting) > 0);

            accepting.IsCompleted.ShouldBeFalse("it waits for what is being taken in");
            at = TimeProvider.System.GetUtcNow();
            await BatchStore.Add(import.Connection, desk.Unit.ProvinceId, BatchStore.Import, at, "thử", null, null, CancellationToken.None);
            await import.Commit();
        }

        (await accepting).Status.ShouldBe(HttpStatusCode.Redirect);
        await using var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId));
        (await scoped.Connection.ExecuteScalarAsync<DateTime>("select known_at from report")).ShouldBeGreaterThan(at.UtcDateTime);
    }

    [Fact]
    public async Task An_accepted_report_says_what_it_would_print_now_and_why()
    {
        var report = await desk.Accepted();
        (await desk.Officer.Get(report)).MainText.ShouldContain("Không có gì thay đổi");

        await Correct("H2930", "o-channel", "trực tuyến", "Đối chiếu cổng dịch vụ công");

        var page = await desk.Officer.Get(report);
        page.Html.QuerySelector(".paper")!.TextContent.ShouldContain("99,25% (2.926/2.948 hồ sơ)");
        var since = page.Html.QuerySelector("#thay-doi")!.ParentElement!.TextContent;
        since.ShouldContain("99,29% (2.927/2.948 hồ sơ)");
        since.ShouldContain("Sửa hồ sơ H2930: Đối chiếu cổng dịch vụ công");
        since.ShouldContain("quantri");
        // The figures of the report still open to the rows they were counted from.
        var link = page.Html.QuerySelectorAll("section.figures th a").First(a => a.ParentElement!.ParentElement!.TextContent.Contains("2.926/2.948", StringComparison.Ordinal) || a.ParentElement.ParentElement.TextContent.Contains("2926/2948", StringComparison.Ordinal));
        var figure = await desk.Officer.Get(link.GetAttribute("href")!);
        figure.MainText.ShouldContain("như đã biết lúc");
        figure.MainText.ShouldContain("2.926/2.948");
    }

    /// <summary>As reports were frozen when the form had nouns, decimals and codes of its own.</summary>
    [Fact]
    public async Task A_report_frozen_in_other_words_opens_as_it_was_and_no_figure_of_it_has_changed()
    {
        var report = await desk.Accepted();
        await using (var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId)))
        {
            (await scoped.Connection.ExecuteAsync(
                """
                update report set content = jsonb_set(
                    replace(replace(replace(replace(content::text, 'văn bản ký số)', 'văn bản)'), '110,31%', '110,3%'),
                                    'Tỷ lệ văn bản ký số có chữ ký số của lãnh đạo', 'Tỷ lệ văn bản lãnh đạo ký số'), '"annexTitle": "', '"annexTitle": "Xưa: ')::jsonb,
                    '{figures}', (select jsonb_agg(f || case f ->> 'measure' when 'revenue-share-local' then '{"decimals": 1}' else '{}' end::jsonb)
                                    || '[{"id": "2-1.lost", "name": "Nội dung không thể đạt", "measure": "items-lost", "form": "count", "numerator": 2, "denominator": null,
                                          "printed": "02", "decimals": 0, "certainty": "actual", "extracts": [],
                                          "source": {"from": "2023-12-15", "to": "2024-11-10", "numerator": ["items-lost"], "denominator": []}}]'::jsonb
                                    from jsonb_array_elements(replace(replace(replace(content::text, 'văn bản ký số)', 'văn bản)'), '110,31%', '110,3%'),
                                        'Tỷ lệ văn bản ký số có chữ ký số của lãnh đạo', 'Tỷ lệ văn bản lãnh đạo ký số')::jsonb -> 'figures') f))
                 where province_id = @p
                """,
                new { p = desk.Unit.ProvinceId })).ShouldBe(1);
            await scoped.Commit();
        }

        var page = await desk.Officer.Get(report);

        var paper = page.Html.QuerySelector(".paper")!.TextContent;
        paper.ShouldContain("96,96% (1.019/1.051 văn bản)");
        paper.ShouldContain("đạt 110,3% dự toán");
        page.MainText.ShouldContain("Không có gì thay đổi");
        var rows = page.Html.QuerySelectorAll("section.figures tbody tr").ToList();
        rows.Single(r => r.TextContent.Contains("Nội dung không thể đạt", StringComparison.Ordinal)).TextContent.ShouldContain("02");
        var signed = rows.Single(r => r.TextContent.Contains("Tỷ lệ văn bản lãnh đạo ký số", StringComparison.Ordinal)).QuerySelector("th a")!;
        (await desk.Officer.Get(signed.GetAttribute("href")!)).MainText.ShouldContain("1.019/1.051");
    }

    [Fact]
    public async Task What_was_carried_into_the_window_gives_its_reason_too()
    {
        await using (var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId)))
        {
            // Came before the window, overdue before it, and still open.
            await scoped.Connection.ExecuteAsync(
                """
                insert into dossier (province_id, unit_no, code, procedure_code, section, channel, level, status, received, due_first, due_lawful, due_current, by_minute,
                                     supplements, reappointments, payments, payments_online, fee_bearing, input_digitised, result_digitised,
                                     interlinked, interlinked_electronic, result_by_post, batch, extract_id, sheet, row_no)
                values (@p, @u, 'CU-1', 'TT1', 'Tư pháp - Hộ tịch', 1, 2, 4, '2023-12-05 09:00', '2023-12-08', '2023-12-08', '2023-12-08', false,
                        0, 0, 0, 0, false, true, false, false, false, false, 1, 1, 'Sheet1', 9001)
                """,
                new { p = desk.Unit.ProvinceId, u = desk.Unit.UnitNo });
            await scoped.Commit();
        }

        await new RebuildLedger(desk.App.Database).Run(desk.Unit.ProvinceId, CancellationToken.None);
        var report = await desk.Accepted();

        await Correct("CU-1", "o-due_lawful", "01/12/2025", "Tạm dừng chờ bản án");

        var since = (await desk.Officer.Get(report)).Html.QuerySelector("#thay-doi")!.ParentElement!.TextContent;
        since.ShouldContain("nếu lập hôm nay thì các số sau khác đi");
        since.ShouldContain("Sửa hồ sơ CU-1: Tạm dừng chờ bản án");
    }

    [Fact]
    public async Task Who_corrected_to_his_own_good_is_judged_by_what_was_known_at_acceptance()
    {
        await Promise();
        await Correct("H2930", "o-channel", "trực tuyến", "Đối chiếu cổng dịch vụ công");
        var accepted = TimeProvider.System.GetUtcNow();
        await using (var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId)))
        {
            // Only a file taken afterwards covers the window's last days: at acceptance there was no figure to make better.
            await scoped.Connection.ExecuteAsync(
                """
                delete from coverage where province_id = @p and unit_no = @u and kind = 'dossiers';
                insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id, accepted_at)
                values (@p, @u, 'dossiers', 'thử', '2023-12-01', '2024-10-31', 1, '-infinity'), (@p, @u, 'dossiers', 'thử', '2024-11-01', '2024-11-10', 1, @later)
                """,
                new { p = desk.Unit.ProvinceId, u = desk.Unit.UnitNo, later = accepted.AddSeconds(1) });
            await scoped.Commit();
        }

        var improving = desk.App.Services.GetRequiredService<ImprovingCorrections>();
        var window = new Window(new DateOnly(2023, 12, 15), new DateOnly(2024, 11, 10));

        (await improving.Of(desk.Unit, window, accepted, CancellationToken.None)).ShouldBeEmpty();
        (await improving.Of(desk.Unit, window, accepted.AddMinutes(1), CancellationToken.None)).Single().Of.Code.ShouldBe("H2930");
    }

    [Fact]
    public async Task A_correction_to_the_units_own_good_stands_under_its_report_with_who_and_why()
    {
        await Promise();
        await Correct("H2930", "o-channel", "trực tuyến", "Đối chiếu cổng dịch vụ công");
        await Correct("H2", "o-channel", "trực tiếp", "Nộp tại quầy");

        var page = await desk.Officer.Get(await desk.Create());

        var card = page.Html.QuerySelector("#sua-co-loi")!.ParentElement!.TextContent;
        card.ShouldContain("H2930: hình thức nộp trực tiếp → trực tuyến");
        card.ShouldContain("Lý do: Đối chiếu cổng dịch vụ công");
        card.ShouldNotContain("Nộp tại quầy");
    }

    private async Task Promise()
    {
        await using var scoped = await desk.App.Database.InScope(Scope.WholeProvince(desk.Unit.ProvinceId));
        var target = new Target(TargetType.Percent, Operator.AtLeast, false, 99.5m, null, null, null, null, null, "99,5%", []);
        await CommitmentStore.Save(
            scoped.Connection, desk.Unit.ProvinceId,
            new Commitment(
                desk.Unit.UnitNo, Guid.NewGuid(), 1, "5/CK-UBND", new DateOnly(2024, 3, 26), "Phường 4", "Phòng Nội vụ", 2024, [ReformIndex.Par],
                [new CommitmentItem("B.1", ItemGroup.Improve, "Hồ sơ nộp trực tuyến", null, [target], "Một cửa", null, null, "online-all", null, null)], [], null),
            null, new DateTimeOffset(2024, 4, 1, 3, 0, 0, TimeSpan.Zero), "thử");
        await scoped.Commit();
    }

    private async Task Correct(string code, string field, string value, string reason) =>
        (await desk.Officer.PostForm($"/ho-so/{desk.Unit.Slug}/sua", new() { ["ma"] = code, [field] = value, ["ly-do"] = reason })).Status.ShouldBe(HttpStatusCode.Redirect);
}
