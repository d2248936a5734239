using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Measures;

public enum SeriesStep
{
    Week,

    /// <summary>Statutory months: to the 14th in the reform calendar, to the last day in the budget's.</summary>
    Month,
}

/// <summary>What a measure stood at on a day, cumulative from the window's first day.</summary>
public sealed record SeriesPoint(DateOnly Day, FigureAnswer Figure);

/// <summary>A measure of one unit through the year, for its line chart: all points are asked together.</summary>
public sealed class MeasureSeries
{
    private readonly Database database;
    private readonly AskFigures figures;

    internal MeasureSeries(Database database, AskFigures figures) => (this.database, this.figures) = (database, figures);

    /// <param name="asOf">The day up to which the outcome of what came in the whole window is known; each point before the last is as it stood that day.</param>
    /// <param name="knownAt">The moment as of which facts are known; null: now.</param>
    public async Task<IReadOnlyList<SeriesPoint>> Of(
        Scope scope, int unitNo, MeasureDefinition measure, Window window, SeriesStep step, DateOnly asOf, Reader reader, CancellationToken ct = default,
        DateTimeOffset? knownAt = null)
    {
        var asked = Days(measure.Calendar, window, step)
            .Select(day => (Day: day, Question: FigureQuestion.Of(unitNo, measure, new Window(window.From, day), day == window.To ? asOf : day))).ToList();
        await using var scoped = await database.InScope(scope, reader, ct);
        var known = knownAt is { } moment ? await Knowledge.At(scoped.Connection, scope.Province, moment, ct) : null;
        var answers = await figures.Ask(scoped.Connection, new Scope(scope.Province, unitNo, unitNo), [.. asked.Select(a => a.Question)], known, ct);
        return [.. asked.Select(a => new SeriesPoint(a.Day, answers[a.Question]))];
    }

    /// <summary>The ends of the weeks (Sundays) or statutory months in the window, and its last day.</summary>
    public static IReadOnlyList<DateOnly> Days(ReportingCalendar calendar, Window window, SeriesStep step)
    {
        var days = new List<DateOnly>();
        for (var day = window.From; day < window.To; day = day.AddDays(1))
        {
            var ends = step == SeriesStep.Week ? day.DayOfWeek == DayOfWeek.Sunday
                : calendar == ReportingCalendar.Reform ? day.Day == 14
                : day.AddDays(1).Day == 1;
            if (ends)
            {
                days.Add(day);
            }
        }

        days.Add(window.To);
        return days;
    }
}
