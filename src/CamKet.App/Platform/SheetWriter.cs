using System.Globalization;
using System.IO.Compression;
using System.Xml;
using CamKet.Extracts;
using CamKet.Facts;
using CamKet.Targets;

namespace CamKet.App.Platform;

/// <summary>How a sheet is laid out.</summary>
/// <param name="HasHead">The first row is the head of all others: it stays in sight and filters.</param>
/// <param name="DaysAreNumbers">A moment is a number shown as a date, as spreadsheets keep it; else it is text, which every program shows alike.</param>
/// <param name="Merged">Ranges that are one cell, such as "B5:C5".</param>
internal sealed record SheetForm(bool HasHead, bool DaysAreNumbers, IReadOnlyList<string> Merged)
{
    /// <summary>A table to be looked at and filtered.</summary>
    public static SheetForm Table { get; } = new(HasHead: true, DaysAreNumbers: false, []);
}

/// <summary>
/// A workbook of one sheet, written part by part as it is compressed: a package of the OpenXML library is kept open for changes, and with it
/// the whole sheet in memory. The same rows give the same parts on every machine: no clock, no author.
/// </summary>
internal static class SheetWriter
{
    /// <summary>What a sheet holds, the head among them.</summary>
    public const int MostRows = 1_048_576;

    // A zip wants a time; none is meant.
    private static readonly DateTimeOffset Whenever = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private const string DateFormat = "dd/mm/yyyy\\ hh:mm";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <returns>False: there are more rows than a sheet holds, and what is written is no workbook.</returns>
    public static async Task<bool> Write(Stream stream, string sheetName, IAsyncEnumerable<IReadOnlyList<object?>> rows, SheetForm form, CancellationToken ct)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", "Types", Packages + "content-types", part =>
        {
            Element(part, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            Element(part, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Types + "sheet.main+xml"));
            Element(part, "Override", ("PartName", "/xl/worksheets/sheet1.xml"), ("ContentType", Types + "worksheet+xml"));
            if (form.DaysAreNumbers)
            {
                Element(part, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", Types + "styles+xml"));
            }
        });
        Part(zip, "_rels/.rels", "Relationships", Packages + "relationships", part =>
            Element(part, "Relationship", ("Id", "rId1"), ("Type", Relations + "/officeDocument"), ("Target", "xl/workbook.xml")));
        Part(zip, "xl/_rels/workbook.xml.rels", "Relationships", Packages + "relationships", part =>
        {
            Element(part, "Relationship", ("Id", "rId1"), ("Type", Relations + "/worksheet"), ("Target", "worksheets/sheet1.xml"));
            if (form.DaysAreNumbers)
            {
                Element(part, "Relationship", ("Id", "rId2"), ("Type", Relations + "/styles"), ("Target", "styles.xml"));
            }
        });
        if (form.DaysAreNumbers)
        {
            Part(zip, "xl/styles.xml", "styleSheet", Main, Styles);
        }

        Part(zip, "xl/workbook.xml", "workbook", Main, part =>
        {
            part.WriteStartElement("bookViews");
            Element(part, "workbookView");
            part.WriteEndElement();
            part.WriteStartElement("sheets");
            part.WriteStartElement("sheet");
            part.WriteAttributeString("name", sheetName);
            part.WriteAttributeString("sheetId", "1");
            part.WriteAttributeString("r", "id", Relations, "rId1");
            part.WriteEndElement();
            part.WriteEndElement();
        });
        return await Sheet(zip, rows, form, ct);
    }

    private static async Task<bool> Sheet(ZipArchive zip, IAsyncEnumerable<IReadOnlyList<object?>> rows, SheetForm form, CancellationToken ct)
    {
        using var sheet = Begin(zip, "xl/worksheets/sheet1.xml");
        sheet.WriteStartElement("worksheet", Main);
        if (form.HasHead)
        {
            sheet.WriteStartElement("sheetViews");
            sheet.WriteStartElement("sheetView");
            sheet.WriteAttributeString("workbookViewId", "0");
            Element(sheet, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }

        sheet.WriteStartElement("sheetData");
        var (width, height) = (1, 0);
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (height == MostRows)
            {
                return false;
            }

            (width, height) = (height == 0 ? row.Count : width, height + 1);
            sheet.WriteStartElement("row");
            foreach (var value in row)
            {
                Cell(sheet, value, form.DaysAreNumbers);
            }

            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
        if (form.HasHead)
        {
            Element(sheet, "autoFilter", ("ref", $"A1:{SheetAddress.Of(Math.Max(width, 1) - 1, Math.Max(height, 1))}"));
        }

        if (form.Merged.Count > 0)
        {
            sheet.WriteStartElement("mergeCells");
            foreach (var range in form.Merged)
            {
                Element(sheet, "mergeCell", ("ref", range));
            }

            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
        return true;
    }

    private static void Cell(XmlWriter sheet, object? value, bool daysAreNumbers)
    {
        sheet.WriteStartElement("c");
        switch (value)
        {
            case null:
                break;
            case DateTime moment when daysAreNumbers:
                sheet.WriteAttributeString("s", "1");
                sheet.WriteElementString("v", moment.ToOADate().ToString("0.######", CultureInfo.InvariantCulture));
                break;
            case DateOnly day when daysAreNumbers:
                sheet.WriteAttributeString("s", "1");
                sheet.WriteElementString("v", day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
                break;
            case string or DateOnly or DateTime:
                sheet.WriteAttributeString("t", "inlineStr");
                sheet.WriteStartElement("is");
                sheet.WriteStartElement("t");
                sheet.WriteAttributeString("xml", "space", null, "preserve");
                sheet.WriteString(Allowed(SafeCell.Text(TableFile.Shown(value))));
                sheet.WriteEndElement();
                sheet.WriteEndElement();
                break;
            case IFormattable number:
                sheet.WriteAttributeString("t", "n");
                sheet.WriteElementString("v", number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value));
        }

        sheet.WriteEndElement();
    }

    /// <summary>The two letters a database takes and XML does not.</summary>
    private static string Allowed(string text) => text.AsSpan().IndexOfAny('\ufffe', '\uffff') < 0 ? text : text.Replace('\ufffe', '\ufffd').Replace('\uffff', '\ufffd');

    private static void Part(ZipArchive zip, string name, string root, string space, Action<XmlWriter> content)
    {
        using var part = Begin(zip, name);
        part.WriteStartElement(root, space);
        content(part);
        part.WriteEndElement();
    }

    private static XmlWriter Begin(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Whenever;
        return XmlWriter.Create(entry.Open(), new XmlWriterSettings { CloseOutput = true, NewLineChars = "\n" });
    }

    /// <summary>Two styles: what is shown as it is, and a date. Programs ask for a font, a fill and a border before they take one.</summary>
    private static void Styles(XmlWriter part)
    {
        Within(part, "numFmts", () => Element(part, "numFmt", ("numFmtId", "164"), ("formatCode", DateFormat)));
        Within(part, "fonts", () => Within(part, "font", () =>
        {
            Element(part, "sz", ("val", "11"));
            Element(part, "name", ("val", "Times New Roman"));
        }));
        Within(part, "fills", () => Within(part, "fill", () => Element(part, "patternFill", ("patternType", "none"))));
        Within(part, "borders", () => Element(part, "border"));
        Within(part, "cellStyleXfs", () => Element(part, "xf"));
        Within(part, "cellXfs", () =>
        {
            Element(part, "xf");
            Element(part, "xf", ("numFmtId", "164"), ("applyNumberFormat", "1"));
        });
    }

    private static void Within(XmlWriter part, string name, Action content)
    {
        part.WriteStartElement(name);
        content();
        part.WriteEndElement();
    }

    private static void Element(XmlWriter part, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        part.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            part.WriteAttributeString(attribute, value);
        }

        part.WriteEndElement();
    }
}
