using CamKet.Time;

namespace CamKet.Progress;

/// <summary>
/// The year whose promises are shown where nobody asked for a day. Data of a new year come months before its promises are signed: meanwhile
/// what was promised last is shown as it ended.
/// </summary>
/// <param name="AsOf">The day the figures stand for.</param>
/// <param name="NewYear">The newest day there is data for, of the year after the one shown; null where there are none.</param>
public sealed record ShownYear(int Year, DateOnly AsOf, DateOnly? NewYear)
{
    /// <summary>The year of the newest data. From 15 to 31 December the promises of the year still run, while dossiers are of the next.</summary>
    public static ShownYear Of(DateOnly newest) => new(newest.Year, newest, ReportingCalendar.Reform.YearOf(newest) > newest.Year ? newest : null);

    /// <summary>The year before, when nobody has promised anything for this one.</summary>
    public ShownYear Before() => new(Year - 1, ReportingCalendar.Budget.Year(Year - 1).To, AsOf);

    /// <summary>What is shown and why, for above the figures; null where it goes without saying.</summary>
    public string? Sentence => NewYear is not { } newest ? null
        : newest.Year > Year
            ? $"Chưa có cam kết nào cho năm {newest.Year}: dưới đây là cam kết năm {Year}, tính đến hết năm ({VietnameseDate.Print(AsOf)})."
            : $"Cam kết năm {Year} được đánh giá đến hết ngày {VietnameseDate.Print(ReportingCalendar.Reform.Year(Year).To)}, ngân sách đến hết ngày {VietnameseDate.Print(ReportingCalendar.Budget.Year(Year).To)}; số liệu sau đó là của năm {Year + 1}.";

    /// <summary>The window to ask for where the next year is wanted: it begins on the reform year's first day while the one shown still runs.</summary>
    public (DateOnly? From, DateOnly To)? Next => NewYear is { } newest
        ? (newest.Year > Year ? null : ReportingCalendar.Reform.Year(Year + 1).From, newest)
        : null;
}
