using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Figures;
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
/// <param name="Ratio">Missing where the days up to it are not wholly covered, and for counts.</param>
/// <param name="Number">The numerator: the value of a count.</param>
public sealed record SeriesPoint(DateOnly Day, Ratio Ratio, decimal? Number);

/// <summary>A measure of one unit through the year, for its line chart: one statement a kind of fact for all points.</summary>
public sealed class MeasureSeries
{
    private readonly Database database;

    internal MeasureSeries(Database database) => this.database = database;

    public async Task<IReadOnlyList<SeriesPoint>> Of(
        Scope scope, int unitNo, MeasureDefinition measure, Window window, SeriesStep step, Reader reader, CancellationToken ct = default)
    {
        var days = Days(measure.Calendar, window, step);
        await using var scoped = await database.InScope(scope, reader, ct);
        var covered = await MeasureStore.Coverage(scoped.Connection, scope.Province, unitNo, unitNo);
        var coverage = measure.Facts.ToDictionary(
            kind => kind, kind => new Coverage(covered[unitNo].Where(c => c.Kind == kind).Select(c => c.Window)));
        var counted = await MeasureStore.Count(
            scoped.Connection, scope.Province, unitNo, unitNo, [.. measure.Facts], [.. days.Select(d => CountingFrame.Until(window.From, d))], ct);
        return [.. days.Select((day, i) =>
        {
            // A survey is asked in waves: one in the window is enough.
            var isCovered = measure.Facts.Count > 0
                && coverage.All(c => c.Value.Covers(new Window(window.From, day)) || (c.Key == FactKind.Surveys && counted.Waves(unitNo, i) is not null));
            return new SeriesPoint(
                day,
                isCovered && measure.Denominator.Count > 0 ? measure.RatioOf(counted[unitNo, i]) : Ratio.Missing,
                isCovered ? measure.NumberOf(counted[unitNo, i]) : null);
        })];
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
