using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Reports;

/// <summary>The report as a file to keep.</summary>
internal static class ReportFiles
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> Docx(Guid id, OpenReport opening, CancellationToken ct) =>
        await opening.Find(id, ct) is { } open ? Results.File(Bytes(open), Word, Name(open) + ".docx") : Results.NotFound();

    public static async Task<IResult> AsPdf(Guid id, OpenReport opening, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        try
        {
            return Results.File(await Pdf.From(Bytes(open), ct), "application/pdf", Name(open) + ".pdf");
        }
        catch (MachineFault fault)
        {
            return ReportForms.Again(id, fault.Message);
        }
    }

    private static byte[] Bytes(OpenedReport open) => ReportDocx.Write(open.Content, open.Report.State != ReportState.Accepted);

    private static string Name(OpenedReport open) => $"bao-cao-{open.Of.Unit.Slug}-{open.Report.Window.To:yyyy-MM-dd}";
}

internal static class WeeklyFiles
{
    public static async Task<IResult> Docx(
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "don-vi")] string? code, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "ngay")] string? day,
        ComposeReport compose, ComposeWeekly weekly, TimeProvider time, CancellationToken ct) =>
        await Compose(compose, weekly, time, code ?? "", day, ct) is Outcome<WeeklyPage>.Done { Value: var page }
            ? Results.File(WeeklyDocx.Write(page), ReportFiles.Word, Name(page) + ".docx")
            : Results.NotFound();

    public static async Task<IResult> AsPdf(
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "don-vi")] string? code, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "ngay")] string? day,
        ComposeReport compose, ComposeWeekly weekly, TimeProvider time, CancellationToken ct)
    {
        if (await Compose(compose, weekly, time, code ?? "", day, ct) is not Outcome<WeeklyPage>.Done { Value: var page })
        {
            return Results.NotFound();
        }

        try
        {
            return Results.File(await Pdf.From(WeeklyDocx.Write(page), ct), "application/pdf", Name(page) + ".pdf");
        }
        catch (MachineFault fault)
        {
            return new RazorComponentResult<WeeklySheet>(new { Fault = fault.Message }) { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }

    public static async Task<Outcome<WeeklyPage>> Compose(
        ComposeReport compose, ComposeWeekly weekly, TimeProvider time, string code, string? day, CancellationToken ct)
    {
        var asOf = WrittenDay.Read(day);
        if (asOf is null && !string.IsNullOrWhiteSpace(day))
        {
            return new Outcome<WeeklyPage>.Refused(WrittenDay.Fault(day));
        }

        var today = PrintWeekly.Today(time);
        // A code names a unit only with a date; without one asked for, the newest data say which day is meant.
        return await compose.UnitOf(code, asOf ?? await weekly.NewestDay(code, ct) ?? today, ct) switch
        {
            Outcome<ReportingUnit>.Done { Value.Unit: var unit } => new Outcome<WeeklyPage>.Done(await weekly.Of(unit, asOf, today, ct)),
            Outcome<ReportingUnit>.Refused refused => refused.Of<WeeklyPage>(),
            _ => throw new InvalidOperationException("The outcomes are closed."),
        };
    }

    private static string Name(WeeklyPage page) => $"trang-tuan-{page.AsOf:yyyy-MM-dd}";
}
