using CamKet.App.Catalog;
using CamKet.App.Commitments;
using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Progress;

/// <summary>An item of a commitment and where it stands.</summary>
internal sealed record PromiseStanding(Commitment Of, CommitmentItem Item, ItemProgress Stands);

/// <summary>Where every commitment in force stands as of a day, of one unit or of all units in scope.</summary>
internal sealed class UnitProgress(Database database, CatalogMeasures catalog, WorkingCalendar calendar, AskFigures figures)
{
    /// <summary>The items of a unit's commitments, in the documents' order; empty when it has promised nothing for the year.</summary>
    public async Task<IReadOnlyList<ItemProgress>> At(
        Scope scope, int unitNo, DateOnly? from, DateOnly to, DateOnly asOf, CancellationToken ct = default, DateTimeOffset? knownAt = null)
    {
        var all = await Of(scope, unitNo, unitNo, from, to, asOf, Reader.Staff, knownAt, ct);
        return all.GetValueOrDefault(unitNo, []);
    }

    /// <summary>
    /// The same for every unit in scope that has promised something, by its number; two statements a kind of fact whatever
    /// the number of units.
    /// </summary>
    public Task<IReadOnlyDictionary<int, IReadOnlyList<ItemProgress>>> OfAll(
        Scope scope, DateOnly? from, DateOnly to, DateOnly asOf, Reader reader, CancellationToken ct = default, DateTimeOffset? knownAt = null) =>
        Of(scope, scope.UnitLow, scope.UnitHigh, from, to, asOf, reader, knownAt, ct);

    /// <summary>The newest day accepted extracts reach in this scope: the default as-of date; null while there are none.</summary>
    public async Task<DateOnly?> NewestCutOff(Scope scope, Reader reader, CancellationToken ct = default, DateTimeOffset? knownAt = null)
    {
        await using var scoped = await database.InScope(scope, reader, ct);
        return await MeasureStore.NewestCutOff(
            scoped.Connection, scope.Province, scope.UnitLow, scope.UnitHigh, await KnownAt(scoped.Connection, scope, knownAt, ct));
    }

    /// <summary>
    /// The year whose promises are meant: that of the window's end, unless the whole window lies in the reform year that
    /// begins on 15 December.
    /// </summary>
    public static int YearOf(DateOnly? from, DateOnly to) =>
        from is { } first && ReportingCalendar.Reform.YearOf(first) == ReportingCalendar.Reform.YearOf(to)
            ? ReportingCalendar.Reform.YearOf(to)
            : to.Year;

    private async Task<IReadOnlyDictionary<int, IReadOnlyList<ItemProgress>>> Of(
        Scope scope, int unitLo, int unitHi, DateOnly? from, DateOnly to, DateOnly asOf, Reader reader, DateTimeOffset? knownAt, CancellationToken ct)
    {
        await using var scoped = await database.InScope(scope, reader, ct);
        return (await Stands(scoped.Connection, scope, unitLo, unitHi, from, to, asOf, ct, await KnownAt(scoped.Connection, scope, knownAt, ct)))
            .GroupBy(s => s.Of.UnitNo)
            .ToDictionary(u => u.Key, u => (IReadOnlyList<ItemProgress>)[.. u.Select(s => s.Stands)]);
    }

    /// <summary>
    /// The promises of units with where each stands, in the caller's transaction: what is printed beside a promise is about
    /// that promise, whoever confirms a document meanwhile.
    /// </summary>
    /// <param name="known">What is known: facts by its batch, promises, plans, standings and evidence by its moment; null for everything.</param>
    internal async Task<IReadOnlyList<PromiseStanding>> Stands(
        NpgsqlConnection connection, Scope scope, int unitLo, int unitHi, DateOnly? from, DateOnly to, DateOnly asOf, CancellationToken ct, Knowledge? known = null)
    {
        var day = asOf < to ? asOf : to;
        var year = YearOf(from, day);
        var commitments = await CommitmentStore.InForce(connection, scope.Province, unitLo, unitHi, year, known?.Moment);
        var asked = commitments
            .SelectMany(c => c.Items.Select(item => (Commitment: c, Item: item, Question: Question(c, item, from, to, asOf))))
            .ToList();
        var readings = await Readings.Take(
            await figures.Begin(connection, new Scope(scope.Province, unitLo, unitHi), known, ct), calendar, [.. asked.Select(a => a.Question).OfType<MeasureQuestion>()], ct);
        var standings = await ProgressStore.Standings(connection, scope.Province, unitLo, unitHi, known?.Moment);
        var evidence = await ProgressStore.EvidenceDays(connection, scope.Province, unitLo, unitHi, known?.Moment);
        var ended = await ProgressStore.Ended(connection, scope.Province, [.. commitments.Select(c => c.UnitNo).Distinct()]);
        return [.. asked.Select(a => new PromiseStanding(a.Commitment, a.Item, Closed(a.Commitment.UnitNo, Judge.Item(a.Item, new ItemFacts(
            day,
            year,
            catalog.Measures.Find(a.Item.Measure),
            a.Question is { } question ? readings.Of(question) : null,
            [.. standings[a.Commitment.UnitNo]],
            catalog.Ladders,
            DoneOn(a.Commitment, evidence[a.Item.Id]))))))];

        ItemProgress Closed(int unit, ItemProgress item) =>
            ended.TryGetValue(unit, out var end) ? Judge.Closed(item, day, year, end.Ended, end.Successors) : item;
    }

    /// <summary>Batches are the staff's to ask for: a visitor's pages know of none but the newest.</summary>
    private static async Task<Knowledge?> KnownAt(NpgsqlConnection connection, Scope scope, DateTimeOffset? moment, CancellationToken ct) =>
        moment is { } at ? await Knowledge.At(connection, scope.Province, at, ct) : null;

    /// <summary>The earliest evidence; what is older than the commitment was not done to keep it.</summary>
    private static DateOnly? DoneOn(Commitment commitment, IEnumerable<DateOnly> evidence) =>
        evidence.Where(day => commitment.Day is not { } promised || day >= promised).Select(day => (DateOnly?)day).Min();

    private MeasureQuestion? Question(Commitment commitment, CommitmentItem item, DateOnly? from, DateOnly to, DateOnly asOf)
    {
        if (catalog.Measures.Find(item.Measure) is not { Shape: not MeasureShape.Score, CanBePromised: true } measure)
        {
            return null;
        }

        var end = item.EvaluationEnd(measure.Calendar, commitment.Year) ?? measure.Calendar.Year(commitment.Year).To;
        return new MeasureQuestion(FigureQuestion.OfYear(commitment.UnitNo, measure, commitment.Year, from, to, asOf, end), end);
    }
}
