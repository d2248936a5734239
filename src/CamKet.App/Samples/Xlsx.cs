using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using CamKet.Extracts;
using CamKet.Targets;

namespace CamKet.App.Samples;

/// <summary>A sheet: cells are text, <c>decimal</c>, <c>int</c>, <c>DateTime</c> (an Excel serial with a date format) or null.</summary>
internal sealed record SampleSheet(string Name, IReadOnlyList<IReadOnlyList<object?>> Rows, IReadOnlyList<string> Merged);

/// <summary>
/// Workbooks and documents written part by part, so that one seed gives the same bytes of every part on every machine: no
/// clock, no author, no machine name.
/// </summary>
internal static class Xlsx
{
    private static readonly DateTimeOffset Day = new(2024, 11, 11, 8, 0, 0, TimeSpan.Zero);

    public static byte[] Workbook(SampleSheet sheet) => Zip(
        ("[Content_Types].xml", """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """),
        ("_rels/.rels", Relationships(("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{Escape(sheet.Name)}" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels", Relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"))),
        ("xl/styles.xml", """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>
            """),
        ("xl/worksheets/sheet1.xml", Sheet(sheet)));

    public static byte[] Zip(params IEnumerable<(string Name, string Content)> parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Day;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(content.Trim()));
            }
        }

        return memory.ToArray();
    }

    public static string Relationships(params IEnumerable<(string Id, string Type, string Target)> all) =>
        """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
        + string.Concat(all.Select(r => $"""<Relationship Id="{r.Id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{r.Type}" Target="{r.Target}"/>"""))
        + "</Relationships>";

    public static string Escape(string text) => SecurityElement.Escape(text)!;

    private static string Sheet(SampleSheet sheet)
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < sheet.Rows[row].Count; column++)
            {
                Cell(xml, Name(column) + (row + 1).ToString(CultureInfo.InvariantCulture), sheet.Rows[row][column]);
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (sheet.Merged.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{sheet.Merged.Count}\">");
            foreach (var range in sheet.Merged)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<mergeCell ref=\"{range}\"/>");
            }

            xml.Append("</mergeCells>");
        }

        return xml.Append("</worksheet>").ToString();
    }

    private static void Cell(StringBuilder xml, string at, object? value)
    {
        switch (value)
        {
            case null or "":
                break;
            case int or decimal:
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{value}</v></c>");
                break;
            case DateTime moment:
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"1\"><v>{moment.ToOADate():0.######}</v></c>");
                break;
            default:
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape((string)value)}</t></is></c>");
                break;
        }
    }

    /// <summary>"A", …, "Z", "AA".</summary>
    public static string Name(int column) => column < 26 ? ((char)('A' + column)).ToString() : Name((column / 26) - 1) + Name(column % 26);
}
