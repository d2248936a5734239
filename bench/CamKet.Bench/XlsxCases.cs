using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CamKet.Bench;

/// <summary>A small workbook and what a person sees in it.</summary>
/// <param name="Sees">"B3=text", "C1=#12.5", "A2=@2024-10-01 08:30:00" for every cell that holds a value.</param>
internal sealed record XlsxCase(string Name, byte[] Book, IReadOnlyList<string> Sees)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static IReadOnlyList<XlsxCase> All { get; } =
    [
        new("ngày đếm từ 1900", Of(Days), ["A1=@2024-10-01 08:30:00", "B1=@1900-01-15 00:00:00", "C1=#45566"]),
        new("ngày đếm từ 1904", Of(Days, properties: "<workbookPr date1904=\"1\"/>"), ["A1=@2028-10-02 08:30:00", "B1=@1904-01-16 00:00:00", "C1=#45566"]),
        new("định dạng ngày tự đặt", Of("""<row r="1"><c r="A1" s="2"><v>45566</v></c><c r="B1" s="3"><v>45566</v></c><c r="C1" s="4"><v>45566</v></c></row>"""), ["A1=@2024-10-01 00:00:00", "B1=@2024-10-01 00:00:00", "C1=#45566"]),
        new("ô ngày viết bằng chữ (t=\"d\")", Of("""<row r="1"><c r="A1" t="d"><v>2024-10-01</v></c></row>"""), ["A1=@2024-10-01 00:00:00"]),
        new("ô lỗi không có giá trị", Of("""<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#DIV/0!</v></c><c r="C1"><v>1</v></c></row>"""), ["C1=#1"]),
        new("chữ chung có định dạng", Of("""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>""", "<si><r><rPr><b/></rPr><t>đậm </t></r><r><t>thường</t></r></si><si><t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>đọc</t></rPh></si>"), ["A1=đậm thường", "B1=漢字"]),
        new("chữ trong ô có định dạng", Of("""<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>đậm </t></r><r><t>thường</t></r></is></c></row>"""), ["A1=đậm thường"]),
        new("ký tự viết bằng mã (_x00e9_)", Of("""<row r="1"><c r="A1" t="s"><v>0</v></c></row>""", "<si><t>a_x0041_b</t></si>"), ["A1=aAb"]),
        new("chữ số quá dài không phải ngày giờ", Of("""<row r="1"><c r="A1" s="1"><v>9999999</v></c></row>"""), ["A1=#9999999"]),
        new("dòng và cột bỏ trống", Of("""<row r="3"><c r="B3"><v>1</v></c></row><row r="9"><c r="AB9"><v>2</v></c></row>"""), ["B3=#1", "AB9=#2"]),
        new("trang đầu bị ẩn", Make("""<sheet name="Ẩn" sheetId="1" state="hidden" r:id="rId4"/><sheet name="Một" sheetId="2" r:id="rId1"/>""", """<row r="1"><c r="A1"><v>1</v></c></row>"""), ["A1=#1"]),
        new("bỏ số thứ tự dòng và ô", Of("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"), ["A1=#1", "B1=#2", "A2=#3"]),
    ];

    private const string Days = """<row r="1"><c r="A1" s="2"><v>45566.354166666664</v></c><c r="B1" s="1"><v>15</v></c><c r="C1"><v>45566</v></c></row>""";

    /// <summary>Harmful ones, which the check before opening lets through: a reader must refuse or read them without the machine's memory.</summary>
    public static IReadOnlyList<(string Name, Action<string> Write)> Harmful { get; } =
    [
        ("một thuộc tính 300 MB", path => Write(path, sheet => Repeat(sheet, "<row><c x=\"", Noise, 300, "\"/></row>"))),
        ("6 triệu tên phần tử khác nhau", path => Write(path, sheet => Names(sheet, 6_000_000))),
        ("400 MB chữ chung", path => Write(path, sheet => Repeat(sheet, "", "<row><c t=\"s\"><v>0</v></c></row>", 1, ""), strings => Strings(strings, 400))),
        ("300.000 dòng, ô cuối ở cột XFD", path => Write(path, sheet => Wide(sheet, 300_000))),
    ];

    private static string Noise => Random(20_000);

    private static byte[] Of(string cells, string strings = "", string properties = "") => Make("""<sheet name="Một" sheetId="1" r:id="rId1"/>""", cells, strings, properties);

    private static byte[] Make(string sheets, string cells, string strings = "", string properties = "")
    {
        using var book = new MemoryStream();
        using (var zip = new ZipArchive(book, ZipArchiveMode.Create, leaveOpen: true))
        {
            Around(zip, sheets, properties);
            Part(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{strings}</sst>""");
            Part(zip, "xl/worksheets/sheet2.xml", $"""<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1"><v>99</v></c></row></sheetData></worksheet>""");
            Part(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Main}"><sheetData>{cells}</sheetData></worksheet>""");
        }

        return book.ToArray();
    }

    private static void Write(string path, Action<StreamWriter> rows, Action<StreamWriter>? strings = null)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Around(zip, """<sheet name="Một" sheetId="1" r:id="rId1"/>""", "");
        Part(zip, "xl/worksheets/sheet2.xml", $"""<worksheet xmlns="{Main}"><sheetData/></worksheet>""");
        Large("xl/sharedStrings.xml", "sst", "", strings ?? (_ => { }));
        Large("xl/worksheets/sheet1.xml", "worksheet", "sheetData", rows);

        void Large(string part, string root, string within, Action<StreamWriter> content)
        {
            using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open());
            writer.Write($"<{root} xmlns=\"{Main}\">{(within.Length == 0 ? "" : $"<{within}>")}");
            content(writer);
            writer.Write($"{(within.Length == 0 ? "" : $"</{within}>")}</{root}>");
        }
    }

    private static void Around(ZipArchive zip, string sheets, string properties)
    {
        Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""");
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}">{properties}<sheets>{sheets}</sheets></workbook>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="{Office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>""");
        Part(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="165" formatCode="[$-42A]dd\ mmmm\ yyyy;@"/><numFmt numFmtId="166" formatCode="#,##0\ &quot;đồng&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>""");
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + text));
    }

    private static void Repeat(StreamWriter part, string before, string text, int megabytes, string after)
    {
        part.Write(before);
        for (long written = 0; written < megabytes * 1_000_000L; written += text.Length)
        {
            part.Write(text);
        }

        part.Write(after);
    }

    private static void Names(StreamWriter part, int count)
    {
        part.Write("<row><c>");
        for (var i = 0; i < count; i++)
        {
            part.Write(string.Create(CultureInfo.InvariantCulture, $"<a{i:x}/>"));
        }

        part.Write("</c></row>");
    }

    private static void Strings(StreamWriter part, int megabytes)
    {
        for (var (written, i) = (0L, 0); written < megabytes * 1_000_000L; i++, written += 60)
        {
            part.Write(string.Create(CultureInfo.InvariantCulture, $"<si><t>HS-{i * 7919L % 1_000_003}-mau-mau-mau-mau-mau-mau-mau</t></si>"));
        }
    }

    private static void Wide(StreamWriter part, int rows)
    {
        for (var i = 1; i <= rows; i++)
        {
            part.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{i}\"><c r=\"XFD{i}\"><v>{i * 7919L % 1_000_003}</v></c></row>"));
        }
    }

    private static string Random(int length)
    {
        var random = new Random(20241110);
        return new string([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26)))]);
    }
}
