using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary>A report as it lies in the store. Until it is accepted its content is composed anew from the facts each time.</summary>
/// <param name="Content">Frozen on acceptance; null before.</param>
/// <param name="KnownAt">The moment the frozen figures were as known at.</param>
internal sealed record StoredReport(
    int UnitNo,
    Guid Id,
    string Template,
    Window Window,
    DateOnly CutOff,
    DateOnly? Due,
    int? Number,
    DateOnly? Day,
    ReportEdits Edits,
    ReportState State,
    string? ReturnReason,
    ReportDraft? Content,
    DateTimeOffset? KnownAt,
    DateTimeOffset SavedAt,
    string SavedBy)
{
    /// <summary>Frozen before promises had an identity: what its rows are called ("A.1", "A.1~2") and the promises they are of. Null since.</summary>
    public IReadOnlyDictionary<string, string>? ItemKeys { get; init; }
}

internal sealed record ReportStepTaken(DateTimeOffset At, ReportState State, string By, string? Reason);
