using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Commitments;

/// <summary>What persons record: held from a moment to a moment, taken back with a reason, and never made to wait for an import.</summary>
public sealed class RecordsTests : IAsyncLifetime
{
    private const string Ward = "phuong-ben-da-huyen-mau";
    private const string Plan = $"/ke-hoach-von?don-vi={Ward}&nam=2024&dong=disbursement";
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

    private static string Wall(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private async Task<Guid> Commitment(string number)
    {
        var row = (await officer.Get("/cam-ket")).Html.QuerySelectorAll(".sheet tbody tr").Single(r => r.TextContent.Contains(number, StringComparison.Ordinal));
        return Guid.Parse(row.QuerySelector("form")!.GetAttribute("action")!.Split('/')[2]);
    }

    private async Task<string> FormOf(string path, string form)
    {
        var page = await officer.Follow(await officer.Get($"/don-vi/{Ward}/cam-ket/{path}"));
        return page.Html.QuerySelectorAll("main form[method=post]").Select(f => f.GetAttribute("action")!).Single(a => a.EndsWith("#" + form, StringComparison.Ordinal)).Split('#')[0];
    }

    private static string Document(string issuer, string number, string day, string item, string promise) => $"""
        ỦY BAN NHÂN DÂN
        {issuer}

        Số: {number}
        V/v đăng ký cam kết cải cách hành chính năm 2024

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Mẫu Sơn, ngày {day} năm 2024

        Kính gửi: Phòng Nội vụ huyện Mẫu

        TT	Nội dung cam kết	Kết quả năm 2023	Kết quả phấn đấu năm 2024	Ghi chú
        B	CẢI CÁCH HÀNH CHÍNH
        {item}	{promise}	80%	90%

        Nơi nhận:
        - Như trên;

        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH

        Lê Văn Mẫu
        """;

    private Task<PageAnswer> Enter(long june) => officer.PostForm("/ke-hoach-von", new()
    {
        ["don-vi"] = Ward, ["nam"] = "2024", ["dong"] = "disbursement", ["can-cu"] = "Kế hoạch số 44/KH-UBND",
        ["so-2024-06-30"] = june.ToString(CultureInfo.InvariantCulture), ["so-2024-12-31"] = "5.000.000.000",
    });

    [Fact]
    public async Task While_an_import_has_the_provinces_turn_records_are_kept_without_waiting_for_it()
    {
        await using var import = await app.Database.InScope(Scope.WholeProvince(99));
        await BatchStore.Lock(import.Connection, 99, CancellationToken.None);
        async Task Kept(Task<PageAnswer> sent)
        {
            var answer = await sent.WaitAsync(TimeSpan.FromMinutes(2));
            answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.MainText);
        }

        await Kept(officer.PostForm(await FormOf("B.1", "tai-lieu"), new() { ["noi-dung"] = "Biên bản" }));
        await Kept(officer.PostForm(await FormOf("B.1", "han"), new() { ["ngay"] = "2024-12-12", ["can-cu"] = "Kế hoạch số 45/KH-UBND" }));
        await Kept(Enter(1_300_000_000));
        await Kept(officer.PostForm("/ket-qua-xep-hang", new() { ["don-vi"] = Ward, ["bang"] = "par-index", ["nam"] = "2024", ["hang"] = "5", ["tong"] = "22", ["so"] = "80/QĐ-UBND" }));
        var draft = (string)expected["drafts"]![0]!["address"]!;
        await Kept(officer.PostForm(draft, new(CommitmentPagesTests.Fields(await officer.Get(draft))) { ["viec"] = "xac-nhan" }));
        (await officer.Get("/cam-ket")).MainText.ShouldContain("16/CK-UBND");
        await Kept(officer.PostForm("/bao-cao", new() { ["don-vi"] = "19501", ["tu"] = "2024-01-01", ["den"] = "2024-09-30", ["han"] = "" }));
        await Kept(officer.PostForm((string)expected["reports"]![1]!["address"]! + "/trang-thai", new() { ["viec"] = "withdraw", ["ly-do"] = "Lập nhầm" }));
        await Kept(officer.PostForm("/ke-hoach-von/rut", new() { ["don-vi"] = Ward, ["nam"] = "2024", ["dong"] = "disbursement", ["ly-do"] = "Giao lại vốn" }));
        await Kept(officer.PostForm($"/cam-ket/{await Commitment("12/CK-UBND")}/rut", new() { ["ly-do"] = "Ghi nhầm" }));
        (await officer.Get("/cam-ket")).Html.QuerySelector("section[aria-labelledby=da-rut]")!.TextContent.ShouldContain("12/CK-UBND");
    }

    [Fact]
    public async Task What_is_withdrawn_counts_no_more_and_stays_with_who_when_and_why()
    {
        var accepted = (string)expected["reports"]![0]!["address"]!;
        var frozen = (await officer.Get(accepted)).Html.QuerySelector(".paper")!.TextContent;
        var id = await Commitment("11/CK-UBND");
        var without = await officer.PostForm($"/cam-ket/{id}/rut", new() { ["ly-do"] = " " });
        (without.Status, without.MainText.Contains("Rút cam kết phải nêu lý do", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        await officer.PostForm($"/cam-ket/{id}/rut", new() { ["ly-do"] = "Ghi nhầm đơn vị" });
        var list = await officer.Get("/cam-ket");
        list.Html.QuerySelector(".sheet tbody")!.TextContent.ShouldNotContain("11/CK-UBND");
        list.Html.QuerySelector("section[aria-labelledby=da-rut]")!.TextContent.ShouldContain("Ghi nhầm đơn vị");
        (await officer.PostForm($"/cam-ket/{id}/rut", new() { ["ly-do"] = "lần nữa" })).MainText.ShouldContain("đã được rút rồi");
        (await officer.Get(accepted)).Html.QuerySelector(".paper")!.TextContent.ShouldBe(frozen, "an accepted report rests on what was");

        (await officer.PostForm("/ke-hoach-von/rut", new() { ["don-vi"] = Ward, ["nam"] = "2024", ["dong"] = "disbursement", ["ly-do"] = "" })).MainText.ShouldContain("Rút kế hoạch phải nêu lý do");
        await officer.PostForm("/ke-hoach-von/rut", new() { ["don-vi"] = Ward, ["nam"] = "2024", ["dong"] = "disbursement", ["ly-do"] = "Giao lại vốn" });
        (await officer.Get(Plan)).MainText.ShouldContain("Giao lại vốn");
        (await officer.Get(Plan)).Html.QuerySelectorAll(".plan-months input").ShouldAllBe(i => (i.GetAttribute("value") ?? "").Length == 0);

        (await officer.PostForm("/ket-qua-xep-hang/rut", new() { ["don-vi"] = Ward, ["cu"] = "2024|par-index|61/TB-SNV", ["ly-do"] = "Thông báo bị thu hồi" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var standings = await officer.Get("/ket-qua-xep-hang");
        standings.Html.QuerySelectorAll("#da-ghi ~ table tbody tr").ShouldAllBe(r => !r.TextContent.Contains("61/TB-SNV", StringComparison.Ordinal));
        standings.Html.QuerySelector("section[aria-labelledby=da-rut]")!.TextContent.ShouldContain("Thông báo bị thu hồi");

        var draft = (string)expected["reports"]![1]!["address"]!;
        (await officer.PostForm(draft + "/trang-thai", new() { ["viec"] = "withdraw", ["ly-do"] = "" })).MainText.ShouldContain("Rút dự thảo phải nêu lý do");
        await officer.PostForm(draft + "/trang-thai", new() { ["viec"] = "withdraw", ["ly-do"] = "Lập nhầm kỳ" });
        (await officer.Get(draft)).MainText.ShouldContain("Lập nhầm kỳ");
        (await officer.PostForm(draft + "/trang-thai", new() { ["viec"] = "submit" })).MainText.ShouldContain("Báo cáo đã rút");
        (await officer.PostForm((string)expected["reports"]![2]!["address"]! + "/trang-thai", new() { ["viec"] = "withdraw", ["ly-do"] = "x" })).MainText.ShouldContain("trả lại trước");
        (await officer.PostForm("/bao-cao", new() { ["don-vi"] = "19501", ["tu"] = "2023-12-15", ["den"] = "2024-11-10", ["han"] = "" })).Location!.ToString().ShouldNotBe(draft, "a report for the window begins anew");
    }

    [Fact]
    public async Task A_document_taken_back_says_no_more_that_something_was_done_and_leaves_a_trace_for_the_staff()
    {
        var item = (await officer.Get($"/don-vi/{Ward}/cam-ket/C.2")).Location!.ToString();
        await officer.PostForm(await FormOf("C.2", "tai-lieu"), new() { ["noi-dung"] = "Quy chế làm việc", ["so"] = "60/QĐ-UBND", ["ngay"] = "2024-04-20" });
        var done = await officer.Get(item);
        done.Html.QuerySelector(".state-line")!.TextContent.ShouldContain("Đạt");
        var then = Wall(TimeProvider.System.GetUtcNow());
        var form = done.Html.QuerySelectorAll("main form[method=post]").Select(f => f.GetAttribute("action")!).Single(a => a.Contains("/rut", StringComparison.Ordinal)).Split('#')[0];
        var document = done.Html.QuerySelector("#rut-tl option")!.GetAttribute("value")!;

        var without = await officer.PostForm(form, new() { ["tai-lieu"] = document, ["ly-do"] = " " });
        (without.Status, without.MainText.Contains("Rút tài liệu phải nêu lý do", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        (await officer.PostForm(form, new() { ["tai-lieu"] = document, ["ly-do"] = "Quy chế của đơn vị khác" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var now = await officer.Get(item);
        now.Html.QuerySelector(".state-line")!.TextContent.ShouldContain("quá hạn 30/04/2024");
        now.MainText.ShouldContain("Quy chế của đơn vị khác");
        (await officer.PostForm(form, new() { ["tai-lieu"] = document, ["ly-do"] = "lần nữa" })).MainText.ShouldContain("đã được rút");
        (await officer.Get($"{item}?biet={Uri.EscapeDataString(then)}")).Html.QuerySelector(".state-line")!.TextContent.ShouldNotContain("quá hạn");
        using var visitor = app.Visitor();
        (await visitor.Get(item)).MainText.ShouldNotContain("Quy chế của đơn vị khác");
    }

    [Fact]
    public async Task The_command_withdraws_with_a_reason_too()
    {
        async Task Says(string words, params string[] arguments)
        {
            var answer = await app.Camket(arguments);
            answer.ExitCode.ShouldBe(0, answer.Error);
            answer.Output.ShouldContain(words);
        }

        await Says("chưa có", "plan", "--unit", "19504", "--year", "2024", "--line", "revenue-total", "--withdraw", "Nghị quyết sửa");
        await Says("Đã rút kết quả", "standing", "--unit", "19501", "--year", "2024", "--list", "par-index", "--decision", "61/TB-SNV", "--day", "2024-10-10", "--withdraw", "Thu hồi");
        await Says("Đã rút cam kết số 12/CK-UBND năm 2024 của Phường Bến Đá: Ghi nhầm", "commitment", "--unit", "19501", "--number", "12/CK-UBND", "--withdraw", "Ghi nhầm");
        (await officer.Get("/cam-ket")).Html.QuerySelector("section[aria-labelledby=da-rut]")!.TextContent.ShouldContain("12/CK-UBND, năm 2024, bản 2");
        var gone = await app.Camket("commitment", "--unit", "19501", "--number", "12/CK-UBND", "--withdraw", "Ghi nhầm");
        (gone.ExitCode, gone.Error.Trim()).ShouldBe((1, "Đơn vị mã 19501 không có cam kết số 12/CK-UBND đang có hiệu lực; đang có: số 11/CK-UBND năm 2024: xem lại số ở trang Cam kết."));
        (await app.Camket("commitment", "--unit", "19501", "--number", "11/CK-UBND", "--withdraw", " ")).Error.ShouldContain("Rút cam kết phải nêu lý do");
        await Says("Đã rút dự thảo", "report", "--unit", "19504", "--from", "2023-12-15", "--to", "2024-11-10", "--withdraw", "Lập nhầm");
        var twice = await app.Camket("report", "--unit", "19504", "--from", "2023-12-15", "--to", "2024-11-10", "--withdraw", "Lập nhầm");
        (twice.ExitCode, twice.Error.Trim().Split('\n').Length).ShouldBe((1, 1));
        twice.Error.ShouldContain("không có dự thảo");
    }

    [Fact]
    public async Task As_known_at_a_moment_promises_plans_and_standings_are_those_of_then()
    {
        var then = Wall(TimeProvider.System.GetUtcNow());
        var id = await Commitment("12/CK-UBND");
        await officer.PostForm($"/cam-ket/{id}/rut", new() { ["ly-do"] = "Ghi nhầm" });
        await officer.PostForm(await FormOf("C.1", "han"), new() { ["ngay"] = "2024-12-20", ["can-cu"] = "Kế hoạch số 99/KH-UBND" });

        (await officer.Get($"/don-vi/{Ward}")).MainText.ShouldNotContain("Tổ chức ngày thứ bảy vì dân");
        (await officer.Get($"/don-vi/{Ward}?biet={Uri.EscapeDataString(then)}")).MainText.ShouldContain("Tổ chức ngày thứ bảy vì dân");
        var deadline = await officer.Follow(await officer.Get($"/don-vi/{Ward}/cam-ket/C.1"));
        deadline.MainText.ShouldContain("20/12/2024");
        var item = deadline.Html.QuerySelectorAll("main form[method=post]").Select(f => f.GetAttribute("action")!).First().Split('/')[3];
        (await officer.Get($"/don-vi/{Ward}/cam-ket/{item}?biet={Uri.EscapeDataString(then)}")).MainText.ShouldNotContain("20/12/2024");

        async Task<int> Promises(params string[] known)
        {
            var answer = await app.Camket(["progress", "--unit", "19501", "--json", .. known]);
            answer.ExitCode.ShouldBe(0, answer.Error);
            return JsonDocument.Parse(answer.Output).RootElement.GetProperty("items").GetArrayLength();
        }

        (await Promises("--known", then)).ShouldBe(await Promises() + 4);
    }

    [Fact]
    public async Task A_document_that_amends_a_commitment_is_its_next_version_and_what_is_merely_alike_is_asked()
    {
        var text = """
            ỦY BAN NHÂN DÂN
            XÃ SUỐI MƠ

            Số: 18/CK-UBND
            V/v đăng ký cam kết cải cách hành chính năm 2024

            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc

            Mẫu Sơn, ngày 10 tháng 6 năm 2024

            Kính gửi: Phòng Nội vụ huyện Mẫu

            TT	Nội dung cam kết	Kết quả năm 2023	Kết quả phấn đấu năm 2024	Ghi chú
            B	CẢI CÁCH HÀNH CHÍNH
            7	Tỷ lệ văn bản đi được ký số	80%	90%
            8	Họp dân định kỳ			Theo kế hoạch

            Nơi nhận:
            - Như trên;

            TM. ỦY BAN NHÂN DÂN
            CHỦ TỊCH

            Lê Văn Mẫu
            """;
        var url = (await officer.PostForm("/cam-ket", [], new SentFile("file", "sua-doi.txt", Encoding.UTF8.GetBytes(text), "text/plain"))).Location!.ToString();
        var before = (await officer.Get("/don-vi/xa-suoi-mo-huyen-mau/cam-ket/A.1")).Location!.ToString();
        var id = await Commitment("15/CK-UBND");
        var fields = CommitmentPagesTests.Fields(await officer.Get(url));
        (fields["unit"], fields["amends"], fields["viec"]) = ("46500104", id.ToString(), "xac-nhan");

        var asked = await officer.Get((await officer.PostForm(url, fields)).Location!.ToString().Split('#')[0]);
        asked.MainText.ShouldContain("Mục B.8 có thể là mục A.4 hoặc A.5 của bản trước");
        fields["items[1].follows"] = asked.Html.QuerySelectorAll("[name='items[1].follows'] option").Single(o => o.TextContent.Contains("A.5", StringComparison.Ordinal)).GetAttribute("value")!;
        (await officer.PostForm(url, fields)).Location!.ToString().ShouldStartWith("/don-vi/");

        (await officer.Get("/cam-ket")).MainText.ShouldContain("18/CK-UBND, 10/06/2024 (bản 3)");
        var kept = await officer.Get(before);
        (kept.Html.QuerySelector("h1")!.TextContent, kept.MainText.Contains("Mục B.7", StringComparison.Ordinal), kept.MainText.Contains("Báo cáo ký số của xã", StringComparison.Ordinal))
            .ShouldBe(("Tỷ lệ văn bản đi được ký số", true, true), "the address holds and what hangs on the promise follows");
    }

    [Fact]
    public async Task A_document_of_the_unit_others_went_into_takes_the_place_of_theirs_and_the_promise_stays_the_same()
    {
        var before = (await officer.Get("/don-vi/phuong-cau-giong-huyen-mau/cam-ket/A.1")).Location!.ToString();
        var item = before.Split('/')[^1].Split('?')[0];
        var id = await Commitment("13/CK-UBND");
        var url = (await officer.PostForm("/cam-ket", [], new SentFile("file", "ke-thua.txt", Encoding.UTF8.GetBytes(Document("PHƯỜNG BẾN MỚI", "20/CK-UBND", "10 tháng 9", "7", "Tỷ lệ văn bản đi được ký số")), "text/plain"))).Location!.ToString();
        var fields = CommitmentPagesTests.Fields(await officer.Get(url));
        (fields["unit"], fields["viec"]) = ("46500103", "luu");
        await officer.PostForm(url, fields);
        var page = await officer.Get(url);
        page.Html.QuerySelectorAll("#amends option").Select(o => o.TextContent).ShouldContain("sửa đổi, thay thế số 13/CK-UBND, 20/03/2024 của Phường Cầu Giồng, đơn vị trước khi sắp xếp");
        (fields["amends"], fields["viec"]) = (id.ToString(), "xac-nhan");

        (await officer.PostForm(url, fields)).Location!.ToString().ShouldStartWith("/don-vi/phuong-ben-moi-huyen-mau");

        var led = (await officer.Get($"/don-vi/phuong-cau-giong-huyen-mau/cam-ket/{item}")).Location!.ToString();
        led.ShouldContain("/don-vi/phuong-ben-moi-huyen-mau/cam-ket/" + item);
        var kept = await officer.Get(led);
        (kept.MainText.Contains("Mục B.7", StringComparison.Ordinal), kept.Html.QuerySelector(".evidence-list a")?.GetAttribute("href")).ShouldBe((true, "https://ho-so.vi-du.vn/41-bc-ubnd.pdf"));
    }

    [Fact]
    public async Task An_issuer_that_is_not_the_unit_chosen_is_asked_once_with_both_names()
    {
        var draft = (string)expected["drafts"]![0]!["address"]!;
        var fields = CommitmentPagesTests.Fields(await officer.Get(draft));
        (fields["unit"], fields["viec"]) = ("46500101", "xac-nhan");

        var asked = await officer.Get((await officer.PostForm(draft, fields)).Location!.ToString().Split('#')[0]);
        asked.Html.QuerySelectorAll("#loi li").ShouldHaveSingleItem().TextContent.ShouldContain("còn đơn vị đã chọn là Phường Bến Đá");
        asked.Html.QuerySelector("#loi")!.TextContent.ShouldContain("XÃ SUỐI MƠ", Case.Insensitive);
        fields["issuer-answer"] = "46500102";
        (await officer.PostForm(draft, fields)).Location!.ToString().ShouldContain("kiem-tra", Case.Insensitive, "the answer holds for the unit it was given of");
        fields["issuer-answer"] = "46500101";
        (await officer.PostForm(draft, fields)).Location!.ToString().ShouldStartWith("/don-vi/phuong-ben-da");
    }

    [Fact]
    public async Task The_command_records_a_document_and_asks_of_another_issuer_too()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(file, """
            ỦY BAN NHÂN DÂN
            XÃ SUỐI MƠ

            Số: 19/CK-UBND
            V/v đăng ký cam kết cải cách hành chính năm 2024

            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc

            Mẫu Sơn, ngày 11 tháng 6 năm 2024

            Kính gửi: Phòng Nội vụ huyện Mẫu

            TT	Nội dung cam kết	Kết quả năm 2023	Kết quả phấn đấu năm 2024	Ghi chú
            A	CẢI CÁCH HÀNH CHÍNH
            1	Tỷ lệ hồ sơ giải quyết đúng hạn	90%	95%

            Nơi nhận:
            - Như trên;

            TM. ỦY BAN NHÂN DÂN
            CHỦ TỊCH

            Lê Văn Mẫu
            """);
        try
        {
            var asked = await app.Camket("commitment", file, "--unit", "19501");
            (asked.ExitCode, asked.Error.Trim().Split('\n').Length).ShouldBe((1, 1), asked.Error);
            asked.Error.ShouldContain("còn đơn vị đã chọn là Phường Bến Đá");
            asked.Error.ShouldContain("--other-issuer");
            var answered = await app.Camket("commitment", file, "--unit", "19501", "--other-issuer");
            answered.ExitCode.ShouldBe(0, answered.Error);
            answered.Output.ShouldContain("Đã ghi nhận cam kết số 19/CK-UBND của Phường Bến Đá.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Migrate_lists_what_a_person_has_to_match()
    {
        var address = await BeforeIdentityStore.Unmigrated();
        var said = await Terminal.CamketWith(new() { ["CAMKET_DATABASE"] = address.For(Roles.Owner) }, "migrate");
        await PostgresServer.Drop(address);
        said.ExitCode.ShouldBe(0, said.Error);
        said.Output.ShouldContain("Chưa nối được với bản sau: Xã Suối Mơ, mục A.2 “Tổ chức họp dân ở thôn Thượng” của bản 1. Mở trang Cam kết (/cam-ket)");
    }

    [Fact]
    public async Task The_command_lists_what_a_person_has_to_match_and_its_JSON_follows_schema_and_golden_file()
    {
        var said = await app.Camket("commitment", "--unmatched");
        said.ExitCode.ShouldBe(0, said.Error);
        said.Output.ShouldContain("2 nội dung chưa nối được:");
        said.Output.ShouldContain("Xã Suối Mơ, mục A.3 “Tổ chức họp dân ở thôn Hạ” của bản 1. Mở trang Cam kết (/cam-ket)");

        var answer = await app.Camket("commitment", "--unmatched", "--json");
        var schema = await JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "unmatched-answer.schema.json"));
        schema.Validate(answer.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        var golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Commitments", "Golden", "unmatched.json");
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            await File.WriteAllTextAsync(golden, answer.Output);
        }

        answer.Output.ShouldBe(await File.ReadAllTextAsync(golden));
        (await app.Camket("commitment", "--json")).Error.ShouldContain("--json chỉ dùng cùng --unmatched");
    }
}
