namespace CamKet.Time;

/// <summary>When a duty falls due.</summary>
/// <param name="Every">"once", "week", "month", "quarter", "half-year", "year".</param>
/// <param name="Month">For a year the month; for a quarter or half-year the month counted within it (3 = last month of the quarter).</param>
/// <param name="Date">ISO date of a duty that falls once.</param>
/// <param name="Times">"ít nhất 2 lần trong năm": 2.</param>
/// <param name="Inclusive">"chậm nhất ngày 12" includes the 12th; "trước ngày 15/4" does not include the 15th.</param>
public sealed record DutyRule(string Every, int? Month, int? Day, string? Date, int? Times, bool Inclusive);
