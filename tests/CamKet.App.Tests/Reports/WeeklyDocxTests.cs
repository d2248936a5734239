using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.Reports;
using CamKet.Time;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

public sealed class WeeklyDocxTests
{
    private static WeeklyPage Page(int sections)
    {
        var rows = Enumerable.Range(1, sections)
            .Select(i => new WeeklyRow("Bộ phận có tên gọi dài để xuống dòng số " + i, 120 + i, 14, i, 3, 1, i)).ToList();
        return new WeeklyPage(
            "Phường Bến Đá", new(2024, 11, 10), new(2024, 11, 10), new Window(new(2024, 11, 4), new(2024, 11, 10)), new(2024, 11, 15), new(2024, 11, 10), new CamKet.Measures.GroupCover(7, 141), rows,
            WeeklyRow.Sum("Cả đơn vị", rows));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(WeeklyPage.MostRows)]
    public async Task However_many_sections_it_is_one_page(int sections)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await Pdf.From(WeeklyDocx.Write(Page(sections)), CancellationToken.None));
        (await Commands.Run("pdfinfo", [file], CancellationToken.None)).ShouldMatch(@"Pages:\s+1\n");
        File.Delete(file);
    }

    [Fact]
    public void The_word_file_is_valid()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(WeeklyDocx.Write(Page(3))), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(document).Select(e => e.Description).ShouldBeEmpty();
    }
}
