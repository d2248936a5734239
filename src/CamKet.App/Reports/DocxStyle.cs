using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CamKet.App.Reports;

/// <summary>
/// The measures of Decree 30/2020, annex I: A4; margins top and bottom 20 mm, left 30 mm, right 20 mm (the decree allows
/// 20–25, 30–35, 15–20); Times New Roman, black. Lengths are twips (1/20 point, 56.7 to a millimetre), sizes half-points.
/// </summary>
internal static class DocxStyle
{
    public const uint PageWidth = 11906;
    public const uint PageHeight = 16838;
    public const int Top = 1134;
    public const int Bottom = 1134;
    public const uint Left = 1701;
    public const uint Right = 1134;

    /// <summary>The page number stands in the middle of the top margin.</summary>
    public const uint HeaderDistance = 510;

    public const int TextWidth = (int)(PageWidth - Left - Right);
    public const int LandscapeTextWidth = (int)PageHeight - (int)Left - (int)Right;

    /// <summary>First line of a paragraph: 1,27 cm.</summary>
    public const int Indent = 720;

    public const int Small = 22;
    public const int RecipientLabel = 24;
    public const int Annex = 24;
    public const int Number = 26;
    public const int Body = 28;

    public static Styles Sheet() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "Times New Roman", ComplexScript = "Times New Roman" },
                new Color { Val = "000000" },
                new FontSize { Val = Text(Body) },
                new FontSizeComplexScript { Val = Text(Body) },
                new Languages { Val = "vi-VN", EastAsia = "vi-VN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, isDefault: true),
        Paragraph("NoiDung", "Nội dung", new StyleParagraphProperties(
            new SpacingBetweenLines { Before = "120", After = "0", Line = "276", LineRule = LineSpacingRuleValues.Auto },
            new Indentation { FirstLine = Text(Indent) },
            new Justification { Val = JustificationValues.Both })),
        Paragraph("DeMuc", "Đề mục", new StyleParagraphProperties(
            new KeepNext(),
            new SpacingBetweenLines { Before = "120", After = "0", Line = "276", LineRule = LineSpacingRuleValues.Auto },
            new Indentation { FirstLine = Text(Indent) },
            new Justification { Val = JustificationValues.Both },
            new OutlineLevel { Val = 0 })),
        Paragraph("OBang", "Ô bảng", new StyleParagraphProperties(
            new SpacingBetweenLines { Before = "40", After = "40", Line = "240", LineRule = LineSpacingRuleValues.Auto })),
        Paragraph("Giua", "Giữa", new StyleParagraphProperties(new Justification { Val = JustificationValues.Center })));

    public static RunProperties Run(int size, bool bold = false, bool italic = false)
    {
        var properties = new RunProperties();
        if (bold)
        {
            properties.Append(new Bold(), new BoldComplexScript());
        }

        if (italic)
        {
            properties.Append(new Italic(), new ItalicComplexScript());
        }

        properties.Append(new FontSize { Val = Text(size) }, new FontSizeComplexScript { Val = Text(size) });
        return properties;
    }

    public static string Text(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Style Paragraph(string id, string name, StyleParagraphProperties? properties, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = !isDefault };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        style.Append(new PrimaryStyle());
        if (properties is not null)
        {
            style.Append(properties);
        }

        return style;
    }
}
