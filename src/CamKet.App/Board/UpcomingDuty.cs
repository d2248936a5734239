using CamKet.Figures;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>A duty's next occurrence.</summary>
/// <param name="Due">The last day it can be done, inclusive; null where the document names no day ("ít nhất 2 lần trong năm").</param>
/// <param name="WorkingDaysLeft">Working days from the day after the reader's to the due day; negative when it is past.</param>
public sealed record UpcomingDuty(string Text, DateOnly? Due, int? WorkingDaysLeft, string? Rule)
{
    /// <summary>Within twenty-five working days: time to begin.</summary>
    public bool IsNear => WorkingDaysLeft is <= 25;

    public string Words => Due is not { } due
        ? Rule ?? ""
        : WorkingDaysLeft switch
        {
            null => VietnameseDate.Print(due)[..5],
            < 0 => $"{VietnameseDate.Print(due)[..5]} · đã quá hạn",
            0 => $"{VietnameseDate.Print(due)[..5]} · hôm nay",
            var left => $"{VietnameseDate.Print(due)[..5]} · còn {Print.Number(left.Value)} ngày làm việc",
        };
}
