using System.Globalization;
using CamKet.App.Platform;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

/// <summary>A workbook as it is sent, opened again by those that read workbooks.</summary>
public sealed class SheetWriterTests
{
    private static readonly IReadOnlyList<object?>[] Rows =
    [
        ["Mã", "Ngày", "Lúc", "Số", "Trống"],
        ["=1+1", new DateOnly(2024, 10, 1), new DateTime(2024, 10, 1, 8, 30, 0), 1234.5m, null],
        [" Nguyễn & <Văn>\n\ud83d\ude00\uffff ", null, null, -7, ""],
    ];

    [Fact]
    public async Task What_is_written_is_a_valid_workbook_and_reads_back_as_it_was()
    {
        using var stream = new MemoryStream();
        (await SheetWriter.Write(stream, "Hồ sơ & \"khác\"", Rows.ToAsyncEnumerable(), SheetForm.Table, CancellationToken.None)).ShouldBeTrue();

        using (var book = SpreadsheetDocument.Open(new MemoryStream(stream.ToArray()), isEditable: false))
        {
            new OpenXmlValidator().Validate(book).Select(fault => fault.Path?.XPath + " " + fault.Description).ShouldBeEmpty();
            book.WorkbookPart!.Workbook!.Descendants<Sheet>().Single().Name!.Value.ShouldBe("Hồ sơ & \"khác\"");
            var sheet = book.WorkbookPart.WorksheetParts.Single().Worksheet!;
            sheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
            sheet.Descendants<AutoFilter>().Single().Reference!.Value.ShouldBe("A1:E3");
            sheet.Descendants<CellFormula>().ShouldBeEmpty();
        }

        stream.Position = 0;
        // ExcelDataReader wants the code pages of old files even for new ones.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var read = new List<object?[]>();
        while (reader.Read())
        {
            read.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        read.Count.ShouldBe(3);
        read[0].ShouldBe(["Mã", "Ngày", "Lúc", "Số", "Trống"]);
        read[1].ShouldBe(["'=1+1", "01/10/2024", "01/10/2024 08:30", 1234.5, null]);
        read[2][0].ShouldBe(" Nguyễn & <Văn>\n\ud83d\ude00\ufffd ");
        Convert.ToDouble(read[2][3], CultureInfo.InvariantCulture).ShouldBe(-7);
    }

    [Fact]
    public async Task More_rows_than_a_sheet_holds_are_refused_and_CSV_is_named()
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Response.Body = new MemoryStream();

        var answer = await TableFile.Answer(TableFile.Xlsx, "dai", "Dài", Many(SheetWriter.MostRows + 1), CancellationToken.None);
        await answer.ExecuteAsync(http);

        http.Response.StatusCode.ShouldBe(StatusCodes.Status422UnprocessableEntity);
        http.Response.Body.Position = 0;
        (await new StreamReader(http.Response.Body).ReadToEndAsync()).ShouldBe("Bảng có hơn 1.048.575 dòng, tệp Excel không chứa hết: hãy lọc bớt, hoặc tải tệp CSV.");
        using var whole = new MemoryStream();
        (await SheetWriter.Write(whole, "Vừa", Many(SheetWriter.MostRows), SheetForm.Table, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_long_table_is_written_while_its_rows_come()
    {
        using var stream = new MemoryStream();
        var written = 0L;

        await SheetWriter.Write(stream, "Dài", Watched(), SheetForm.Table, CancellationToken.None);

        written.ShouldBeGreaterThan(stream.Length / 2, "what has come does not wait in memory for the last row");

        async IAsyncEnumerable<IReadOnlyList<object?>> Watched()
        {
            for (var i = 0; i < 20_000; i++)
            {
                written = stream.Length;
                yield return [.. Enumerable.Range(0, 20).Select(column => (object)string.Create(CultureInfo.InvariantCulture, $"000.00.38.H45-{i}-{i * column}"))];
            }

            await Task.CompletedTask;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Many(int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            yield return [null];
        }

        await Task.CompletedTask;
    }
}
