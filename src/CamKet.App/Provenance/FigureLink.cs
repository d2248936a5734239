using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;

namespace CamKet.App.Provenance;

/// <summary>Where a promise's figure opens to what it is made of and the rows behind it.</summary>
internal static class FigureLink
{
    /// <summary>Null for what was not counted: a published rank, a milestone, a window not begun.</summary>
    public static string? Of(string slug, ItemProgress item, TargetProgress target, DateOnly asOf, DateTime? knownAt) =>
        target.Measure is { } measure && item.Window is { } window && (target.Actual.State != RatioState.Missing || target.Value is not null || item.Status == Status.NoData)
            && target.Target.Type is not (TargetType.Rank or TargetType.Score or TargetType.Grade or TargetType.Milestone)
            ? FigureQuery.Of(slug, measure, window, asOf, knownAt)
            : null;
}
