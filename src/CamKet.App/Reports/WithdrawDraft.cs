using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary><c>camket report --unit CODE --from D --to D --withdraw REASON</c>: takes back the draft of a unit for exactly this window, as its page does.</summary>
internal sealed class WithdrawDraft(Database database, ComposeReport compose, OpenReport opening, DecideReport decide)
{
    public async Task<Outcome<string>> Run(string code, Window window, string reason, string by, CancellationToken ct)
    {
        if (await compose.UnitOf(code, window.To, ct) is not Outcome<ReportingUnit>.Done { Value.Unit: var unit })
        {
            return Units.UnknownUnit.Of<string>(code, window.To);
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(unit.ProvinceId), ct);
        if (await ReportStore.Unfinished(scoped.Connection, unit.ProvinceId, unit.UnitNo, window) is not { } id || await opening.Find(id, ct) is not { } open)
        {
            return new Outcome<string>.Refused($"{unit.Name} không có dự thảo báo cáo kỳ {window}: xem các báo cáo ở trang Báo cáo.");
        }

        return await decide.Run(open, new(ReportAction.Withdraw, reason.Trim(), null, false), by, ct) is { } problem
            ? new Outcome<string>.Refused(problem)
            : new Outcome<string>.Done($"Đã rút dự thảo báo cáo của {unit.Name}, kỳ {window}: {reason.Trim()}");
    }
}
