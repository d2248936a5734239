using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.Reports;

/// <summary>
/// The page for Monday's meeting: by section what came in during the last seven days, what falls due within five working
/// days (lawful date), what is late, where applicants were asked to complete a dossier, and what is late without a letter.
/// </summary>
/// <param name="Asked">The day the page was asked for.</param>
/// <param name="AsOf">The day counted: the one asked for, or the data's last one when they end before it.</param>
/// <param name="Week">The seven days that end on the as-of day.</param>
/// <param name="DueUntil">The fifth working day after it.</param>
/// <param name="DataUntil">The newest day covered; null when no extract was accepted.</param>
/// <param name="Cover">How many of the units counted have extracts that cover the week.</param>
public sealed record WeeklyPage(
    string Unit,
    DateOnly Asked,
    DateOnly AsOf,
    Window Week,
    DateOnly DueUntil,
    DateOnly? DataUntil,
    GroupCover Cover,
    IReadOnlyList<WeeklyRow> Sections,
    WeeklyRow Total)
{
    public const string NoSection = "Chưa ghi bộ phận";

    /// <summary>What one page holds in letters read from two metres; the quietest sections beyond it are counted together.</summary>
    public const int MostRows = 9;

    /// <summary>The heads of the number columns, in the order of <see cref="WeeklyRow.Numbers"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["Tiếp nhận 7 ngày qua", "Đến hạn 5 ngày làm việc tới", "Quá hạn", "Yêu cầu bổ sung", "Trong đó quá một lần", "Quá hạn chưa xin lỗi"];

    public string Title => "HỒ SƠ MỘT CỬA TUẦN " + VietnameseDate.Print(Week.From) + " – " + VietnameseDate.Print(Week.To);

    /// <summary>"Số liệu đến 10/11/2024, đủ 3/8 đơn vị. Đến hạn tính đến ngày 15/11/2024 …"</summary>
    public string Foot => "Số liệu đến " + (DataUntil is { } until ? VietnameseDate.Print(until) : "(chưa có)")
        + (IsCurrent || DataUntil is null ? "" : ", chưa đến ngày " + VietnameseDate.Print(Asked))
        + (Cover.Words is { } words ? ", " + words : "")
        + ". Đến hạn tính đến ngày " + VietnameseDate.Print(DueUntil) + " theo hạn pháp lý; hẹn lại không làm hồ sơ hết quá hạn.";

    /// <summary>Whether the data reach the day asked for; if not, the counts are those of the data's last day.</summary>
    public bool IsCurrent => DataUntil is { } until && until >= Asked;

    /// <summary>Data that end a week or more before the day asked for say nothing of what has to be done on it.</summary>
    public bool IsOld => DataUntil is { } until && until <= Asked.AddDays(-7);

    /// <summary>One sentence: what the meeting most needs to know.</summary>
    public string Lede => this switch
    {
        { DataUntil: null } => "Chưa có số liệu hồ sơ.",
        { IsOld: true } when Total.Late > 0 =>
            $"Theo số liệu đến {VietnameseDate.Print(AsOf)} có {Total.Late} hồ sơ quá hạn, {Total.LateWithoutLetter} hồ sơ chưa có thư xin lỗi; nạp số liệu mới trước khi họp.",
        { IsOld: true } => $"Theo số liệu đến {VietnameseDate.Print(AsOf)} không có hồ sơ quá hạn; nạp số liệu mới trước khi họp.",
        { Total.LateWithoutLetter: > 0 } => $"Có {Total.LateWithoutLetter} hồ sơ quá hạn chưa có thư xin lỗi; phải gửi ngay.",
        { Total.Late: > 0 } => $"Có {Total.Late} hồ sơ quá hạn, đều đã có thư xin lỗi.",
        { Total.Due: > 0 } => $"Không có hồ sơ quá hạn; {Total.Due} hồ sơ phải trả trong 5 ngày làm việc tới.",
        _ => "Không có hồ sơ quá hạn, không có hồ sơ đến hạn trong 5 ngày làm việc tới.",
    };

    /// <summary>The day that can be counted when one is asked for: days after the data's last one would show dossiers late that nobody has looked at.</summary>
    public static DateOnly CountedDay(DateOnly asked, DateOnly? dataUntil) => dataUntil is { } until && until < asked ? until : asked;

    /// <summary>The seven days that end on a day.</summary>
    public static Window WeekTo(DateOnly day) => new(day.AddDays(-6), day);

    public static WeeklyPage Of(string unit, IEnumerable<Dossier> dossiers, DateOnly asked, DateOnly? dataUntil, GroupCover cover, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(cover);
        ArgumentNullException.ThrowIfNull(calendar);
        var asOf = CountedDay(asked, dataUntil);
        var dueUntil = asOf;
        for (var left = 5; left > 0;)
        {
            dueUntil = dueUntil.AddDays(1);
            left -= calendar.IsWorking(dueUntil) ? 1 : 0;
        }

        var week = WeekTo(asOf);
        var rows = dossiers
            .GroupBy(d => string.IsNullOrWhiteSpace(d.Section) ? NoSection : d.Section.Trim(), StringComparer.Ordinal)
            .Select(g => WeeklyRow.Count(g.Key, g, week, dueUntil))
            .Where(r => !r.IsEmpty)
            .OrderByDescending(r => r.LateWithoutLetter)
            .ThenByDescending(r => r.Late)
            .ThenByDescending(r => r.Due)
            .ThenBy(r => r.Section, StringComparer.Ordinal)
            .ToList();
        var shown = rows.Count <= MostRows
            ? rows
            : [.. rows.Take(MostRows - 1), WeeklyRow.Sum($"{rows.Count - MostRows + 1} bộ phận khác", rows[(MostRows - 1)..])];
        return new WeeklyPage(unit, asked, asOf, week, dueUntil, dataUntil, cover, shown, WeeklyRow.Sum(cover.Beside("Cả đơn vị"), rows));
    }
}

/// <param name="Received">Accepted during the week.</param>
/// <param name="Due">Open in time, lawful date up to the fifth working day.</param>
/// <param name="Late">Open past the lawful date.</param>
/// <param name="Supplemented">Open or received this week, and the applicant was asked to complete it.</param>
/// <param name="SupplementedTwice">Of those, asked more than once, which the rules forbid.</param>
/// <param name="LateWithoutLetter">Of the late, those without an apology letter by the day.</param>
public sealed record WeeklyRow(string Section, int Received, int Due, int Late, int Supplemented, int SupplementedTwice, int LateWithoutLetter)
{
    public IReadOnlyList<int> Numbers => [Received, Due, Late, Supplemented, SupplementedTwice, LateWithoutLetter];

    public bool IsEmpty => Received + Due + Late + Supplemented == 0;

    public static WeeklyRow Count(string section, IEnumerable<Dossier> dossiers, Window week, DateOnly dueUntil)
    {
        ArgumentNullException.ThrowIfNull(dossiers);
        int received = 0, due = 0, late = 0, supplemented = 0, twice = 0, silent = 0;
        foreach (var dossier in dossiers)
        {
            var state = dossier.At(week.To);
            if (state == DossierState.NotReceived)
            {
                continue;
            }

            var isNew = week.Contains(DateOnly.FromDateTime(dossier.Received!.Value));
            received += isNew ? 1 : 0;
            due += state == DossierState.OpenInTime && dossier.DueLawful is { } lawful && DateOnly.FromDateTime(lawful) <= dueUntil ? 1 : 0;
            if (state == DossierState.OpenOverdue)
            {
                late++;
                silent += dossier.ApologyDays.Any(day => day <= week.To) ? 0 : 1;
            }

            if (isNew || state.IsOpen())
            {
                supplemented += dossier.Supplements > 0 ? 1 : 0;
                twice += dossier.Supplements > 1 ? 1 : 0;
            }
        }

        return new WeeklyRow(section, received, due, late, supplemented, twice, silent);
    }

    public static WeeklyRow Sum(string name, IReadOnlyCollection<WeeklyRow> rows) => new(
        name, rows.Sum(r => r.Received), rows.Sum(r => r.Due), rows.Sum(r => r.Late), rows.Sum(r => r.Supplemented),
        rows.Sum(r => r.SupplementedTwice), rows.Sum(r => r.LateWithoutLetter));
}
