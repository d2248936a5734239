using CamKet.App.Catalog;
using CamKet.App.Documents;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Targets;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Documents;

public class ReadDocumentTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    private static readonly string Golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Documents", "Golden", "de-xuat.json");

    [Fact]
    public async Task The_answer_is_the_golden_file_and_follows_its_schema()
    {
        var answer = await Terminal.Camket("read", files.Path("txt"), "--json");

        answer.Error.ShouldBeEmpty();
        answer.ExitCode.ShouldBe(0);
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(Golden, answer.Output);
        }

        answer.Output.ShouldBe(await File.ReadAllTextAsync(Golden));
        answer.Output.IsNormalized().ShouldBeTrue();
        var schema = await JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "read.schema.json"));
        schema.Validate(answer.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        schema.Validate(answer.Output.Replace("\"note\": null,", "", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("doc")]
    [InlineData("odt")]
    [InlineData("pdf")]
    public async Task Every_kind_of_file_gives_the_same_document(string extension) =>
        (await Json(files.Path(extension))).ShouldBe(await Json(files.Path("txt")));

    [Fact]
    public async Task A_table_without_rules_is_read_by_its_heads_and_gaps() =>
        (await Json(files.WithoutRules("pdf"))).ShouldBe(await Json(files.Path("txt")));

    [Fact]
    public async Task For_a_person_it_is_readable_and_without_colours_when_redirected()
    {
        var answer = await Terminal.Camket("read", files.Path("txt"));

        answer.ExitCode.ShouldBe(0);
        answer.Output.ShouldContain("07/UBND-VP");
        answer.Output.ShouldContain("B.II.1");
        answer.Output.ShouldContain("Cần xem lại");
        answer.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Duties_scores_and_repeated_percentages_are_said_in_words()
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".txt");
        await File.WriteAllTextAsync(file, """
            ỦY BAN NHÂN DÂN
            XÃ MẪU

            Số: 15/CV-UBND
            V/v báo cáo định kỳ

            Mẫu, ngày 15 tháng 12 năm 2023

            Kính gửi: Các bộ phận

            Chỉ số cải cách hành chính đạt 91,5 điểm (tăng 11,25 điểm), xếp thứ 15/141 (tăng 26 bậc) toàn tỉnh.

            Báo cáo quý trước ngày 15 của tháng cuối quý.

            TT	Nội dung cam kết	Kết quả thực hiện	Tài liệu kiểm chứng
            1	Giải quyết hồ sơ đúng hạn	Đúng hạn 100%	Báo cáo
            2	Trả kết quả đúng hẹn	Đúng hẹn 100%	Báo cáo
            3	Văn bản ký số	Ký số 1.051/1.121, đạt 93,76%	Báo cáo
            """);
        try
        {
            var output = (await Terminal.Camket("read", file)).Output;

            output.ShouldContain("hằng quý, trước ngày 15 của tháng cuối quý – Báo cáo quý");
            output.ShouldContain("91,5 điểm (tăng 11,25 điểm), hạng 15/141 (tăng 26 bậc)");
            output.ShouldContain("100%: không kèm tử số, mẫu số (2 chỗ)");
            output.ShouldContain("93,76%: khớp 1.051/1.121");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("read", "--help")]
    [InlineData("report", "-h")]
    [InlineData("units", "import", "--help")]
    public async Task Help_is_vietnamese_throughout_and_calls_the_program_by_its_name(params string[] arguments)
    {
        var answer = await Terminal.Camket(arguments);

        answer.ExitCode.ShouldBe(0);
        answer.Output.ShouldContain("Cách dùng:\n  camket " + string.Join(' ', arguments[..^1]));
        answer.Output.ShouldContain("-h, --help");
        foreach (var english in new[] { "Usage", "Description", "Options", "Commands", "Arguments", "REQUIRED", "default", "CamKet.App", "Show " })
        {
            answer.Output.ShouldNotContain(english, Case.Sensitive);
        }
    }

    [Fact]
    public async Task A_fault_is_one_line_on_stderr_and_exit_1()
    {
        var answer = await Terminal.Camket("read", files.Path("nothing"), "--json");

        answer.ExitCode.ShouldBe(1);
        answer.Output.ShouldBeEmpty();
        answer.Error.TrimEnd().ShouldNotContain("\n");
        answer.Error.ShouldContain("Không thấy tệp");
    }

    [Fact]
    public void The_ladders_of_the_reader_are_the_catalogs()
    {
        var catalog = CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog")).Ladders;

        Ladders.Common.Select(l => l.Code + ": " + string.Join(", ", l.Steps)).ShouldBe(catalog.Select(l => l.Code + ": " + string.Join(", ", l.Steps)), ignoreOrder: true);
    }

    internal static async Task<string> Json(string path) => await ReadDocument.From(path, CancellationToken.None) switch
    {
        Outcome<OfficialDocument>.Done done => DocumentJson.Write(done.Value),
        Outcome<OfficialDocument>.Refused refused => refused.Sentence,
        _ => throw new InvalidOperationException(),
    };
}
