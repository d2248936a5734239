using System.Text.RegularExpressions;
using CamKet.App.Tests.Fixture;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

public sealed class WrittenDaySentenceTests
{
    [Fact]
    public void What_is_no_day_is_told_from_one_place_in_the_whole_program() =>
        Directory.EnumerateFiles(Path.Combine(PostgresServer.Home, "src"), "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(path => Regex.IsMatch(File.ReadAllText(path), "không phải (là )?ngày[^ ]|[Kk]hông đọc được ngày", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Select(Path.GetFileNameWithoutExtension)
            .ShouldBe([nameof(WrittenDay)]);

    [Theory]
    [InlineData("report", "--unit", "19345", "--from", "31/02/2024", "--to", "10/11/2024", "--out", "a.docx")]
    [InlineData("import", "a.csv", "--from", "31/02/2024", "--to", "10/11/2024")]
    [InlineData("progress", "--unit", "19345", "--from", "31/02/2024")]
    [InlineData("units", "show", "19345", "--at", "31/02/2024")]
    public async Task Every_command_says_it_in_the_same_words(params string[] command)
    {
        var told = await Terminal.Camket(command);

        told.ExitCode.ShouldBe(1);
        told.Error.ShouldContain("“31/02/2024” không phải là ngày; ghi ngày/tháng/năm, ví dụ 10/11/2024.");
        told.Output.ShouldBeEmpty();
    }
}
