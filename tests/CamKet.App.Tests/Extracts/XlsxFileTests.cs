using System.Globalization;
using CamKet.App.Documents;
using CamKet.App.Extracts;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Extracts;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Extracts;

/// <summary>Our reader of .xlsx gives what the library that reads .xls gives of the same file.</summary>
public sealed class XlsxFileTests : IDisposable
{
    private static readonly IReadOnlyList<object?[]> Rows =
    [
        ["DANH SÁCH HỒ SƠ"],
        [],
        ["STT", "Mã hồ sơ", null, "Ngày tiếp nhận", "Đúng"],
        [1, " T-1 & <2> ", 12.5, new DateTime(2024, 10, 1, 8, 30, 0), true],
        [-2, "", 1234567890123456.7, new DateTime(1900, 1, 15), false],
        [null, null, null, null, null, null, "xa"],
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("camket-xlsx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2.5</v></c><c r="B1"><v>-3e2</v></c></row>""")]
    [InlineData("""<row><c><v>1</v></c><c><v>2</v></c><c r="E1"><v>5</v></c><c><v>6</v></c></row><row/><row><c><v>7</v></c></row>""")]
    [InlineData("""<row r="3"><c r="B3"><v>1</v></c></row><row r="7"/><row r="9"><c r="AB9"><v>2</v></c></row>""")]
    [InlineData("""<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>a_x000D_b_x00e9_</v></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c><c r="C1" t="inlineStr"><is><r><rPr><b/></rPr><t>a </t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>đọc</t></rPh></is></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" t="d"><v>2024-10-01</v></c><c r="F1" t="d"><v>2024-10-01T08:30:00</v></c><c r="G1" t="n"><v>chữ</v></c><c r="H1"/><c r="I1"><v/></c><c r="J1"><v> 7 </v></c><c r="K1"><v>1e300</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1/0</f></c><c r="C1"><!-- lời --><v><![CDATA[3]]></v><extLst><ext><v>9</v></ext></extLst></c><c r="D1" t="str"><v>a<![CDATA[<b>]]>c&#10;d</v></c></row>""")]
    [InlineData("""<row r="1"><c r="IV1"><v>1</v></c><c r="IW1"><v>2</v></c><c r="XFD1"><v>3</v></c></row>""")]
    [InlineData("")]
    public async Task Cells_of_every_kind_are_as_before(string cells)
    {
        const string strings = """<si><t>một</t></si><si><r><rPr><b/></rPr><t>đậm </t></r><r><t xml:space="preserve"> rồi </t></r><r><t>thường</t></r></si><si><t>漢字</t><rPh sb="0" eb="2"><t>đọc</t></rPh><phoneticPr/></si><si><t xml:space="preserve"> a_x000D__x0041_z_x12_ </t></si>""";

        await Same(RawWorkbook.Of(cells, strings));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<workbookPr date1904=\"1\"/>")]
    public async Task A_number_is_a_date_by_the_format_it_is_shown_in(string properties)
    {
        string[] codes =
        [
            "dd/mm/yyyy", "dd/mm/yyyy\\ hh:mm", "[$-42A]dd mmmm yyyy;@", "[$-409]h:mm AM/PM;@", "\"Ngày\" d", "yyyy年", "0.00", "#,##0\\ \"đồng\"", "General", "@",
            "0.00E+00", "[h]:mm", "[mm]:ss", "[Red]0", "[>100]0;d", "General;dd", "mm:ss.0", "_(* #,##0_);_(* \"-\"??_)", "# ?/?", "\\d0", "A/P", "ss;0", "",
        ];
        var builtIn = Enumerable.Range(0, 60).ToList();
        var styles = $"<numFmts>{string.Concat(codes.Select((code, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(code)}\"/>"))}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
            + string.Concat(builtIn.Concat(Enumerable.Range(164, codes.Length)).Select(id => $"<xf numFmtId=\"{id}\" xfId=\"0\"/>")) + "<xf/></cellXfs>";
        var cells = string.Concat(Enumerable.Range(0, builtIn.Count + codes.Length + 2).Select(style =>
            $"<row>{string.Concat(((string[])["45566.354166666664", "0", "0.5", "59.25", "60", "61", "-5", "2958465.9", "9999999"]).Select(value => $"<c s=\"{style}\"><v>{value}</v></c>"))}</row>"));

        await Same(RawWorkbook.Of(cells, "", styles, properties));
    }

    [Theory]
    [InlineData("99999999", "46", "99999999")]
    [InlineData("2958465.9999999995", "14", "2958466")]
    public async Task A_number_no_calendar_reaches_stays_a_number(string written, string format, string told)
    {
        using var file = new XlsxFile(await Saved(RawWorkbook.Of($"""<row><c s="0"><v>{written}</v></c></row>""", "", $"""<cellXfs><xf numFmtId="{format}"/></cellXfs>""")), "la.xlsx");

        Told(file.Rows("Một")).ShouldBe([$"1: Number {told}"]);
    }

    [Theory]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>7</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c></row><row r="1048577"/>""")]
    [InlineData("""<row r="1"><c r="A1" t="str"><v>_xD800_</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>1</w></c></row>""")]
    public async Task A_sheet_that_means_nothing_is_refused(string cells)
    {
        using var file = new XlsxFile(await Saved(RawWorkbook.Of(cells)), "la.xlsx");

        Should.Throw<RefusedFile>(() => file.Tops(60)).Message.ShouldStartWith("Tệp la.xlsx hỏng");
    }

    [Fact]
    public async Task A_row_out_of_its_order_takes_the_number_that_follows_and_is_a_row_of_its_own()
    {
        var rows = string.Concat(((int[])[5, 4, 6, 6]).Select((number, i) => $"""<row r="{number}"><c r="{(char)('A' + i)}{number}"><v>{i}</v></c></row>"""));
        using var file = new XlsxFile(await Saved(RawWorkbook.Of(rows)), "la.xlsx");

        Told(file.Rows("Một")).ShouldBe(["5: Number 0", "6: |Number 1", "7: ||Number 2|Number 3"]);
    }

    [Fact]
    public async Task A_part_is_read_as_utf_8_whatever_it_declares()
    {
        var sheet = RawWorkbook.Sheet("""<row><c t="str"><v>Thủ tục</v></c></row>""").Replace("UTF-8", "utf-32", StringComparison.Ordinal);
        using var file = new XlsxFile(await Saved(RawWorkbook.Of("", sheet: "\uFEFF" + sheet)), "la.xlsx");

        Told(file.Rows("Một")).ShouldBe(["1: Thủ tục"]);
    }

    [Fact]
    public async Task What_other_programs_write_reads_the_same()
    {
        using var ours = new MemoryStream();
        await SheetWriter.Write(ours, "Của ta", Rows.Select(row => (IReadOnlyList<object?>)row.Select(cell => cell is bool yes ? (yes ? "có" : "không") : cell).ToList()).ToAsyncEnumerable(), SheetForm.Table, CancellationToken.None);
        var made = Workbooks.Make(Rows, "Một", merged: ["A1:C1"], more: ("Hai", [["chỉ một ô"]]));
        var path = Path.Combine(folder, "goc.xlsx");
        await File.WriteAllBytesAsync(path, made);
        var output = Path.Combine(folder, "ra");
        var converted = await OutsideProgram.Run(
            "soffice", ["-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", output, path], folder,
            TimeSpan.FromMinutes(1), "libreoffice-calc-nogui", CancellationToken.None);
        converted.ShouldNotBeNull().ExitCode.ShouldBe(0, converted.Error);

        await Same(ours.ToArray());
        await Same(made);
        await Same(await File.ReadAllBytesAsync(Path.Combine(output, "goc.xlsx")));
    }

    [Fact]
    public async Task Only_visible_sheets_of_cells_are_read_wherever_their_parts_lie()
    {
        var book = Zipped.Of(
            ("xl/workbook.xml", $"""<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="{RawWorkbook.Office}"><x:sheets><x:sheet name="Ẩn" sheetId="1" state="hidden" q:id="a"/><x:sheet name="Ẩn kỹ" sheetId="2" state="veryHidden" q:id="a"/><x:sheet name="Biểu đồ" sheetId="3" q:id="b"/><x:sheet name="Hai" sheetId="4" state="visible" q:id="c"/><x:sheet name="Một" sheetId="5" q:id="a"/></x:sheets></x:workbook>"""),
            ("xl/_rels/workbook.xml.rels", RawWorkbook.Relations(("a", "worksheet", "/xl/Worksheets/Sheet1.xml"), ("b", "chartsheet", "chartsheets/sheet1.xml"), ("c", "worksheet", "../khac/./hai.xml"), ("d", "sharedStrings", "chu.xml"))),
            ("xl/worksheets/sheet1.xml", RawWorkbook.Sheet("""<row r="2"><c r="A2" t="s"><v>0</v></c></row>""")),
            ("khac/hai.xml", """<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"""),
            ("xl/chu.xml", """<x:sst xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:si><x:t>chung</x:t></x:si></x:sst>"""));
        using var file = new XlsxFile(await Saved(book), "la.xlsx");

        var tops = file.Tops(60);

        tops.Select(top => top.Sheet).ShouldBe(["Hai", "Một"]);
        Told(tops[0].Rows).ShouldBe(["1: chung"]);
        Told(tops[1].Rows).ShouldBe(["2: chung"]);
        Told(file.Rows("Một")).ShouldBe(Told(file.Rows("Một")));
    }

    [Fact]
    public async Task The_top_comes_without_the_rest_and_a_fault_further_on_is_told_when_it_is_come_to()
    {
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"""<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>""")));
        using var file = new XlsxFile(await Saved(RawWorkbook.Of(rows + "<row><c></row>")), "do.xlsx");

        file.Tops(3)[0].Rows.Count.ShouldBe(3);
        Should.Throw<RefusedFile>(() => file.Rows("Một").Count()).Message.ShouldBe("Tệp do.xlsx hỏng hoặc không phải bảng tính: hãy mở thử bằng Excel, lưu lại thành .xlsx rồi nạp lại.");
    }

    /// <summary>Row by row and cell by cell, but for blank cells and rows at the end: ours does not know how wide a sheet is.</summary>
    private async Task Same(byte[] book)
    {
        var path = await Saved(book);
        using var ours = new XlsxFile(path, "la.xlsx");
        using var other = new XlsFile(path, "la.xlsx");
        var sheets = other.Tops(60).Select(top => top.Sheet).ToList();

        ours.Tops(60).Select(top => top.Sheet).ShouldBe(sheets);
        foreach (var sheet in sheets)
        {
            Told(ours.Rows(sheet)).ShouldBe(Told(other.Rows(sheet)));
        }
    }

    private async Task<string> Saved(byte[] book)
    {
        var path = Path.Combine(folder, Guid.NewGuid() + ".xlsx");
        await File.WriteAllBytesAsync(path, book);
        return path;
    }

    private static List<string> Told(IEnumerable<SheetRow> rows) =>
        [.. rows.Where(row => row.Cells.Any(cell => !cell.IsBlank)).Select(row => $"{row.Number}: " + string.Join('|', row.Cells.Select(Told)).TrimEnd('|'))];

    private static string Told(Cell cell) => cell.Kind is CellKind.Blank or CellKind.Text ? cell.Text : $"{cell.Kind} {cell.Text}";
}
