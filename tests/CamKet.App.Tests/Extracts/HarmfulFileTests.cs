using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CamKet.App.Documents;
using CamKet.App.Extracts;
using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using CamKet.Documents;
using CamKet.Extracts;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Extracts;

/// <summary>Files made to take the machine's memory, or to stop the database: refused with a sentence, or taken without harm.</summary>
public sealed class HarmfulFileTests : IDisposable
{
    private const string Head = "Mã hồ sơ;Lĩnh vực;Hình thức nộp;Tình trạng;Ngày tiếp nhận\n";

    private readonly string folder = Directory.CreateTempSubdirectory("camket-hai-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_zero_byte_in_a_cell_is_space_in_rows_that_are_taken_and_in_rows_that_are_refused()
    {
        await using var world = await ImportWorld.Start();
        // Beyond the first bytes, which tell what a file is.
        var many = string.Concat(Enumerable.Range(0, 200).Select(i => $"M-{i};Đất đai;Trực tiếp;Đang xử lý;01/10/2024\n"));

        var text = (await world.Import("a.csv", Head + many + "N-1\0\0;Đất\0đai;Trực tiếp;Đang xử lý;01/10/2024\nN-2;Y\0tế;Trực tiếp;Đang xử lý;mồng\0một\n")).ShouldBeOfType<ImportOutcome.Accepted>().Summary;
        (text.New, text.Refused).ShouldBe((201, 1));
        string[] rows = [Head.Trim(), "X-1;Đất_x0000_đai;Trực tiếp;Đang xử lý;01/10/2024"];
        var book = RawWorkbook.Of(string.Concat(rows.Select(row => $"<row>{string.Concat(row.Split(';').Select(cell => $"<c t=\"str\"><v>{cell}</v></c>"))}</row>")));
        (await world.Import("b.xlsx", book, ImportWorld.Autumn, unit: "19447")).ShouldBeOfType<ImportOutcome.Accepted>().Summary.New.ShouldBe(1);

        (await world.List("select code || '|' || field from dossier where code in ('N-1', 'X-1') order by code")).ShouldBe(["N-1|Đất đai", "X-1|Đất đai"]);
        (await world.List("select cells->>'field' from quarantine")).ShouldBe(["Y tế"]);
    }

    [Fact]
    public void A_part_of_ever_new_names_is_refused_before_they_fill_the_memory()
    {
        var sheet = new StringBuilder("<worksheet>");
        for (var i = 0; i < 100_000; i++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<a{i:x}/>");
        }

        using var book = new XlsxFile(Saved(RawWorkbook.Of("", sheet: sheet.Append("<sheetData/></worksheet>").ToString())), "ten.xlsx");

        Should.Throw<RefusedFile>(() => book.Tops(60)).Message.ShouldStartWith("Tệp ten.xlsx hỏng");
    }

    [Fact]
    public void The_tops_of_sheets_that_hold_more_than_tables_do_are_refused()
    {
        // Some letters differ from cell to cell: the file is no bomb that its directory gives away.
        var random = new Random(20241110);
        string Cell() => $"<c t=\"str\"><v>{new string('a', 31_000)}{string.Concat(Enumerable.Range(0, 1000).Select(_ => (char)('a' + random.Next(26))))}</v></c>";
        string Row() => $"<row>{string.Concat(Enumerable.Range(0, 30).Select(_ => Cell()))}</row>";
        using var book = new XlsxFile(Saved(RawWorkbook.Of(string.Concat(Enumerable.Range(0, 60).Select(_ => Row())))), "day.xlsx");

        Should.Throw<RefusedFile>(() => book.Tops(60)).Message.ShouldBe("Tệp day.xlsx có quá nhiều chữ ở đầu các trang, không thể mở an toàn: hãy để mỗi tệp một bảng rồi nạp lại.");
        book.Tops(20).ShouldHaveSingleItem().Rows.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Fewer_rows_are_read_ahead_the_longer_they_are()
    {
        var read = 0;
        using var ahead = RowsAhead.Of(Rows()).GetEnumerator();
        ahead.MoveNext().ShouldBeTrue();
        for (int before = -1; before != Volatile.Read(ref read);)
        {
            before = Volatile.Read(ref read);
            await Task.Delay(500);
        }

        // A megabyte each: forty wait, four are being gathered, four worked on.
        read.ShouldBeLessThan(100);

        IEnumerable<SheetRow> Rows()
        {
            for (var i = 1; i <= 5000; i++)
            {
                Interlocked.Increment(ref read);
                yield return new SheetRow(i, [.. Enumerable.Range(0, 20).Select(_ => Cell.OfText(new string('a', 26_000)))]);
            }
        }
    }

    public static TheoryData<string> Swollen => ["dài", "dài, 64 bit", "bung ra", "khai lớn"];

    [Theory]
    [MemberData(nameof(Swollen))]
    public async Task A_zip_beyond_its_limits_is_refused_unread_at_every_door_in_the_same_words(string how)
    {
        var zip = how switch
        {
            "dài" => Listing(200_000, wide: false),
            "dài, 64 bit" => Listing(200_000, wide: true),
            "bung ra" => Documents(new string(' ', 100_000_000)),
            _ => Zipped.Declaring(Documents("<a/>"), uint.MaxValue - 1, "word/document.xml"),
        };
        var path = Saved(zip);

        Costs(() => Refusal(() => FileSniff.Look(path, "tep.zip")).ShouldBe(LimitedZip.Sentence("tep.zip")));
        Costs(() => Refusal(() => new XlsxFile(path, "tep.zip")).ShouldBe(LimitedZip.Sentence("tep.zip")));
        Costs(() => Refusal(() => HandedZip.Unpack(File.OpenRead(path), "tep.zip", folder)).ShouldBe(LimitedZip.Sentence("tep.zip")));
        Costs(() => FileKinds.Of(zip).ShouldBe(FileKind.SwollenZip));
        Costs(() => DocxText.Read(zip, "tep.zip").ShouldBeOfType<Outcome<IReadOnlyList<Block>>.Refused>().Sentence.ShouldBe(LimitedZip.Sentence("tep.zip")));
        using var document = new MemoryStream(zip);
        (await DocumentText.Open(document, "tep.zip", CancellationToken.None)).ShouldBeOfType<Outcome<IReadOnlyList<Block>>.Refused>().Sentence.ShouldBe(LimitedZip.Sentence("tep.zip"));

        static string Refusal(Action open) => Should.Throw<RefusedFile>(open).Message;

        static void Costs(Action look)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            look();
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 * 1024 * 1024);
        }
    }

    [Fact]
    public async Task An_entry_yields_no_more_than_it_declares_whatever_is_packed_in_it()
    {
        var zip = Zipped.Declaring(Documents(string.Concat(Enumerable.Repeat("<a/>", 1_000_000))), 1000, "word/document.xml");

        var laid = HandedZip.Unpack(new MemoryStream(zip), "khai.zip", folder);
        using var document = new MemoryStream(zip);
        var read = await DocumentText.Open(document, "khai.docx", CancellationToken.None);

        laid.ShouldContain(file => file.Name == "document.xml" && new FileInfo(file.Path).Length == 1000);
        read.ShouldBeOfType<Outcome<IReadOnlyList<Block>>.Refused>().Sentence.ShouldContain("bị hỏng");
    }

    [Fact]
    public void A_book_of_too_many_sheets_is_told_so()
    {
        var sheets = Enumerable.Range(0, 256).ToList();
        var book = Zipped.Of([
            ("xl/workbook.xml", $"<workbook xmlns:r=\"{RawWorkbook.Office}\"><sheets>{string.Concat(sheets.Select(i => $"<sheet name=\"T{i}\" r:id=\"r{i}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", RawWorkbook.Relations([.. sheets.Select(i => ($"r{i}", "worksheet", $"{i}.xml"))])),
            .. sheets.Select(i => ($"xl/{i}.xml", RawWorkbook.Sheet(""))),
        ]);

        Should.Throw<RefusedFile>(() => new XlsxFile(Saved(book), "nhieu.xlsx")).Message.ShouldBe("Tệp nhieu.xlsx có hơn 255 trang: hãy để mỗi tệp một bảng rồi nạp lại.");
    }

    /// <summary>A zip of nothing but its directory.</summary>
    /// <param name="wide">Its sizes are written in 64 bits.</param>
    private static byte[] Listing(int parts, bool wide)
    {
        const string name = "xl/workbook.xml";
        var entry = new byte[46 + name.Length];
        "PK\x01\x02"u8.CopyTo(entry);
        entry[28] = (byte)name.Length;
        Encoding.ASCII.GetBytes(name, entry.AsSpan(46));
        using var zip = new MemoryStream();
        zip.Write("PK\x03\x04"u8);
        for (var i = 0; i < parts; i++)
        {
            zip.Write(entry);
        }

        var end = zip.Length;
        if (wide)
        {
            var record = new byte[56 + 20];
            "PK\x06\x06"u8.CopyTo(record);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(4), 44);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), parts);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), parts);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), end - 4);
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(48), 4);
            "PK\x06\x07"u8.CopyTo(record.AsSpan(56));
            BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(64), end);
            record[72] = 1;
            zip.Write(record);
        }

        var last = new byte[22];
        "PK\x05\x06"u8.CopyTo(last);
        if (wide)
        {
            last.AsSpan(8, 12).Fill(0xFF);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(last.AsSpan(8), 10);
            BinaryPrimitives.WriteUInt16LittleEndian(last.AsSpan(10), 10);
            BinaryPrimitives.WriteInt32LittleEndian(last.AsSpan(12), (int)end - 4);
            BinaryPrimitives.WriteInt32LittleEndian(last.AsSpan(16), 4);
        }

        zip.Write(last);
        return zip.ToArray();
    }

    /// <summary>What every door takes for its own at first sight.</summary>
    private static byte[] Documents(string body) => Zipped.Of(("xl/workbook.xml", "<workbook/>"), ("word/document.xml", body));

    private string Saved(byte[] file)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString());
        File.WriteAllBytes(path, file);
        return path;
    }
}
