using System.Globalization;
using CamKet.Figures;

namespace CamKet.Targets;

public enum TargetType
{
    /// <summary>A share in percent: 40 stands for 40%.</summary>
    Percent,

    /// <summary>A number of things: sáng kiến, hội nghị, lần.</summary>
    Count,

    /// <summary>Money in đồng.</summary>
    Amount,

    /// <summary>Points.</summary>
    Score,

    /// <summary>A place in a named block ("khối các xã, thị trấn"), of so many.</summary>
    Rank,

    /// <summary>A word on a named ladder (Tốt; Hài lòng &lt; Rất hài lòng).</summary>
    Grade,

    /// <summary>Something done, by a date where one is bound; "Theo kế hoạch" has none and none is invented.</summary>
    Milestone,
}

/// <summary>
/// What is promised, or what last year's result was. "Điểm Tốt, xếp thứ 10" is two, met only together: the most
/// measurable part (rank before grade) is the target, the rest stands in <see cref="Also"/>.
/// </summary>
/// <param name="Op">None written: ≥ (rank ≤), with <paramref name="Implied"/> true.</param>
/// <param name="Number">Percent, count, amount, score and rank: the number; else null.</param>
/// <param name="Word">Grade: the word as the ladder writes it; else null.</param>
/// <param name="Date">Milestone: ISO date, or "2024-06"; null while none is bound.</param>
/// <param name="Of">Rank: the length of the list where it is told.</param>
/// <param name="Block">Rank: the block it is taken in.</param>
/// <param name="Ladder">Grade: the ladder's code in the catalog.</param>
/// <param name="Raw">The words it was read from.</param>
public sealed record Target(
    TargetType Type,
    Operator Op,
    bool Implied,
    decimal? Number,
    string? Word,
    string? Date,
    int? Of,
    string? Block,
    string? Ladder,
    string Raw,
    IReadOnlyList<Target> Also)
{
    /// <summary>The day <see cref="Date"/> falls due: "2024-06" on the last of June. Null where no date is written.</summary>
    public DateOnly? Due =>
        DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateOnly.TryParseExact(Date, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.AddMonths(1).AddDays(-1)
        : null;
}
