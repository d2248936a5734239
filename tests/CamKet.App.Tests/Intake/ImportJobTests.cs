using System.Globalization;
using System.Net;
using System.Text;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

/// <summary>Uploads outlive their node, are shared by all of them, and are done once.</summary>
public class ImportJobTests
{
    private const string Head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";
    private const string One = Head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n";

    [Fact]
    public async Task Another_node_finds_an_upload_and_accepts_it_once()
    {
        await using var world = await ImportWorld.Start();
        await using var second = await Node(world);
        using var visitor = await world.App.SignedIn();
        using var other = new Visitor(WebHost.AddressOf(second));
        (await other.PostForm("/dang-nhap", new() { ["Ten"] = "quantri", ["MatKhau"] = CamKetApp.Password })).Status.ShouldBe(HttpStatusCode.Redirect);

        var shown = await visitor.Settled(await visitor.Upload("ho-so.csv", One));
        (await other.Get("/so-lieu")).MainText.ShouldContain("ho-so.csv chờ bạn nhận");
        (await other.Get(shown.Path())).MainText.ShouldContain("Xem trước, chưa lưu gì: đọc 1 dòng, mới 1");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? visitor : other).PostForm(shown.Path() + "/nhan", [])));
        (await other.Settled(() => other.Get(shown.Path()))).MainText.ShouldContain("Đã nhận (lần nạp số 1)");
        (await world.Ask<long>("select count(*) from extract")).ShouldBe(1);
        (await world.Ask<long>("select count(*) from import_job_part")).ShouldBe(0);
    }

    [Theory]
    [InlineData("reading", "Xem trước, chưa lưu gì: đọc 1 dòng, mới 1", 0)]
    [InlineData("accepting", "Đã nhận (lần nạp số 1)", 1)]
    public async Task What_a_dead_node_was_at_is_taken_up_again(string state, string says, long stored)
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        var shown = await visitor.Settled(await visitor.Upload("ho-so.csv", One));

        // As a node leaves it that is killed: claimed, and silent for longer than a node is believed alive.
        await world.Do("update import_job set state = @state, node_id = gen_random_uuid(), touched_at = clock_timestamp() - interval '61 seconds'", new { state });

        (await visitor.Settled(() => visitor.Get(shown.Path()))).MainText.ShouldContain(says);
        (await world.Dossiers()).ShouldBe(stored);
    }

    [Fact]
    public async Task A_node_that_gives_signs_of_life_keeps_its_job()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        var kept = await visitor.Settled(await visitor.Upload("ho-so.csv", One));
        var left = await visitor.Settled(await visitor.Upload("bo-do.csv", Head + "X-2;Trực tiếp;Đang xử lý;02/10/2024;\n"));
        // The first came first and would be taken first; the second is the proof that somebody looked.
        await world.Do(
            """
            update import_job set state = 'accepting', node_id = gen_random_uuid(),
                   touched_at = clock_timestamp() + case file_name when 'ho-so.csv' then interval '10 minutes' else interval '-61 seconds' end
            """);

        (await visitor.Settled(() => visitor.Get(left.Path()))).MainText.ShouldContain("Đã nhận (lần nạp số 1)");

        (await visitor.Get(kept.Path())).Html.QuerySelector("meta[http-equiv=refresh]").ShouldNotBeNull();
        (await world.List("select code from dossier")).ShouldBe(["X-2"]);
    }

    [Fact]
    public async Task A_job_that_fails_three_nodes_is_given_up_with_a_sentence()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        var shown = await visitor.Settled(await visitor.Upload("ho-so.csv", One));
        await world.Do("update import_job set state = 'reading', tries = 3, node_id = null");

        (await visitor.Settled(() => visitor.Get(shown.Path()))).MainText.ShouldContain("máy chủ gặp lỗi 3 lần liền, không phải do tệp");
    }

    [Fact]
    public async Task A_job_shows_how_far_it_is_and_stops_when_asked_storing_nothing()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        var rows = new StringBuilder(Head);
        for (var i = 0; i < 8_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"HS-{i};Trực tiếp;Đang xử lý;01/10/2024;\n");
        }

        PageAnswer stopped;
        await using (var other = await world.App.Database.InScope(Scope.WholeProvince(45)))
        {
            // Another import's turn: read to its last row the file waits for it to end, for as long as it is looked at.
            await BatchStore.Lock(other.Connection, 45, CancellationToken.None);
            var begun = await visitor.Upload("lon.csv", rows.ToString());
            var page = await visitor.Follow(begun);
            await Patience.Until(async () => (page = await visitor.Get(page.Path())).MainText.Contains("8.000 dòng…", StringComparison.Ordinal));
            page.Html.QuerySelector("meta[http-equiv=refresh]").ShouldNotBeNull(page.MainText);
            await visitor.PostForm(page.Path() + "/dung", []);
            stopped = await visitor.Settled(() => visitor.Get(page.Path()));
        }

        stopped.MainText.ShouldContain("Đã dừng việc nạp tệp lon.csv theo yêu cầu, chưa lưu gì");
        (await world.Dossiers()).ShouldBe(0);
        (await world.Ask<long>("select count(*) from import_job_part")).ShouldBe(0);
    }

    [Fact]
    public async Task After_a_day_an_undecided_file_is_erased()
    {
        await using var world = await ImportWorld.Start();
        using (var visitor = await world.App.SignedIn())
        {
            await visitor.Settled(await visitor.Upload("ho-so.csv", One));
        }

        await world.Do("update import_job set created_at = created_at - interval '25 hours'");
        await world.Do("insert into occurrence (work, due, state, tries) values ('forget-uploads', clock_timestamp() - interval '1 second', 'due', 0)");
        await using var next = await Node(world);
        await Patience.Until(async () => await world.Ask<long>("select count(*) from import_job") == 0);
        (await world.Ask<long>("select (select count(*) from import_job) + (select count(*) from import_job_part)")).ShouldBe(0);
    }

    [Fact]
    public async Task Several_files_and_a_zip_are_each_judged_on_their_own_their_kind_told_by_the_head()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        var documents = "Số văn bản;Ngày ban hành;Trích yếu;Ký số\n01/BC-UBND;02/10/2024;Báo cáo;Có\n";
        var zip = Zipped.Of(("thang/ho-so-2.csv", Head + "X-2;Trực tiếp;Đang xử lý;02/10/2024;\n"), ("__MACOSX/._x", "x"), ("hong.csv", "một;hai;ba\n1;2;3\n"));

        var page = await visitor.Settled(await visitor.Upload(new() { ["Loai"] = "" }, ("ho-so.csv", Encoding.UTF8.GetBytes(One)), ("van-ban.csv", Encoding.UTF8.GetBytes(documents)), ("goi.zip", zip)));

        page.MainText.ShouldContain("Nạp 4 tệp");
        page.MainText.ShouldContain("3 tệp chờ bạn quyết định, 1 tệp không nhận được");
        page.MainText.ShouldContain("van-ban.csv Văn bản");
        page.MainText.ShouldContain("Tệp hong.csv: tiêu đề cột không cho biết");
        await visitor.PostForm(page.Path() + "/nhan", []);
        (await visitor.Settled(() => visitor.Get(page.Path()))).MainText.ShouldContain("3 tệp đã nhận, 1 tệp không nhận được");
        (await world.Dossiers()).ShouldBe(2);
        (await world.Ask<long>("select count(*) from register_document")).ShouldBe(1);
    }

    [Fact]
    public async Task What_looks_wrong_only_once_its_other_part_is_taken_is_asked_about_and_the_file_is_kept()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        byte[] Part(char part) => Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Range(1, 12).Select(i => string.Create(CultureInfo.InvariantCulture, $"{part}-{i};Trực tiếp;Đang xử lý;01/10/2024;\n"))));
        var batch = await visitor.Settled(await visitor.Upload([], ("phan-1.csv", Part('A')), ("phan-2.csv", Part('B'))));
        batch.MainText.ShouldContain("2 tệp chờ bạn quyết định");

        await visitor.PostForm(batch.Path() + "/nhan", []);
        var after = await visitor.Settled(() => visitor.Get(batch.Path()));

        after.MainText.ShouldContain("1 tệp đã nhận, 1 tệp ngờ nhầm tệp, cần mở từng tệp để xác nhận");
        (await world.Dossiers()).ShouldBe(12);
        var job = await world.Ask<Guid>("select job_id from import_job where state = 'waiting'");
        var page = await visitor.Get($"/so-lieu/nap/{job}");
        page.MainText.ShouldContain("Biến mất 12 trên 12 dòng hồ sơ một cửa");
        page.MainText.ShouldContain("Xem trước, chưa lưu gì: đọc 12 dòng, mới 12");
        (await visitor.Settled(await visitor.PostForm(page.Path() + "/nhan", new() { ["dungTep"] = "true" }))).MainText.ShouldContain("Đã nhận (lần nạp số 2)");
        (await world.Dossiers()).ShouldBe(24);
        (await world.Ask<long>("select count(*) from import_job_part")).ShouldBe(0);
    }

    [Fact]
    public async Task A_zip_in_a_zip_and_one_that_bursts_are_refused_whole_and_what_was_typed_is_kept()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        var nested = Zipped.Of(("a.csv", One), ("b.zip", "x"));
        var disguised = Zipped.Of(("a.csv", Encoding.UTF8.GetBytes(One)), ("b.csv", Zipped.Of(("c.csv", "x"))));
        var bomb = Zipped.Of(("a.csv", new string('0', 80 * 1024 * 1024)));

        foreach (var (bytes, says) in new[] { (nested, "chứa một tệp nén khác (b.zip)"), (bomb, "bung ra quá lớn"), ("PK-gia"u8.ToArray(), "không phải tệp nén zip"), (disguised, "chứa một tệp nén khác (b.csv)") })
        {
            var back = await visitor.Upload([], ("goi.zip", bytes));
            back.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            back.MainText.ShouldContain(says);
            back.Html.QuerySelector("#tu")!.GetAttribute("value").ShouldBe("01/10/2024");
            back.Html.QuerySelector("#don-vi option[selected]")!.GetAttribute("value").ShouldBe("19345");
        }

        (await world.Ask<long>("select count(*) from import_job")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_does_not_say_whose_it_is_asks_for_the_unit_on_its_page_and_goes_on()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();

        var page = await visitor.Settled(await visitor.Upload(new() { ["DonVi"] = "" }, ("ho-so.csv", Encoding.UTF8.GetBytes(One))));
        page.MainText.ShouldContain("Tệp ho-so.csv không có cột đơn vị: hãy cho biết tệp của đơn vị nào");
        page.Html.QuerySelector("select[name=donVi] option[value='19345']").ShouldNotBeNull();
        (await visitor.Get("/so-lieu")).MainText.ShouldContain("ho-so.csv cần thêm thông tin");

        var wrong = await visitor.Settled(await visitor.PostForm(page.Path() + "/don-vi", new() { ["DonVi"] = "99999" }));
        wrong.MainText.ShouldContain("Không có đơn vị mã 99999");
        wrong.Html.QuerySelector("select[name=donVi]").ShouldNotBeNull("the file is still here");

        var shown = await visitor.Settled(await visitor.PostForm(page.Path() + "/don-vi", new() { ["DonVi"] = "19345" }));
        shown.MainText.ShouldContain("Xem trước, chưa lưu gì: đọc 1 dòng, mới 1");
        (await visitor.Settled(await visitor.PostForm(page.Path() + "/nhan", []))).MainText.ShouldContain("Đã nhận (lần nạp số 1)");
        (await world.Ask<long>("select count(*) from coverage c join unit u using (province_id, unit_no) where u.code = '19345'")).ShouldBe(1);
    }

    [Fact]
    public async Task Days_an_extract_cannot_cover_are_asked_for_again()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();

        var page = await visitor.Settled(await visitor.Upload(new() { ["Tu"] = "2024-10-01", ["Den"] = "2199-11-10" }, ("ho-so.csv", Encoding.UTF8.GetBytes(One))));
        page.MainText.ShouldContain("sau hôm nay");
        page.Html.QuerySelector("#tu")!.GetAttribute("value").ShouldBe("01/10/2024");

        (await visitor.Settled(await visitor.PostForm(page.Path() + "/ky", new() { ["Tu"] = "2024-10-01", ["Den"] = "2024-11-10" })))
            .MainText.ShouldContain("Xem trước, chưa lưu gì: đọc 1 dòng, mới 1");
    }

    [Fact]
    public async Task What_a_zip_holds_does_not_lie_about_when_nothing_comes_of_it()
    {
        await using var app = await CamKetApp.StartAsync();
        using var visitor = await app.SignedIn();

        (await visitor.Upload([], ("goi.zip", Zipped.Of(("a.csv", One), ("c.csv", One))))).MainText.ShouldContain("Danh mục chưa có đơn vị nào");

        var work = app.Services.GetRequiredService<CamKet.App.Platform.WorkFolder>();
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(work.NewPath())!).Select(Path.GetFileName).ShouldBe(["khoa"]);
        // Nor does what the server itself lays down while it arrives lie where others may look.
        var spool = Environment.GetEnvironmentVariable("ASPNETCORE_TEMP")!;
        Path.GetDirectoryName(spool).ShouldBe(Home.Path("var", "nap"));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(spool).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>A second web node on the same database.</summary>
    private static async Task<WebApplication> Node(ImportWorld world)
    {
        var app = WebHost.Build(new() { Address = world.App.DatabaseAddress, Configuration = new ConfigurationBuilder().Build(), Log = Console.Error });
        await app.StartAsync();
        return app;
    }
}
