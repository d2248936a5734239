using CamKet.App.Catalog;
using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary>A figure that is another number today; other words for the same number are no change. Null where it is printed in only one of the two.</summary>
internal sealed record ChangedFigure(string Name, string? Then, string? Now);

/// <summary>A change of the unit's facts that its figures in the window rest on, accepted after the report was.</summary>
/// <param name="What">The file, or what a person did and why.</param>
internal sealed record ChangingBatch(long Batch, DateTime At, string By, string What);

internal sealed record SinceAccepted(IReadOnlyList<ChangedFigure> Figures, IReadOnlyList<ChangingBatch> Batches);

/// <summary>What changed under an accepted report since: its figures stay as they were frozen, and its page says what they would be now, and why.</summary>
internal sealed class ChangesSince(Database database, ComposeReport compose, CatalogMeasures catalog)
{
    public async Task<SinceAccepted> Of(ReportingUnit of, StoredReport report, CancellationToken ct)
    {
        var then = Printed(report.Content!, report.ItemKeys);
        var now = Printed(await compose.Of(of, report.Window, report.Edits, report.Number, report.Day, ct), null);
        // A line whose words told something together that is told apart now: its new figures say nothing of the facts.
        var retold = then.Values.Where(IsToldNoMore).Select(f => Line(f.Id)).ToHashSet(StringComparer.Ordinal);
        var figures = then.Keys.Union(now.Keys)
            .Select(id => (Then: then.GetValueOrDefault(id), Now: now.GetValueOrDefault(id)))
            .Where(f => f.Then?.Numerator != f.Now?.Numerator || f.Then?.Denominator != f.Now?.Denominator || f.Then?.Certainty != f.Now?.Certainty)
            // What the form does not tell any more says nothing of the facts.
            .Where(f => f.Then is { } before ? !IsToldNoMore(before) : !retold.Contains(Line(f.Now!.Id)))
            .Select(f => new ChangedFigure((f.Now ?? f.Then)!.Name, f.Then?.Printed, f.Now?.Printed))
            .ToList();
        return new SinceAccepted(figures, await Batches(of.Unit.ProvinceId, of.Unit.UnitNo, report.Window, report.KnownAt!.Value, ct));
    }

    private bool IsToldNoMore(ReportFigure figure) => figure.Measure is { Length: > 0 } measure && catalog.Measures.Find(measure) is null;

    /// <summary>The line of the report a figure stands in: "2-1.lost" in "2-1".</summary>
    private static string Line(string id) => id.Split('.', 2)[0];

    /// <param name="rows">The promises that rows frozen under a printed number are of.</param>
    private static Dictionary<string, ReportFigure> Printed(ReportDraft content, IReadOnlyDictionary<string, string>? rows) =>
        content.Figures.GroupBy(f => rows is null ? f.Id : RowNames.Renamed(f.Id, rows), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private async Task<IReadOnlyList<ChangingBatch>> Batches(int province, int unitNo, Window window, DateTimeOffset since, CancellationToken ct)
    {
        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var known = await Knowledge.At(scoped.Connection, province, since, ct);
        var rows = await ChangesStore.Since(scoped.Connection, province, unitNo, window, known.Batch, ct);
        return [.. rows.Select(r => new ChangingBatch(r.Batch, VietnamClock.Wall(r.At), r.By, r.Kind switch
        {
            BatchStore.Correction => $"sửa hồ sơ {r.Code}: {r.Reason}",
            BatchStore.Removal => $"bỏ hồ sơ không còn ở hệ thống nguồn: {r.Reason}",
            BatchStore.Replay => $"sửa dòng bị giữ lại của tệp {r.FileName}",
            BatchStore.Entry => "ghi trên trang",
            _ => $"tệp {r.FileName}",
        }))];
    }
}
