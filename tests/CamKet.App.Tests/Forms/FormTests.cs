using System.Net;
using System.Text.Json;
using CamKet.App.Forms;
using CamKet.App.Platform;
using CamKet.App.Tests.Drill;
using CamKet.App.Tests.Fixture;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Forms;

[Collection(DemoProvinceTests.Name)]
public sealed class FormTests(DemoProvince demo)
{
    [Fact]
    public async Task The_ward_s_II_06a_holds_what_its_report_says_and_its_file_reopened_adds_up()
    {
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get("/bieu-mau/06a?don-vi=" + DemoProvince.Ward4 + DemoProvince.Window);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.QuerySelector("#don-vi option[selected]")!.TextContent.ShouldContain("Phường 4");
        Total(page).ShouldBe(["2.948", "2.926", "21", "1", "2.944"], "columns 3 to 7 of the report of document 004");
        page.MainText.ShouldContain("chưa đối chiếu với văn bản gốc");

        var bytes = await visitor.Client.GetByteArrayAsync(new Uri("/bieu-mau/06a.xlsx?don-vi=" + DemoProvince.Ward4 + DemoProvince.Window, UriKind.Relative));
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator().Validate(book).Select(e => e.Description).ShouldBeEmpty();
        var rows = Cells(book);
        var numbers = rows.Single(r => r.GetValueOrDefault("A") == "(1)");
        numbers["M"].ShouldBe("(13)");
        var fields = rows.Where(r => int.TryParse(r.GetValueOrDefault("A"), out _)).ToList();
        fields.Count.ShouldBeGreaterThan(3);
        foreach (var row in fields.Append(rows.Single(r => r.GetValueOrDefault("B") == "Tổng cộng")))
        {
            decimal At(string column) => decimal.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture);
            At("C").ShouldBe(At("D") + At("E") + At("F"));
            At("G").ShouldBe(At("H") + At("I") + At("J"));
            At("K").ShouldBe(At("L") + At("M"));
            At("C").ShouldBe(At("G") + At("K"));
        }

        rows.SelectMany(r => r.Values).ShouldContain("THỦ TRƯỞNG ĐƠN VỊ");
        var merged = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<MergeCell>().Select(m => m.Reference!.Value).ToList();
        merged.ShouldContain("C6:F6");
        merged.ShouldContain("A6:A8");
    }

    [Theory]
    [InlineData("06a", "don-vi=19348")]
    [InlineData("06a", "don-vi=99001")] // some of what came was withdrawn, and stands outside the form
    [InlineData("06a", "")]
    [InlineData("07a", "don-vi=99001")]
    [InlineData("07a", "")]
    public async Task Every_number_opens_to_as_many_dossiers_as_it_says(string form, string unit)
    {
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get($"/bieu-mau/{form}?{unit}{DemoProvince.Window}");
        var numbers = page.Html.QuerySelectorAll("table.official tfoot td.num").Concat(page.Html.QuerySelectorAll("table.official tbody tr").Take(3).SelectMany(row => row.QuerySelectorAll("td.num").Skip(1)))
            .Where(cell => cell.TextContent.Trim() is not ("" or "0")).ToList();
        numbers.Count.ShouldBeGreaterThan(10);
        foreach (var cell in numbers)
        {
            var link = cell.QuerySelector("a").ShouldNotBeNull(cell.TextContent);
            var label = link.GetAttribute("aria-label");
            var figure = new Uri(demo.App.Address, link.GetAttribute("href"));
            var opened = await visitor.Get(figure.PathAndQuery);
            opened.Html.QuerySelector(".figure-value b")!.TextContent.ShouldBe(cell.TextContent, label);
            opened.MainText.ShouldContain(form == "06a" ? "của Biểu số II.06a/VPCP/KSTT, theo Thông tư 01/2020/TT-VPCP (chưa kiểm chứng)" : "của Biểu số 07a/BTP", customMessage: label);
            opened.Html.QuerySelector(".back a")!.GetAttribute("href").ShouldBe($"/bieu-mau/{form}?{unit}{DemoProvince.Window}".Replace("?&", "?", StringComparison.Ordinal));

            if (unit.Length == 0 && figure.Query.Contains("payments", StringComparison.Ordinal))
            {
                // What the dossiers of several units add up to lies with each of them.
                opened.Html.QuerySelector("#dong").ShouldBeNull();
                opened.Html.QuerySelectorAll("#theo-don-vi ~ table tbody td, #theo-don-vi ~ details tbody td").Sum(td => int.Parse(td.TextContent, System.Globalization.NumberStyles.AllowThousands, Vietnamese))
                    .ShouldBe(int.Parse(cell.TextContent, System.Globalization.NumberStyles.AllowThousands, Vietnamese), label);
                continue;
            }

            var said = opened.Html.QuerySelector("#dong .card-head .soft")!.TextContent;
            said.Replace("; ", " ", StringComparison.Ordinal).Split(' ').ShouldContain(word => word.TrimEnd(',', '.') == cell.TextContent, $"{label}: {said}");
            var list = await visitor.Get(figure.AbsolutePath + "/dong.csv" + figure.Query);
            var rows = list.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
            said.ShouldContain($"{rows.ToString("#,0", Vietnamese)} hồ sơ", customMessage: label);
            if (!figure.Query.Contains("payments", StringComparison.Ordinal))
            {
                rows.ToString("#,0", Vietnamese).ShouldBe(cell.TextContent, label);
            }
        }
    }

    private static readonly System.Globalization.NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = "." };

    [Fact]
    public async Task The_province_s_07a_is_the_sum_of_its_units_and_says_how_many_have_data()
    {
        const string from = "15/12/2023", to = "10/11/2024";
        var whole = await Form("--form", "07a", "--province", DemoProvince.Province, "--from", from, "--to", to, "--json");
        var fill = demo.App.Services.GetRequiredService<FillForm>();
        var units = new List<IEnumerable<decimal>>();
        foreach (var unit in await demo.Units())
        {
            units.Add((await fill.Run("07a", unit, from, to, CancellationToken.None)).ShouldBeOfType<Outcome<PrintedForm>.Done>().Value.Form.Total.Values.Select(v => v ?? 0));
        }

        whole.GetProperty("total").EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? 0 : v.GetDecimal())
            .ShouldBe(units.Aggregate((a, b) => a.Zip(b, (x, y) => x + y)));
        whole.GetProperty("broken").GetArrayLength().ShouldBe(0);
        whole.GetProperty("units").GetInt32().ShouldBeGreaterThan(whole.GetProperty("unitsCovered").GetInt32());
    }

    [Fact]
    public async Task What_was_asked_wrongly_is_answered_in_one_sentence()
    {
        foreach (var (arguments, sentence) in new (string[], string)[]
        {
            (["--unit", DemoProvince.Ward4, "--form", "99"], "chọn một trong: 06a, 07a"),
            (["--unit", "99999", "--form", "06a"], "Không có đơn vị mã 99999"),
            (["--unit", DemoProvince.Ward4, "--form", "06a", "--from", "31/2/2024"], "không phải là ngày"),
            (["--unit", DemoProvince.Ward4, "--form", "06a", "--out", "bieu.pdf"], ".xlsx"),
            (["--form", "06a"], "--province"),
            (["--province", DemoProvince.Ward4, "--form", "06a"], "không phải của tỉnh"),
        })
        {
            var answer = await demo.App.Camket(["form", .. arguments]);
            answer.ExitCode.ShouldBe(1, sentence);
            answer.Output.ShouldBeEmpty();
            answer.Error.TrimEnd().ShouldContain(sentence);
            answer.Error.TrimEnd().ShouldNotContain('\n');
        }
    }

    [Fact]
    public async Task A_window_without_data_says_so_before_it_is_sent()
    {
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get("/bieu-mau/06a?don-vi=" + DemoProvince.Ward4 + "&tu=2023-12-15&den=2024-12-14");
        page.MainText.ShouldContain("không phủ hết kỳ");
        (await visitor.Get("/bieu-mau/06a?don-vi=99999")).MainText.ShouldContain("Không có đơn vị mã 99999");
        var unknown = await visitor.Get("/bieu-mau/khong-co");
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
        unknown.MainText.ShouldContain("Không có biểu khong-co");
        page.Html.QuerySelectorAll("tfoot td.num").Select(c => c.TextContent.Trim()).ShouldAllBe(t => t == "", "the year is not over: what is loaded is no total of it");
        page.Html.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("06a", "hồ sơ")]
    [InlineData("07a", "giao dịch")]
    public async Task A_window_no_extract_covers_has_no_figures_rather_than_noughts(string form, string counted)
    {
        const string Before = "&tu=2020-01-01&den=2020-03-31";
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get($"/bieu-mau/{form}?don-vi={DemoProvince.Ward4}{Before}");
        page.MainText.ShouldContain("Chưa có số liệu của kỳ này.");
        page.MainText.ShouldNotContain("Không phát sinh");
        (await visitor.Get($"/khai-thac?don-vi={DemoProvince.Ward4}{Before}")).MainText.ShouldContain("Chưa có số liệu của kỳ này.");

        var bytes = await visitor.Client.GetByteArrayAsync(new Uri($"/bieu-mau/{form}.xlsx?don-vi={DemoProvince.Ward4}{Before}", UriKind.Relative));
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var rows = Cells(book);
        rows.Single(r => r.GetValueOrDefault("B") == "Tổng cộng").Keys.ShouldBe(["B"]);
        rows.SelectMany(r => r.Values).ShouldContain(v => v.Contains("Chưa có số liệu của kỳ này.", StringComparison.Ordinal));
        rows.SelectMany(r => r.Values).Single(v => v.StartsWith("Đơn vị tính: ", StringComparison.Ordinal)).ShouldContain(counted);

        var answer = await Form("--form", form, "--unit", DemoProvince.Ward4, "--from", "2020-01-01", "--to", "2020-03-31", "--json");
        answer.GetProperty("total").EnumerateArray().ShouldAllBe(v => v.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Form_07a_leaves_empty_what_no_extract_tells_and_says_so()
    {
        var form = await Form("--form", "07a", "--unit", DemoProvince.Ward4, "--from", "15/12/2023", "--to", "10/11/2024", "--json");
        var empty = form.GetProperty("columns").EnumerateArray().Where(c => c.GetProperty("figure").ValueKind == JsonValueKind.Null).Select(c => c.GetProperty("number").GetInt32()).ToList();
        empty.ShouldBe([9, 19, 20], "phi địa giới, chờ tiếp nhận");
        foreach (var number in empty)
        {
            form.GetProperty("total")[number - 1].ValueKind.ShouldBe(JsonValueKind.Null);
        }

        form.GetProperty("broken").GetArrayLength().ShouldBe(0);
        using var visitor = await demo.App.SignedIn();
        var page = await visitor.Get("/bieu-mau/07a?don-vi=" + DemoProvince.Ward4 + DemoProvince.Window);
        page.MainText.ShouldContain("Để trống cột 9 (phi địa giới), 19 và 20 (chờ tiếp nhận)");
        page.MainText.ShouldContain("Đơn vị tính: hồ sơ; cột 24 đến 26: giao dịch.");

        // The sheet that is sent says it too, with what its reader may do.
        using var book = SpreadsheetDocument.Open(
            new MemoryStream(await visitor.Client.GetByteArrayAsync(new Uri("/bieu-mau/07a.xlsx?don-vi=" + DemoProvince.Ward4 + DemoProvince.Window, UriKind.Relative))), isEditable: false);
        var note = Cells(book).SelectMany(r => r.Values).Single(text => text.StartsWith("Ghi chú:", StringComparison.Ordinal));
        note.ShouldContain("Để trống cột 9 (phi địa giới), 19 và 20 (chờ tiếp nhận): tệp trích xuất không ghi");
        note.ShouldContain("nơi nhận cần thì điền theo hệ thống một cửa.");
    }

    [Theory]
    [InlineData("1366")]
    [InlineData("390")]
    public async Task The_page_reads_at_both_sizes(string width)
    {
        await using var page = await demo.App.Browser(width == "390" ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        foreach (var form in (string[])["06a", "07a"])
        {
            await page.Go($"/bieu-mau/{form}?don-vi={DemoProvince.Ward4}{DemoProvince.Window}");
            await page.ShouldBeAccessible();
            await page.ShouldFitItsWidth();
            await page.ScreenshotAsync("bieu-" + form);
        }
    }

    private static IEnumerable<string> Total(PageAnswer page) =>
        page.Html.QuerySelectorAll("tfoot td.num").Skip(1).Take(5).Select(c => c.TextContent.Trim());

    private static List<Dictionary<string, string>> Cells(SpreadsheetDocument book) =>
        [.. book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>()
            .Where(c => c.InnerText.Length > 0)
            .ToDictionary(c => c.CellReference!.Value!.TrimEnd([.. "0123456789"]), c => c.InnerText, StringComparer.Ordinal))];

    private async Task<JsonElement> Form(params string[] arguments)
    {
        var answer = await demo.App.Camket(["form", .. arguments]);
        answer.ExitCode.ShouldBe(0, answer.Error);
        return JsonDocument.Parse(answer.Output).RootElement;
    }
}
