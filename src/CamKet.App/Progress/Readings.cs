using CamKet.App.Measures;
using CamKet.Figures;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Time;

namespace CamKet.App.Progress;

/// <summary>A measure's figure that is judged on a day.</summary>
internal readonly record struct MeasureQuestion(FigureQuestion Figure, DateOnly EvaluationEnd);

/// <summary>Asks for figures together with the ones their forecasts look back at, and hands out the readings.</summary>
internal sealed class Readings
{
    private readonly AskedFigures figures;
    private readonly WorkingCalendar calendar;

    private Readings(AskedFigures figures, WorkingCalendar calendar) => (this.figures, this.calendar) = (figures, calendar);

    /// <param name="begun">Nothing has been asked of it yet.</param>
    public static async Task<Readings> Take(AskedFigures begun, WorkingCalendar calendar, IReadOnlyCollection<MeasureQuestion> questions, CancellationToken ct)
    {
        var readings = new Readings(begun, calendar);
        await begun.Ask([.. questions.SelectMany(q => readings.LookingBack(q.Figure).Prepend(q.Figure))], ct);
        return readings;
    }

    public MeasureReading Of(MeasureQuestion question)
    {
        var figure = figures[question.Figure];
        return figure.Values is null
            ? new MeasureReading(figure, question.EvaluationEnd, null, null)
            : new MeasureReading(
                figure, question.EvaluationEnd, figure.Measure.Shape == MeasureShape.Open ? Recent(question, figure.Window) : null, Year(question, figure));
    }

    private IEnumerable<FigureQuestion> LookingBack(FigureQuestion question) => question switch
    {
        { Window: { } window, Measure.Shape: MeasureShape.Open } => [question.In(Span(question, window))],
        { Window: { } window, Measure.Shape: MeasureShape.Fixed } => [question.In(LastYear(window, sameDay: true)), question.In(LastYear(window, sameDay: false))],
        _ => [],
    };

    private Window Span(FigureQuestion question, Window window)
    {
        var since = question.Measure.Facts.Select(kind => figures.Cover(question.Unit, kind).Since(window.To) ?? window.From).Max();
        return Pace.Span(window.To, since, calendar);
    }

    private RecentPace Recent(MeasureQuestion question, Window window)
    {
        var span = Span(question.Figure, window);
        return new RecentPace(
            figures[question.Figure.In(span)].Values ?? CounterValues.None,
            calendar.DaysWithoutTet(span),
            calendar.DaysWithoutTet(window),
            Pace.DaysLeft(window.To, question.EvaluationEnd, calendar));
    }

    private YearPace Year(MeasureQuestion question, FigureAnswer figure)
    {
        var window = figure.Window;
        var left = question.EvaluationEnd <= window.To ? 0 : calendar.WorkingDays(new Window(window.To.AddDays(1), question.EvaluationEnd));
        return new YearPace(left, calendar.WorkingDays(window), Plan(question, figure), LastYearAfter(question.Figure, window));
    }

    private static PlannedAmounts? Plan(MeasureQuestion question, FigureAnswer figure)
    {
        List<(DateOnly Day, decimal Amount)> days = [.. (figure.Plan?.Amounts ?? []).Where(p => p.Day <= question.EvaluationEnd)];
        return days.Count == 0 || !BudgetPlan.ReachesTheEnd(question.EvaluationEnd, days[^1].Day)
            ? null
            : new PlannedAmounts(days.Where(p => p.Day <= figure.Window.To).Select(p => p.Amount).LastOrDefault(), days[^1].Amount);
    }

    /// <summary>The share of last year's whole that was carried out after the same day, where last year is known.</summary>
    private Ratio LastYearAfter(FigureQuestion question, Window window)
    {
        if (question.Measure.Shape != MeasureShape.Fixed)
        {
            return Ratio.Missing;
        }

        var whole = figures[question.In(LastYear(window, sameDay: false))].Ratio;

        // Before the first figure of the year nothing was carried out.
        var then = figures[question.In(LastYear(window, sameDay: true))].Number ?? 0;
        return whole.IsMeasured ? Ratio.Of(Math.Max(0, whole.Numerator - then), whole.Denominator) : Ratio.Missing;
    }

    private static Window LastYear(Window window, bool sameDay)
    {
        var from = new DateOnly(window.To.Year - 1, 1, 1);
        return new Window(from, sameDay ? window.To.AddYears(-1) : from.AddYears(1).AddDays(-1));
    }
}
