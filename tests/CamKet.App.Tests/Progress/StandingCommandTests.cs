using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Measures;
using CamKet.Progress;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Progress;

public sealed class StandingCommandTests
{
    private static readonly string[] Published =
        ["standing", "--unit", "U1", "--year", "2024", "--list", "par-index", "--rank", "12", "--of", "22", "--score", "84,5", "--grade", "Tốt", "--decision", "7/QĐ-UBND", "--day", "31/10/2024"];

    private static Task<CommandAnswer> Camket(StoredFacts stored, params string[] arguments) =>
        Terminal.CamketWith(new Dictionary<string, string> { ["CAMKET_DATABASE"] = stored.Database.Address.For(Roles.Owner) }, arguments);

    [Fact]
    public async Task What_a_decision_published_is_recorded_from_the_command_line()
    {
        await using var stored = await StoredFacts.WithUnits(1);

        var answer = await Camket(stored, Published);

        answer.Error.ShouldBeEmpty();
        answer.ExitCode.ShouldBe(0);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        (await ProgressStore.Standings(scoped.Connection, StoredFacts.Province, 1, 1))[1].ShouldHaveSingleItem()
            .ShouldBe(new Standing("par-index", 2024, 84.5m, 12, 22, "Tốt", false, "7/QĐ-UBND", new(2024, 10, 31)));
    }

    [Theory]
    [InlineData("--unit", "U9", "Không có đơn vị mã U9")]
    [InlineData("--list", "par", "Không có bảng xếp hạng")]
    [InlineData("--rank", "23", "lớn hơn số đơn vị")]
    [InlineData("--score", "1.2345", "không đọc được")]
    public async Task What_cannot_be_is_refused_in_one_sentence(string option, string value, string sentence)
    {
        await using var stored = await StoredFacts.WithUnits(1);
        var arguments = Published.ToArray();
        arguments[Array.IndexOf(arguments, option) + 1] = value;

        var answer = await Camket(stored, arguments);

        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain(sentence);
        answer.Error.Trim().Split('\n').Length.ShouldBe(1);
    }
}
