using CamKet.Procedures;

namespace CamKet.Facts;

/// <summary>The state code of the national service portal, kept as it is (domain-facts §8).</summary>
public enum DossierStatus
{
    Registered = 1,
    Accepted = 2,
    NotAccepted = 3,
    InProcess = 4,
    SupplementAsked = 5,
    PaymentAsked = 6,
    Withdrawn = 7,
    Stopped = 8,
    Finished = 9,
    Returned = 10,
}

public enum Channel
{
    Direct = 1,
    Online = 2,
    Postal = 3,
}

/// <summary>A span in which the clock stood still (waiting for the applicant, for payment, stopped). An open one has no end.</summary>
public sealed record Pause(DateOnly From, DateOnly? To);

/// <summary>
/// One dossier (hồ sơ) as the newest accepted extract tells it, without the applicant. All times are local.
/// </summary>
/// <param name="Received">When it was accepted (tiếp nhận); null while it is only registered: not received.</param>
/// <param name="DueFirst">The first appointment.</param>
/// <param name="DueLawful">The date late and on time are judged by: moved only by supplement, pause or payment.</param>
/// <param name="DueCurrent">Moved by a re-appointment too.</param>
/// <param name="ByMinute">Limit in hours, or the source compares times: late is judged by the minute, else by the date.</param>
/// <param name="Finished">End of processing: the clock stops here, not at the hand-over.</param>
/// <param name="Ended">The day it was withdrawn, refused or stopped; null otherwise.</param>
/// <param name="Supplements">How often the applicant was asked to complete it.</param>
/// <param name="ApologyDays">The dates of its apology letters (thư xin lỗi).</param>
/// <param name="Payments">Payment transactions; <paramref name="PaymentsOnline"/> of them online.</param>
/// <param name="FeeBearing">Its procedure carries a financial duty.</param>
/// <param name="Interlinked">Passed on between authorities (liên thông); <paramref name="InterlinkedElectronic"/> when that was done electronically.</param>
public sealed record Dossier(
    string Code,
    string? ProcedureCode,
    string? ProcedureName,
    string? Field,
    string? Section,
    string? Officer,
    Channel Channel,
    ServiceLevel Level,
    DossierStatus Status,
    DateTime? Received,
    DateTime? DueFirst,
    DateTime? DueLawful,
    DateTime? DueCurrent,
    bool ByMinute,
    DateTime? Finished,
    DateTime? HandedOver,
    DateOnly? Ended,
    IReadOnlyList<Pause> Pauses,
    int Supplements,
    int Reappointments,
    IReadOnlyList<DateOnly> ApologyDays,
    int Payments,
    int PaymentsOnline,
    bool FeeBearing,
    bool InputDigitised,
    bool ResultDigitised,
    bool Interlinked,
    bool InterlinkedElectronic,
    bool ResultByPost);
