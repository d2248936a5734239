using System.Text.Json;
using CamKet.App.Platform;
using CamKet.App.Tests.Drill;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Reports;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Measures;

/// <summary>Whoever prints one number over several units says beside it how many of them have sent their data, where some have not.</summary>
[Collection(DemoProvinceTests.Name)]
public sealed class EnoughUnitsTests(DemoProvince demo)
{
    [Theory]
    [InlineData("linh-vuc")]
    [InlineData("tuan")]
    [InlineData("don-vi")]
    public async Task A_table_of_the_province_says_it_above_in_its_last_row_and_in_every_line_of_its_file(string by)
    {
        using var officer = await demo.App.SignedIn();
        var words = await Words("2023-12-15", "2024-11-10");
        var page = await officer.Get($"/khai-thac?theo={by}{DemoProvince.Window}");
        page.Html.QuerySelector(".lede")!.TextContent.ShouldContain($"Số liệu cả kỳ {words}.");
        page.Html.QuerySelector("table.drill tfoot th")!.TextContent.ShouldBe($"Tổng cộng ({words})");
        foreach (var line in (await officer.Get($"/khai-thac.csv?theo={by}{DemoProvince.Window}")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            line.ShouldContain($"Số liệu cả kỳ {words}.");
        }
    }

    [Fact]
    public async Task A_form_of_the_province_says_it_on_the_page_in_the_workbook_in_the_terminal_and_in_JSON()
    {
        using var officer = await demo.App.SignedIn();
        var words = await Words("2023-12-15", "2024-11-10");
        var total = $"Tổng cộng ({words})";
        var page = await officer.Get("/bieu-mau/07a?" + DemoProvince.Window[1..]);
        page.Html.QuerySelector("table.official tfoot th")!.TextContent.ShouldBe(total);
        page.Html.QuerySelector("[role=status]")!.TextContent.ShouldContain(words);
        var file = await officer.Client.GetByteArrayAsync(new Uri("/bieu-mau/07a.xlsx?" + DemoProvince.Window[1..], UriKind.Relative));
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Select(c => c.InnerText).ShouldContain(total);

        string[] asked = ["form", "--form", "07a", "--province", DemoProvince.Province, "--from", "15/12/2023", "--to", "10/11/2024"];
        (await demo.App.Camket(asked)).Output.ShouldContain(total + ": ");
        using var json = JsonDocument.Parse((await demo.App.Camket([.. asked, "--json"])).Output);
        $"đủ {json.RootElement.GetProperty("unitsCovered")}/{json.RootElement.GetProperty("units")} đơn vị".ShouldBe(words);
    }

    [Fact]
    public async Task A_number_of_the_province_that_is_opened_says_it_of_the_whole_and_of_a_part()
    {
        using var officer = await demo.App.SignedIn();
        var words = await Words("2023-12-15", "2024-11-10");
        var table = await officer.Get("/khai-thac?theo=linh-vuc" + DemoProvince.Window);
        foreach (var link in new[] { "tfoot td a", "tbody td a" }.Select(cell => table.Html.QuerySelector("table.drill " + cell)!.GetAttribute("href")!))
        {
            (await officer.Get(link)).Html.QuerySelector(".figure-value")!.TextContent.ShouldContain(words);
        }
    }

    [Fact]
    public async Task The_weekly_page_of_the_province_adds_up_its_units_and_says_it_on_paper_too()
    {
        using var officer = await demo.App.SignedIn();
        var words = await Words("2024-11-04", "2024-11-10");
        var page = await officer.Get("/bao-cao/tuan?don-vi=45&ngay=2024-11-10");
        page.Html.QuerySelector(".weekly-table tfoot th")!.TextContent.ShouldBe($"Cả đơn vị ({words})");
        page.Html.QuerySelector(".weekly-foot")!.TextContent.ShouldStartWith($"Số liệu đến 10/11/2024, {words}. ");
        var folder = Directory.CreateTempSubdirectory("camket-test-").FullName;
        var file = Path.Combine(folder, "tuan.docx");
        var printed = await demo.App.Camket("report", "--weekly", "--unit", "45", "--as-of", "2024-11-10", "--out", file);
        printed.ExitCode.ShouldBe(0, printed.Error);
        var paper = string.Join("\n", DocxBlocks.Of(await File.ReadAllBytesAsync(file)));
        Directory.Delete(folder, recursive: true);
        paper.ShouldContain(words);
        (await officer.Get("/bao-cao/tuan?don-vi=19345&ngay=2024-11-10")).MainText.ShouldNotContain("đơn vị (đủ");
    }

    [Fact]
    public async Task A_district_whose_communes_have_all_sent_their_data_says_nothing_of_it()
    {
        await using var app = await CamKetApp.StartDemoAsync();
        await using (var owner = new Npgsql.NpgsqlConnection(app.DatabaseAddress.For(Roles.Owner)))
        {
            await owner.OpenAsync();
            await owner.ExecuteAsync(
                """
                update unit set valid_to = '2023-01-01'
                 where province_id = 45 and parent_no = (select unit_no from unit where province_id = 45 and code = '461')
                   and not code = any(@codes)
                """,
                new { codes = (await demo.Units()).ToArray() });
        }

        using var officer = await app.SignedIn();
        var page = await officer.Get("/khai-thac?don-vi=461&theo=don-vi" + DemoProvince.Window);
        page.Html.QuerySelectorAll("table.drill tbody tr").Length.ShouldBeGreaterThan(1);
        page.Html.QuerySelector("table.drill tfoot th")!.TextContent.ShouldBe("Tổng cộng");
        page.MainText.ShouldNotContain("đơn vị.");
        page.Html.QuerySelector(".lede")!.TextContent.ShouldContain("Số liệu đến 10/11/2024.");
        (await officer.Get(page.Html.QuerySelector("table.drill tfoot td a")!.GetAttribute("href")!)).MainText.ShouldNotContain("đủ ");
    }

    /// <summary>Counted past the program: the communes of the window's last day, and those whose extracts cover each of its days.</summary>
    private async Task<string> Words(string from, string to)
    {
        await using var scoped = await demo.App.Database.InScope(Scope.WholeProvince(45));
        var (covered, units) = await scoped.Connection.QuerySingleAsync<(int, int)>(
            """
            select count(*) filter (where whole)::int, count(*)::int
              from (select (select coalesce(range_agg(daterange(c.from_day, c.to_day, '[]')) @> daterange(@from::date, @to::date, '[]'), false)
                              from coverage c where c.province_id = 45 and c.unit_no = u.unit_no and c.kind = 'dossiers') as whole
                      from unit u
                     where u.province_id = 45 and u.kind in ('xa', 'phuong', 'thi-tran', 'dac-khu')
                       and coalesce(u.valid_from, '-infinity') <= @to::date and coalesce(u.valid_to, 'infinity') >= @to::date) communes
            """,
            new { from, to });
        covered.ShouldBeInRange(1, units - 1);
        return $"đủ {covered}/{units} đơn vị";
    }
}
