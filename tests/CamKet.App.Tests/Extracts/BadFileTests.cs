using System.Globalization;
using System.IO.Compression;
using System.Text;
using CamKet.App.Extracts;
using CamKet.App.Intake;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Extracts;

/// <summary>A faulty file is refused whole, with one sentence, and stores nothing.</summary>
public class BadFileTests
{
    [Fact]
    public async Task Every_fault_of_a_file_has_its_sentence_and_stores_nothing()
    {
        await using var world = await ImportWorld.Start();
        (string Name, byte[] Bytes, string Says)[] files =
        [
            ("trong.csv", [], "Tệp trong.csv trống"),
            ("anh.xlsx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1], "không phải bảng tính"),
            ("bao-cao.csv", Encoding.ASCII.GetBytes("%PDF-1.7 ..."), "không phải bảng tính"),
            ("gia.xlsx", "Chào bạn, đây là thư.\n"u8.ToArray(), "không phải tệp Excel"),
            ("trang.xls", Encoding.UTF8.GetBytes("<html><table><tr><td>Mã hồ sơ</td></tr></table></html>"), "trang web được lưu dưới tên bảng tính"),
            ("van-ban.xlsx", Zipped.Of(("word/document.xml", "<w/>")), "không phải bảng tính"),
            ("hong.xlsx", [.. "PK\x03\x04"u8, 1, 2, 3, 4, 5], "hỏng"),
            ("hong.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "hỏng"),
            ("bom.xlsx", Bomb(), "nén bất thường"),
            ("o-lon.xlsx", Zipped.Of(("xl/workbook.xml", "<workbook/>"), ("xl/sharedStrings.xml", "<sst><si><t>" + Noise(3 * 1024 * 1024) + "</t></si></sst>")), "ô dài hơn 32.767 ký tự (trong phần xl/sharedStrings.xml)"),
            ("thuoc-tinh.xlsx", Table("<row><c x=\"" + Noise(3 * 1024 * 1024) + "\"/></row>"), "ô dài hơn 1 MB"),
            ("doan.xlsx", Table("<row><c><v><![CDATA[" + Noise(3 * 1024 * 1024).Replace('a', '<') + "]]></v></c></row>"), "ô dài hơn 1 MB"),
            ("o-lon-cuoi.xlsx", Table("<row><c t=\"str\"><v>" + Noise(3 * 1024 * 1024) + "</v></c></row>"), "ô dài hơn 32.767 ký tự (trong phần xl/worksheets/sheet1.xml)"),
            ("dut.xlsx", Table("<row><c>"), "hỏng"),
            ("thuc-the.xlsx", Zipped.Of(("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook>&b;</workbook>")), "hỏng"),
            ("it-hon.xlsx", Zipped.Declaring(Table(""), 2000, "xl/worksheets/sheet1.xml"), "hỏng"),
            ("nhieu-hon.xlsx", Zipped.Declaring(Table(""), uint.MaxValue - 1, "xl/worksheets/sheet1.xml"), "nén bất thường"),
            ("o-lon.csv", Encoding.ASCII.GetBytes("Mã hồ sơ;Trạng thái;x\nA;B;" + new string('a', 100 * 1024 * 1024)), "dài hơn 1 MB"),
            ("o-lon-giua.csv", Encoding.ASCII.GetBytes(new string('a', 600_000) + "\n" + new string('b', 1_300_000) + "\nc"), "dòng 2: một dòng dài hơn 1 MB"),
            ("chu-lon.xlsx", ManyStrings(CompressionLevel.Fastest), "hơn 100 MB chữ"),
            ("chu-lon-gia.xlsx", Zipped.Declaring(ManyStrings(CompressionLevel.NoCompression), 100, "xl/sharedStrings.xml"), "hơn 100 MB chữ"),
            ("kieu-lon.xlsx", RawWorkbook.Of("", styles: "<cellXfs>" + Noise(17 * 1024 * 1024) + "</cellXfs>"), "hỏng"),
            ("chung-phan.xlsx", Zipped.Of(
                ("xl/workbook.xml", $"<workbook xmlns:r=\"{RawWorkbook.Office}\"><sheets><sheet name=\"A\" r:id=\"a\"/><sheet name=\"B\" r:id=\"a\"/></sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", RawWorkbook.Relations(("a", "worksheet", "a.xml"))),
                ("xl/a.xml", RawWorkbook.Sheet(""))), "hỏng"),
            ("o-lon-16.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Mã hồ sơ;Trạng thái\n" + new string('a', 20 * 1024 * 1024))], "dòng 2: một dòng dài hơn 1 MB"),
            ("ma-cu.csv", [.. Encoding.UTF8.GetBytes("Mã hồ sơ;Trạng thái;Ngày tiếp nhận\nA;"), 0xD5, 0xEA, 0x0A], "dòng 2: chữ không phải mã UTF-8"),
            ("khong-tieu-de.csv", Encoding.UTF8.GetBytes("1;2;3\n4;5;6\n"), "không có dòng tiêu đề cột"),
        ];
        foreach (var (name, bytes, says) in files)
        {
            var refused = (await world.Import(name, bytes, ImportWorld.Autumn)).ShouldBeOfType<ImportOutcome.Refused>(name);

            refused.Sentence.ShouldContain(says, Case.Sensitive, name);
            refused.Sentence.ShouldContain(name);
            refused.Sentence.ShouldContain("ãy ", Case.Sensitive, "it says what to do");
            refused.Sentence.ShouldNotContain("\n");
        }

        (await world.Ask<long>("select count(*) from extract")).ShouldBe(0);
    }

    [Fact]
    public async Task A_workbook_with_a_password_is_named_as_such()
    {
        await using var world = await ImportWorld.Start();

        byte[] container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[400]];

        var refused = (await world.Import("kin.xlsx", container, ImportWorld.Autumn)).ShouldBeOfType<ImportOutcome.Refused>();

        refused.Sentence.ShouldContain("được đặt mật khẩu");
    }

    [Fact]
    public async Task A_file_that_does_not_say_what_it_covers_is_asked_for_it()
    {
        await using var world = await ImportWorld.Start();
        var file = Encoding.UTF8.GetBytes("Mã hồ sơ;Hình thức nộp;Trạng thái;Ngày tiếp nhận\nA;Trực tiếp;Đang xử lý;01/10/2024\n");

        (await world.Import("gia.xlsx", file, window: null)).ShouldBeOfType<ImportOutcome.Refused>().Sentence.ShouldContain("không phải tệp Excel");
        (await world.Import("x.csv", file, window: null)).ShouldBeOfType<ImportOutcome.NoCover>().Sentence.ShouldContain("từ ngày nào đến ngày nào");
    }

    [Fact]
    public async Task A_head_no_layout_knows_names_the_columns_that_are_wanting()
    {
        await using var world = await ImportWorld.Start();

        var unknown = (await world.Import("la.csv", "STT;Mã hồ sơ;Kiểu;Diễn biến;Lúc\n1;A;x;y;01/10/2024\n")).ShouldBeOfType<ImportOutcome.NotMapped>();

        unknown.Missing.Select(field => field.Code).ShouldBe(["channel", "status", "received"]);
        unknown.Sentence.ShouldContain("\"Hình thức nộp\", \"Tình trạng\", \"Ngày tiếp nhận\"");
        unknown.Sentence.ShouldContain("trang Số liệu");
    }

    /// <summary>A table whose first hundred rows are sound, and what comes after them.</summary>
    private static byte[] Table(string after)
    {
        string[] head = ["Mã hồ sơ", "Hình thức nộp", "Tình trạng", "Ngày tiếp nhận"];
        var rows = Enumerable.Range(1, 100).Select(i => (string[])["X-" + i.ToString(CultureInfo.InvariantCulture), "Trực tiếp", "Đang xử lý", "01/10/2024"]).Prepend(head);
        return RawWorkbook.Of(string.Concat(rows.Select(row => $"<row>{string.Concat(row.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>")) + after);
    }

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = zip.CreateEntry("xl/workbook.xml").Open())
            {
                entry.Write("<workbook/>"u8);
            }

            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var part = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<c/>", 16 * 1024)));
            for (var i = 0; i < 800; i++)
            {
                sheet.Write(part);
            }
        }

        return stream.ToArray();
    }

    /// <summary>More text in cells than fits into memory, each cell small and nothing compressed beyond belief.</summary>
    private static byte[] ManyStrings(CompressionLevel level)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = zip.CreateEntry("xl/workbook.xml").Open())
            {
                entry.Write("<workbook/>"u8);
            }

            using var strings = zip.CreateEntry("xl/sharedStrings.xml", level).Open();
            var part = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<si><t>HS-{i * 7919L % 1000003}-mau</t></si>")));
            for (long written = 0; written <= XlsxStrings.Largest; written += part.Length)
            {
                strings.Write(part);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Text that does not shrink: its size alone is the fault.</summary>
    private static string Noise(int length)
    {
        var random = new Random(20241110);
        return new string([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26)))]);
    }
}
