using System.Text.Json.Nodes;
using CamKet.Tests;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Documents;

/// <summary>The five real documents, which lie beside the data folder and outside the repository.</summary>
public class FiveDocumentsTests
{
    private static async Task<JsonNode> Read(string number) =>
        JsonNode.Parse(await ReadDocumentTests.Json(Directory.GetFiles(DataFactAttribute.Documents!, number + "_*.txt").Single()))!;

    private static string[] Paths(JsonNode document) => [.. document["items"]!.AsArray().Select(i => (string)i!["path"]!)];

    [DataFact]
    public async Task The_proposal_has_fifteen_items()
    {
        var document = await Read("000");

        ((string?)document["kind"], (int?)document["year"]).ShouldBe(("proposal", 2024));
        ((string?)document["header"]!["number"], (string?)document["header"]!["date"]).ShouldBe(("50/UBND-VP", "2024-03-26"));
        Paths(document).ShouldBe(["A.1", "A.2", "B.I.1", "B.I.2", "B.I.3", "B.I.4", "B.I.5", "B.II.1", "B.II.2", "B.II.3", "B.II.4", "B.II.5", "C.1", "C.2", "C.3"]);
        var items = document["items"]!.AsArray();
        items.Skip(2).Take(5).ShouldAllBe(i => (string)i!["group"]! == "maintain");
        items.Skip(7).Take(5).ShouldAllBe(i => (string)i!["group"]! == "improve");
        ((decimal)items[7]!["baseline"]!["value"]!, (decimal)items[7]!["target"]!["value"]!).ShouldBe((14.12m, 40m));
        foreach (var item in items.Take(2))
        {
            ((string)item!["target"]!["type"]!, (string)item["target"]!["also"]![0]!["type"]!).ShouldBe(("rank", "grade"));
        }

        items.Skip(12).ShouldAllBe(i => (string)i!["target"]!["type"]! == "milestone" && i["target"]!["value"] == null);
    }

    [DataFact]
    public async Task The_directive_is_a_draft_of_may()
    {
        var document = await Read("001");

        ((string?)document["kind"], (string?)document["header"]!["number"], (string?)document["header"]!["date"]).ShouldBe(("directive", null, "2024-05"));
        document["header"]!["recipients"]!.AsArray().Count.ShouldBe(2);
        document["items"]!.AsArray().ShouldBeEmpty();
    }

    [DataFact]
    public async Task The_plan_has_no_number()
    {
        var document = await Read("002");

        ((string?)document["kind"], (string?)document["header"]!["number"], (int?)document["year"]).ShouldBe(("plan", null, 2024));
    }

    [DataFact]
    public async Task The_districts_letter_has_citations_and_no_invented_target()
    {
        var document = await Read("003");

        ((string?)document["kind"], (string?)document["header"]!["signer"]!["capacity"]).ShouldBe(("directive", "KT. CHỦ TỊCH"));
        document["items"]!.AsArray().ShouldBeEmpty();
        document["thresholds"]!.AsArray().ShouldBeEmpty();
        document["citations"]!.AsArray().Count.ShouldBe(3);
    }

    [DataFact]
    public async Task The_report_has_thirteen_whole_items_with_evidence()
    {
        var document = await Read("004");

        Paths(document).ShouldBe([.. Enumerable.Range(1, 13).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        var items = document["items"]!.AsArray();
        items.ShouldAllBe(i => (string?)i!["result"] != null);
        items[9]!["evidence"]!.AsArray().Select(e => (string?)e!["number"]).ShouldBe(["156/KH-UBND", "671/BC-UBND", "842/KH-UBND", "862/BC-UBND"]);
        document["figures"]!.AsArray().Count(f => (string)f!["verdict"]! == "agrees").ShouldBe(7);
    }
}
