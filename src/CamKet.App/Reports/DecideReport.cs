using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Reports;

namespace CamKet.App.Reports;

/// <summary>A step of a report that a person asks for.</summary>
/// <param name="Seen">What the page had shown of it, as <see cref="SeenReport.Write"/> put it into the form.</param>
/// <param name="Confirmed">The person says to have looked at the report.</param>
internal sealed record AskedStep(ReportAction Action, string Reason, string? Seen, bool Confirmed);

/// <summary>Submit, return or withdraw with a reason, accept. Accepting freezes the figures: those that were on the page, or none.</summary>
internal sealed class DecideReport(Database database, OpenReport opening, TimeProvider time)
{
    /// <summary>Null when the step is taken; else why it is not.</summary>
    public async Task<string?> Run(OpenedReport open, AskedStep asked, string by, CancellationToken ct)
    {
        if (asked.Action is ReportAction.Submit or ReportAction.Accept && SigningDay.Fault(open.Report.Day, open.Report.Window, open.Content.DataUntil, VietnamClock.Today(time)) is { } fault)
        {
            return fault;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(open.Province), ct);
        if (asked.Action == ReportAction.Accept)
        {
            // Nothing is taken in between what is frozen and the moment it is said to be known at.
            if (!await BatchStore.TryLock(scoped.Connection, open.Province, ct))
            {
                return BatchStore.Busy;
            }

            open = await opening.Find(open.Report.Id, ct) ?? open;
        }

        switch (open.Report.State.Next(asked.Action, open.Content.Open.Count, open.Content.Header.Lacking, asked.Reason))
        {
            case ReportStep.Refused refused:
                return refused.Sentence;
            case ReportStep.To { State: ReportState.Accepted } when SeenReport.Difference(asked.Seen, open.Content) is { } difference:
                return difference;
            case ReportStep.To { State: ReportState.Accepted } when !asked.Confirmed:
                return "Chưa duyệt: đánh dấu ô “Tôi đã xem báo cáo” rồi bấm Duyệt; duyệt là chốt số liệu, không sửa được nữa.";
            case ReportStep.To to:
                var now = time.GetUtcNow();
                if (!await ReportStore.Step(scoped.Connection, open.Province, open.Report, to.State, asked.Reason.Length == 0 ? null : asked.Reason, now, by))
                {
                    return "Báo cáo vừa được xử lý ở cửa sổ khác; trang dưới đây là trạng thái mới.";
                }

                if (to.State == ReportState.Accepted)
                {
                    await ReportStore.Freeze(scoped.Connection, open.Province, open.Report, open.Content, now);
                }

                await scoped.Commit(ct);
                return null;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
