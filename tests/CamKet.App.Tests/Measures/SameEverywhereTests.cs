using System.Globalization;
using System.Text.Json;
using CamKet.App.Charts;
using CamKet.App.Reports;
using CamKet.App.Tests.Drill;
using CamKet.App.Tests.Reports;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Reports;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Measures;

/// <summary>One question read on every face: number, state and verdict are the same on page, chart, opened figure, export, command and report.</summary>
[Collection(DemoProvinceTests.Name)]
public sealed class SameEverywhereTests(DemoProvince province)
{
    private sealed record Said(string Path, string Status, string? Measure, Ratio Ratio, decimal? Number);

    [Theory]
    [InlineData("19345", "2023-12-15", "2024-11-10")]
    [InlineData("19345", "2023-12-01", "2024-11-10")]
    [InlineData("19447", "2023-12-15", "2024-03-14")]
    [InlineData("19447", "2023-12-15", "2024-12-20")]
    public async Task A_figure_says_the_same_on_page_chart_export_command_and_report(string code, string from, string to)
    {
        var answer = await province.App.Camket("progress", "--unit", code, "--from", from, "--to", to, "--json");
        answer.ExitCode.ShouldBe(0, answer.Error);
        var said = Read(answer.Output);
        said.ShouldNotBeEmpty();
        using var officer = await province.App.SignedIn();
        var slug = await Slug(code);
        var days = $"?tu={from}&den={to}";
        var unit = await officer.Get($"/don-vi/{slug}{days}");
        var export = (await officer.Get($"/bang.csv{days}")).Text.Split("\r\n").Select(line => line.Split(';').Select(cell => cell.Trim('"')).ToArray()).Where(cells => cells[0].Length > 0 && unit.Html.QuerySelector("h1")!.TextContent.Contains(cells[0], StringComparison.Ordinal)).ToList();
        var report = await Annex(code, DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
        foreach (var item in said.Where(i => i.Measure is not null))
        {
            var status = Enum.Parse<Status>(item.Status.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            var place = $"{code} {from}–{to}, {item.Path}";
            var row = unit.Html.QuerySelectorAll("table.promises tbody tr").First(r => r.QuerySelector("td.path")!.TextContent.Trim() == item.Path);
            row.QuerySelector("td.state")!.TextContent.ShouldContain(StatusLook.Of(status).Word, customMessage: place);
            var exported = export.First(cells => cells[1] == item.Path);
            exported.ShouldContain(StatusLook.Of(status).Word, place);
            var told = report.First(r => r.Cells[0] == item.Path).Cells[2];
            told.Contains("Đánh giá: " + StatusWords.InReport(status), StringComparison.Ordinal).ShouldBe(status != Status.NoData, place + ": " + told);
            if (row.QuerySelector("td.now a") is { } link)
            {
                var opened = await officer.Get(link.GetAttribute("href")!);
                var value = opened.Html.QuerySelector(".figure-value")!.TextContent;
                value.ShouldContain(item.Number is { } number ? Print.Short(number) : item.Ratio.IsMeasured ? FigureText.Parts(item.Ratio)! : item.Ratio.State == RatioState.Missing ? "chưa có số liệu" : Print.NotApplicable, Case.Insensitive, place);
            }

            if (!item.Ratio.IsMeasured)
            {
                // Where the form has no sentence for a measure, a cell without data is empty and asks to be filled in.
                told.ShouldNotContain("%", Case.Sensitive, place);
                (told.Length == 0 || told.Contains(Print.Missing, StringComparison.Ordinal)).ShouldBe(item is { Ratio.State: RatioState.Missing, Number: null }, place + ": " + told);
                continue;
            }

            row.TextContent.ShouldContain(FigureText.Parts(item.Ratio)!, Case.Sensitive, place);
            exported.ShouldContain(Print.Short(item.Ratio.Numerator).Replace(".", "", StringComparison.Ordinal), place);
            told.ShouldContain(Print.Fraction(item.Ratio), Case.Sensitive, place);
            if (from == "2023-12-15" && to == "2024-11-10")
            {
                var page = await officer.Follow(await officer.Get($"/don-vi/{slug}/cam-ket/{item.Path}{days}"));
                page.Html.QuerySelectorAll(".chart-table tbody tr").Last(r => !r.TextContent.Contains("dự kiến", StringComparison.Ordinal)).TextContent.ShouldContain(FigureText.Parts(item.Ratio)!, Case.Sensitive, place);
            }
        }
    }

    [Fact]
    public async Task A_form_says_what_the_figure_opened_from_it_says()
    {
        using var officer = await province.App.SignedIn();
        var form = await officer.Get($"/bieu-mau/06a?don-vi={DemoProvince.Ward4}{DemoProvince.Window}");
        var cells = form.Html.QuerySelectorAll("tfoot a, tr.total a").Where(a => a.GetAttribute("href")!.Contains("/con-so", StringComparison.Ordinal)).ToList();
        cells.Count.ShouldBeGreaterThan(3);
        foreach (var cell in cells)
        {
            (await officer.Get(cell.GetAttribute("href")!.Split('#')[0])).Html.QuerySelector(".figure-value")!.TextContent.ShouldContain(cell.TextContent.Trim());
        }
    }

    private static List<Said> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("targets").GetArrayLength() == 1).Select(item =>
        {
            var target = item.GetProperty("targets")[0];
            return new Said(
                item.GetProperty("path").GetString()!, item.GetProperty("status").GetString()!, target.GetProperty("measure").GetString(),
                target.GetProperty("numerator").ValueKind == JsonValueKind.Number ? Ratio.Of(target.GetProperty("numerator").GetDecimal(), target.GetProperty("denominator").GetDecimal()) : Ratio.Missing,
                target.GetProperty("number").ValueKind == JsonValueKind.Number ? target.GetProperty("number").GetDecimal() : null);
        })];
    }

    private async Task<string> Slug(string code)
    {
        await using var connection = await province.App.Database.Open();
        return (await App.Units.UnitStore.ByCode(connection, code, new(2024, 6, 1)))!.Slug;
    }

    private async Task<IReadOnlyList<TableRow>> Annex(string code, DateOnly from, DateOnly to)
    {
        var compose = province.App.Services.GetRequiredService<ComposeReport>();
        var of = ((App.Platform.Outcome<ReportingUnit>.Done)await compose.UnitOf(code, to, default)).Value;
        var draft = await compose.Of(of, new Window(from, to), ReportEdits.None, null, null, default);
        return [.. DocxBlocks.Of(ReportDocx.Write(draft, isDraft: true)).OfType<Table>().SelectMany(t => t.Rows)];
    }
}
