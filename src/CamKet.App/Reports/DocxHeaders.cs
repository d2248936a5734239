using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace CamKet.App.Reports;

/// <summary>
/// Page numbers: Arabic, 14, in the middle of the top margin, not on the first page; the annex counts its own. A draft says
/// so at the top of every page.
/// </summary>
internal static class DocxHeaders
{
    private const string First = "headerFirst";
    private const string Later = "headerLater";
    private const string Draft = "DỰ THẢO";

    public static void Add(MainDocumentPart main, bool isDraft)
    {
        main.AddNewPart<HeaderPart>(First).Header = new Header(isDraft ? [DraftMark()] : [DocxParts.Centred("", DocxStyle.Body)]);
        // Number and mark share one line: a second one would reach down into the text.
        var number = new Paragraph(
            new ParagraphProperties(new Tabs(
                new TabStop { Val = TabStopValues.Center, Position = DocxStyle.TextWidth / 2 },
                new TabStop { Val = TabStopValues.Right, Position = DocxStyle.TextWidth })),
            new Run(DocxStyle.Run(DocxStyle.Body), new TabChar()),
            new Run(DocxStyle.Run(DocxStyle.Body), new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(DocxStyle.Run(DocxStyle.Body), new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            new Run(DocxStyle.Run(DocxStyle.Body), new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new Run(DocxStyle.Run(DocxStyle.Body), new WordText("2")),
            new Run(DocxStyle.Run(DocxStyle.Body), new FieldChar { FieldCharType = FieldCharValues.End }));
        if (isDraft)
        {
            number.Append(new Run(DocxStyle.Run(DocxStyle.Number), new TabChar()), DocxParts.Words(Draft, DocxStyle.Number, bold: true));
        }

        main.AddNewPart<HeaderPart>(Later).Header = new Header(number);
    }

    /// <summary>The section that ends here: A4, its margins, headers, and page numbers from 1.</summary>
    public static SectionProperties Section(bool landscape, bool isLast)
    {
        var properties = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.First, Id = First },
            new HeaderReference { Type = HeaderFooterValues.Default, Id = Later });
        if (isLast)
        {
            properties.Append(new SectionType { Val = SectionMarkValues.NextPage });
        }

        properties.Append(
            landscape
                ? new PageSize { Width = DocxStyle.PageHeight, Height = DocxStyle.PageWidth, Orient = PageOrientationValues.Landscape }
                : new PageSize { Width = DocxStyle.PageWidth, Height = DocxStyle.PageHeight },
            new PageMargin
            {
                Top = DocxStyle.Top, Bottom = DocxStyle.Bottom, Left = DocxStyle.Left, Right = DocxStyle.Right,
                Header = DocxStyle.HeaderDistance, Footer = 0, Gutter = 0,
            },
            new PageNumberType { Start = 1 },
            new TitlePage());
        return properties;
    }

    private static Paragraph DraftMark() => new(
        new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
        DocxParts.Words(Draft, DocxStyle.Number, bold: true));
}
