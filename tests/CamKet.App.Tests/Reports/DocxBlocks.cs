using CamKet.Documents;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace CamKet.App.Tests.Reports;

/// <summary>A Word file of ours as blocks, read straight from its paragraphs and tables; borderless tables are paragraphs.</summary>
internal static class DocxBlocks
{
    public static IReadOnlyList<Block> Of(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var blocks = new List<Block>();
        foreach (var element in document.MainDocumentPart!.Document.Body!.ChildElements)
        {
            switch (element)
            {
                case W.Paragraph paragraph when paragraph.InnerText.Length > 0:
                    blocks.Add(new Paragraph(paragraph.InnerText, blocks.Count + 1));
                    break;
                case W.Table table when table.Descendants<W.InsideVerticalBorder>().Any():
                    blocks.Add(new Table([.. table.Elements<W.TableRow>().Select(r => new TableRow([.. r.Elements<W.TableCell>().Select(Text)], blocks.Count + 1))], blocks.Count + 1));
                    break;
                case W.Table table:
                    blocks.AddRange(table.Descendants<W.Paragraph>().Where(p => p.InnerText.Length > 0).Select(p => new Paragraph(p.InnerText, blocks.Count + 1)));
                    break;
            }
        }

        return blocks;
    }

    private static string Text(W.TableCell cell) => string.Join('\n', cell.Elements<W.Paragraph>().Select(p => p.InnerText));
}
