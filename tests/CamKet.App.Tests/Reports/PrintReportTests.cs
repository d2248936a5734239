using CamKet.App.Documents;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Documents;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

public sealed class PrintReportTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("camket-report-").FullName;
    private CamKetApp app = null!;

    public async Task InitializeAsync() => app = await WardFour.Start();

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string At(string name) => Path.Combine(folder, name);

    private Task<CommandAnswer> Report(string file, params string[] more) =>
        app.Camket(["report", "--unit", WardFour.Code, "--from", "2023-12-15", "--to", "2024-11-10", "--out", At(file), .. more]);

    private async Task<string> Reasons()
    {
        var rows = HandMadeReport.TypedRows.Select(r => $"  {r}:\n    result: [\"Làm thường xuyên theo kế hoạch của phường.\"]\n    evidence: [\"Biên bản giao ban\"]\n");
        await File.WriteAllTextAsync(At("ly-do.yml"), "number: 12\nday: 2024-11-12\nsigner: Lê Thử Nghiệm\nrows:\n" + string.Concat(rows));
        return At("ly-do.yml");
    }

    [Fact]
    public async Task Without_reasons_it_names_what_is_missing_in_one_line_and_writes_nothing()
    {
        var answer = await Report("bao-cao.docx");
        answer.ExitCode.ShouldBe(1, answer.Error);
        answer.Output.ShouldBeEmpty();
        answer.Error.TrimEnd().ShouldNotContain('\n');
        answer.Error.ShouldContain("[ky-luat:result]");
        answer.Error.ShouldContain("--draft");
        File.Exists(At("bao-cao.docx")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_is_printed_with_what_there_is()
    {
        var answer = await Report("du-thao.docx", "--draft");
        answer.ExitCode.ShouldBe(0, answer.Error);
        File.Exists(At("du-thao.docx")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("bao-cao.docx")]
    [InlineData("bao-cao.pdf")]
    public async Task Our_own_reader_agrees_with_every_figure_of_our_own_report(string file)
    {
        var answer = await Report(file, "--reasons", await Reasons());
        answer.ExitCode.ShouldBe(0, answer.Error);
        var opened = await DocumentText.Open(At(file), CancellationToken.None);
        var document = DocumentReader.Read(opened.ShouldBeOfType<Outcome<IReadOnlyList<Block>>.Done>().Value);
        document.Kind.ShouldBe(DocumentKind.Report);
        document.Header.Number.ShouldBe("12/BC-UBND");
        document.Header.Date.ShouldBe("2024-11-12");
        document.Figures.ShouldAllBe(f => f.Verdict == Verdict.Agrees);
        document.Figures.Select(f => f.Raw).ShouldBe(
            ["99,25%", "100%", "100%", "99,97%", "97,88%", "93,76%", "96,96%", "100%", "125,95%", "123,26%", "110,31%"]);
        document.Sums.ShouldContain(s => s.Total == 2948 && s.Parts.SequenceEqual(new[] { 2926m, 1m, 21m }) && s.Verdict == Verdict.Agrees);
        document.Items.Count.ShouldBe(14);
    }

    [Fact]
    public async Task The_weekly_page_is_one_page()
    {
        var answer = await app.Camket("report", "--weekly", "--unit", WardFour.Code, "--as-of", "2024-11-10", "--out", At("tuan.pdf"));
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("4 hồ sơ phải trả trong 5 ngày làm việc tới");
        var info = await Commands.Run("pdfinfo", [At("tuan.pdf")], CancellationToken.None);
        info.ShouldMatch(@"Pages:\s+1\n");
    }

    [Theory]
    [InlineData("99999", "2023-12-15", "2024-11-10", "x.docx", "99999")]
    [InlineData("19345", "2024-11-10", "2023-12-15", "x.docx", "--to")]
    [InlineData("19345", "hôm qua", "2023-12-15", "x.docx", "--from")]
    [InlineData("19345", "2023-12-15", "2024-11-10", "x.txt", ".docx")]
    public async Task A_persons_slip_gets_one_sentence_and_exit_code_1(string unit, string from, string to, string file, string word)
    {
        var answer = await app.Camket("report", "--unit", unit, "--from", from, "--to", to, "--out", At(file));
        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain(word);
        answer.Error.TrimEnd().ShouldNotContain('\n');
    }
}
