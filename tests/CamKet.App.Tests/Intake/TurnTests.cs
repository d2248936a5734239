using System.Globalization;
using System.Text;
using CamKet.App.Intake;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Extracts;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

/// <summary>One batch of a province at a time, and whom that makes wait for how long.</summary>
public class TurnTests
{
    private const string Head = "Mã hồ sơ;Lĩnh vực;Tên thủ tục;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";

    [Fact]
    public async Task While_a_file_is_read_others_store_and_fields_both_are_first_to_name_stay_apart()
    {
        await using var world = await ImportWorld.Start();
        var rows = Enumerable.Range(0, 6000).Select(i => string.Create(CultureInfo.InvariantCulture, $"A-{i};{(i % 2 == 0 ? "Đất đai" : "Hộ tịch")};Thủ tục A;Trực tiếp;Đã xử lý xong;01/10/2024;02/10/2024\n"));
        ImportOutcome? other = null;
        var meanwhile = new WhileReading(_ => other ??= Task.Run(() => world.Import(
            "b.csv", Head + "B-1;Y tế;Thủ tục B;Trực tiếp;Đã xử lý xong;01/10/2024;02/10/2024\nB-2;Đất đai;Thủ tục B;Trực tiếp;Đang xử lý;01/10/2024;\n")).WaitAsync(Patience.Limit).GetAwaiter().GetResult());

        var accepted = await world.Import("a.csv", Encoding.UTF8.GetBytes(Head + string.Concat(rows)), ImportWorld.Autumn, progress: meanwhile);

        other.ShouldBeOfType<ImportOutcome.Accepted>().ExtractId.ShouldBe(1);
        accepted.ShouldBeOfType<ImportOutcome.Accepted>().ExtractId.ShouldBe(2);
        (await world.List("select name || '|' || field_no from ledger_field where field_no > 0 order by field_no")).ShouldBe(["Y tế|1", "Đất đai|2", "Hộ tịch|3"]);
        (await world.List(
            "select distinct f.name || '|' || p.procedure from ledger_procedure p join ledger_field f on f.province_id = p.province_id and f.field_no = p.field_no order by 1"))
            .ShouldBe(["Hộ tịch|Thủ tục A", "Y tế|Thủ tục B", "Đất đai|Thủ tục A", "Đất đai|Thủ tục B"], ignoreOrder: true);
        (await new CheckLedger(world.App.Database).Run(45, 1, CancellationToken.None)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_one_file_read_twice_at_once_the_second_is_known()
    {
        await using var world = await ImportWorld.Start();
        var file = Head + string.Concat(Enumerable.Range(0, 5001).Select(i => string.Create(CultureInfo.InvariantCulture, $"A-{i};Đất đai;Thủ tục;Trực tiếp;Đang xử lý;01/10/2024;\n")));
        ImportOutcome? first = null;
        var meanwhile = new WhileReading(_ => first ??= Task.Run(() => world.Import("truoc.csv", file)).WaitAsync(Patience.Limit).GetAwaiter().GetResult());

        var second = await world.Import("sau.csv", Encoding.UTF8.GetBytes(file), ImportWorld.Autumn, progress: meanwhile);

        first.ShouldBeOfType<ImportOutcome.Accepted>();
        second.ShouldBeOfType<ImportOutcome.Known>().ExtractId.ShouldBe(1);
        (await world.Dossiers()).ShouldBe(5001);
    }

    [Fact]
    public async Task Whoever_sits_before_a_page_is_told_after_ten_seconds_and_keeps_what_was_typed()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        await world.Import("dau.csv", Head + "X-1;;;Trực tiếp;Đang xử lý;01/10/2024;\nX-2;;;Trực tiếp;Đang xử lý;01/10/2024;\n", new Window(new(2024, 10, 1), new(2024, 10, 31)));
        await world.Import("sau.csv", Head + "X-1;;;Trực tiếp;Đang xử lý;01/10/2024;\nX-3;;;Trực tiếp;Đã xử lý xong;05/10/2024;04/10/2024\n");
        var unit = await world.Ask<int>("select unit_no from gone_dossier");
        await using var importing = await world.App.Database.InScope(Scope.WholeProvince(45));
        await BatchStore.Lock(importing.Connection, 45, CancellationToken.None);

        var atTerminal = world.App.Services.GetRequiredService<RecordNothing>().Run(ExtractKind.Documents, "19345", null, ImportWorld.Autumn, dryRun: false, "người thử", Caller.Terminal, CancellationToken.None);
        var told = await Task.WhenAll(
            visitor.PostForm("/so-lieu/nap", new() { ["Loai"] = "documents", ["DonVi"] = "19345", ["Tu"] = "2024-10-01", ["Den"] = "2024-10-02", ["KhongPhatSinh"] = "true" }),
            visitor.PostForm("/so-lieu/hoat-dong/ghi", new() { ["DonVi"] = "19345", ["Loai"] = "dialogue", ["Ngay"] = "2024-10-01", ["SoLuong"] = "1", ["NoiDung"] = "Đối thoại với dân" }),
            visitor.PostForm("/so-lieu/cho-sua/nap-lai", new() { ["tinh"] = "45", ["lan"] = "2", ["trang"] = "", ["dong"] = "3", ["danh-sach"] = "1", ["o-finished"] = "06/10/2024" }),
            visitor.PostForm("/so-lieu/bien-mat/quyet-dinh", new() { ["chon"] = $"45/2/{unit.ToString(CultureInfo.InvariantCulture)}/X-2", ["xoa"] = "1", ["ly-do"] = "Nhập trùng" }))
            .WaitAsync(Patience.Limit);
        (await atTerminal).ShouldBeOfType<ImportOutcome.Refused>().Sentence.ShouldBe("Hệ thống đang nhận một tệp số liệu, chưa lưu gì: chờ tệp nhận xong rồi chạy lại lệnh.");

        PageAnswer[] pages = [told[0], told[1], await visitor.Follow(told[2]), told[3]];
        pages.ShouldAllBe(page => page.MainText.Contains("Hệ thống đang nhận một tệp số liệu: chờ tệp nhận xong rồi bấm lại"));
        pages[0].Html.QuerySelector("#tu")!.GetAttribute("value").ShouldBe("01/10/2024");
        pages[1].Html.QuerySelector("[name=noiDung]")!.GetAttribute("value").ShouldBe("Đối thoại với dân");
        pages[2].Html.QuerySelector("[name=o-finished]")!.GetAttribute("value").ShouldBe("06/10/2024");
        pages[3].Html.QuerySelector("[name=ly-do]")!.GetAttribute("value").ShouldBe("Nhập trùng");
        pages[3].Html.QuerySelector("[name=chon]")!.HasAttribute("checked").ShouldBeTrue();
        (await world.Ask<string>("select reasons->0->>'sentence' from quarantine")).ShouldContain("trước ngày tiếp nhận", Case.Sensitive, "why the row was held back, not that it had to wait");
        (await world.Ask<long>("select count(*) from batch")).ShouldBe(2);
    }
}
