using System.IO.Compression;
using System.Security;
using System.Text;
using CamKet.Targets;

namespace CamKet.App.Samples;

/// <summary>The commitment of a unit as a Word document in the official form: header, table of promises, closing, signature without a name.</summary>
internal static class Docx
{
    public static byte[] Commitment(SampleCommitment commitment)
    {
        var place = $"{commitment.Place}, ngày {commitment.Day:dd} tháng {commitment.Day.Month} năm {commitment.Day.Year}";
        var body = new StringBuilder();
        Paragraph(body, "ỦY BAN NHÂN DÂN", bold: true);
        Paragraph(body, commitment.Issuer["Ủy ban nhân dân ".Length..].ToUpperInvariant(), bold: true);
        Paragraph(body, "Số: " + commitment.Number);
        Paragraph(body, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true);
        Paragraph(body, "Độc lập - Tự do - Hạnh phúc", bold: true);
        Paragraph(body, place);
        Paragraph(body, "BẢN CAM KẾT", bold: true);
        Paragraph(body, "Cải thiện các chỉ số PAR INDEX, SIPAS, PAPI năm 2024", bold: true);
        Paragraph(body, "Kính gửi: " + commitment.Receiver);
        Paragraph(body, $"{commitment.Issuer} cam kết thực hiện trong năm 2024 các nội dung sau:");
        Table(body, commitment);
        Paragraph(body, "Đơn vị báo cáo tình hình thực hiện hằng quý, chậm nhất ngày 12 của tháng cuối quý, và báo cáo năm chậm nhất ngày 12/12 gửi cơ quan Nội vụ cấp trên./.");
        Paragraph(body, "Nơi nhận:");
        Paragraph(body, "- Như trên;");
        Paragraph(body, "- Lưu: VT.");
        Paragraph(body, "TM. ỦY BAN NHÂN DÂN", bold: true);
        Paragraph(body, "CHỦ TỊCH", bold: true);
        return Zip(
            ("[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """),
            ("_rels/.rels", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
                """),
            ("word/document.xml", $"""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/></w:sectPr></w:body></w:document>
                """));
    }

    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["A"] = "GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        ["B"] = "HIỆN ĐẠI HÓA HÀNH CHÍNH VÀ TÀI CHÍNH CÔNG",
        ["C"] = "NỘI DUNG KHÁC",
        ["B.I"] = "Nội dung duy trì",
        ["B.II"] = "Nội dung cải thiện",
    };

    private static void Table(StringBuilder body, SampleCommitment commitment)
    {
        body.Append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"700\"/><w:gridCol w:w=\"3600\"/><w:gridCol w:w=\"1900\"/><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"1300\"/></w:tblGrid>");
        Row(body, bold: true, "TT", "Nội dung cam kết", "Kết quả năm 2023", "Cam kết phấn đấu năm 2024", "Ghi chú");
        string? section = null;
        var number = 0;
        foreach (var item in commitment.Items)
        {
            if (item.Path != section)
            {
                var parent = item.Path.Split('.')[0];
                if (item.Path != parent && section?.Split('.')[0] != parent)
                {
                    Row(body, bold: true, parent, "CÁC CHỈ SỐ PAR INDEX, SIPAS, PAPI", "", "", "");
                }

                Row(body, bold: true, item.Path.Split('.')[^1], Headings[item.Path], "", "", "");
                (section, number) = (item.Path, 0);
            }

            Row(body, bold: false, (++number).ToString(System.Globalization.CultureInfo.InvariantCulture), item.Text, item.Baseline, item.Target, item.Note);
        }

        body.Append("</w:tbl>");
    }

    private static void Row(StringBuilder body, bool bold, params ReadOnlySpan<string> cells)
    {
        body.Append("<w:tr>");
        foreach (var cell in cells)
        {
            body.Append("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>");
            Paragraph(body, cell, bold);
            body.Append("</w:tc>");
        }

        body.Append("</w:tr>");
    }

    private static void Paragraph(StringBuilder body, string text, bool bold = false) =>
        body.Append("<w:p>").Append(text.Length == 0 ? "" : $"<w:r>{(bold ? "<w:rPr><w:b/></w:rPr>" : "")}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>").Append("</w:p>");

    /// <summary>Every part as of one day: one seed gives the same bytes of every part on every machine.</summary>
    private static byte[] Zip(params IEnumerable<(string Name, string Content)> parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = new(2024, 11, 11, 8, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(content.Trim()));
            }
        }

        return memory.ToArray();
    }
}
