using CamKet.App.Documents;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Commitments;
using CamKet.Documents;
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
        var catalog = CamKet.App.Measures.CatalogMeasures.Read(Path.Combine(PostgresServer.Home, "catalog")).Ladders;

        Ladders.Common.Select(l => l.Code + ": " + string.Join(", ", l.Steps)).ShouldBe(catalog.Select(l => l.Code + ": " + string.Join(", ", l.Steps)), ignoreOrder: true);
    }

    internal static async Task<string> Json(string path) => await ReadDocument.From(path, CancellationToken.None) switch
    {
        Outcome<OfficialDocument>.Done done => DocumentJson.Write(done.Value),
        Outcome<OfficialDocument>.Refused refused => refused.Sentence,
        _ => throw new InvalidOperationException(),
    };
}
