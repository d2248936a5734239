using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <param name="WasThere">It was being written, or waited to be accepted, already.</param>
internal sealed record CreatedReport(Guid Id, bool WasThere);

/// <summary>A new report of a unit for a window; while one is being written or waits to be accepted, that one.</summary>
internal sealed class CreateReport(Database database, ComposeReport compose, TimeProvider time)
{
    /// <param name="from">The days as they were typed.</param>
    public async Task<Outcome<CreatedReport>> Run(string code, string from, string to, string due, string by, CancellationToken ct)
    {
        if ((WrittenDay.Read(from), WrittenDay.Read(to)) is not ({ } first, { } last) || last < first)
        {
            return new Outcome<CreatedReport>.Refused("Kỳ báo cáo cần ngày đầu và ngày cuối, ngày cuối từ ngày đầu trở đi.");
        }

        if (EditReport.NotADay("Hạn gửi", due) is { } unreadable)
        {
            return new Outcome<CreatedReport>.Refused(unreadable);
        }

        switch (await compose.UnitOf(code, last, ct))
        {
            case Outcome<ReportingUnit>.Done { Value.Unit: var unit }:
                var now = time.GetUtcNow();
                var report = new StoredReport(
                    unit.UnitNo, Guid.CreateVersion7(now), "bao-cao-cam-ket", new Window(first, last), last, WrittenDay.Read(due), null, null,
                    ReportEdits.None, ReportState.Draft, null, null, null, now, by);
                await using (var scoped = await database.InScope(Scope.WholeProvince(unit.ProvinceId), ct))
                {
                    await ReportStore.Turn(scoped.Connection, unit.ProvinceId);
                    if (await ReportStore.Unfinished(scoped.Connection, unit.ProvinceId, unit.UnitNo, report.Window) is { } existing)
                    {
                        return new Outcome<CreatedReport>.Done(new(existing, WasThere: true));
                    }

                    await ReportStore.Add(scoped.Connection, unit.ProvinceId, report);
                    await scoped.Commit(ct);
                }

                return new Outcome<CreatedReport>.Done(new(report.Id, WasThere: false));
            case Outcome<ReportingUnit>.Refused refused:
                return refused.Of<CreatedReport>();
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
