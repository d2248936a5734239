using CamKet.App.Board;
using CamKet.App.Platform;
using CamKet.Reports;

namespace CamKet.App.Reports;

/// <summary>A stored report with its content: frozen when it is accepted, else composed from what the store holds now.</summary>
internal sealed record OpenedReport(
    int Province, StoredReport Report, ReportingUnit Of, ReportDraft Content, IReadOnlyList<ReportStepTaken> Steps, IReadOnlyList<ReturnedFile> Returned);

internal sealed class OpenReport(Database database, HomeProvince home, ComposeReport compose)
{
    public async Task<OpenedReport?> Find(Guid id, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return null;
        }

        StoredReport? report;
        IReadOnlyList<ReportStepTaken> steps;
        IReadOnlyList<ReturnedFile> returned;
        await using (var scoped = await database.InScope(Scope.WholeProvince(province), ct))
        {
            report = await ReportStore.Find(scoped.Connection, province, id);
            steps = await ReportStore.Steps(scoped.Connection, province, id);
            returned = await ReturnedStore.All(scoped.Connection, province, id);
        }

        if (report is null || await compose.UnitOf(province, report.UnitNo, ct) is not { } unit)
        {
            return null;
        }

        var content = report.Content ?? await compose.Of(unit, report.Window, report.Edits, report.Number, report.Day, ct);
        return new OpenedReport(province, report, unit, content, steps, returned);
    }
}
