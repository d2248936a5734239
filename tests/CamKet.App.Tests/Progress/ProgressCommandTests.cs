using System.Text;
using System.Text.Json;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Measures;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Targets;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Progress;

/// <summary>The command as a person runs it: a process of its own on a real database.</summary>
public sealed class ProgressCommandTests
{
    private static readonly string Golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Progress", "Golden", "progress.json");

    private static Target Of(TargetType type, decimal? number, Operator op = Operator.AtLeast) =>
        new(type, op, false, number, null, null, null, null, null, number is { } n ? Print.Short(n) : "Theo kế hoạch", []);

    private static async Task<StoredFacts> Ward()
    {
        var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1, Enumerable.Range(0, 1121).Select(i => new RegisterDocument(
            RegisterDirection.Outgoing, $"{i + 1}/UBND", new DateOnly(2023, 12, 15).AddDays(i % 332), null, i < 1051, i < 1019, true)));
        await stored.Cover(1, "documents", new(2023, 12, 15), new(2024, 11, 10));
        await stored.Cover(1, "dossiers", new(2023, 12, 15), new(2024, 10, 31));
        CommitmentItem Item(string path, string text, string? measure, params Target[] targets) =>
            new(path, ItemGroup.Improve, text, measure is null ? null : Of(TargetType.Percent, 90), targets, "Văn phòng", null, null, measure, null, null);
        await UnitProgressTests.Promise(
            stored,
            1,
            Item("B.II.1", "Ký số văn bản đi", "signed", Of(TargetType.Percent, 92)),
            Item("B.II.2", "Lãnh đạo ký số", "signed-by-leader", Of(TargetType.Percent, 97, Operator.MoreThan)),
            Item("B.II.3", "Hồ sơ trực tuyến", "online-new", Of(TargetType.Percent, 40)),
            Item("C.1", "Kế hoạch tự kiểm tra", null, Of(TargetType.Milestone, null)));
        return stored;
    }

    private static Task<CommandAnswer> Camket(StoredFacts stored, params string[] arguments) =>
        Terminal.CamketWith(new Dictionary<string, string> { ["CAMKET_DATABASE"] = stored.Database.Address.For(Roles.Owner) }, ["progress", .. arguments]);

    [Fact]
    public async Task The_answer_as_JSON_follows_its_schema_and_its_golden_file()
    {
        await using var stored = await Ward();

        var answer = await Camket(stored, "--unit", "U1", "--from", "2023-12-15", "--to", "10/11/2024", "--json");

        answer.Error.ShouldBeEmpty();
        answer.ExitCode.ShouldBe(0);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "progress-answer.schema.json"));
        schema.Validate(answer.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        answer.Output.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(Golden, answer.Output);
        }

        answer.Output.ShouldBe(await File.ReadAllTextAsync(Golden));
    }

    [Fact]
    public async Task Without_dates_it_is_the_newest_accepted_day()
    {
        await using var stored = await Ward();

        var answer = await Camket(stored, "--unit", "U1", "--json");

        using var json = JsonDocument.Parse(answer.Output);
        json.RootElement.GetProperty("asOf").GetString().ShouldBe("2024-11-10");
        json.RootElement.GetProperty("items")[0].GetProperty("targets")[0].GetProperty("numerator").GetDecimal().ShouldBe(1051);
    }

    [Fact]
    public async Task As_known_at_a_moment_it_counts_what_was_accepted_by_then()
    {
        await using var stored = await Ward();
        await stored.Take(ExtractKind.Documents, 1, Enumerable.Range(1050, 20).Select(i => new RegisterDocument(
            RegisterDirection.Outgoing, $"{i + 1}/UBND", new DateOnly(2023, 12, 15).AddDays(i % 332), null, true, false, true)));

        using var then = JsonDocument.Parse((await Camket(stored, "--unit", "U1", "--json", "--known", "2024-01-01 07:00")).Output);
        using var now = JsonDocument.Parse((await Camket(stored, "--unit", "U1", "--json")).Output);

        then.RootElement.GetProperty("knownAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Signed(then).ShouldBe(1051);
        now.RootElement.GetProperty("knownAt").ValueKind.ShouldBe(JsonValueKind.Null);
        Signed(now).ShouldBe(1070);
        var wrong = await Camket(stored, "--unit", "U1", "--known", "hôm kia");
        wrong.ExitCode.ShouldBe(1);
        wrong.Error.ShouldContain("không phải là ngày");

        static decimal Signed(JsonDocument answer) => answer.RootElement.GetProperty("items")[0].GetProperty("targets")[0].GetProperty("numerator").GetDecimal();
    }

    [Fact]
    public async Task The_table_says_what_it_would_take()
    {
        await using var stored = await Ward();

        var answer = await Camket(stored, "--unit", "U1");

        answer.ExitCode.ShouldBe(0);
        answer.Output.ShouldContain("B.II.2");
        answer.Output.ShouldContain("1.019/1.051");
    }

    [Theory]
    [InlineData("Không có đơn vị mã U9", "--unit", "U9")]
    [InlineData("chưa có số liệu nào được chấp nhận", "--unit", "U2")]
    [InlineData("sau ngày kết thúc", "--unit", "U1", "--from", "2024-12-01", "--to", "2024-11-10")]
    [InlineData("không phải là ngày", "--unit", "U1", "--to", "31-31")]
    public async Task What_a_person_does_wrong_is_one_sentence_and_exit_code_1(string sentence, params string[] arguments)
    {
        await using var stored = await StoredFacts.WithUnits(1, 2);
        await stored.Cover(1, "documents", new(2023, 12, 15), new(2024, 11, 10));

        var answer = await Camket(stored, arguments);

        answer.ExitCode.ShouldBe(1);
        answer.Output.ShouldBeEmpty();
        answer.Error.ShouldContain(sentence);
        answer.Error.Trim().Split('\n').Length.ShouldBe(1);
    }
}
