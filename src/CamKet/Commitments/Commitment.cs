using CamKet.Documents;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Commitments;

/// <summary>
/// A commitment (bản cam kết) as a person confirmed it: what a unit promised, to whom, for which year. It is never edited;
/// a correction is another version with a reason, and the newest version that is not closed is in force.
/// </summary>
/// <param name="UnitNo">The unit that promised, within its province, confirmed by a person against the register.</param>
/// <param name="Version">1, 2, …; the versions of one commitment share <paramref name="Id"/>.</param>
/// <param name="Number">Number and symbol together ("50/UBND-VP"); null for a draft taken in before it was numbered.</param>
/// <param name="Day">The day it was issued; null where the document names none.</param>
/// <param name="Issuer">As the document writes it, tone marks and all; the register's name comes from the unit.</param>
/// <param name="Year">The year it is judged for.</param>
/// <param name="Duties">What the document asks to be reported or done, and when.</param>
/// <param name="SourceSha256">Of the file it was read from; null for one typed in.</param>
public sealed record Commitment(
    int UnitNo,
    Guid Id,
    int Version,
    string? Number,
    DateOnly? Day,
    string Issuer,
    string? Receiver,
    int Year,
    IReadOnlyList<ReformIndex> Indices,
    IReadOnlyList<CommitmentItem> Items,
    IReadOnlyList<DocumentDuty> Duties,
    string? SourceSha256);

/// <summary>One promise of a commitment. Its targets are met only together.</summary>
/// <param name="Path">Section letters and numerals with the item's own number ("B.II.1"); one of its kind in a version, and only shown: a later version may print another.</param>
/// <param name="Baseline">Last year's result; null where the document gives none.</param>
/// <param name="Targets">Never with parts in <see cref="Target.Also"/>: each part stands on its own. Empty for "duy trì" without a figure (not worse than the baseline).</param>
/// <param name="OwnerSection">Bộ phận that answers for it.</param>
/// <param name="OwnerPost">Chức danh that answers for it.</param>
/// <param name="EvidenceNeeded">The evidence it will need, in words.</param>
/// <param name="Measure">Code of the measure in the catalog; null when nothing measures it.</param>
/// <param name="Deadline">A milestone's date, bound from a plan; null means "chưa có hạn" and none is invented.</param>
/// <param name="EvidenceCount">Evidence documents attached so far.</param>
public sealed record CommitmentItem(
    string Path,
    ItemGroup Group,
    string Text,
    Target? Baseline,
    IReadOnlyList<Target> Targets,
    string? OwnerSection,
    string? OwnerPost,
    string? EvidenceNeeded,
    string? Measure,
    DateOnly? Deadline,
    string? Note,
    int EvidenceCount = 0)
{
    /// <summary>The promise itself (item_id): the same in every version, whatever number or unit it stands under. Empty until it is recorded.</summary>
    public Guid Id { get; init; }

    /// <summary>
    /// The day it falls due as something done: the date bound, else the latest its milestones name. Null where it promises nothing done, and
    /// while no day is named ("chưa có hạn").
    /// </summary>
    public DateOnly? Due => Targets.Any(t => t.Type == TargetType.Milestone) ? Deadline ?? Targets.Max(t => t.Type == TargetType.Milestone ? t.Due : null) : Deadline;

    /// <summary>"Văn phòng – Công chức TP-HT", the section alone, or null.</summary>
    public string? Owner => (OwnerSection, OwnerPost) switch
    {
        (null, null) => null,
        (null, var post) => post,
        (var section, null) => section,
        var (section, post) => section + " – " + post,
    };

    /// <summary>True when it promises something done and no date has been bound yet: "chưa có hạn".</summary>
    public bool LacksDeadline => Due is null && Targets.Any(t => t.Type == TargetType.Milestone);

    /// <summary>
    /// The day the item is judged: the day it falls due, else the end of the measure's year (14/12 by the reform calendar,
    /// 31/12 for budget). Null while a milestone waits for its date.
    /// </summary>
    public DateOnly? EvaluationEnd(ReportingCalendar calendar, int year) =>
        Due ?? (LacksDeadline ? null : calendar.Year(year).To);
}

/// <summary>A document offered as evidence for an item ("Báo cáo số 51/BC-UBND ngày 14/3/2024").</summary>
/// <param name="ItemId">The promise it is of.</param>
/// <param name="Url">Where it can be read; null when it lies only in the files.</param>
public sealed record ItemEvidence(Guid EvidenceId, Guid ItemId, string? Number, DateOnly? Day, string Text, string? Url);
