using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary>A stored report with its content: frozen when it is accepted, else composed from what the store holds now.</summary>
/// <param name="Break">Days that this report and the unit's one before leave out between them, or both count; null where there are none.</param>
/// <param name="Improving">Corrections by which the unit's own promises stand better in the window, as known when it was accepted.</param>
/// <param name="Since">What changed since it was accepted; null before, and where the page does not show it.</param>
internal sealed record OpenedReport(
    int Province, StoredReport Report, ReportingUnit Of, ReportDraft Content, IReadOnlyList<ReportStepTaken> Steps, IReadOnlyList<ReturnedFile> Returned,
    WindowBreak? Break,
    IReadOnlyList<ImprovingCorrection> Improving, SinceAccepted? Since);

internal sealed class OpenReport(Database database, HomeProvince home, ComposeReport compose, ImprovingCorrections improving, ChangesSince changes)
{
    /// <summary>The report as its page shows it, with what was corrected and what changed since.</summary>
    public async Task<OpenedReport?> Look(Guid id, CancellationToken ct) => await Find(id, ct) is not { } open ? null : open with
    {
        Improving = await improving.Of(open.Of.Unit, open.Report.Window, open.Report.KnownAt, ct),
        Since = open.Report is { Content: not null, KnownAt: not null } ? await changes.Of(open.Of, open.Report, ct) : null,
    };

    public async Task<OpenedReport?> Find(Guid id, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return null;
        }

        StoredReport? report;
        IReadOnlyList<ReportStepTaken> steps;
        IReadOnlyList<ReturnedFile> returned;
        Window? before;
        await using (var scoped = await database.InScope(Scope.WholeProvince(province), ct))
        {
            report = await ReportStore.Find(scoped.Connection, province, id);
            steps = await ReportStore.Steps(scoped.Connection, province, id);
            returned = await ReturnedStore.All(scoped.Connection, province, id);
            before = report is null ? null : await ReportStore.Before(scoped.Connection, province, report);
        }

        if (report is null || await compose.UnitOf(province, report.UnitNo, ct) is not { } unit)
        {
            return null;
        }

        var content = report.Content ?? await compose.Of(unit, report.Window, report.Edits, report.Number, report.Day, ct);
        return new OpenedReport(province, report, unit, content, steps, returned, before is { } last ? WindowBreak.Between(last, report.Window) : null, [], null);
    }
}
