using CamKet.App.Asking;
using CamKet.App.Catalog;
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

/// <param name="Value">Null where accepted extracts do not cover the window.</param>
/// <param name="Part">The same of the part that is filtered; null where none is.</param>
/// <param name="Definition">The measure that is this counter alone; null where none is.</param>
internal sealed record OpenedCounter(CounterName Of, bool InNumerator, bool InDenominator, decimal? Value, MeasureDefinition? Definition, decimal? Part = null);

/// <summary>A figure of a part of a unit's dossiers: of a field, a section, an officer.</summary>
internal sealed record OpenedPart(Ratio Ratio, decimal Number);

/// <param name="FileName">Null for a visitor.</param>
internal sealed record RestsOn(long ExtractId, string Kind, string System, Window Covers, DateTime? AcceptedAt, string? FileName);

/// <summary>The rows of one list, one page of them.</summary>
/// <param name="Units">Whose each row is; null where all are the unit's own.</param>
public sealed record OpenedRows(FactList Of, string Name, FigureRowTotals Totals, FigureRowSum Matching, IReadOnlyList<object?[]> Rows, IReadOnlyList<Unit>? Units = null)
{
    /// <summary>Of this counter alone.</summary>
    public bool IsOf(CounterName counter) => Of is { Counters: [var only], Less.Count: 0 } && only == counter;

    /// <summary>Of everything the figure counts, where that is more than one counter's dossiers, or less.</summary>
    public bool IsWhole => Of.Counters.Count > 1 || Of.Less.Count > 0;
}

/// <summary>What units hold of a figure of theirs together.</summary>
/// <param name="Cover">How many of the units it holds.</param>
/// <param name="Holding">Those that have some of it: of a share the lowest first, otherwise the most first. Empty for a visitor.</param>
public sealed record OpenedGroup(GroupCover Cover, IReadOnlyList<HoldingUnit> Holding);

/// <summary>What one unit holds of a figure.</summary>
/// <param name="Count">How much of what is listed.</param>
/// <param name="Share">Missing where the figure is none.</param>
public sealed record HoldingUnit(Unit Unit, decimal Count, Ratio Share);

/// <summary>All rows of a list, for a file.</summary>
internal sealed record ExportedRows(
    FactList Of, Unit Unit, Window Window, IReadOnlyList<string> Heads, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>A figure opened: what defines it, what it is made of, and what that rests on.</summary>
/// <param name="Measure">Null for a figure a report adds up itself.</param>
/// <param name="DataUntil">The last day covered without a gap from the window's first; null when that day is not covered.</param>
/// <param name="Rows">Null for a visitor, and where nothing is covered.</param>
/// <param name="Group">Null for a unit whose facts are its own.</param>
internal sealed record OpenedFigure(
    Unit Unit, MeasureDefinition? Measure, string Title, Window Window, CountingFrame Frame, Ratio Ratio, decimal? Number, bool IsShare, DateOnly? DataUntil,
    IReadOnlyList<OpenedCounter> Counters, IReadOnlyList<RestsOn> Extracts, OpenedRows? Rows, OpenedGroup? Group = null)
{
    /// <inheritdoc cref="FigureCounters.IsListedWhole"/>
    public bool IsListedWhole { get; init; }

    /// <summary>What is left out of the counters' dossiers.</summary>
    public IReadOnlyList<CounterName> Less { get; init; } = [];

    /// <summary>The measure asked for, or one that counts the same; null where the catalog has none.</summary>
    public MeasureDefinition? Definition { get; init; }

    /// <summary>The window that was asked for: where <see cref="Window"/> is another one, both are printed.</summary>
    public required Window Asked { get; init; }

    /// <summary>Whether and why it is known; null of several units together.</summary>
    public FigureAnswer? Answer { get; init; }

    /// <summary>The figure of the part that is filtered; null where none is.</summary>
    public OpenedPart? Part { get; init; }
}

/// <summary>Opens a figure down to the rows behind it.</summary>
internal sealed partial class OpenFigure(Database database, CatalogMeasures catalog, AskFigures figures)
{
    public const int PageSize = 50;

    /// <summary>There may be such a figure for a visitor who signs in.</summary>
    public async Task<bool> IsForStaff(FigureQuery query, CancellationToken ct) =>
        query.IsForStaff && CountersOf(query) is not null && await UnitOf(query.Slug, Reader.Public, ct) is not null;

    /// <summary>Null when there is no such unit, measure or window, and for a visitor where only dossiers tell it.</summary>
    public async Task<OpenedFigure?> Find(FigureQuery query, Reader reader, CancellationToken ct)
    {
        if (CountersOf(query) is not { } of || (query.IsForStaff && reader != Reader.Staff) || await UnitOf(query.Slug, reader, ct) is not { } unit)
        {
            return null;
        }

        if (UnitScope.IsGroup(unit))
        {
            return await FindGroup(query, of, unit, reader, ct);
        }

        await using var scoped = await database.InSnapshot(Scope.WholeProvince(unit.ProvinceId), reader, ct);
        if (await Asked(scoped.Connection, query, of, unit, reader, ct) is not var (question, window, asked, known))
        {
            return null;
        }

        await asked.Ask([question], ct);
        var (answer, frame) = (asked[question], asked.Frame(question, window));
        var extracts = await RestsOnStore.Read(scoped.Connection, unit.ProvinceId, unit.UnitNo, of.Kinds, window, known, reader, ct);
        var store = new FigureRowStore(scoped.Connection, unit.ProvinceId, unit.UnitNo, frame, known?.Batch);
        var opened = Opened(unit, of, frame, question.Asked, answer.Values, of.Less.Count > 0 ? (await store.Matching(of.Whole, FigureRowFilter.None, ct)).Value : null) with
        {
            DataUntil = answer.DataUntil,
            Answer = answer,
            Extracts = extracts,
            Rows = reader == Reader.Staff ? await Rows(store, of, query, ct) : null,
        };
        return reader == Reader.Staff ? await WithPart(opened, of, query, async listed => (await store.Matching(listed, query.Filter.Part, ct)).Value) : opened;
    }

    /// <summary>The same with what it is of the part that is filtered, where there is one and the figure is known.</summary>
    private static async Task<OpenedFigure> WithPart(OpenedFigure opened, FigureCounters of, FigureQuery query, Func<FactList, Task<decimal>> count)
    {
        if (query.Filter.Part == FigureRowFilter.None || opened.Number is null || of.Kinds is not [FactKind.Dossiers])
        {
            return opened;
        }

        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var counter in of.All)
        {
            values[counter.Code] = await count(FactList.Of(counter));
        }

        var (n, d) = (of.Less.Count > 0 ? await count(of.Whole) : of.Made.Numerator.Sum(c => values[c.Code]), of.Made.Denominator.Sum(c => values[c.Code]));
        return opened with
        {
            Counters = [.. opened.Counters.Select(c => c with { Part = values[c.Of.Code] })],
            Part = new OpenedPart(of.Made.RatioOf(n, d), n),
        };
    }

    /// <summary>The figure without what it rests on.</summary>
    /// <param name="values">Null where the figure is missing.</param>
    /// <param name="left">What is left of the counters' sum; null where nothing is left out of it.</param>
    private OpenedFigure Opened(Unit unit, FigureCounters of, CountingFrame frame, Window asked, CounterValues? values, decimal? left)
    {
        var n = values is null ? null : left ?? (decimal?)of.Made.NumberOf(values);
        return new OpenedFigure(
            unit, of.Measure, Called(of), frame.Window, frame, values is null ? Ratio.Missing : of.Made.RatioOf(n!.Value, values.Sum(of.Made.Denominator)),
            n, of.Made.IsShare, DataUntil: null,
            [
                .. of.All.Select(c => new OpenedCounter(c, of.Made.Numerator.Contains(c), of.Made.Denominator.Contains(c), values?[c.Code], Defined(new MadeOf([c], [], [])))),
            ],
            Extracts: [], Rows: null)
        {
            IsListedWhole = of.IsListedWhole,
            Less = of.Less,
            Asked = asked,
            Definition = of.Measure ?? (of.Less.Count == 0 ? Defined(of.Made) : null),
        };
    }

    /// <summary>All rows of the counters asked for, as the filters have them, one by one; null when there is no such figure.</summary>
    public async Task<T?> Export<T>(FigureQuery query, Func<ExportedRows, Task<T>> write, CancellationToken ct)
        where T : class
    {
        if (CountersOf(query) is not { } of || await UnitOf(query.Slug, Reader.Staff, ct) is not { } unit)
        {
            return null;
        }

        if (UnitScope.IsGroup(unit))
        {
            return await ExportGroup(query, of, unit, write, ct);
        }

        await using var scoped = await database.InSnapshot(Scope.WholeProvince(unit.ProvinceId), ct);
        if (await Asked(scoped.Connection, query, of, unit, Reader.Staff, ct) is not var (question, window, asked, known))
        {
            return null;
        }

        var frame = asked.Frame(question, window);
        var (listed, store) = (of.Asked(query), new FigureRowStore(scoped.Connection, unit.ProvinceId, unit.UnitNo, frame, known?.Batch));
        return await write(new ExportedRows(
            listed, unit, frame.Window, [.. FigureRowColumns.Of(listed.Kind).Select(c => c.Head)], store.Rows(listed, query.Filter, 0, null, ct)));
    }

    /// <summary>What is counted. Null when the query names no counter or a measure that is none.</summary>
    private FigureCounters? CountersOf(FigureQuery query)
    {
        var measure = catalog.Measures.Find(query.Measure);
        var of = new FigureCounters(measure, measure?.Made ?? MadeOf.Of(query.Numerator, query.Denominator, query.Less));
        return (query.Measure is null || measure is not null) && of.Made.Numerator.Count > 0 && of.HoldsTogether ? of : null;
    }

    /// <summary>What is asked, of which window, of the facts known then. Null when there is no such window.</summary>
    private async Task<(FigureQuestion Question, Window Window, AskedFigures Of, Knowledge? Known)?> Asked(
        NpgsqlConnection connection, FigureQuery query, FigureCounters of, Unit unit, Reader reader, CancellationToken ct)
    {
        var known = query.KnownAt is { } moment && reader == Reader.Staff ? await Knowledge.At(connection, unit.ProvinceId, VietnamMoment.Of(moment), ct) : null;
        var begun = await figures.Begin(connection, new Scope(unit.ProvinceId, unit.UnitNo, unit.UnitNo), known, ct);
        return Question(query, of, unit, of.Kinds.Select(kind => begun.Cover(unit.UnitNo, kind).Newest).Min()) is { Window: { } window } question
            ? (question, window, begun, known)
            : null;
    }

    /// <summary>What is asked of a unit; where the address names no days, of the measure's year up to the newest there is.</summary>
    private static FigureQuestion? Question(FigureQuery query, FigureCounters of, Unit unit, DateOnly? newest) =>
        (query.To ?? newest) is { } to && (query.From ?? of.Asks.Calendar.Year(of.Asks.Calendar.YearOf(to)).From) is var from && from <= to
            ? FigureQuestion.Of(unit.UnitNo, of.Asks, new Window(from, to), query.AsOf > to ? query.AsOf.Value : to)
            : null;

    private async Task<OpenedRows> Rows(FigureRowStore store, FigureCounters of, FigureQuery query, CancellationToken ct)
    {
        var listed = of.Asked(query);
        var totals = await store.Totals(listed, ct);
        var matching = query.Filter == FigureRowFilter.None ? totals.Sum : await store.Matching(listed, query.Filter, ct);
        var rows = new List<object?[]>(PageSize);
        await foreach (var row in store.Rows(listed, query.Filter, Skipped(query, matching.Facts), PageSize, ct))
        {
            rows.Add(row);
        }

        return new OpenedRows(listed, Named(listed, of), totals, matching, rows);
    }

    /// <summary>How many rows come before the page asked for, or before the last one.</summary>
    private static int Skipped(FigureQuery query, int matching) => (Math.Min(query.Page, Math.Max(1, (matching + PageSize - 1) / PageSize)) - 1) * PageSize;

    private string Named(FactList listed, FigureCounters of) => listed is { Counters: [var only], Less.Count: 0 } ? only.Name : Called(of);

    private string Called(FigureCounters of) => (of.Measure?.Name ?? Title(of.Made with { Less = [] })) + (of.Less.Count == 0 ? "" : $", không kể {string.Join(", ", of.Less.Select(c => c.Name))}");

    private async Task<Unit?> UnitOf(string slug, Reader reader, CancellationToken ct)
    {
        await using var connection = await database.Open(reader, ct);
        return await UnitStore.BySlug(connection, slug);
    }

    /// <summary>What is counted says what it is called, as the catalog calls it: no address puts words on our page.</summary>
    private string Title(MadeOf made) => made is { Numerator: [var only], IsShare: false }
        ? only.Name
        : Defined(made)?.Name
            ?? string.Join(", ", made.All.Select(c => c.Name));

    /// <summary>The first measure of the catalog that counts this.</summary>
    private MeasureDefinition? Defined(MadeOf made) => catalog.Measures.All.FirstOrDefault(m => m.Numerator.Count > 0 && m.Made.IsSame(made));
}
