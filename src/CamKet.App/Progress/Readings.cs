using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.Facts;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Progress;

/// <summary>What is asked of the facts for one measure: the window counted and the day it is judged.</summary>
/// <param name="AsOf">The day up to which the outcome of what came in the window is known; not before the window's end.</param>
internal readonly record struct MeasureQuestion(int Unit, MeasureDefinition Measure, Window? Window, DateOnly EvaluationEnd, DateOnly AsOf)
{
    /// <summary>
    /// From the measure's own calendar, or as asked, to the last day asked for or the evaluation end where that is earlier. Budget
    /// entries are cumulative from 1 January, whatever window is asked for. No window where the year has not begun.
    /// </summary>
    public static MeasureQuestion Of(int unit, MeasureDefinition measure, int year, DateOnly? from, DateOnly to, DateOnly asOf, DateOnly end)
    {
        var own = measure.Calendar.Year(year);
        var first = measure.Calendar == ReportingCalendar.Budget ? own.From : from ?? own.From;
        var last = new[] { to, asOf, end }.Min();
        return new MeasureQuestion(unit, measure, last < first ? null : new Window(first, last), end, asOf);
    }
}

/// <summary>
/// Answers many questions about measures with one statement a kind of fact: collects the frames they need, counts them all,
/// and hands out the readings.
/// </summary>
internal sealed class Readings
{
    private readonly Dictionary<FactKind, List<CountingFrame>> frames = [];
    private readonly Dictionary<FactKind, CountedUnits> counted = [];
    private readonly WorkingCalendar calendar;
    private readonly Dictionary<(int Unit, FactKind Kind), Coverage> coverage;
    private ILookup<(int UnitNo, string Line), (DateOnly Day, decimal Amount)> plans = Enumerable.Empty<int>()
        .ToLookup(_ => (0, ""), _ => (default(DateOnly), 0m));

    private Readings(WorkingCalendar calendar, ILookup<int, (FactKind Kind, Window Window)> covered)
    {
        this.calendar = calendar;
        coverage = covered
            .SelectMany(u => u.GroupBy(c => c.Kind).Select(k => (Key: (u.Key, k.Key), Coverage: new Coverage(k.Select(c => c.Window)))))
            .ToDictionary(c => c.Key, c => c.Coverage);
    }

    public static async Task<Readings> Take(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, WorkingCalendar calendar, IReadOnlyCollection<MeasureQuestion> questions, CancellationToken ct,
        Knowledge? known = null)
    {
        var readings = new Readings(calendar, await MeasureStore.Coverage(connection, province, unitLo, unitHi, known));
        foreach (var question in questions)
        {
            readings.Ask(question);
        }

        foreach (var (kind, wanted) in readings.frames)
        {
            readings.counted[kind] = await MeasureStore.Count(connection, province, unitLo, unitHi, [kind], wanted, ct, known?.Batch);
        }

        if (questions.FirstOrDefault(q => q.Measure.Shape == MeasureShape.Fixed) is { Measure: not null } budget)
        {
            readings.plans = await MeasureStore.Plans(connection, province, unitLo, unitHi, budget.EvaluationEnd.Year);
        }

        return readings;
    }

    public MeasureReading Of(MeasureQuestion question)
    {
        var measure = question.Measure;
        if (question.Window is not { } window)
        {
            var day = measure.Calendar.Year(question.EvaluationEnd.Year).From;
            return new MeasureReading(measure, new Window(day, day), question.EvaluationEnd, null, null, null, null);
        }

        // A survey is asked in waves: one in the window is enough, and says itself which days it speaks of.
        var waves = measure.Facts.Contains(FactKind.Surveys)
            ? counted[FactKind.Surveys].Waves(question.Unit, frames[FactKind.Surveys].IndexOf(Frame(question, window)))
            : null;
        var isCovered = measure.Facts.All(kind => CoverageOf(question.Unit, kind).Covers(window) || (kind == FactKind.Surveys && waves is not null));
        var until = waves?.To ?? measure.Facts.Select(kind => CoverageOf(question.Unit, kind).Until(window.From)).Min(d => d ?? DateOnly.MinValue);
        return new MeasureReading(
            measure,
            window,
            question.EvaluationEnd,
            isCovered ? Values(question, window) : null,
            until == DateOnly.MinValue ? null : until,
            isCovered && measure.Shape == MeasureShape.Open ? Recent(question, window) : null,
            isCovered ? Year(question, window) : null,
            Certainty(question, window),
            waves);
    }

    private void Ask(MeasureQuestion question)
    {
        if (question.Window is not { } window)
        {
            return;
        }

        Want(question, window);
        if (question.Measure.Shape == MeasureShape.Open)
        {
            Want(question, Span(question, window));
        }

        if (question.Measure.Shape == MeasureShape.Fixed)
        {
            Want(question, LastYear(window, sameDay: true));
            Want(question, LastYear(window, sameDay: false));
        }
    }

    private void Want(MeasureQuestion question, Window window)
    {
        foreach (var kind in question.Measure.Facts)
        {
            if (!frames.TryGetValue(kind, out var list))
            {
                frames[kind] = list = [];
            }

            var frame = Frame(question, window);
            if (!list.Contains(frame))
            {
                list.Add(frame);
            }
        }
    }

    private Coverage CoverageOf(int unit, FactKind kind) => coverage.GetValueOrDefault((unit, kind), Coverage.None);

    private CounterValues Values(MeasureQuestion question, Window window) => question.Measure.Facts.Aggregate(
        CounterValues.None,
        (values, kind) => values.And(counted[kind][question.Unit, frames[kind].IndexOf(Frame(question, window))]));

    private CountingFrame Frame(MeasureQuestion question, Window window) =>
        CountingFrame.Known(window, question.AsOf, question.Measure.Facts.Select(kind => CoverageOf(question.Unit, kind)));

    private Window Span(MeasureQuestion question, Window window)
    {
        var since = question.Measure.Facts.Select(kind => CoverageOf(question.Unit, kind).Since(window.To) ?? window.From).Max();
        return Pace.Span(window.To, since, calendar);
    }

    private RecentPace Recent(MeasureQuestion question, Window window)
    {
        var span = Span(question, window);
        return new RecentPace(
            Values(question, span),
            calendar.DaysWithoutTet(span),
            calendar.DaysWithoutTet(window),
            Pace.DaysLeft(window.To, question.EvaluationEnd, calendar));
    }

    private YearPace Year(MeasureQuestion question, Window window)
    {
        var left = question.EvaluationEnd <= window.To ? 0 : calendar.WorkingDays(new Window(window.To.AddDays(1), question.EvaluationEnd));
        return new YearPace(left, calendar.WorkingDays(window), Plan(question, window), LastYearAfter(question, window));
    }

    private PlannedAmounts? Plan(MeasureQuestion question, Window window)
    {
        if (BudgetLines.CodeOf(question.Measure) is not { } line)
        {
            return null;
        }

        var days = plans[(question.Unit, line)].Where(p => p.Day <= question.EvaluationEnd).ToList();
        return days.Count == 0 || !BudgetPlan.ReachesTheEnd(question.EvaluationEnd, days[^1].Day)
            ? null
            : new PlannedAmounts(days.Where(p => p.Day <= window.To).Select(p => p.Amount).LastOrDefault(), days[^1].Amount);
    }

    /// <summary>The share of last year's whole that was carried out after the same day, where last year is wholly covered.</summary>
    private Ratio LastYearAfter(MeasureQuestion question, Window window)
    {
        var measure = question.Measure;
        var year = LastYear(window, sameDay: false);
        if (measure.Shape != MeasureShape.Fixed || !measure.Facts.All(kind => CoverageOf(question.Unit, kind).Covers(year)))
        {
            return Ratio.Missing;
        }

        var whole = measure.RatioOf(Values(question, year));
        var then = measure.NumberOf(Values(question, LastYear(window, sameDay: true)));
        return whole.IsMeasured ? Ratio.Of(Math.Max(0, whole.Numerator - then), whole.Denominator) : Ratio.Missing;
    }

    private static Window LastYear(Window window, bool sameDay)
    {
        var from = new DateOnly(window.To.Year - 1, 1, 1);
        return new Window(from, sameDay ? window.To.AddYears(-1) : from.AddYears(1).AddDays(-1));
    }

    private Certainty Certainty(MeasureQuestion question, Window window) =>
        BudgetLines.CodeOf(question.Measure) is { } line
        && counted[FactKind.Budget].Certainties.TryGetValue((question.Unit, frames[FactKind.Budget].IndexOf(Frame(question, window)), line), out var certainty)
            ? certainty
            : CamKet.Facts.Certainty.Actual;
}
