using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Drill;

/// <summary>What commands say as JSON about the sample province: by its schema, and word for word as kept.</summary>
[Collection(DemoProvinceTests.Name)]
public sealed class AnswerFileTests(DemoProvince demo)
{
    [Theory]
    [InlineData("check", "check")]
    [InlineData("due", "due", "--unit", DemoProvince.Ward4, "--on", "2024-06-12")]
    [InlineData("doubt", "doubt", "--unit", DemoProvince.Ward4)]
    [InlineData("doubt-everywhere", "doubt")]
    [InlineData("form", "form", "--unit", DemoProvince.Ward4, "--form", "06a", "--from", "2023-12-15", "--to", "2024-11-10")]
    public async Task The_answer_follows_its_schema_and_its_golden_file(string name, params string[] command)
    {
        var answer = await demo.App.Camket([.. command, "--json"]);
        answer.ExitCode.ShouldBe(0, answer.Error);

        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", name + "-answer.schema.json"));
        schema.Validate(answer.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        var golden = Path.Combine(PostgresServer.Home, "tests", "CamKet.App.Tests", "Drill", "Golden", name + ".json");
        if (Environment.GetEnvironmentVariable("CAMKET_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            await File.WriteAllTextAsync(golden, answer.Output);
        }

        answer.Output.ShouldBe(await File.ReadAllTextAsync(golden));
    }
}
