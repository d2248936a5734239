using System.Net;
using System.Text.Json;
using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Commitments;

/// <summary>A deadline is one date, entered in one place: wherever the promise is shown, it is that date.</summary>
public sealed class DeadlineTests : IAsyncLifetime
{
    private const string Commune = "xa-suoi-mo-huyen-mau";
    private const string Lacking = "chưa có hạn";

    /// <summary>It has the words of the document ("theo kế hoạch") where no date is known.</summary>
    private const string Report = "the report";

    private CamKetApp app = null!;
    private Visitor officer = null!;

    public async Task InitializeAsync()
    {
        app = await CamKetApp.StartAsync(await BeforeIdentityStore.Migrated());
        officer = await app.SignedIn();
    }

    public async Task DisposeAsync()
    {
        officer.Dispose();
        await app.DisposeAsync();
    }

    private async Task<string> ItemAt(string number) => (await officer.Get($"/don-vi/{Commune}/cam-ket/{number}")).Location!.ToString();

    /// <summary>What a page says apart from the heads of its tables and the lists one chooses from.</summary>
    private async Task<string> Said(string address)
    {
        var page = await officer.Get(address);
        page.Status.ShouldBe(HttpStatusCode.OK, address);
        foreach (var head in page.Html.QuerySelectorAll("main thead, main select, main form"))
        {
            head.Remove();
        }

        return page.Html.QuerySelector("main")!.TextContent;
    }

    /// <summary>The places that tell of the commune's promises, by name.</summary>
    private async Task<Dictionary<string, string>> Everywhere()
    {
        var report = (string)BeforeIdentityStore.Expected()["reports"]![4]!["address"]!;
        var progress = await app.Camket("progress", "--unit", "19504", "--json");
        progress.ExitCode.ShouldBe(0, progress.Error);
        return new(StringComparer.Ordinal)
        {
            ["the promise's page"] = await Said(await ItemAt("A.4")),
            ["the unit's page"] = await Said($"/don-vi/{Commune}"),
            ["the progress of all"] = await Said($"/tien-do?don-vi={Commune}"),
            ["the board's table"] = string.Join('\n', (await officer.Client.GetStringAsync(new Uri("/bang.csv", UriKind.Relative))).Split('\n').Where(l => l.Contains("Họp dân định kỳ", StringComparison.Ordinal))),
            ["the command"] = string.Join('\n', JsonDocument.Parse(progress.Output).RootElement.GetProperty("items").EnumerateArray()
                .Where(i => i.GetProperty("text").GetString()!.StartsWith("Họp dân định kỳ", StringComparison.Ordinal)).Select(i => i.GetProperty("sentence").GetString())),
            [Report] = await Said(report),
        };
    }

    private async Task Bind(string number, string day)
    {
        var item = await ItemAt(number);
        var page = await officer.Get(item);
        var form = page.Html.QuerySelectorAll("main form[method=post]").Select(f => f.GetAttribute("action")!).Single(a => a.EndsWith("#han", StringComparison.Ordinal)).Split('#')[0];
        (await officer.PostForm(form, new() { ["ngay"] = day, ["can-cu"] = "Kế hoạch số 7/KH-UBND" })).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> LackingInTheList()
    {
        var row = (await officer.Get("/cam-ket")).Html.QuerySelectorAll(".sheet tbody tr").Single(r => r.TextContent.Contains("15/CK-UBND", StringComparison.Ordinal));
        return row.QuerySelector("td[data-label='Chưa có hạn']")!.TextContent.Trim();
    }

    [Fact]
    public async Task A_deadline_bound_on_the_promises_page_holds_on_every_page_in_the_report_and_in_the_command()
    {
        (await LackingInTheList()).ShouldBe("2");
        foreach (var (place, says) in (await Everywhere()).Where(p => p.Key != Report))
        {
            says.ShouldContain(Lacking, Case.Insensitive, place);
        }

        await Bind("A.4", "2024-04-30");
        await Bind("A.5", "2024-04-30");

        (await LackingInTheList()).ShouldBe("");
        foreach (var (place, says) in await Everywhere())
        {
            says.ShouldNotContain(Lacking, Case.Insensitive, place);
            says.ShouldContain("quá hạn 30/04/2024", Case.Insensitive, place);
        }
    }

    [Fact]
    public async Task A_deadline_typed_into_a_correction_holds_as_well_and_a_correction_shows_the_one_bound()
    {
        await Bind("A.5", "2024-04-30");
        var id = (await officer.Get("/cam-ket")).Html.QuerySelectorAll(".sheet tbody tr").Single(r => r.TextContent.Contains("15/CK-UBND", StringComparison.Ordinal))
            .QuerySelector("form")!.GetAttribute("action")!;
        var draft = (await officer.PostForm(id, [])).Location!.ToString();
        var fields = CommitmentPagesTests.Fields(await officer.Get(draft));
        var at = Enumerable.Range(0, 3).ToDictionary(i => fields[$"items[{i}].path"], i => $"items[{i}].deadline");
        fields[at["A.5"]].ShouldBe("30/04/2024");
        (fields[at["A.4"]], fields["viec"]) = ("30/04/2024", "xac-nhan");

        (await officer.PostForm(draft, fields)).Location!.ToString().ShouldStartWith("/don-vi/" + Commune);

        foreach (var (place, says) in await Everywhere())
        {
            says.ShouldNotContain(Lacking, Case.Insensitive, place);
            says.ShouldContain("quá hạn 30/04/2024", Case.Insensitive, place);
        }
    }
}
