using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Reports;

/// <summary>A new report of a unit for a window; while one is being written or waits to be accepted, that one.</summary>
internal static class CreateReport
{
    public static async Task<IResult> Post(
        IFormCollection form, HttpContext http, Database database, ComposeReport compose, TimeProvider time, CancellationToken ct)
    {
        var (code, from, to, due) = (form["don-vi"].ToString(), form["tu"].ToString(), form["den"].ToString(), form["han"].ToString());
        if ((WrittenDay.Read(from), WrittenDay.Read(to)) is not ({ } first, { } last) || last < first)
        {
            return Again("Kỳ báo cáo cần ngày đầu và ngày cuối, ngày cuối từ ngày đầu trở đi.", code, from, to, due);
        }

        if (EditReport.NotADay("Hạn gửi", due) is { } unreadable)
        {
            return Again(unreadable, code, from, to, due);
        }

        switch (await compose.UnitOf(code, last, ct))
        {
            case Outcome<ReportingUnit>.Done { Value.Unit: var unit }:
                var now = time.GetUtcNow();
                var report = new StoredReport(
                    unit.UnitNo, Guid.CreateVersion7(now), "bao-cao-cam-ket", new Window(first, last), last, WrittenDay.Read(due), null, null,
                    ReportEdits.None, ReportState.Draft, null, null, null, now, http.User.Identity?.Name ?? "");
                await using (var scoped = await database.InScope(Scope.WholeProvince(unit.ProvinceId), ct))
                {
                    await ReportStore.Turn(scoped.Connection, unit.ProvinceId);
                    if (await ReportStore.Unfinished(scoped.Connection, unit.ProvinceId, unit.UnitNo, report.Window) is { } existing)
                    {
                        return Results.Redirect($"/bao-cao/{existing}?da-co=1");
                    }

                    await ReportStore.Add(scoped.Connection, unit.ProvinceId, report);
                    await scoped.Commit(ct);
                }

                return Results.Redirect($"/bao-cao/{report.Id}");
            case Outcome<ReportingUnit>.Refused refused:
                return Again(refused.Sentence, code, from, to, due);
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    private static RazorComponentResult<ReportsPage> Again(string problem, string code, string from, string to, string due) =>
        new(new { Problem = problem, UnitCode = code, From = from, To = to, Due = due }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
