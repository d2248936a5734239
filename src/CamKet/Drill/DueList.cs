using CamKet.Facts;
using CamKet.Text;
using CamKet.Time;

namespace CamKet.Drill;

/// <summary>A dossier somebody has to act on this morning.</summary>
/// <param name="Due">The lawful date.</param>
/// <param name="WorkingDays">Working days left until it, 0 on the day itself; past it negative: the working days it is late.</param>
/// <param name="HasLetter">A letter of apology was written by the day.</param>
public sealed record DueDossier(
    string Code, string? Procedure, string? Section, string? Officer, DateTime Due, bool ByMinute, DossierState State, int WorkingDays, bool HasLetter)
{
    public bool IsLate => State == DossierState.OpenOverdue;

    /// <summary>Late, and nobody has apologised: what the morning begins with.</summary>
    public bool OwesLetter => IsLate && !HasLetter;
}

/// <summary>
/// The list of a morning: open dossiers whose lawful date falls on the day or within the next three working days, and the open ones
/// past it. Those waiting for the applicant are not listed: their clock stands still.
/// </summary>
public sealed record DueList(DateOnly Day, DateOnly Until, IReadOnlyList<DueDossier> Dossiers)
{
    public const int WorkingDaysAhead = 3;

    public IEnumerable<DueDossier> OwingLetter => Dossiers.Where(d => d.OwesLetter);

    public IEnumerable<DueDossier> Late => Dossiers.Where(d => d.IsLate);

    public IEnumerable<DueDossier> Coming => Dossiers.Where(d => !d.IsLate);

    /// <summary>"3 hồ sơ quá hạn chưa có thư xin lỗi; 5 hồ sơ đến hạn đến hết ngày 14/11/2024."</summary>
    public string Sentence => Dossiers.Count == 0
        ? $"Không có hồ sơ quá hạn; không hồ sơ nào đến hạn đến hết ngày {VietnameseDate.Print(Until)}."
        : $"{Late.Count()} hồ sơ đang quá hạn, {OwingLetter.Count()} trong số đó chưa có thư xin lỗi; {Coming.Count()} hồ sơ đến hạn đến hết ngày {VietnameseDate.Print(Until)}.";

    public static DateOnly LastDay(DateOnly day, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Add(day, WorkingDaysAhead);
    }

    public static DueList Of(IEnumerable<Dossier> dossiers, DateOnly day, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(dossiers);
        var until = LastDay(day, calendar);
        return new DueList(day, until, [.. dossiers.Select(d => Of(d, day, until, calendar)).OfType<DueDossier>()]);
    }

    private static DueDossier? Of(Dossier dossier, DateOnly day, DateOnly until, WorkingCalendar calendar)
    {
        // A finish or an end later than the day is not known that morning, so the state is the day's own.
        var state = dossier.At(day);
        if (dossier.DueLawful is not { } lawful || state is not (DossierState.OpenInTime or DossierState.OpenOverdue))
        {
            return null;
        }

        var due = DateOnly.FromDateTime(lawful);
        return state == DossierState.OpenInTime && due > until
            ? null
            : new DueDossier(
                dossier.Code, dossier.ProcedureName ?? dossier.ProcedureCode, Named(dossier.Section), Named(dossier.Officer), lawful, dossier.ByMinute, state,
                Between(day, due, calendar), dossier.ApologyDays.Any(letter => letter <= day));
    }

    private static int Between(DateOnly day, DateOnly due, WorkingCalendar calendar) => due > day
        ? calendar.WorkingDays(new Window(day.AddDays(1), due))
        : due < day ? -calendar.WorkingDays(new Window(due.AddDays(1), day)) : 0;

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>How the list is read: grouped by section and officer, sorted within.</summary>
public static class DueOrder
{
    /// <summary>By section and officer, in each the latest first; what owes a letter before all.</summary>
    public const string ByPerson = "bo-phan";

    public static IReadOnlyList<(string Key, string Name)> All { get; } =
        [(ByPerson, "Bộ phận, cán bộ"), ("han", "Hạn"), ("can-bo", "Mã cán bộ"), ("ma", "Mã hồ sơ"), ("thu", "Thư xin lỗi")];

    public static IReadOnlyList<DueDossier> Of(IEnumerable<DueDossier> dossiers, string? sort)
    {
        var byDue = dossiers.OrderBy(d => d.Due).ThenBy(d => d.Code, StringComparer.Ordinal);
        return sort switch
        {
            "han" => [.. byDue],
            "can-bo" => [.. byDue.OrderBy(d => d.Officer is null).ThenBy(d => Text.VietnameseText.Fold(d.Officer ?? ""), StringComparer.Ordinal)],
            "ma" => [.. byDue.OrderBy(d => d.Code, StringComparer.Ordinal)],
            "thu" => [.. byDue.OrderByDescending(d => d.OwesLetter)],
            _ => [.. byDue
                .OrderBy(d => d.Section is null).ThenBy(d => Text.VietnameseText.Fold(d.Section ?? ""), StringComparer.Ordinal)
                .ThenBy(d => d.Officer is null).ThenBy(d => Text.VietnameseText.Fold(d.Officer ?? ""), StringComparer.Ordinal)],
        };
    }
}
