using System.Net;
using System.Text;
using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

public class IntakePageTests
{
    private const string Good = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\nX-1;Trực tiếp;Đang xử lý;01/10/2024;\nX-2;Trực tiếp;Đã xử lý xong;05/10/2024;04/10/2024\n";

    [Fact]
    public async Task A_file_is_uploaded_shown_accepted_and_its_faulty_row_corrected()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();

        var shown = await visitor.Settled( await visitor.Upload("ho-so.csv", Good));
        shown.MainText.ShouldContain("Xem trước, chưa lưu gì: đọc 2 dòng, mới 1");
        shown.MainText.ShouldContain("trước ngày tiếp nhận");
        (await world.Dossiers()).ShouldBe(0);

        var accepted = await visitor.PostForm(shown.Path() + "/nhan", []);
        (await visitor.Settled( accepted)).MainText.ShouldContain("Đã nhận (lần nạp số 1)");
        (await world.Dossiers()).ShouldBe(1);

        (await visitor.Get("/so-lieu")).MainText.ShouldContain("Số liệu mới nhất đến 10/11/2024; 1 dòng đang chờ sửa.");
        var waiting = await visitor.Get("/so-lieu/cho-sua");
        waiting.Html.QuerySelector("input[name=o-finished]")!.GetAttribute("value").ShouldBe("04/10/2024");
        var corrected = await visitor.PostForm("/so-lieu/cho-sua/nap-lai", new() { ["tinh"] = "45", ["lan"] = "1", ["trang"] = "", ["dong"] = "3", ["o-finished"] = "06/10/2024" });
        (await visitor.Follow(corrected)).MainText.ShouldContain("Dòng 3 đã được nhận.");
        (await world.Dossiers()).ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_layout_is_mapped_once_and_remembered()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        const string strange = "STT;Ký danh;Lối vào;Diễn biến;Lúc vào;Số điện thoại\n1;L-1;Trực tuyến;Đang xử lý;01/10/2024;0900000000\n";

        var mapping = await visitor.Settled( await visitor.Upload("la.csv", strange));
        mapping.MainText.ShouldContain("Chỉ ra các cột, một lần");
        mapping.MainText.ShouldContain("thông tin người nộp, không lưu");
        var heads = mapping.Html.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()).ToList();
        var fields = new Dictionary<string, string> { ["Ký danh"] = "code", ["Lối vào"] = "channel", ["Diễn biến"] = "status", ["Lúc vào"] = "received" };
        var learnt = await visitor.PostForm(mapping.Path() + "/cot", fields.ToDictionary(pair => $"cot-{heads.IndexOf(pair.Key)}", pair => pair.Value));
        (await visitor.Settled( learnt)).MainText.ShouldContain("mới 1");

        var again = await visitor.Settled( await visitor.Upload("la-2.csv", strange.Replace("L-1", "L-2", StringComparison.Ordinal)));
        again.MainText.ShouldContain("Xem trước, chưa lưu gì: đọc 1 dòng, mới 1");

        // What it was mapped as tells its kind too.
        var untold = await visitor.Settled(await visitor.Upload(new() { ["Loai"] = "" }, ("la-3.csv", Encoding.UTF8.GetBytes(strange.Replace("L-1", "L-3", StringComparison.Ordinal)))));
        untold.MainText.ShouldContain("Xem trước, chưa lưu gì: đọc 1 dòng, mới 1");
    }

    [Fact]
    public async Task A_mapping_that_lacks_what_is_needed_is_not_kept_and_what_was_chosen_stays()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        var mapping = await visitor.Settled(await visitor.Upload("la.csv", "STT;Ký danh;Lối vào;Diễn biến;Lúc vào\n1;L-1;Trực tuyến;Đang xử lý;01/10/2024\n"));
        var heads = mapping.Html.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()).ToList();
        var select = $"cot-{heads.IndexOf("Ký danh")}";

        var refused = await visitor.PostForm(mapping.Path() + "/cot", new() { [select] = "code" });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.MainText.ShouldContain("Chưa ghi nhớ gì: chưa chỉ ra cột nào là \"Hình thức nộp\", \"Tình trạng\", \"Ngày tiếp nhận\"");
        refused.Html.QuerySelector($"select[name={select}] option[selected]")!.GetAttribute("value").ShouldBe("code");
        (await world.Ask<long>("select count(*) from layout")).ShouldBe(0);
    }

    [Fact]
    public async Task An_activity_is_entered_with_a_photo_and_what_is_no_photo_is_refused()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        Dictionary<string, string> form = new() { ["DonVi"] = "19345", ["Loai"] = "dialogue", ["Ngay"] = "2024-10-05", ["SoLuong"] = "1", ["NoiDung"] = "Đối thoại mẫu" };
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

        var done = await visitor.Follow(await visitor.PostForm("/so-lieu/hoat-dong/ghi", form, new SentFile("anh", "a.png", picture)));
        done.MainText.ShouldContain("Đã ghi: Đối thoại, 05/10/2024, Phường 4.");
        var link = done.Html.QuerySelector("td a")!.GetAttribute("href")!;
        var photo = await visitor.Get(link);
        photo.Response.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        photo.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        var refused = await visitor.PostForm("/so-lieu/hoat-dong/ghi", form, new SentFile("anh", "a.png", Encoding.ASCII.GetBytes("<script>alert(1)</script>")));
        refused.MainText.ShouldContain("không phải ảnh");
        refused.Html.QuerySelector("#ngay")!.GetAttribute("value").ShouldBe("05/10/2024");
        form["Ngay"] = "hôm qua";
        var unread = await visitor.PostForm("/so-lieu/hoat-dong/ghi", form);
        unread.MainText.ShouldContain("“hôm qua” không phải là ngày");
        unread.Html.QuerySelector("#ngay")!.GetAttribute("value").ShouldBe("hôm qua");
        (await world.Ask<long>("select count(*) from activity")).ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_head_of_an_unknown_kind_asks_for_the_kind_and_then_for_the_columns()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();

        var asked = await visitor.Settled(await visitor.Upload(new() { ["Loai"] = "" }, ("la.csv", Encoding.UTF8.GetBytes("STT;Ký danh;Lối vào;Diễn biến;Lúc vào\n1;L-1;Trực tuyến;Đang xử lý;01/10/2024\n"))));
        asked.MainText.ShouldContain("hãy chọn loại số liệu.");
        (await visitor.Get("/so-lieu")).MainText.ShouldContain("la.csv cần thêm thông tin");

        (await visitor.Settled(await visitor.PostForm(asked.Path() + "/loai", new() { ["Loai"] = "dossiers" }))).MainText.ShouldContain("Chỉ ra các cột, một lần");
    }

    [Theory]
    [InlineData("/so-lieu?loi=Đã%20nộp%20phạt&xong=Đã%20nộp%20phạt&tat-ca=x&don-vi=x&khong-phat-sinh=x")]
    [InlineData("/so-lieu/cho-sua?xong=Đã%20nộp%20phạt&trang=abc&dong=x")]
    [InlineData("/so-lieu/bien-mat?loi=Đã%20nộp%20phạt&xong=Đã%20nộp%20phạt&trang=abc&don-vi=x&so=x")]
    [InlineData("/so-lieu/hoat-dong?loi=Đã%20nộp%20phạt&xong=Đã%20nộp%20phạt&so-luong=x&tat-ca=x&don-vi=x")]
    public async Task An_address_puts_no_words_on_a_page_and_breaks_none(string address)
    {
        await using var app = await CamKetApp.StartAsync();
        using var visitor = await app.SignedIn();

        var page = await visitor.Get(address);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldNotContain("nộp phạt");
    }

    [Fact]
    public async Task Nobody_hands_in_numbers_without_signing_in()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = world.App.Visitor();

        foreach (var page in new[] { "/so-lieu", "/so-lieu/cho-sua", "/so-lieu/bien-mat", "/so-lieu/hoat-dong" })
        {
            (await visitor.Get(page)).Status.ShouldBe(HttpStatusCode.Redirect, page);
        }

        (await visitor.Upload("x.csv", Good)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_extract_larger_than_other_uploads_arrives_and_what_is_refused_leaves_no_file()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();

        var refused = await visitor.Settled( await visitor.Upload("lon.csv", Good + new string('x', 70 * 1024 * 1024)));

        refused.MainText.ShouldContain("một dòng dài hơn 1 MB");
        (await world.Ask<long>("select count(*) from import_job_part")).ShouldBe(0);
    }
}
