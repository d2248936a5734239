using CamKet.Figures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Progress;

/// <summary>
/// Where a promise stands at a date, judged at its evaluation end (14/12, or 31/12 for budget) and not at the report's
/// cut-off: secured, on track, at risk, out of reach before it; met, missed from it.
/// </summary>
public enum Status
{
    Secured,
    OnTrack,
    AtRisk,
    OutOfReach,
    Met,
    Missed,

    /// <summary>0/0: "không phát sinh"; at the year's end fulfilled.</summary>
    NotApplicable,

    /// <summary>The window is not wholly covered by accepted extracts, or nothing measures the item.</summary>
    NoData,

    /// <summary>A milestone with no date bound: "chưa có hạn".</summary>
    NoDate,

    /// <summary>The unit ended before the promise was due, in a rearrangement of units: nobody is left to keep or break it.</summary>
    Closed,
}

/// <summary>The forecast in numbers, exact; which fields are set depends on the measure's shape.</summary>
/// <param name="Needed">k: more successes needed among the cases still to come (or the amount still to carry out).</param>
/// <param name="Remaining">r: cases still expected until the evaluation end (or working days left for a fixed denominator).</param>
/// <param name="BestPossible">The most successes the remaining cases can still give.</param>
/// <param name="RecentShare">Share of successes lately, in percent.</param>
/// <param name="ProjectedPercent">Where it lands at the evaluation end at the recent pace, in percent.</param>
public sealed record Forecast(decimal? Needed, decimal? Remaining, decimal? BestPossible, Ratio RecentShare, decimal? ProjectedPercent);

/// <param name="Actual">n/d over the window; missing for targets no ratio measures.</param>
/// <param name="Value">Count, amount, score, rank: the value where there is one.</param>
/// <param name="Sentence">The forecast in the user's terms, one Vietnamese sentence: "Cần 48 trong 93 hồ sơ còn lại; 90 ngày gần đây 31%."</param>
public sealed record TargetProgress(
    Target Target,
    string? Measure,
    Ratio Actual,
    decimal? Value,
    string? Word,
    decimal? Gap,
    Status Status,
    string Sentence,
    Forecast? Forecast)
{
    /// <summary>A place, score or grade submitted and not published yet: printed "(tạm tính)" wherever it stands.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>
    /// The same sentence for a document, where no percentage stands without its numerator and denominator; null where
    /// <see cref="Sentence"/> has none.
    /// </summary>
    public string? InDocument { get; init; }
}

/// <summary>An item's progress at a date: each of its targets, and the item as a whole (met only when all are: the worst decides).</summary>
/// <param name="Window">The window counted, from the measure's calendar to the as-of date.</param>
/// <param name="EvaluationEnd">The day it is judged.</param>
/// <param name="DataUntil">The newest day covered by accepted extracts of the measure's kind; null when none.</param>
public sealed record ItemProgress(
    string Path,
    string Group,
    string Text,
    string? Owner,
    Target? Baseline,
    IReadOnlyList<TargetProgress> Targets,
    Status Status,
    string Sentence,
    Window? Window,
    DateOnly? EvaluationEnd,
    DateOnly? DataUntil,
    int EvidenceCount)
{
    /// <summary>The window that was asked for; null where nothing was counted. Where <see cref="Window"/> is another one, both are printed.</summary>
    public Window? Asked { get; init; }

    /// <summary>"Tính trong 01/01/2024–10/11/2024, kỳ hỏi 15/12/2023–10/11/2024."; null where the days counted are the days asked for.</summary>
    public string? OtherDays => Window is { } counted && Asked is { } asked && counted != asked ? $"Tính trong {counted}, kỳ hỏi {asked}." : null;

    /// <summary>The promise it is about.</summary>
    public Guid ItemId { get; init; }
}
