using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CamKet.App.Reports;

/// <summary>Submit, return with a reason, accept. Accepting freezes the figures: those that were on the page, or none.</summary>
internal static class DecideReport
{
    public static async Task<IResult> Post(Guid id, IFormCollection form, HttpContext http, Database database, OpenReport opening, TimeProvider time, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        if (!Enum.TryParse<ReportAction>(form["viec"], ignoreCase: true, out var action))
        {
            return Results.Redirect($"/bao-cao/{id}");
        }

        var reason = form["ly-do"].ToString().Trim();
        if (action != ReportAction.Return && SigningDay.Fault(open.Report.Day, open.Report.Window, open.Content.DataUntil, VietnamClock.Today(time)) is { } fault)
        {
            return Again(id, fault, action, reason);
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(open.Province), ct);
        if (action == ReportAction.Accept)
        {
            // Nothing is taken in between what is frozen and the moment it is said to be known at.
            if (!await BatchStore.TryLock(scoped.Connection, open.Province, ct))
            {
                return Again(id, BatchStore.Busy, action, reason);
            }

            open = await opening.Find(id, ct) ?? open;
        }

        switch (open.Report.State.Next(action, open.Content.Open.Count, open.Content.Header.Lacking, reason))
        {
            case ReportStep.Refused refused:
                return Again(id, refused.Sentence, action, reason);
            case ReportStep.To { State: ReportState.Accepted } when SeenReport.Difference(form["da-xem"], open.Content) is { } difference:
                return Again(id, difference, action, reason);
            case ReportStep.To { State: ReportState.Accepted } when form["dong-y"] != "1":
                return Again(id, "Chưa duyệt: đánh dấu ô “Tôi đã xem báo cáo” rồi bấm Duyệt; duyệt là chốt số liệu, không sửa được nữa.", action, reason);
            case ReportStep.To to:
                var now = time.GetUtcNow();
                if (!await ReportStore.Step(scoped.Connection, open.Province, open.Report, to.State, reason.Length == 0 ? null : reason, now, http.User.Identity?.Name ?? ""))
                {
                    return Again(id, "Báo cáo vừa được xử lý ở cửa sổ khác; trang dưới đây là trạng thái mới.", action, reason);
                }

                if (to.State == ReportState.Accepted)
                {
                    await ReportStore.Freeze(scoped.Connection, open.Province, open.Report, open.Content, now);
                }

                await scoped.Commit(ct);

                return Results.Redirect($"/bao-cao/{id}");
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    /// <param name="reason">As it was typed for the step; the page gives it back.</param>
    internal static RazorComponentResult<ReportPage> Again(Guid id, string problem, ReportAction? action = null, string? reason = null) =>
        new(new { Id = id, Problem = problem, Action = action, Reason = reason }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
