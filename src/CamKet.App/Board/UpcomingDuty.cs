using CamKet.Figures;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>A duty's next occurrence.</summary>
/// <param name="Due">The last day it can be done, inclusive; null where the document names no day ("ít nhất 2 lần trong năm").</param>
/// <param name="ActBy">The day to have it done by: the due day, or the last working day before it when nobody works on it; null without a due day.</param>
/// <param name="WorkingDaysLeft">Working days from the day after the reader's to the due day; negative when it is past.</param>
public sealed record UpcomingDuty(string Text, DateOnly? Due, DateOnly? ActBy, int? WorkingDaysLeft, string? Rule)
{
    /// <summary>Within twenty-five working days: time to begin.</summary>
    public bool IsNear => WorkingDaysLeft is <= 25;

    public string Words => Due is not { } due
        ? Rule ?? ""
        : WorkingDaysLeft switch
        {
            null => DayMonth(due),
            < 0 => $"{DayMonth(due)} · đã quá hạn",
            0 when OnRestDay => $"{DayMonth(due)} · ngày nghỉ, ngày làm việc cuối là {DayMonth(ActBy!.Value)}",
            0 => $"{DayMonth(due)} · hôm nay",
            var left when OnRestDay => $"{DayMonth(due)} · ngày nghỉ, xong trong {DayMonth(ActBy!.Value)}, còn {Print.Number(left.Value)} ngày làm việc",
            var left => $"{DayMonth(due)} · còn {Print.Number(left.Value)} ngày làm việc",
        };

    private bool OnRestDay => ActBy < Due;

    private static string DayMonth(DateOnly day) => VietnameseDate.Print(day)[..5];
}
