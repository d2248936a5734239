using System.Text;
using System.Text.Json;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Measures;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Targets;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Progress;

/// <summary>A plan entered as a person does it, and what it does to the forecast.</summary>
public sealed class PlanCommandTests
{
    private static readonly DateOnly AsOf = new(2024, 11, 10);

    private static Task<CommandAnswer> Camket(StoredFacts stored, params string[] arguments) =>
        Terminal.CamketWith(new Dictionary<string, string> { ["CAMKET_DATABASE"] = stored.Database.Address.For(Roles.Owner) }, arguments);

    private static async Task<CommandAnswer> Import(StoredFacts stored, string text, params string[] more)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("camket-plan").FullName, "ke-hoach.csv");
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(true));
        try
        {
            return await Camket(stored, ["plan", path, "--unit", "U1", "--year", "2024", .. more]);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private const string Plan = """
        KẾ HOẠCH GIẢI NGÂN NĂM 2024;;;
        Nội dung;Tháng;Kế hoạch luỹ kế;Căn cứ
        Giải ngân vốn đầu tư công;10;650.000.000;Kế hoạch số 12/KH-UBND
        Giải ngân vốn đầu tư công;Tháng 11;700.000.000;Kế hoạch số 12/KH-UBND
        Giải ngân vốn đầu tư công;31/12/2024;789.000.000;Kế hoạch số 12/KH-UBND
        """;

    [Fact]
    public async Task A_plan_from_a_file_puts_a_disbursement_out_of_reach_and_revenue_never()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await stored.Put(1,
        [
            new BudgetEntry("disbursement", AsOf, 1_000_000_000, 600_000_000, Certainty.Actual),
            new BudgetEntry("revenue-total", AsOf, 1_000_000_000, 600_000_000, Certainty.Actual),
        ]);
        await stored.Cover(1, "budget", new(2024, 1, 1), AsOf);
        CommitmentItem Item(string path, string measure) => new(
            path, ItemGroup.Improve, "Cam kết " + path, null, [new(TargetType.Percent, Operator.AtLeast, false, 80, null, null, null, null, null, "80%", [])], null, null, null, measure, null, null);
        await UnitProgressTests.Promise(stored, 1, Item("1", "disbursement"), Item("2", "revenue-total"));

        var answer = await Import(stored, Plan + "\nTổng thu ngân sách;12;700.000.000;Kế hoạch số 12/KH-UBND\n");

        answer.Error.ShouldBeEmpty();
        answer.ExitCode.ShouldBe(0);
        answer.Output.ShouldContain("Giải ngân vốn đầu tư công, đến 30/11/2024: 700.000.000 đồng (Kế hoạch số 12/KH-UBND)");
        var progress = await Camket(stored, "progress", "--unit", "U1", "--to", "2024-11-10", "--json");
        var items = JsonDocument.Parse(progress.Output).RootElement.GetProperty("items");
        items[0].GetProperty("sentence").GetString().ShouldBe("Không thể đạt: thực hiện hết phần còn lại theo kế hoạch cũng chỉ 78,90%.");
        items[1].GetProperty("status").GetString().ShouldNotBe("out-of-reach");
        items[1].GetProperty("sentence").GetString()!.ShouldContain("theo kế hoạch còn");
    }

    [Fact]
    public async Task One_figure_corrects_one_day_and_JSON_follows_its_schema()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await Import(stored, Plan);

        var answer = await Camket(
            stored, "plan", "--unit", "U1", "--year", "2024", "--line", "disbursement", "--day", "31/12/2024", "--amount", "900.000.000", "--source", "Kế hoạch số 30/KH-UBND", "--json");

        answer.ExitCode.ShouldBe(0, answer.Error);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "plan-answer.schema.json"));
        schema.Validate(answer.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        answer.Output.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
        var line = JsonDocument.Parse(answer.Output).RootElement.GetProperty("lines").EnumerateArray().Single(l => l.GetProperty("code").GetString() == "disbursement");
        line.GetProperty("name").GetString().ShouldBe("Giải ngân vốn đầu tư công");
        line.GetProperty("amounts").EnumerateArray().Select(a => (a.GetProperty("day").GetString(), a.GetProperty("amount").GetDecimal(), a.GetProperty("source").GetString())).ShouldBe(
        [
            ("2024-10-31", 650_000_000, "Kế hoạch số 12/KH-UBND"), ("2024-11-30", 700_000_000, "Kế hoạch số 12/KH-UBND"), ("2024-12-31", 900_000_000, "Kế hoạch số 30/KH-UBND"),
        ]);
    }

    [Theory]
    [InlineData("789.000.000", "1.2345", "dòng 5, cột C: \"1.2345\" không phải một số rõ ràng")]
    [InlineData("789.000.000", "1.000", "ít hơn đến 30/11/2024")]
    [InlineData("31/12/2024", "32/12/2024", "không phải là ngày")]
    [InlineData("31/12/2024", "31/12/2025", "không thuộc năm 2024")]
    [InlineData("đầu tư công;31", "đầu tư riêng;31", "không biết khoản")]
    [InlineData("Kế hoạch luỹ kế", "Cột lạ", "không có dòng tiêu đề của kế hoạch")]
    [InlineData("789.000.000;Kế hoạch số 12/KH-UBND", "789.000.000;", "thiếu căn cứ")]
    public async Task A_faulty_file_is_refused_whole_with_one_sentence(string right, string wrong, string sentence)
    {
        await using var stored = await StoredFacts.WithUnits(1);

        var answer = await Import(stored, Plan.Replace(right, wrong, StringComparison.Ordinal));

        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain(sentence);
        answer.Error.Trim().Split('\n').Length.ShouldBe(1);
        (await Camket(stored, "plan", "--unit", "U1", "--year", "2024")).Output.ShouldContain("chưa có.");
    }

    [Theory]
    [InlineData("--unit", "U9", "Không có đơn vị mã U9")]
    [InlineData("--line", "salt", "Không có khoản \"salt\"")]
    [InlineData("--amount", "-5", "âm")]
    [InlineData("--day", "2025-12-31", "không thuộc năm 2024")]
    [InlineData("--source", " ", "thiếu căn cứ")]
    public async Task What_cannot_be_is_refused_in_one_sentence(string option, string value, string sentence)
    {
        await using var stored = await StoredFacts.WithUnits(1);
        string[] arguments = ["plan", "--unit", "U1", "--year", "2024", "--line", "disbursement", "--day", "2024-12-31", "--amount", "5", "--source", "Kế hoạch"];
        arguments[Array.IndexOf(arguments, option) + 1] = value;

        var answer = await Camket(stored, arguments);

        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain(sentence);
        answer.Error.Trim().Split('\n').Length.ShouldBe(1);
    }
}
