using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Measures;
using Npgsql;

namespace CamKet.App.Measures;

/// <summary>
/// The one way from facts to figures. Questions are asked together: one statement says what is covered, and each source sends its own few, whatever the
/// number of questions, units and windows. Runs in the caller's transaction, whose scope decides what is seen.
/// </summary>
internal sealed class AskFigures
{
    private readonly Dictionary<string, IFigureSource> sources;

    /// <exception cref="ArgumentException">Two sources of one name.</exception>
    public AskFigures(IEnumerable<IFigureSource> sources) =>
        this.sources = sources.SelectMany(s => s.Names.Select(name => (name, s))).ToDictionary(s => s.name, s => s.s, StringComparer.Ordinal);

    /// <summary>The answers to questions of units in the scope.</summary>
    public async Task<AskedFigures> Ask(
        NpgsqlConnection connection, Scope scope, IReadOnlyCollection<FigureQuestion> questions, Knowledge? known, CancellationToken ct)
    {
        var asked = await Begin(connection, scope, known, ct);
        await asked.Ask(questions, ct);
        return asked;
    }

    /// <summary>
    /// The dossiers of a window in their parts, of which measures are figured as of the whole. By unit and week any measure can be asked too, each a question
    /// of its own; these tell all counters at once. Different procedures are not counted: parts of them do not add up.
    /// </summary>
    /// <param name="scope">Of one unit, where the facts themselves have to be read: by section, procedure, channel and officer.</param>
    /// <param name="eachUnit">By field: each unit's fields for themselves.</param>
    public Task<IReadOnlyList<FigurePart>> Parts(
        NpgsqlConnection connection, Scope scope, CountingFrame frame, FigureGrouping by, Knowledge? known, CancellationToken ct, bool eachUnit = false) => by switch
        {
            FigureGrouping.Field => PartStore.ByField(connection, scope, frame, eachUnit, known?.Batch, ct),
            FigureGrouping.Week => PartStore.ByWeek(connection, scope, [.. frame.Window.Weeks()], known?.Batch, ct),
            FigureGrouping.Unit => PartStore.ByUnit(connection, scope, frame, known?.Batch, ct),
            _ => PartStore.ByColumn(connection, scope, frame, by, known?.Batch, ct),
        };

    /// <summary>For callers that need to know what is covered before they can ask.</summary>
    public async Task<AskedFigures> Begin(NpgsqlConnection connection, Scope scope, Knowledge? known, CancellationToken ct) => new(
        sources, connection, scope, known, await MeasureStore.Coverage(connection, scope.Province, scope.UnitLow, scope.UnitHigh, known));
}

/// <summary>Questions asked of <see cref="AskFigures"/> together, and their answers.</summary>
internal sealed class AskedFigures
{
    private readonly IReadOnlyDictionary<string, IFigureSource> sources;
    private readonly NpgsqlConnection connection;
    private readonly Scope scope;
    private readonly Knowledge? known;
    private readonly Dictionary<(int Unit, string Kind), Coverage> coverage;
    private readonly Dictionary<string, List<CountingFrame>> frames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CountedUnits> counted = new(StringComparer.Ordinal);

    internal AskedFigures(
        IReadOnlyDictionary<string, IFigureSource> sources, NpgsqlConnection connection, Scope scope, Knowledge? known, ILookup<int, (string Kind, CamKet.Time.Window Window)> covered)
    {
        (this.sources, this.connection, this.scope, this.known) = (sources, connection, scope, known);
        coverage = covered
            .SelectMany(unit => unit.GroupBy(c => c.Kind, StringComparer.Ordinal).Select(kind => (Key: (unit.Key, kind.Key), Coverage: new Coverage(kind.Select(c => c.Window)))))
            .ToDictionary(c => c.Key, c => c.Coverage);
    }

    /// <summary>The days accepted extracts of a kind cover for a unit.</summary>
    public Coverage Cover(int unit, string kind) => coverage.GetValueOrDefault((unit, kind), Coverage.None);

    /// <summary>The answer to a question that was asked.</summary>
    public FigureAnswer this[FigureQuestion question] => FigureAnswer.Of(
        question, question.Window is { } window ? [.. question.Measure.Facts.Select(kind => Say(question, kind, Frame(question, window)))] : []);

    /// <summary>How many of the units expected have accepted extracts of all these kinds that cover the whole window.</summary>
    public GroupCover Cover(IReadOnlyCollection<string> kinds, CamKet.Time.Window window, IReadOnlyCollection<int> expected) =>
        new(expected.Count(unit => kinds.All(kind => Cover(unit, kind).Covers(window))), expected.Count);

    /// <summary>How sure each counter is that a question was counted of, where its extract says so.</summary>
    public IReadOnlyDictionary<string, Certainty> Certain(FigureQuestion question) => question.Window is { } window
        ? question.Measure.Facts.SelectMany(kind => Say(question, kind, Frame(question, window)).Certain).ToDictionary(StringComparer.Ordinal)
        : new Dictionary<string, Certainty>(StringComparer.Ordinal);

    /// <summary>Some accepted extract says something of the unit.</summary>
    public bool HasCover(int unit) => coverage.Keys.Any(c => c.Unit == unit);

    /// <summary>The newest day accepted extracts of a kind reach, of all units in scope.</summary>
    public DateOnly? Newest(string kind) => coverage.Where(c => c.Key.Kind == kind).Max(c => c.Value.Newest);

    /// <summary>What all units in scope have together of a question that was asked of the unit above them; said is how many of the units expected are covered.</summary>
    public GroupAnswer Together(FigureQuestion question, IReadOnlyCollection<int> expected)
    {
        var window = question.Window ?? throw new InvalidOperationException($"{question.Measure.Code} has no window.");
        var frame = Frame(question, window);
        var values = question.Measure.Facts.SelectMany(kind => counted[kind].Units.SelectMany(unit => counted[kind][unit, frames[kind].IndexOf(frame)].All));
        return GroupAnswer.Of(question, new CounterValues(values), Cover(question.Measure.Facts, window, expected));
    }

    /// <summary>Counts what is asked for. Once: what was counted before is not kept.</summary>
    public async Task Ask(IReadOnlyCollection<FigureQuestion> questions, CancellationToken ct)
    {
        var counters = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<(string Kind, CountingFrame Frame)>();
        frames.Clear();
        foreach (var question in questions)
        {
            if (question.Window is not { } window)
            {
                continue;
            }

            var (measure, frame) = (question.Measure, Frame(question, window));
            counters.UnionWith(new[] { measure.Numerator, measure.Denominator, measure.Pending, measure.Redeemable, measure.Lost }.SelectMany(uses => uses).Select(use => use.Code));
            foreach (var kind in measure.Facts.Where(kind => seen.Add((kind, frame))))
            {
                if (!frames.TryGetValue(kind, out var list))
                {
                    frames[kind] = list = [];
                }

                list.Add(frame);
            }
        }

        foreach (var source in frames.Keys.GroupBy(kind => sources.TryGetValue(kind, out var source) ? source : throw new InvalidOperationException($"No source counts {kind}.")))
        {
            var wanted = source.ToDictionary(kind => kind, kind => (IReadOnlyList<CountingFrame>)frames[kind], StringComparer.Ordinal);
            foreach (var (kind, units) in await source.Key.Count(new SourceQuestion(connection, scope, wanted, counters, known?.Batch) { KnownAt = known?.Moment }, ct))
            {
                counted[kind] = units;
            }
        }
    }

    private SourceAnswer Say(FigureQuestion question, string kind, CountingFrame frame)
    {
        var units = counted.GetValueOrDefault(kind, CountedUnits.Nothing);
        var place = frames.TryGetValue(kind, out var asked) ? asked.IndexOf(frame) : -1;
        return place < 0
            ? throw new InvalidOperationException($"{question.Measure.Code} was not asked of {frame.Window}.")
            : new SourceAnswer(units[question.Unit, place], Cover(question.Unit, kind), units.Waves(question.Unit, place), units.Certain(question.Unit, place), units.Plans(question.Unit, place));
    }

    /// <summary>In which frame a question is counted.</summary>
    public CountingFrame Frame(FigureQuestion question, CamKet.Time.Window window) =>
        CountingFrame.Known(window, question.AsOf, question.Measure.Facts.Select(kind => coverage.GetValueOrDefault((question.Unit, kind))).OfType<Coverage>());
}
