using System.IO.Compression;
using System.Text;
using CamKet.App.Documents;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.Documents;
using CamKet.Extracts;
using CamKet.Targets;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Documents;

public class FileFaultTests
{
    private const string Letter = "ỦY BAN NHÂN DÂN\nXÃ THANH SƠN\n\nSố: 07/UBND-VP\n\nKính gửi: Phòng Nội vụ";

    private static async Task<string> Sentence(byte[] bytes, string name = "tep.docx") =>
        ReadDocument.Read(await DocumentText.Open(new MemoryStream(bytes), name, CancellationToken.None), name) switch
        {
            Outcome<OfficialDocument>.Refused refused => refused.Sentence,
            _ => "đọc được",
        };

    [Fact]
    public async Task An_empty_file_is_refused() => (await Sentence([])).ShouldBe("Tệp tep.docx rỗng; hãy chọn tệp có nội dung.");

    [Fact]
    public async Task A_file_of_blanks_is_refused() => (await Sentence(" \n\t\n"u8.ToArray())).ShouldContain("không có chữ nào");

    [Fact]
    public async Task The_content_tells_the_kind_and_not_the_name()
    {
        (await Sentence(Encoding.UTF8.GetBytes(Letter), "anh.png")).ShouldBe("đọc được");
        (await Sentence([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1])).ShouldContain("không phải văn bản");
        (await Sentence(Zipped.Of(("xl/workbook.xml", "<workbook/>")))).ShouldContain("bảng tính");
    }

    [Fact]
    public async Task A_protected_file_says_so() =>
        (await Sentence([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")])).ShouldContain("mật khẩu");

    [Fact]
    public async Task A_zip_bomb_is_not_unpacked()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var blanks = new byte[1024 * 1024];
            for (var i = 0; i < 100; i++)
            {
                entry.Write(blanks);
            }
        }

        (await Sentence(memory.ToArray())).ShouldBe(LimitedZip.Sentence("tep.docx"));
    }

    [Fact]
    public async Task Elements_nested_without_end_break_nothing()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt>", 50_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 50_000));
        (await Sentence(Zipped.Of(("word/document.xml", $"<w:document xmlns:w=\"w\"><w:body>{deep}</w:body></w:document>")))).ShouldContain("không có chữ nào");
    }

    [Fact]
    public async Task Entities_are_not_expanded() =>
        (await Sentence(Zipped.Of(("word/document.xml", "<!DOCTYPE d [<!ENTITY a \"aaaa\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>")))).ShouldContain("hỏng");

    [Fact]
    public async Task A_torn_archive_is_broken() => (await Sentence([.. Zipped.Of(("word/document.xml", Letter))[..40]])).ShouldContain("hỏng");

    [Fact]
    public async Task A_file_over_the_limit_is_not_read() => (await Sentence(new byte[DocumentText.MaxBytes + 1])).ShouldContain("lớn hơn 50 MB");

    [Fact]
    public async Task Broken_utf8_names_the_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Letter), (byte)'\n', 0xC3, 0x28];
        (await Sentence(bytes, "tep.txt")).ShouldContain("hỏng từ dòng 7");
    }

    [Fact]
    public async Task Utf16_with_its_mark_is_read() =>
        (await Sentence([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Letter)])).ShouldBe("đọc được");

    [Fact]
    public async Task A_text_that_is_no_official_document_is_refused() =>
        (await Sentence("Hôm nay trời đẹp, mọi người ra đồng."u8.ToArray(), "chuyen.txt")).ShouldContain("không có phần đầu văn bản");

    [Fact]
    public async Task A_scan_without_text_asks_for_a_copy_with_text()
    {
        const string pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
        (await Sentence(Encoding.ASCII.GetBytes(pdf), "quet.pdf")).ShouldContain("bản quét");
    }

    [Fact]
    public async Task A_torn_pdf_is_broken() => (await Sentence("%PDF-1.7\nrác"u8.ToArray(), "hong.pdf")).ShouldContain("hỏng");

    [Fact]
    public async Task Numbers_drawn_by_word_and_merged_cells_are_read()
    {
        const string numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
        string Cell(string inner, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inner}</w:p></w:tc>";
        string Run(string text) => $"<w:r><w:t>{text}</w:t></w:r>";
        const string number = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
        var body = $"<w:p>{Run("KẾ HOẠCH")}</w:p><w:tbl><w:tr>{Cell(Run("STT"))}{Cell(Run("Nội dung"))}{Cell(Run("Năm 2023"))}{Cell(Run("Năm 2024"))}</w:tr>"
            + $"<w:tr>{Cell(Run("A. NHÓM CHUNG"), "<w:gridSpan w:val=\"4\"/>")}</w:tr>"
            + $"<w:tr>{Cell(number)}{Cell(Run("Một") + "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>")}{Cell(Run("10%"))}{Cell("<w:ins>" + Run("20%") + "</w:ins>")}</w:tr>"
            + $"<w:tr>{Cell(number)}{Cell(Run("Hai"))}{Cell(Run("30%"))}{Cell(Run("40%"))}</w:tr></w:tbl>";
        var bytes = Zipped.Of(("word/document.xml", $"<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"), ("word/numbering.xml", numbering));

        var opened = await DocumentText.Open(new MemoryStream(bytes), "ke-hoach.docx", CancellationToken.None);
        var document = ReadDocument.Read(opened, "ke-hoach.docx").ShouldBeOfType<Outcome<OfficialDocument>.Done>().Value;

        document.Items.Select(i => $"{i.Path} {i.Text} {i.Target!.Number}").ShouldBe(["A.1 Một 20", "A.2 Hai 40"]);
    }
}
