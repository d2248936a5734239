using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

/// <summary>"Không phát sinh": a person's deliberate statement that a unit has nothing to report.</summary>
public class NothingTests
{
    private const string Head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";

    [Fact]
    public async Task Without_a_file_it_covers_the_days_with_no_row_once()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();

        (await visitor.Upload(new() { ["DonVi"] = "" })).MainText.ShouldContain("Chưa chọn tệp");
        (await visitor.Upload(new() { ["DonVi"] = "", ["KhongPhatSinh"] = "true" })).MainText.ShouldContain("cần đủ đơn vị, từ ngày và đến ngày: hãy ghi thêm.");
        (await visitor.Follow(await visitor.Upload(new() { ["KhongPhatSinh"] = "true" }))).MainText.ShouldContain("Đã nhận lời khai không phát sinh");
        (await visitor.Follow(await visitor.Upload(new() { ["KhongPhatSinh"] = "true" }))).MainText.ShouldContain("Đơn vị đã khai không phát sinh kỳ này từ trước");

        (await world.List("select kind || '|' || from_day || '|' || to_day from coverage")).ShouldBe(["dossiers|2024-10-01|2024-11-10"]);
        (await world.List("select rows_read || '|' || accepted_by || '|' || layout from extract")).ShouldBe(["0|quantri|khong-phat-sinh"]);
    }

    [Fact]
    public async Task A_file_with_a_head_and_no_row_is_refused_unless_it_is_said()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();

        (await visitor.Settled(await visitor.Upload("trong.csv", Head))).MainText.ShouldContain("hãy nạp lại và khai như vậy");
        var shown = await visitor.Settled(await visitor.Upload(new() { ["KhongPhatSinh"] = "true" }, ("trong.csv", System.Text.Encoding.UTF8.GetBytes(Head))));
        shown.MainText.ShouldContain("Xem trước, chưa lưu gì: đọc 0 dòng");
        (await visitor.Settled(await visitor.PostForm(shown.Path() + "/nhan", []))).MainText.ShouldContain("Đã nhận");
        (await world.Ask<long>("select count(*) from coverage")).ShouldBe(1);

        var bad = Head + "X-1;Trực tiếp;Đã xử lý xong;05/10/2024;04/10/2024\n";
        (await visitor.Settled(await visitor.Upload(new() { ["KhongPhatSinh"] = "true" }, ("sai.csv", System.Text.Encoding.UTF8.GetBytes(bad))))).MainText.ShouldContain("không nhận được dòng nào");
    }

    [Fact]
    public async Task What_the_store_holds_of_those_days_contradicts_it()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        await world.Import("ho-so.csv", Head + "X-1;Trực tiếp;Đang xử lý;05/10/2024;\n");

        var back = await visitor.Upload(new() { ["KhongPhatSinh"] = "true" });

        back.MainText.ShouldContain("Phường 4 đã có 1 dòng hồ sơ một cửa trong 01/10/2024–10/11/2024");
        back.Html.QuerySelector("#khong-phat-sinh")!.HasAttribute("checked").ShouldBeTrue();
        (await world.Ask<long>("select count(*) from extract")).ShouldBe(1);
    }
}
