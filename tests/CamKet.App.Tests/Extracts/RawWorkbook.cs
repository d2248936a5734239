using CamKet.App.Tests.Fixture;
using CamKet.Targets;

namespace CamKet.App.Tests.Extracts;

/// <summary>An .xlsx written part by part, for what no library would write.</summary>
internal static class RawWorkbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="cells">The content of its sheetData.</param>
    /// <param name="strings">The content of its shared strings.</param>
    /// <param name="styles">The content of its styleSheet.</param>
    public static byte[] Of(string cells, string strings = "", string styles = "", string properties = "", string? sheet = null) => Zipped.Of(
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}">{properties}<sheets><sheet name="Một" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"), ("rId3", "sharedStrings", "sharedStrings.xml"))),
        ("xl/worksheets/sheet1.xml", sheet ?? Sheet(cells)),
        ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{strings}</sst>"""),
        ("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{styles}</styleSheet>"""));

    public static string Sheet(string cells) => $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetData>{cells}</sheetData></worksheet>""";

    public static string Relations(params (string Id, string Kind, string Target)[] all) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(all.Select(one => $"""<Relationship Id="{one.Id}" Type="{Office}/{one.Kind}" Target="{one.Target}"/>"""))}</Relationships>""";
}
