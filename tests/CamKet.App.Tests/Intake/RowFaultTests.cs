using CamKet.App.Facts;
using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.Extracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

/// <summary>A faulty row waits in quarantine with a sentence; the sound ones are taken.</summary>
public class RowFaultTests
{
    private const string Head = "Mã hồ sơ;Đơn vị;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý;Số lần bổ sung;Họ và tên\n";

    [Theory]
    [InlineData("X-1;;Trực tiếp;Đã xử lý xong;10/10/2024;09/10/2024;0;A", "cột F", "trước ngày tiếp nhận")]
    [InlineData("X-1;;Trực tiếp;Đang xử lý;11/11/2024;;0;A", "cột E", "sau ngày chốt số liệu 10/11/2024")]
    [InlineData("X-1;;Trực tiếp;Đã xử lý xong;10/10/2024;12/11/2024;0;A", "cột F", "sau ngày chốt số liệu")]
    [InlineData("X-1;Xã Hướng Linh;Trực tiếp;Đang xử lý;10/10/2024;;0;A", "cột B", "Dòng của đơn vị khác")]
    [InlineData("X-1;Xã Ở Đâu Đó;Trực tiếp;Đang xử lý;10/10/2024;;0;A", "cột B", "Dòng của đơn vị khác")]
    [InlineData("X-1;;Trực tiếp;Đang xử lý;10/10/24;;0;A", "cột E", "có thể hiểu nhiều cách")]
    [InlineData("X-1;;Trực tiếp;Đang xử lý;31/02/2024;;0;A", "cột E", "không phải là ngày")]
    [InlineData("X-1;;Trực tiếp;Đang xử lý;10/10/2024;;12.5;A", "cột G", "12,5 hoặc 125")]
    [InlineData(";;Trực tiếp;Đang xử lý;10/10/2024;;0;A", "cột A", "Thiếu mã hồ sơ")]
    [InlineData("X-1;;;Đang xử lý;10/10/2024;;0;A", "cột C", "Thiếu hình thức nộp")]
    [InlineData("X-1;;Trực tiếp;Đang ngâm cứu;10/10/2024;;0;A", "cột D", "chưa có trong bảng quy đổi")]
    public async Task A_faulty_row_is_kept_back_with_its_place_and_what_to_do(string row, string column, string says)
    {
        await using var world = await ImportWorld.Start();

        var accepted = (await world.Import("x.csv", Head + row + "\nX-9;Bộ phận Một cửa;Trực tiếp;Đang xử lý;01/10/2024;;0;B\n")).ShouldBeOfType<ImportOutcome.Accepted>();

        (accepted.Summary.New, accepted.Summary.Refused).ShouldBe((1, 1));
        var reason = accepted.Summary.RefusedRows.ShouldHaveSingleItem().Reasons.ShouldHaveSingleItem();
        reason.Sentence.ShouldStartWith($"Tệp x.csv, dòng 2, {column}");
        reason.Sentence.ShouldContain(says);
        (await world.List("select sheet || '|' || row_no || '|' || state from quarantine")).ShouldBe(["|2|open"]);
        (await world.Ask<long>("select count(*) from quarantine where cells ? 'Họ và tên' or cells::text like '%\"A\"%'")).ShouldBe(0, "the applicant never reaches quarantine");
    }

    [Fact]
    public async Task Texts_longer_than_an_index_holds_keep_their_row_back_and_no_other()
    {
        await using var world = await ImportWorld.Start();
        // As random as can be: an index packs what repeats itself.
        var random = new Random(7);
        string Long(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next('a', 'z' + 1) + "" + random.Next(10)))[..length];
        // Vietnamese letters, three bytes each.
        string Land(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next('ạ', 'ỹ' + 1)));

        var accepted = (await world.Import("dai.csv", "Mã hồ sơ;Tên thủ tục;Lĩnh vực;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Mã thủ tục\n"
            + $"{Long(12_000)};A;B;Trực tiếp;Đang xử lý;01/10/2024;\nX-2;{Long(12_000)};B;Trực tiếp;Đang xử lý;01/10/2024;\nX-3;A;{Long(12_000)};Trực tiếp;Đang xử lý;01/10/2024;\n"
            + $"X-4;{Land(801)};B;Trực tiếp;Đang xử lý;01/10/2024;\n"
            + $"{Long(200)};{Land(800)};{Long(500)};Trực tiếp;Đang xử lý;01/10/2024;\nX-6;{Land(2000)};B;Trực tiếp;Đang xử lý;01/10/2024;1.012756\n")).ShouldBeOfType<ImportOutcome.Accepted>();

        (accepted.Summary.New, accepted.Summary.Refused).ShouldBe((2, 4));
        accepted.Summary.RefusedRows.Select(row => row.Reasons.ShouldHaveSingleItem().Sentence).ShouldBe(
        [
            "Tệp dai.csv, dòng 2, cột A \"Mã hồ sơ\": Mã hồ sơ dài 12.000 chữ, nhiều nhất 200: có lẽ ô chứa nhầm nội dung khác; sửa ô này rồi nạp lại dòng.",
            "Tệp dai.csv, dòng 3, cột B \"Tên thủ tục\": Tên thủ tục dài 12.000 chữ, nhiều nhất 2.000: có lẽ ô chứa nhầm nội dung khác; sửa ô này rồi nạp lại dòng.",
            "Tệp dai.csv, dòng 4, cột C \"Lĩnh vực\": Lĩnh vực dài 12.000 chữ, nhiều nhất 500: có lẽ ô chứa nhầm nội dung khác; sửa ô này rồi nạp lại dòng.",
            "Tệp dai.csv, dòng 5, cột B \"Tên thủ tục\": Tên thủ tục dài 801 chữ mà hồ sơ không có mã thủ tục (không có mã thì nhiều nhất 800 chữ); điền mã thủ tục rồi nạp lại dòng.",
        ]);
        (await world.Import("so.csv", $"Số văn bản;Ngày ban hành;Trích yếu\n{Long(12_000)};02/10/2024;Báo cáo\n1;02/10/2024;Báo cáo\n", kind: ExtractKind.Documents))
            .ShouldBeOfType<ImportOutcome.Accepted>().Summary.Refused.ShouldBe(1);
    }

    [Fact]
    public async Task A_code_with_two_different_contents_in_one_file_keeps_all_its_rows_back()
    {
        await using var world = await ImportWorld.Start();

        var accepted = (await world.Import("x.csv", Head
            + "X-1;;Trực tiếp;Đang xử lý;01/10/2024;;0;A\nX-2;;Trực tiếp;Đang xử lý;01/10/2024;;0;A\nX-2;;Trực tiếp;Đang xử lý;01/10/2024;;0;B\n"
            + "X-1;;Trực tiếp;Đã xử lý xong;01/10/2024;03/10/2024;0;A\n")).ShouldBeOfType<ImportOutcome.Accepted>();

        (accepted.Summary.New, accepted.Summary.Refused).ShouldBe((1, 2));
        accepted.Summary.RefusedRows.Select(row => row.Row).ShouldBe([2, 5]);
        accepted.Summary.RefusedRows[0].Reasons[0].Sentence.ShouldContain("Mã hồ sơ X-1 đứng ở các dòng 2, 5 với nội dung khác nhau");
        accepted.Summary.Form!.Received.ShouldBe(1);
    }

    [Fact]
    public async Task A_code_that_follows_no_pattern_is_only_a_warning()
    {
        await using var world = await ImportWorld.Start();

        var accepted = (await world.Import("x.csv", Head + "H55.242-LA;;Trực tiếp;Đang xử lý;01/10/2024;;0;A\n")).ShouldBeOfType<ImportOutcome.Accepted>();

        accepted.Summary.New.ShouldBe(1);
        accepted.Summary.Warnings.ShouldHaveSingleItem().ShouldContain("không theo mẫu");
    }

    [Fact]
    public async Task A_corrected_row_goes_through_the_same_checks_and_is_taken_once()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("x.csv", Head + "X-1;;Trực tiếp;Đã xử lý xong;10/10/2024;09/10/2024;0;A\nX-9;;Trực tiếp;Đang xử lý;10/10/2024;;0;B\n");
        var replay = world.App.Services.GetRequiredService<ReplayRow>();
        var key = new QuarantineKey(45, 1, "", 2);

        (await replay.Run(key, new Dictionary<string, string> { ["finished"] = "nay mai" }, "người thử", default)).ShouldBeOfType<ReplayOutcome.StillRefused>()
            .Reasons.ShouldHaveSingleItem().Sentence.ShouldContain("không phải là ngày");
        (await world.Dossiers()).ShouldBe(1);
        (await replay.Run(key, new Dictionary<string, string> { ["finished"] = "11/10/2024" }, "người thử", default)).ShouldBeOfType<ReplayOutcome.Taken>();

        (await world.List("select code || '|' || finished::date || '|' || extract_id || '|' || row_no from dossier where code = 'X-1'")).ShouldBe(["X-1|2024-10-11|1|2"]);
        (await world.List("select state || '|' || decided_by from quarantine")).ShouldBe(["replayed|người thử"]);
        (await world.List("select rows_new || '|' || rows_refused from extract")).ShouldBe(["2|0"]);
        (await replay.Run(key, new Dictionary<string, string>(), "người thử", default)).ShouldBeOfType<ReplayOutcome.NotThere>();
    }

    [Fact]
    public async Task A_formula_in_a_cell_does_not_leave_as_one()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("x.csv", "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Lĩnh vực\nX-1;Trực tiếp;Đang xử lý;01/10/2024;=cmd|' /C calc'!A0\n");

        var stored = await world.Ask<string>("select field from dossier");

        SafeCell.Text(stored).ShouldBe("'=cmd|' /C calc'!A0");
    }

    [Fact]
    public async Task Nobody_sees_rows_outside_his_scope()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("x.csv", Head + "X-1;;Trực tiếp;Đang xử lý;01/10/2024;;0;A\n");

        await using var other = await world.App.Database.InScope(new Scope(45, 1, 2));
        (await Dapper.SqlMapper.ExecuteScalarAsync<long>(other.Connection, "select (select count(*) from dossier) + (select count(*) from extract) + (select count(*) from coverage)")).ShouldBe(0);
    }
}
