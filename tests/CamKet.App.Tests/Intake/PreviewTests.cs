using System.Globalization;
using System.Text;
using CamKet.App.Intake;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

/// <summary>What a preview tells before anything is taken, and what has to be confirmed.</summary>
public class PreviewTests
{
    private const string Head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Số hóa kết quả\n";
    private static readonly Window October = new(new(2024, 10, 1), new(2024, 10, 31));

    [Fact]
    public async Task A_preview_tells_what_changes_before_and_after_and_how_often_each_column()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("dau.csv", Head + Rows("A", 60, "Không"), October);

        var preview = (await world.Import("sau.csv", Head + Rows("A", 55, "Có") + "A-056;Trực tuyến;Đang xử lý;01/10/2024;Không\n" + Rows("A", 60, "Không", 57), dryRun: true)).ShouldBeOfType<ImportOutcome.Preview>();

        preview.Summary.Changed.ShouldBe(56);
        preview.Summary.ChangedFields.Select(field => $"{field.Field} {field.Rows}").ShouldBe(["result_digitised 55", "channel 1"]);
        preview.Summary.ChangedRows.Count.ShouldBe(50);
        preview.Summary.ChangedRows[0].ShouldSatisfyAllConditions(
            row => row.Code.ShouldBe("A-001"), row => row.UnitName.ShouldBe("Phường 4"),
            row => row.Changes.ShouldHaveSingleItem().ShouldBe(new FieldChange("result_digitised", "Số hóa kết quả", "không", "có")));
        (await world.Ask<long>("select count(*) from dossier where result_digitised")).ShouldBe(0);

        var accepted = (await world.Import("sau.csv", Head + Rows("A", 60, "Có"))).ShouldBeOfType<ImportOutcome.Accepted>();
        accepted.Summary.ChangedRows.ShouldBeEmpty("only a preview looks");
        using var visitor = await world.App.SignedIn();
        var page = await visitor.Settled(await visitor.Upload("lai.csv", Head + Rows("A", 2, "Không") + Rows("A", 60, "Có", 3)));
        page.MainText.ShouldContain("Số hóa kết quả: 2 hồ sơ.");
        page.Html.QuerySelectorAll("section[aria-labelledby=doi] tbody tr").Select(row => row.TextContent.Trim()).ShouldBe(["A-001Số hóa kết quảcó → không", "A-002Số hóa kết quảcó → không"]);

        var told = await world.App.Camket("import", world.Save("lai.csv", Encoding.UTF8.GetBytes(Head + Rows("A", 2, "Không") + Rows("A", 60, "Có", 3))), "--kind", "dossiers", "--unit", "19345", "--from", "01/10/2024", "--to", "10/11/2024", "--dry-run");
        told.Output.ShouldContain("Thay đổi: Số hóa kết quả: 2 hồ sơ.");
        told.Output.ShouldContain("Thay đổi: A-001 (Phường 4): Số hóa kết quả: có → không.");
    }

    [Theory]
    [InlineData(ExtractKind.Documents, "Số, ký hiệu;Ngày văn bản;Trích yếu;Ký số cơ quan\n", "50/UBND-VP;01/10/2024;Về việc mẫu;Có\n", "50/UBND-VP;01/10/2024;Về việc mẫu;Không\n", "50/UBND-VP đi 01/10/2024 Ký số: có → không")]
    [InlineData(ExtractKind.Activities, "Loại hoạt động;Ngày;Số lượng;Nội dung\n", "Đối thoại;05/10/2024;1;Với thanh niên\n", "Đối thoại;05/10/2024;2;Với thanh niên\n", "05/10/2024 Với thanh niên Số lượng: 1 → 2")]
    [InlineData(ExtractKind.Surveys, "Bộ câu hỏi;Rất không hài lòng;Không hài lòng;Bình thường;Hài lòng;Rất hài lòng\n", "Mẫu 1;0;1;2;30;40\n", "Mẫu 1;0;1;2;30;4000\n", "Mẫu 1 từ 01/10/2024 Rất hài lòng: 40 → 4.000")]
    [InlineData(ExtractKind.Budget, "Nội dung;Dự toán;Thực hiện;Số chính thức\n", "Tổng thu ngân sách nhà nước;1000000;500000;Ước\n", "Tổng thu ngân sách nhà nước;1000000;600000;Ước\n", "Thực hiện: 500.000 → 600.000")]
    public async Task Every_kind_tells_its_changes(ExtractKind kind, string head, string before, string after, string told)
    {
        await using var world = await ImportWorld.Start();
        (await world.Import("dau.csv", head + before, kind: kind)).ShouldBeOfType<ImportOutcome.Accepted>();

        var preview = (await world.Import("sau.csv", head + after, kind: kind, dryRun: true)).ShouldBeOfType<ImportOutcome.Preview>();

        var row = preview.Summary.ChangedRows.ShouldHaveSingleItem();
        var change = row.Changes.ShouldHaveSingleItem();
        $"{System.Text.RegularExpressions.Regex.Replace(row.Code, " #.*$", "")} {change.Name}: {change.Before} → {change.After}".ShouldEndWith(told);
    }

    [Fact]
    public async Task A_file_in_which_most_is_gone_is_taken_only_when_confirmed()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        await world.Import("dau.csv", Head + Rows("A", 70, "Có"), October);
        var wrong = Head + Rows("B", 5, "Có");

        (await world.Import("nham.csv", wrong)).ShouldBeOfType<ImportOutcome.Refused>().Sentence.ShouldContain("Biến mất 70 trên 70 dòng hồ sơ một cửa");
        var file = world.Save("nham.csv", Encoding.UTF8.GetBytes(wrong));
        string[] ask = ["import", file, "--kind", "dossiers", "--unit", "19345", "--from", "01/10/2024", "--to", "10/11/2024"];
        (await world.App.Camket(ask)).ShouldSatisfyAllConditions(run => run.ExitCode.ShouldBe(1), run => run.Error.ShouldContain("hãy chạy lại với --sure"));
        (await world.Dossiers()).ShouldBe(70);

        var page = await visitor.Settled(await visitor.Upload("nham.csv", wrong));
        page.MainText.ShouldContain("Biến mất 70 trên 70 dòng hồ sơ một cửa kho đang giữ của kỳ 01/10/2024–10/11/2024: có đúng tệp, đúng kỳ và đúng đơn vị này không?");
        page.Html.QuerySelectorAll("section[aria-labelledby=mat] tbody tr").Length.ShouldBe(50);
        (await visitor.Settled(await visitor.PostForm(page.Path() + "/nhan", []))).MainText.ShouldContain("Xem trước, chưa lưu gì");
        (await world.Dossiers()).ShouldBe(70);
        (await visitor.Settled(await visitor.PostForm(page.Path() + "/nhan", new() { ["dungTep"] = "true" }))).MainText.ShouldContain("Đã nhận");
        (await world.Dossiers()).ShouldBe(75);
    }

    [Fact]
    public async Task A_file_of_another_agency_is_taken_only_when_confirmed()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("dau.csv", Head + Rows("000.29.38.H45-241001", 20, "Có"), October);
        await world.Import("lan.csv", Head + Rows("000.29.38.H45-241001", 20, "Có") + Rows("000.31.38.H45-241001", 1, "Có"), October);

        (await world.Import("nham.csv", Head + Rows("000.29.38.H45-241001", 20, "Có") + Rows("000.99.24.H50-241001", 25, "Có"), October, dryRun: true)).ShouldBeOfType<ImportOutcome.Preview>()
            .Summary.Suspicions.ShouldHaveSingleItem()
            .ShouldBe("25 hồ sơ mang mã cơ quan 000.99.24.H50, Phường 4 chưa từng có; hồ sơ đã nhận của đơn vị này mang mã 000.29.38.H45: có đúng tệp của đơn vị này không?");
        (await world.Import("it.csv", Head + Rows("000.29.38.H45-241001", 20, "Có") + Rows("000.99.24.H50-241001", 2, "Có"), October, dryRun: true)).ShouldBeOfType<ImportOutcome.Preview>()
            .Summary.Suspicions.ShouldBeEmpty("a few of another agency come of interlinked procedures");
        (await world.Import("dung.csv", Head + Rows("000.29.38.H45-241001", 20, "Có") + Rows("000.31.38.H45-241001", 30, "Có"), October, dryRun: true)).ShouldBeOfType<ImportOutcome.Preview>()
            .Summary.Suspicions.ShouldBeEmpty("the unit had it before");
    }

    [Fact]
    public async Task Money_a_thousand_times_off_is_taken_only_when_confirmed()
    {
        await using var world = await ImportWorld.Start();
        const string Lines = "Nội dung;Dự toán;Thực hiện\nTổng thu ngân sách nhà nước;{0};{1}\n";
        await world.Import("9.csv", string.Format(CultureInfo.InvariantCulture, Lines, 52_000_000_000, 30_000_000_000), new(new(2024, 1, 1), new(2024, 9, 30)), kind: ExtractKind.Budget);

        (await world.Import("10.csv", string.Format(CultureInfo.InvariantCulture, Lines, 52_000, 34_000), new(new(2024, 1, 1), new(2024, 10, 31)), kind: ExtractKind.Budget)).ShouldBeOfType<ImportOutcome.Refused>()
            .Sentence.ShouldContain("Tổng dự toán, kế hoạch của Phường 4 là 52.000 đồng, lần trước của cùng các dòng là 52.000.000.000 đồng");
        (await world.Import("11.csv", string.Format(CultureInfo.InvariantCulture, Lines, 54_000_000_000, 34_000_000_000), new(new(2024, 1, 1), new(2024, 10, 31)), kind: ExtractKind.Budget)).ShouldBeOfType<ImportOutcome.Accepted>();
    }

    [Fact]
    public async Task Of_a_line_that_stands_at_several_days_the_newest_is_held_against_the_newest_before()
    {
        await using var world = await ImportWorld.Start();
        const string Lines = "Nội dung;Đến ngày;Dự toán;Thực hiện\n";
        string Line(string day, long actual) => string.Create(CultureInfo.InvariantCulture, $"Tổng thu ngân sách nhà nước;{day};52000000000;{actual}\n");
        await world.Import("2023.csv", Lines + Line("31/12/2023", 40_000_000_000), new(new(2023, 1, 1), new(2023, 12, 31)), kind: ExtractKind.Budget);

        // January has brought in little, and last year's end stands in the file once more: a new year begins at nothing.
        (await world.Import("2024.csv", Lines + Line("30/12/2023", 39_000_000_000) + Line("31/12/2023", 40_000_000_000) + Line("05/01/2024", 9_000_000), new(new(2023, 1, 1), new(2024, 1, 5)), kind: ExtractKind.Budget, dryRun: true))
            .ShouldBeOfType<ImportOutcome.Preview>().Summary.Suspicions.ShouldBeEmpty();
    }

    private static string Rows(string agency, int last, string digitised, int first = 1) => string.Concat(Enumerable.Range(first, last - first + 1)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{agency}-{i:000}{(agency.Length > 1 ? "0" : "")};Trực tiếp;Đang xử lý;01/10/2024;{digitised}\n")));
}
