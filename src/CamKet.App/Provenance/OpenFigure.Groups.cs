using CamKet.App.Asking;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Time;
using CamKet.Units;
using Npgsql;

namespace CamKet.App.Provenance;

/// <summary>The figures of a province or a district, whose dossiers lie with the units below it: only those open that add up over units.</summary>
internal sealed partial class OpenFigure
{
    private async Task<OpenedFigure?> FindGroup(FigureQuery query, FigureCounters of, Unit group, Reader reader, CancellationToken ct)
    {
        var scope = UnitScope.Of(group);
        await using var scoped = await database.InSnapshot(scope, reader, ct);
        if (await AskedOfGroup(scoped.Connection, query, of, group, scope, reader, ct) is not var (question, window, asked, known))
        {
            return null;
        }

        var frame = asked.Frame(question, window);
        var units = await UnitScope.AddedUp(scoped.Connection, group, frame.Window.To);
        await asked.Ask([question], ct);
        var sum = asked.Together(question, units);
        // Fields are for staff, and so is every list they are needed for.
        var fields = reader == Reader.Staff ? await Fields(scoped.Connection, scope, frame, known, ct) : [];
        var store = new GroupStore(scoped.Connection, scope, frame, fields, known?.Batch);
        async Task<decimal> Count(FactList listed, FigureRowFilter filter) => (await store.Matching(listed, await store.Counts(listed, ct), filter, ct)).Sum(unit => unit.Count);
        var figure = Opened(group, of, frame, question.Asked, sum.Values, of.Less.Count > 0 ? await Count(of.Whole, FigureRowFilter.None) : null);
        if (reader != Reader.Staff)
        {
            return figure with { Group = new OpenedGroup(sum.Cover, []) };
        }

        var (rows, holding) = await GroupRows(store, scoped.Connection, of, query, scope, ct);
        return await WithPart(figure with { Group = new OpenedGroup(sum.Cover, holding), Rows = rows }, of, query, listed => Count(listed, query.Filter.Part));
    }

    private async Task<(OpenedRows? Rows, IReadOnlyList<HoldingUnit> Holding)> GroupRows(
        GroupStore store, NpgsqlConnection connection, FigureCounters of, FigureQuery query, Scope scope, CancellationToken ct)
    {
        var listed = of.Asked(query);
        var all = await store.Counts(listed, ct);
        var counts = await store.Matching(listed, all, query.Filter, ct);
        var shares = await Shares(store, of, query.Filter.Part, ct);
        // A unit may have a share without any of the dossiers listed: the lowest.
        var listedOf = counts.ToDictionary(c => c.UnitNo, c => c.Count);
        var named = (await UnitStore.ByNumbers(connection, scope.Province, [.. shares.Keys.Union(listedOf.Keys)])).ToDictionary(u => u.UnitNo);
        IReadOnlyList<HoldingUnit> holding =
        [
            .. named.Values.Select(u => new HoldingUnit(u, listedOf.GetValueOrDefault(u.UnitNo), shares.GetValueOrDefault(u.UnitNo)))
                .OrderBy(h => h.Share.IsMeasured ? h.Share.Numerator / h.Share.Denominator : 0).ThenByDescending(h => h.Count).ThenBy(h => h.Unit.UnitNo),
        ];
        if (!listed.Counters.All(FactList.TakesOneByOne))
        {
            // What dossiers add up to does not say how many they are: each unit's own list does.
            return (null, holding);
        }

        var (total, matching) = (Sum(all.Sum(c => c.Count)), Sum(counts.Sum(c => c.Count)));
        var (rows, units) = (new List<object?[]>(PageSize), new List<Unit>(PageSize));
        await foreach (var (unitNo, cells) in store.Rows(listed, query.Filter, counts, Skipped(query, matching.Facts), PageSize, ct))
        {
            rows.Add(cells);
            units.Add(named[unitNo]);
        }

        var fields = all.GroupBy(c => c.Field).Select(g => new FigureRowChoice(g.Key, null, (int)g.Sum(c => c.Count))).OrderByDescending(f => f.Count).ThenBy(f => f.Said, StringComparer.Ordinal);
        return (new OpenedRows(listed, Named(listed, of), new FigureRowTotals(total, new FigureRowChoices([.. fields], [], [], [], [], [])), matching, rows, units), holding);

        static FigureRowSum Sum(decimal dossiers) => new((int)dossiers, dossiers);
    }

    /// <summary>The share of each unit, none where the figure is no share.</summary>
    private static async Task<Dictionary<int, Ratio>> Shares(GroupStore store, FigureCounters of, FigureRowFilter part, CancellationToken ct)
    {
        var counted = new Dictionary<string, Dictionary<int, decimal>>(StringComparer.Ordinal);
        foreach (var counter in of.Made.IsShare ? of.All : [])
        {
            var listed = FactList.Of(counter);
            counted[counter.Code] = (await store.Matching(listed, await store.Counts(listed, ct), part, ct)).ToDictionary(unit => unit.UnitNo, unit => unit.Count);
        }

        decimal Sum(IEnumerable<CounterName> counters, int unit) => counters.Sum(c => counted[c.Code].GetValueOrDefault(unit));
        return counted.Values.SelectMany(units => units.Keys).Distinct().ToDictionary(unit => unit, unit => of.Made.RatioOf(Sum(of.Made.Numerator, unit), Sum(of.Made.Denominator, unit)));
    }

    private async Task<T?> ExportGroup<T>(FigureQuery query, FigureCounters of, Unit group, Func<ExportedRows, Task<T>> write, CancellationToken ct)
        where T : class
    {
        var scope = UnitScope.Of(group);
        await using var scoped = await database.InSnapshot(scope, ct);
        if (await AskedOfGroup(scoped.Connection, query, of, group, scope, Reader.Staff, ct) is not var (question, window, asked, known))
        {
            return null;
        }

        var frame = asked.Frame(question, window);

        var (listed, store) = (of.Asked(query), new GroupStore(scoped.Connection, scope, frame, await Fields(scoped.Connection, scope, frame, known, ct), known?.Batch));
        var counts = await store.Matching(listed, await store.Counts(listed, ct), query.Filter, ct);
        var named = (await UnitStore.ByNumbers(scoped.Connection, scope.Province, [.. counts.Select(c => c.UnitNo)])).ToDictionary(u => u.UnitNo, u => u.Name);
        return await write(new ExportedRows(
            listed, group, frame.Window, ["Đơn vị", .. FigureRowColumns.Of(FactKind.Dossiers).Select(c => c.Head)],
            store.Rows(listed, query.Filter, counts, 0, null, ct).Select(row => (IReadOnlyList<object?>)[named[row.UnitNo], .. row.Cells])));
    }

    private Task<IReadOnlyList<FigurePart>> Fields(NpgsqlConnection connection, Scope scope, CountingFrame frame, Knowledge? known, CancellationToken ct) =>
        figures.Parts(connection, scope, frame, FigureGrouping.Field, known, ct, eachUnit: true);

    /// <summary>Null where the counters do not open for several units, or where there is no window.</summary>
    private async Task<(FigureQuestion Question, Window Window, AskedFigures Of, Knowledge? Known)?> AskedOfGroup(
        NpgsqlConnection connection, FigureQuery query, FigureCounters of, Unit group, Scope scope, Reader reader, CancellationToken ct)
    {
        if (!of.IsOfGroups)
        {
            return null;
        }

        var known = query.KnownAt is { } moment && reader == Reader.Staff ? await Knowledge.At(connection, scope.Province, VietnamMoment.Of(moment), ct) : null;
        var begun = await figures.Begin(connection, scope, known, ct);
        return Question(query, of, group, begun.Newest(FactKind.Dossiers)) is { Window: { } window } question ? (question, window, begun, known) : null;
    }
}
