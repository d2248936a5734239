using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.App.Tests.Fixture;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

public sealed class ReportDocxTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_word_file_is_valid(bool isDraft)
    {
        using var document = Open(ReportDocx.Write(HandMadeReport.Draft, isDraft));
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(document)
            .Select(e => e.Description + " " + e.Path?.XPath).ShouldBeEmpty();
    }

    [Fact]
    public void Reopened_it_says_what_the_content_says_in_the_same_order()
    {
        using var document = Open(ReportDocx.Write(HandMadeReport.Draft, isDraft: false));
        var text = string.Join('\n', Body(document).Descendants<Paragraph>().Select(p => p.InnerText));
        var at = 0;
        foreach (var line in HandMadeReport.Draft.Lines())
        {
            var found = text.IndexOf(line, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(at, line);
            at = found;
        }
    }

    [Fact]
    public void The_page_is_a4_with_the_margins_of_the_decree()
    {
        using var document = Open(ReportDocx.Write(HandMadeReport.Draft, isDraft: false));
        var sections = Body(document).Descendants<SectionProperties>().ToList();
        sections.Count.ShouldBe(2);
        foreach (var section in sections)
        {
            var size = section.GetFirstChild<PageSize>()!;
            (size.Width!.Value, size.Height!.Value).ShouldBe((11906u, 16838u));
            var margin = section.GetFirstChild<PageMargin>()!;
            Millimetres(margin.Top!.Value).ShouldBeInRange(20, 25);
            Millimetres(margin.Bottom!.Value).ShouldBeInRange(20, 25);
            Millimetres(margin.Left!.Value).ShouldBeInRange(30, 35);
            Millimetres(margin.Right!.Value).ShouldBeInRange(15, 20.01);
            section.GetFirstChild<TitlePage>().ShouldNotBeNull("the first page has no number");
            section.GetFirstChild<PageNumberType>()!.Start!.Value.ShouldBe(1, "the annex counts its own pages");
        }
    }

    [Theory]
    [InlineData("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, 26, true, false)]
    [InlineData("Độc lập - Tự do - Hạnh phúc", 26, 28, true, false)]
    [InlineData("ỦY BAN NHÂN DÂN", 24, 26, true, false)]
    [InlineData("Số: 05/BC-UBND", 26, 26, false, false)]
    [InlineData("Bến Đá, ngày 03 tháng 02 năm 2024", 26, 28, false, true)]
    [InlineData("BÁO CÁO", 26, 28, true, false)]
    [InlineData("TM. ỦY BAN NHÂN DÂN", 26, 28, true, false)]
    [InlineData("KT. CHỦ TỊCH", 26, 28, true, false)]
    [InlineData("PHÓ CHỦ TỊCH", 26, 28, true, false)]
    [InlineData("Lê Thử Nghiệm", 26, 28, true, false)]
    [InlineData("Nơi nhận:", 24, 24, true, true)]
    [InlineData("- Lưu: VT.", 22, 22, false, false)]
    [InlineData("PHỤ LỤC", 28, 28, true, false)]
    public void Each_part_has_the_size_and_style_of_the_decree(string text, int smallest, int largest, bool bold, bool italic)
    {
        using var document = Open(ReportDocx.Write(HandMadeReport.Draft, isDraft: false));
        var run = Body(document).Descendants<Run>().First(r => r.InnerText == text);
        var properties = run.RunProperties!;
        int.Parse(properties.FontSize!.Val!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(smallest, largest);
        (properties.Bold is not null).ShouldBe(bold);
        (properties.Italic is not null).ShouldBe(italic);
    }

    [Fact]
    public void The_annex_repeats_its_head_and_keeps_each_row_on_one_page()
    {
        using var document = Open(ReportDocx.Write(HandMadeReport.Draft, isDraft: false));
        var rows = Body(document).Elements<Table>().Last().Elements<TableRow>().ToList();
        rows[0].TableRowProperties!.GetFirstChild<TableHeader>().ShouldNotBeNull();
        rows[0].Elements<TableCell>().Select(c => c.InnerText).ShouldBe(["STT", "NỘI DUNG, NHIỆM VỤ", "KẾT QUẢ THỰC HIỆN", "TÀI LIỆU KIỂM CHỨNG"]);
        rows.Skip(1).ShouldAllBe(r => r.TableRowProperties != null && r.TableRowProperties.GetFirstChild<CantSplit>() != null);
        rows.Count.ShouldBe(HandMadeReport.Draft.Annex.Count + 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_a_draft_says_it_is_one(bool isDraft)
    {
        using var document = Open(ReportDocx.Write(HandMadeReport.Draft, isDraft));
        document.MainDocumentPart!.HeaderParts.All(h => h.Header.InnerText.Contains("DỰ THẢO", StringComparison.Ordinal)).ShouldBe(isDraft);
    }

    [Fact]
    public async Task A_conversion_that_takes_too_long_is_ended_and_said_to_be_so()
    {
        var fault = await Should.ThrowAsync<MachineFault>(
            () => Pdf.From(ReportDocx.Write(HandMadeReport.Draft, isDraft: false), TimeSpan.FromMilliseconds(300), CancellationToken.None));
        fault.Message.ShouldContain("không xong");
    }

    [Fact]
    public async Task A_program_nobody_waits_for_any_more_is_ended()
    {
        using var patience = new CancellationTokenSource();
        var folder = Directory.CreateTempSubdirectory("camket-test-").FullName;
        try
        {
            var run = Commands.Try("sh", ["-c", "echo $$ > so.tam; mv so.tam so; exec sleep 3000"], folder, patience.Token);
            var number = Path.Combine(folder, "so");
            await Patience.Until(() => File.Exists(number));
            await patience.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => run);
            var command = "/proc/" + (await File.ReadAllTextAsync(number)).Trim() + "/cmdline";
            // It sleeps for as long as anybody would wait here.
            await Patience.Until(() => !IsAlive(command));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static bool IsAlive(string command) => File.Exists(command) && File.ReadAllText(command).Contains("sleep", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pdf_numbers_its_pages_from_the_second_and_the_annex_anew()
    {
        var pdf = await Pdf.From(ReportDocx.Write(HandMadeReport.Draft, isDraft: false), CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("camket-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "r.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            var text = await Commands.Run("pdftotext", ["-layout", file, "-"], CancellationToken.None);
            var pages = text.Split('\f');
            pages.Length.ShouldBeGreaterThan(2);
            pages[0].ShouldContain("2024");
            var annex = Array.FindIndex(pages, p => p.Contains("PHỤ LỤC", StringComparison.Ordinal));
            annex.ShouldBeGreaterThan(0);
            FirstLine(pages[annex]).ShouldBe("PHỤ LỤC");
            FirstLine(pages[annex + 1]).ShouldBe("2");
            pages[annex + 1].ShouldContain("KẾT QUẢ THỰC HIỆN", customMessage: "the head row is repeated");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string FirstLine(string page) => page.Trim().Split('\n')[0].Trim();

    private static double Millimetres(long twips) => twips / 56.6929;

    private static double Millimetres(uint twips) => twips / 56.6929;

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document.Body!;

    private static WordprocessingDocument Open(byte[] docx) => WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
}
