using CamKet.App.Facts;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using CamKet.Units;
using Npgsql;

namespace CamKet.App.Provenance;

/// <summary>The figures of a province or a district, whose dossiers lie with the units below it: only those that take dossiers one by one open.</summary>
internal sealed partial class OpenFigure
{
    private async Task<OpenedFigure?> FindGroup(FigureQuery query, FigureCounters of, Unit group, Reader reader, CancellationToken ct)
    {
        var scope = UnitScope.Of(group);
        await using var scoped = await database.InScope(scope, reader, ct);
        if (await GroupFrameOf(scoped.Connection, query, of, scope, reader, ct) is not var (frame, covers, known))
        {
            return null;
        }

        var units = (await UnitStore.OfProvince(scoped.Connection, group.ProvinceId, frame.Window.To))
            .Where(u => u.Kind.IsCommuneLevel() && u.UnitNo >= group.UnitNo && u.UnitNo <= group.LastNo).ToList();
        var covered = units.Count(u => new Coverage(covers[u.UnitNo]).Covers(frame.Window));
        var counted = await MeasureStore.Count(scoped.Connection, scope.Province, scope.UnitLow, scope.UnitHigh, [FactKind.Dossiers], [frame], ct, known?.Batch);
        var figure = Opened(group, of, frame, new CounterValues(counted.Units.SelectMany(unit => counted[unit, 0].All)), units.Count > 1 ? covered > 0 : covered == 1);
        if (reader != Reader.Staff)
        {
            return figure with { Group = new OpenedGroup(covered, units.Count, []) };
        }

        var (rows, holding) = await GroupRows(new GroupStore(scoped.Connection, scope, frame, known?.Batch), scoped.Connection, of, query, scope, ct);
        return figure with { Group = new OpenedGroup(covered, units.Count, holding), Rows = rows };
    }

    private async Task<(OpenedRows Rows, IReadOnlyList<(Unit Unit, int Dossiers)> Holding)> GroupRows(
        GroupStore store, NpgsqlConnection connection, FigureCounters of, FigureQuery query, Scope scope, CancellationToken ct)
    {
        var counters = of.Asked(query);
        var all = await store.Counts(counters, ct);
        var counts = await store.Matching(counters, all, query.Filter, ct);
        var named = (await UnitStore.ByNumbers(connection, scope.Province, [.. counts.Select(c => c.UnitNo)])).ToDictionary(u => u.UnitNo);
        var (total, matching) = (all.Sum(c => c.Dossiers), counts.Sum(c => c.Dossiers));
        var (rows, units) = (new List<object?[]>(PageSize), new List<Unit>(PageSize));
        await foreach (var (unitNo, cells) in store.Rows(counters, query.Filter, counts, Skipped(query, matching), PageSize, ct))
        {
            rows.Add(cells);
            units.Add(named[unitNo]);
        }

        var fields = all.GroupBy(c => c.Field).Select(g => new BehindChoice(g.Key, null, g.Sum(c => c.Dossiers))).OrderByDescending(f => f.Count).ThenBy(f => f.Said, StringComparer.Ordinal);
        return (
            new OpenedRows(counters, Named(counters, of), new BehindTotals(total, total, new BehindChoices([.. fields], [], [], [], [], [])), matching, rows, units),
            [.. counts.OrderByDescending(c => c.Dossiers).ThenBy(c => c.UnitNo).Select(c => (named[c.UnitNo], c.Dossiers))]);
    }

    private async Task<T?> ExportGroup<T>(FigureQuery query, FigureCounters of, Unit group, Func<ExportedRows, Task<T>> write, CancellationToken ct)
        where T : class
    {
        var scope = UnitScope.Of(group);
        await using var scoped = await database.InScope(scope, ct);
        if (await GroupFrameOf(scoped.Connection, query, of, scope, Reader.Staff, ct) is not var (frame, _, known))
        {
            return null;
        }

        var (counters, store) = (of.Asked(query), new GroupStore(scoped.Connection, scope, frame, known?.Batch));
        var counts = await store.Matching(counters, await store.Counts(counters, ct), query.Filter, ct);
        var named = (await UnitStore.ByNumbers(scoped.Connection, scope.Province, [.. counts.Select(c => c.UnitNo)])).ToDictionary(u => u.UnitNo, u => u.Name);
        return await write(new ExportedRows(
            counters, group, frame.Window, ["Đơn vị", .. BehindColumns.Of(FactKind.Dossiers).Select(c => c.Head)],
            store.Rows(counters, query.Filter, counts, 0, null, ct).Select(row => (IReadOnlyList<object?>)[named[row.UnitNo], .. row.Cells])));
    }

    /// <summary>Null where the counters do not open for several units, or where there is no window.</summary>
    private static async Task<(CountingFrame Frame, ILookup<int, Window> Covers, Knowledge? Known)?> GroupFrameOf(
        NpgsqlConnection connection, FigureQuery query, FigureCounters of, Scope scope, Reader reader, CancellationToken ct)
    {
        if (!of.All.All(BehindStore.TakesOneByOne))
        {
            return null;
        }

        var known = query.KnownAt is { } moment && reader == Reader.Staff ? await Knowledge.At(connection, scope.Province, Moments.Of(moment), ct) : null;
        var covers = (await MeasureStore.Coverage(connection, scope.Province, scope.UnitLow, scope.UnitHigh, known))
            .SelectMany(unit => unit.Where(c => c.Kind == FactKind.Dossiers).Select(c => (Unit: unit.Key, c.Window))).ToLookup(c => c.Unit, c => c.Window);
        var calendar = of.Measure?.Calendar ?? ReportingCalendar.Reform;
        return (query.To ?? covers.SelectMany(c => c).Max(w => (DateOnly?)w.To)) is { } to && (query.From ?? calendar.Year(calendar.YearOf(to)).From) is var from && from <= to
            ? (CountingFrame.Known(new Window(from, to), query.AsOf ?? to, []), covers, known)
            : null;
    }
}
