using System.Text;
using CamKet.App.Facts;
using CamKet.App.Intake;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using CamKet.Extracts;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Extracts;

/// <summary>The oddities of real extracts (domain-facts §8), each as other people's files have it.</summary>
public class OddLayoutTests
{
    [Fact]
    public async Task A_sheet_named_1_and_a_workbook_named_csv_are_told_with_their_sheet()
    {
        await using var world = await ImportWorld.Start();
        object?[] head = ["Mã hồ sơ", "Hình thức nộp", "Tình trạng", "Ngày tiếp nhận", "Ngày kết thúc xử lý"];

        var unknown = (await world.Import("la.xlsx", Workbooks.Make([["Mã hồ sơ", "Lạ", "Ngày tiếp nhận"], ["X-1", "a", "01/10/2024"]], sheet: "1"), ImportWorld.Autumn))
            .ShouldBeOfType<ImportOutcome.NotMapped>();
        var accepted = (await world.Import("so.csv", Workbooks.Make([head, ["X-1", "Trực tiếp", "Đang xử lý", "01/10/2024", null], ["X-2", "Trực tiếp", "Đang ngâm", "01/10/2024", null]], sheet: "1"), ImportWorld.Autumn))
            .ShouldBeOfType<ImportOutcome.Accepted>();

        unknown.Sentence.ShouldStartWith("Tệp la.xlsx, trang 1: chưa biết cột nào");
        ImportText.Lines(accepted).ShouldContain(line => line.Contains("; trang 1, mẫu ", StringComparison.Ordinal));
        accepted.Summary.RefusedRows.ShouldHaveSingleItem().Reasons[0].Sentence.ShouldStartWith("Tệp so.csv, trang 1, dòng 3");
    }

    [Fact]
    public async Task A_workbook_with_titles_a_blank_first_column_stacked_heads_and_totals_is_read()
    {
        await using var world = await ImportWorld.Start();
        var book = Workbooks.Make(
            [
                [null, "UBND THÀNH PHỐ MẪU"],
                [null, "DANH SÁCH HỒ SƠ TỪ NGÀY 01/10/2024 ĐẾN NGÀY 10/11/2024"],
                [],
                [null, "STT", "Hồ sơ", null, "Người nộp", "Thời gian", null, null, "Hình thức nộp", "Tình trạng (hiện tại)"],
                [null, null, "Mã hồ sơ", "Lĩnh vực", null, "Ngày tiếp nhận", "Hẹn trả", "Hoàn tất"],
                [null, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
                [null, "I", "Lĩnh vực đất đai"],
                [null, 1, "T-1", "Công chứng", "Ai", new DateTime(2024, 10, 1, 8, 0, 0), 45566.0, "04/10/2024 16:30", "Trực tuyến", "Đã trả kết quả"],
                [null, 2, "T-2", "Công chứng", "Ai", "20241002093000", "2024-10-09", null, "BCCI", 4],
                [null, null, "Tổng cộng", 2],
                [],
                [null, null, null, "Người lập biểu"],
            ],
            merged: ["C4:D4", "F4:H4", "B4:B5", "E4:E5", "I4:I5", "J4:J5"],
            more: ("Ghi chú", [["không có bảng ở đây"]]));

        var accepted = (await world.Import("la.xlsx", book, window: null)).ShouldBeOfType<ImportOutcome.Accepted>();

        accepted.Summary.Window.ShouldBe(ImportWorld.Autumn);
        (accepted.Summary.New, accepted.Summary.Refused, accepted.Summary.Sheet).ShouldBe((2, 0, "Danh sách"));
        accepted.Summary.Skipped.ShouldBeGreaterThanOrEqualTo(3);
        (await world.List("select code || '|' || channel || '|' || status || '|' || received || '|' || due_lawful::date || '|' || coalesce(finished::text, '') || '|' || row_no from dossier order by code"))
            .ShouldBe(["T-1|2|10|2024-10-01 08:00:00|2024-10-01|2024-10-04 16:30:00|8", "T-2|3|4|2024-10-02 09:30:00|2024-10-09||9"]);
    }

    [Theory]
    [InlineData(',', "utf-8")]
    [InlineData(';', "utf-8")]
    [InlineData('\t', "utf-16")]
    [InlineData(';', "utf-16BE")]
    public async Task A_CSV_is_read_whatever_its_separator_and_its_Unicode(char separator, string encoding)
    {
        await using var world = await ImportWorld.Start();
        // Decomposed letters, as some systems write them.
        var text = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận\nA-1;Trực tuyến;Đang xử lý;01/10/2024\n".Normalize(NormalizationForm.FormD).Replace(';', separator);
        var encoder = Encoding.GetEncoding(encoding);

        var accepted = (await world.Import("a.csv", [.. encoder.GetPreamble(), .. encoder.GetBytes(text)], ImportWorld.Autumn)).ShouldBeOfType<ImportOutcome.Accepted>();

        accepted.Summary.New.ShouldBe(1);
    }

    [Fact]
    public async Task Amounts_follow_the_unit_the_table_names_and_Vietnamese_numbers()
    {
        await using var world = await ImportWorld.Start();
        const string table = "THU NGÂN SÁCH;;\nĐơn vị tính: triệu đồng;;\nNội dung;Dự toán năm;Thực hiện\nTổng thu ngân sách;5.684,6;7.159,635648\nGiải ngân vốn đầu tư công;12.5;10\n";

        var accepted = (await world.Import("thu.csv", table, kind: ExtractKind.Budget)).ShouldBeOfType<ImportOutcome.Accepted>();

        (accepted.Summary.New, accepted.Summary.Refused).ShouldBe((1, 1));
        (await world.List("select line || '|' || as_of || '|' || estimate::bigint || '|' || actual::bigint from budget_entry"))
            .ShouldBe(["revenue-total|2024-11-10|5684600000|7159635648"]);
    }

    [Fact]
    public async Task The_unit_in_a_column_s_head_counts_before_the_one_above_the_table_and_stays_with_a_refused_row()
    {
        await using var world = await ImportWorld.Start();
        const string table = "Đơn vị tính: nghìn đồng;;\nNội dung;Dự toán (triệu đồng);Thực hiện\nTổng thu ngân sách;2;3\nGiải ngân vốn đầu tư công;5;x\n";

        (await world.Import("thu.csv", table, kind: ExtractKind.Budget)).ShouldBeOfType<ImportOutcome.Accepted>();

        (await world.List("select estimate::bigint || '|' || actual::bigint from budget_entry")).ShouldBe(["2000000|3000"]);
        var replay = world.App.Services.GetRequiredService<ReplayRow>();
        (await replay.Run(new QuarantineKey(45, 1, "", 4), new Dictionary<string, string> { ["actual"] = "7" }, "người thử", CancellationToken.None)).ShouldBeOfType<ReplayOutcome.Taken>();
        (await world.List("select estimate::bigint || '|' || actual::bigint from budget_entry where line = 'disbursement'")).ShouldBe(["5000000|7000"]);
    }

    [Fact]
    public async Task Registers_activities_and_surveys_have_their_own_tables()
    {
        await using var world = await ImportWorld.Start();

        await world.Import("di.csv", "Số, ký hiệu;Ngày văn bản;Trích yếu;Ký số cơ quan;Lãnh đạo ký số\n50/UBND-VP;01/10/2024;Về việc mẫu;Có;x\n51/UBND;02/10/2024;Khác;Không;\n", kind: ExtractKind.Documents);
        await world.Import("den.csv", "Số đến;Ngày đến;Trích yếu;Xử lý trên phần mềm\n7;03/10/2024;Mời họp;Có\n", kind: ExtractKind.Documents);
        await world.Import("viec.csv", "Loại hoạt động;Ngày;Số lượng;Nội dung\nĐối thoại;05/10/2024;1;Với thanh niên\n", kind: ExtractKind.Activities);
        await world.Import("phieu.csv", "Bộ câu hỏi;Rất không hài lòng;Không hài lòng;Bình thường;Hài lòng;Rất hài lòng\nMẫu 1;0;1;2;30;40\n", kind: ExtractKind.Surveys);

        (await world.List("select direction || number || signed_digitally || signed_by_leader || processed_electronically from register_document order by 1"))
            .ShouldBe(["in7falsefalsetrue", "out50/UBND-VPtruetruefalse", "out51/UBNDfalsefalsefalse"]);
        (await world.List("select kind || day from activity")).ShouldBe(["dialogue2024-10-05"]);
        (await world.List("select \"group\" || from_day || to_day || n4 || n5 from survey_count")).ShouldBe(["all2024-10-012024-11-103040"]);
    }

    [Fact]
    public async Task The_command_tells_the_same_as_JSON_and_gives_faults_on_stderr()
    {
        await using var world = await ImportWorld.Start();
        var file = world.Save("ho-so.csv", Encoding.UTF8.GetBytes("Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận\nX-1;Trực tiếp;Đang xử lý;01/10/2024\nX-2;Trực tiếp;Đang xử lý;12/11/2024\n"));

        var preview = await world.App.Camket("import", file, "--kind", "dossiers", "--unit", "19345", "--from", "2024-10-01", "--to", "10/11/2024", "--dry-run", "--json");

        preview.ExitCode.ShouldBe(0, preview.Error);
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "import.schema.json"));
        schema.Validate(preview.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        var golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Extracts", "Golden", "preview.json");
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            await File.WriteAllTextAsync(golden, preview.Output);
        }

        preview.Output.ShouldBe(await File.ReadAllTextAsync(golden));
        (await world.Dossiers()).ShouldBe(0);

        var missing = await world.App.Camket("import", "khong-co.csv", "--kind", "dossiers");
        (missing.ExitCode, missing.Output, missing.Error.Trim()).ShouldBe((1, "", "Không có tệp khong-co.csv: hãy kiểm tra đường dẫn."));
    }
}
