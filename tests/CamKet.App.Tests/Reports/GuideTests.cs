using System.Text.RegularExpressions;
using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

public sealed partial class GuideTests
{
    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();

    [Fact]
    public async Task The_guides_example_of_a_reasons_file_is_one()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(PostgresServer.Home, "docs", "huong-dan", "bao-cao.md"));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Example().Match(guide).Groups["yaml"].Value);
        var input = ReportInputFile.Read(file).ShouldBeOfType<Outcome<ReportInput>.Done>().Value;
        File.Delete(file);
        (input.Number, input.Day, input.Signer).ShouldBe((12, new DateOnly(2024, 11, 12), "Lê Thử Nghiệm"));
        input.Edits.Row("ky-luat").Evidence.ShouldBe(["Biên bản giao ban"]);
        input.Edits.Reason("chuyen-doi-so:result").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reasons_file_that_is_none_is_named_with_its_line()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "rows:\n  - [không, phải\n");
        ReportInputFile.Read(file).ShouldBeOfType<Outcome<ReportInput>.Refused>().Sentence.ShouldContain("dòng");
        File.Delete(file);
    }
}
