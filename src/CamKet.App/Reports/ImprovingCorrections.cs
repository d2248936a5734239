using CamKet.App.Facts;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Targets;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Reports;

/// <param name="Measures">The names of what it made better.</param>
internal sealed record ImprovingCorrection(Correction Of, IReadOnlyList<string> Measures);

/// <summary>The corrections by which a unit's own promises stand better in a window, whoever made them.</summary>
internal sealed class ImprovingCorrections(Database database, UnitProgress progress, MeasureCatalog measures)
{
    /// <param name="until">Those accepted by then, judged by what was known by then; null: all.</param>
    public async Task<IReadOnlyList<ImprovingCorrection>> Of(Unit unit, Window window, DateTimeOffset? until, CancellationToken ct)
    {
        var scope = Scope.WholeProvince(unit.ProvinceId);
        await using var scoped = await database.InScope(scope, ct);
        var corrections = await CorrectionStore.OfUnit(scoped.Connection, unit.ProvinceId, unit.UnitNo, until, ct);
        if (corrections.Count == 0)
        {
            return [];
        }

        // Against the figures as they stood then: what a later file brings does not change who corrected to his own good.
        var known = until is { } moment ? await Knowledge.At(scoped.Connection, unit.ProvinceId, moment, ct) : null;
        var stands = await progress.Stands(scoped.Connection, scope, unit.UnitNo, unit.UnitNo, window.From, window.To, window.To, ct, known);
        var figures = stands
            .SelectMany(s => s.Stands.Targets.Select(t => (Measure: measures.Find(t.Measure), s.Stands.Window, Target: t)))
            .Where(f => f is { Measure: not null, Window: not null } && (f.Target.Actual.IsMeasured || f.Target.Value is not null))
            .Select(f => (Measure: f.Measure!, Frame: new CountingFrame(f.Window!.Value, f.Window.Value.To), Number: f.Target.Actual.IsMeasured ? f.Target.Actual.Numerator : f.Target.Value!.Value,
                Whole: f.Target.Actual.IsMeasured ? f.Target.Actual.Denominator : (decimal?)null))
            .DistinctBy(f => (f.Measure.Code, f.Frame))
            .ToList();
        return [.. corrections
            .Select(c => new ImprovingCorrection(c, [.. figures.Where(f => Betterment.Of(f.Measure, f.Frame, f.Number, f.Whole, c.Before, c.After)).Select(f => f.Measure.Name).Distinct()]))
            .Where(c => c.Measures.Count > 0)];
    }
}
