using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;

namespace CamKet.App.Charts;

/// <summary>
/// Where the marks of a bullet chart stand, from 0 (left) to 100 (right). The bar always grows to the right; for a rank
/// right is the better place, so a longer bar is always nearer to the first. Values past 100% keep their place: the axis
/// grows to them.
/// </summary>
/// <param name="Actual">End of the bar; null when nothing is measured.</param>
/// <param name="Promise">The black bar; null for grades and milestones, which have no axis.</param>
/// <param name="LastYear">The grey tick.</param>
/// <param name="Ceiling">True for ≤ and &lt; (not a rank): what is allowed lies left of the promise.</param>
public sealed record BulletScale(decimal? Actual, decimal? Promise, decimal? LastYear, bool Ceiling)
{
    public static BulletScale Of(TargetProgress progress, Target? baseline)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var target = progress.Target;
        var actual = progress.Actual.Percent ?? progress.Value;
        var last = Part(baseline, target.Type)?.Number;
        var ceiling = target.Op is Operator.AtMost or Operator.LessThan && target.Type != TargetType.Rank;
        var values = new[] { actual, target.Number, last }.OfType<decimal>().ToList();
        if (values.Count == 0)
        {
            return new BulletScale(null, null, null, ceiling);
        }

        if (target.Type == TargetType.Rank)
        {
            var places = Math.Max(target.Of ?? 0, Math.Max(2, values.Max() + (target.Of is null ? 2 : 0)));
            decimal Better(decimal place) => Clamp((places - place + 1) / places * 100);
            return new BulletScale(actual is { } a ? Better(a) : null, target.Number is { } t ? Better(t) : null, last is { } l ? Better(l) : null, false);
        }

        var end = End(target.Type, values.Max(), ceiling);
        decimal? Place(decimal? value) => value is { } v ? Clamp(v / end * 100) : null;
        return new BulletScale(Place(actual), Place(target.Number), Place(last), ceiling);
    }

    /// <summary>The part of a baseline that is of the same kind as the target: last year's rank beside this year's.</summary>
    public static Target? Part(Target? baseline, TargetType type) =>
        baseline is null ? null : new[] { baseline }.Concat(baseline.Also).FirstOrDefault(t => t.Type == type);

    private static decimal End(TargetType type, decimal highest, bool ceiling) => type switch
    {
        TargetType.Percent when !ceiling => highest <= 100 ? 100 : Math.Ceiling(highest / 25) * 25,
        TargetType.Score when highest is > 10 and <= 100 => 100,
        _ => highest <= 0 ? 1 : highest * 1.15m,
    };

    private static decimal Clamp(decimal place) => Math.Clamp(place, 0, 100);
}
