using CamKet.App.Charts;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Targets;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Board;

/// <summary>The line of a promise's measure through its year, month by month, against what was promised.</summary>
internal sealed class MeasureLine(MeasureSeries series, MeasureCatalog measures)
{
    /// <param name="knownAt">The moment as of which facts are known; null: now.</param>
    /// <summary>Null for what no counted measure tells (ranks, grades, milestones), and before the year begins.</summary>
    public async Task<LineStory?> Of(Unit unit, ItemProgress item, TargetProgress target, int year, DateOnly asOf, DateTimeOffset? knownAt, Reader reader, CancellationToken ct)
    {
        if (measures.Find(target.Measure) is not { Shape: not MeasureShape.Score, CanBePromised: true } measure)
        {
            return null;
        }

        var from = measure.Calendar.Year(year).From;
        var end = item.EvaluationEnd ?? measure.Calendar.Year(year).To;
        var to = asOf < end ? asOf : end;
        if (to < from)
        {
            return null;
        }

        var isShare = measure.Denominator.Count > 0;
        var points = await series.Of(new Scope(unit.ProvinceId, unit.UnitNo, unit.UnitNo), unit.UnitNo, measure, new Window(from, to), SeriesStep.Month, asOf, reader, ct, knownAt);
        var last = BulletScale.Part(item.Baseline, target.Target.Type);
        return new LineStory(
            item.Text,
            [.. points.Select(p => isShare ? new LinePoint(p.Day, p.Figure.Ratio.Percent, FigureText.Parts(p.Figure.Ratio)) : new LinePoint(p.Day, p.Figure.Number))],
            from, end, target.Target.Number, "Cam kết " + TargetText.Print(target.Target), last?.Number,
            last is null ? null : $"Năm {year - 1}: {TargetText.Value(last)}", isShare ? target.Forecast?.ProjectedPercent : null, isShare ? "%" : "");
    }
}
