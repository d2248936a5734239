using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using CamKet.App.Asking;
using CamKet.Extracts;
using CamKet.Targets;

namespace CamKet.Bench;

/// <summary>
/// A workbook written as it grows: texts are shared strings, every dossier's code one of its own; moments are serial
/// numbers in a date format. The strings wait in a file of their own, because a zip takes one part after the other.
/// </summary>
internal sealed class XlsxCells : ICells, IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Dictionary<string, int> shared = new(StringComparer.Ordinal);
    private readonly string stringsPath;
    private readonly ZipArchive zip;
    private readonly StreamWriter strings;
    private readonly StreamWriter sheet;
    private int count, row, column;

    public XlsxCells(string path)
    {
        stringsPath = path + ".strings";
        strings = new StreamWriter(stringsPath, append: false, Utf8, 1 << 20);
        zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""");
        Part("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="Ho so" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
        Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), Utf8, 1 << 18);
        sheet.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}"><sheetData>""");
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            column++;
            return;
        }

        // A code stands once: to remember it would only cost memory.
        var isCode = column == 0 && row > 0;
        if (isCode || !shared.TryGetValue(text, out var index))
        {
            index = count++;
            strings.Write("<si><t>" + SecurityElement.Escape(text) + "</t></si>");
            if (!isCode)
            {
                shared.Add(text, index);
            }
        }

        Cell(""" t="s" """.TrimEnd(), index);
    }

    public void Number(int number) => Cell("", number);

    public void Moment(DateTime? moment)
    {
        if (moment is { } at)
        {
            Cell(""" s="1" """.TrimEnd(), at.ToOADate());
        }
        else
        {
            column++;
        }
    }

    public void EndRow()
    {
        sheet.Write("</row>");
        row++;
        column = 0;
    }

    public void Dispose()
    {
        sheet.Write("</sheetData></worksheet>");
        sheet.Dispose();
        strings.Dispose();
        using (var part = zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open())
        {
            part.Write(Utf8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="{Main}" uniqueCount="{count}">"""));
            using var waiting = File.OpenRead(stringsPath);
            waiting.CopyTo(part);
            part.Write("</sst>"u8);
        }

        zip.Dispose();
        File.Delete(stringsPath);
    }

    private void Cell(string kind, double value)
    {
        if (column == 0)
        {
            sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">"));
        }

        var letters = column < 26 ? "" : "A";
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{letters}{(char)('A' + (column % 26))}{row + 1}\"{kind}><v>{value}</v></c>"));
        column++;
    }

    private void Part(string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Utf8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + text));
    }
}
