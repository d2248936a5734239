using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CamKet.App.Platform;
using CamKet.Documents;
using CamKet.Extracts;
using CamKet.Targets;

namespace CamKet.App.Documents;

/// <summary>
/// The body of a Word document as blocks: paragraphs with the numbers Word gives them, tables with merged cells laid
/// out, text boxes after the paragraph they hang on. Deleted text is left out, inserted text is read.
/// </summary>
/// <remarks>Read as XML by local names, so that files of the strict and of the transitional dialect read alike.</remarks>
internal sealed class DocxText
{
    private const int MaxDepth = 40;

    private readonly BlockBuilder _builder = new();
    private readonly WordNumbering _numbering;
    private int _line;

    private DocxText(WordNumbering numbering) => _numbering = numbering;

    public static Outcome<IReadOnlyList<Block>> Read(byte[] bytes, string name)
    {
        try
        {
            var opened = LimitedZip.Open(new MemoryStream(bytes, false), name, FileKinds.Limits);
            if (opened is Outcome<ZipArchive>.Refused refused)
            {
                return refused.Of<IReadOnlyList<Block>>();
            }

            using var zip = ((Outcome<ZipArchive>.Done)opened).Value;
            var body = Part(zip, MainPart(zip))?.Root?.Elements().FirstOrDefault(e => e.Name.LocalName == "body");
            if (body is null)
            {
                return DocumentText.Refuse($"Tệp {name} không có phần thân văn bản Word; hãy lưu lại từ bản gốc rồi thử lại.");
            }

            var text = new DocxText(new WordNumbering(Part(zip, "word/numbering.xml"), Part(zip, "word/styles.xml")));
            text.Body(body, 0);
            return DocumentText.Give(text._builder.Build(), name);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            return DocumentText.Refuse($"Tệp {name} bị hỏng, không mở được; hãy lưu lại từ bản gốc rồi thử lại.");
        }
    }

    private static string MainPart(ZipArchive zip) =>
        Part(zip, "_rels/.rels")?.Root?.Elements()
            .FirstOrDefault(r => ((string?)r.Attribute("Type"))?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
            ?.Attribute("Target")?.Value.TrimStart('/') is { Length: > 0 } target && zip.GetEntry(target) is not null ? target : "word/document.xml";

    private static XDocument? Part(ZipArchive zip, string path)
    {
        if (zip.GetEntry(path) is not { } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private void Body(XElement container, int depth)
    {
        foreach (var element in depth > MaxDepth ? [] : container.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    AddParagraph(element);
                    break;
                case "tbl":
                    var table = TableOf(element, depth);
                    if (table.Rows.Count > 0)
                    {
                        _builder.AddTable(table);
                    }

                    break;
                case "sdt" or "sdtContent" or "ins" or "moveTo" or "smartTag" or "customXml":
                    Body(element, depth + 1);
                    break;
                default:
                    break;
            }
        }
    }

    private void AddParagraph(XElement paragraph)
    {
        _line++;
        var boxes = new List<XElement>();
        var text = Text(paragraph, boxes);
        foreach (var line in text.Split('\n'))
        {
            if (line.Trim().Length == 0)
            {
                _builder.AddGap();
            }
            else
            {
                _builder.AddLine(line, _line, IsBold(paragraph));
            }
        }

        foreach (var box in boxes)
        {
            Body(box, 1);
        }
    }

    private string Text(XElement paragraph, List<XElement> boxes)
    {
        var text = new StringBuilder();
        Runs(paragraph, text, boxes, 0);
        var label = text.Length == 0 || string.IsNullOrWhiteSpace(text.ToString()) && !_numbering.IsNumbered(paragraph) ? null : _numbering.Next(paragraph);
        return label is null ? text.ToString() : text.Length == 0 ? label : label + " " + text;
    }

    private static void Runs(XElement element, StringBuilder text, List<XElement> boxes, int depth)
    {
        foreach (var child in depth > MaxDepth ? [] : element.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    text.Append(child.Value);
                    break;
                case "tab" when child.Parent?.Name.LocalName == "r":
                    text.Append('\t');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "txbxContent":
                    boxes.Add(child);
                    break;
                // What was deleted, moved away or is only a field's code or an older copy of the same drawing.
                case "del" or "moveFrom" or "instrText" or "Fallback" or "pPr" or "rPr":
                    break;
                default:
                    Runs(child, text, boxes, depth + 1);
                    break;
            }
        }
    }

    private static bool IsBold(XElement paragraph)
    {
        var runs = paragraph.Descendants().Where(e => e.Name.LocalName == "r" && e.Elements().Any(t => t.Name.LocalName == "t" && t.Value.Trim().Length > 0)).ToList();
        return runs.Count > 0 && runs.TrueForAll(r => Child(Child(r, "rPr"), "b") is { } bold && Value(bold) is not ("0" or "false" or "off"));
    }

    private CamKet.Documents.Table TableOf(XElement table, int depth)
    {
        var start = _line + 1;
        var rows = new List<(List<string> Cells, int Line)>();
        foreach (var row in Inside(table, "tr").Where(r => Child(Child(r, "trPr"), "del") is null))
        {
            _line++;
            var cells = new List<string>();
            cells.AddRange(Enumerable.Repeat("", Number(Child(Child(row, "trPr"), "gridBefore"), 0)));
            foreach (var cell in Inside(row, "tc"))
            {
                var properties = Child(cell, "tcPr");
                var merged = Child(properties, "vMerge") is { } merge && Value(merge) is not "restart";
                cells.Add(merged ? "" : CellText(cell, depth + 1));
                cells.AddRange(Enumerable.Repeat("", Number(Child(properties, "gridSpan"), 1) - 1));
            }

            rows.Add((cells, _line));
        }

        var columns = rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Count);
        return new CamKet.Documents.Table([.. rows.Select(r => new TableRow([.. r.Cells, .. Enumerable.Repeat("", columns - r.Cells.Count)], r.Line))], start);
    }

    private string CellText(XElement cell, int depth)
    {
        var lines = new List<(string, bool)>();
        Collect(cell, depth);
        return BlockBuilder.Cell(lines);

        void Collect(XElement container, int at)
        {
            foreach (var element in at > MaxDepth ? [] : container.Elements())
            {
                switch (element.Name.LocalName)
                {
                    case "p":
                        var boxes = new List<XElement>();
                        lines.AddRange(Text(element, boxes).Split('\n').Select(l => (l, false)));
                        boxes.ForEach(b => Collect(b, at + 1));
                        break;
                    case "tcPr" or "tblPr" or "tblGrid" or "trPr" or "del":
                        break;
                    default:
                        Collect(element, at + 1);
                        break;
                }
            }
        }
    }

    /// <summary>Rows or cells, also those wrapped in content controls or revision marks.</summary>
    private static IEnumerable<XElement> Inside(XElement element, string name) =>
        element.Elements().SelectMany(e => e.Name.LocalName == name ? [e]
            : e.Name.LocalName is "sdt" or "sdtContent" or "ins" or "customXml" ? e.Descendants().Where(d => d.Name.LocalName == name && d.Ancestors().TakeWhile(a => a != e).All(a => a.Name.LocalName is "sdt" or "sdtContent" or "ins" or "customXml"))
            : []);

    internal static XElement? Child(XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    internal static string? Value(XElement? element) => element?.Attributes().FirstOrDefault(a => a.Name.LocalName == "val")?.Value;

    internal static int Number(XElement? element, int otherwise) =>
        int.TryParse(Value(element), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Math.Min(value, 60) : otherwise;
}
