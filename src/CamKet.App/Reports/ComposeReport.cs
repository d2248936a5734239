using CamKet.App.Catalog;
using CamKet.App.Commitments;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Reports;
using CamKet.Time;
using CamKet.Units;
using Npgsql;

namespace CamKet.App.Reports;

/// <summary>The unit a report is of, the one above it, and how it signs.</summary>
internal sealed record ReportingUnit(Unit Unit, Unit? Above, Letterhead Letterhead);

/// <summary>Composes a unit's report from what the store holds now. Nothing is written.</summary>
internal sealed class ComposeReport(Database database, UnitProgress progress, CatalogMeasures catalog, AskFigures figures)
{
    /// <summary>The unit a code names on the last day of the window, or why there is none.</summary>
    public async Task<Outcome<ReportingUnit>> UnitOf(string code, DateOnly at, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        return await UnitStore.ByCode(connection, code, at) is { } unit
            ? new Outcome<ReportingUnit>.Done(await With(connection, unit, ct))
            : UnknownUnit.Of<ReportingUnit>(code, at);
    }

    public async Task<ReportingUnit?> UnitOf(int province, int unitNo, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        return await UnitStore.ByNumber(connection, province, unitNo) is { } unit ? await With(connection, unit, ct) : null;
    }

    /// <param name="byNumber">What was added names the promises by their printed numbers, as a file written by hand does.</param>
    public async Task<ReportDraft> Of(ReportingUnit of, Window window, ReportEdits edits, int? number, DateOnly? day, CancellationToken ct, bool byNumber = false)
    {
        var unit = of.Unit;
        var scope = Scope.WholeProvince(unit.ProvinceId);
        await using var scoped = await database.InSnapshot(scope, ct);
        var stands = await progress.Stands(scoped.Connection, scope, unit.UnitNo, unit.UnitNo, window.From, window.To, window.To, ct);
        var facts = await ReportFactsStore.Read(scoped.Connection, figures, catalog.Measures, unit.ProvinceId, unit.UnitNo, window, ct);
        var judged = new Dictionary<DateOnly, ReportFacts>();
        foreach (var end in stands.Select(s => s.Stands).Where(s => s.Window is not null).Select(s => s.EvaluationEnd).OfType<DateOnly>().Where(end => end >= window.From && end < window.To).Distinct())
        {
            judged[end] = await ReportFactsStore.Read(scoped.Connection, figures, catalog.Measures, unit.ProvinceId, unit.UnitNo, new Window(window.From, end), ct);
        }

        var items = await Items(scoped.Connection, unit, stands, judged);
        return ReportComposition.Compose(new ReportRequest(
            ReportTemplateFile.OfCommitments(catalog.Measures), of.Letterhead.Header(number, day, UnitProgress.YearOf(window.From, window.To)), Letterhead.Short(unit), facts,
            [.. stands.Select(s => s.Of).DistinctBy(c => c.Id)], items,
            byNumber ? new RowNames(items.Select(i => (i.Key, i.Path))).Keyed(edits) : edits, catalog.Measures));
    }

    private static async Task<IReadOnlyList<ReportItem>> Items(
        NpgsqlConnection connection, Unit unit, IReadOnlyList<PromiseStanding> stands, IReadOnlyDictionary<DateOnly, ReportFacts> judged)
    {
        var items = new List<ReportItem>();
        var evidence = (await ItemStore.Evidence(connection, unit.ProvinceId, unit.UnitNo)).ToLookup(e => e.ItemId);
        foreach (var (_, item, progress) in stands)
        {
            items.Add(new ReportItem(item.Id.ToString(), item.Path, item.Text, item.Measure, progress, [.. evidence[item.Id]])
            {
                Facts = progress is { Window: not null, EvaluationEnd: { } end } ? judged.GetValueOrDefault(end) : null,
            });
        }

        return items;
    }

    private async Task<ReportingUnit> With(NpgsqlConnection connection, Unit unit, CancellationToken ct)
    {
        var above = unit.ParentNo is { } parent ? await UnitStore.ByNumber(connection, unit.ProvinceId, parent) : null;
        await using var scoped = await database.InScope(Scope.WholeProvince(unit.ProvinceId), ct);
        var kept = await ReportStore.Letterhead(scoped.Connection, unit.ProvinceId, unit.UnitNo);
        return new ReportingUnit(unit, above, kept ?? Letterhead.UsualFor(unit, above));
    }
}
