using CamKet.Time;

namespace CamKet.Reports;

/// <summary>
/// The day a report is signed: not before the data in it end, not after the day it is on. A period may end later: what is
/// due on the 12th is signed by then, though the period runs to the 14th.
/// </summary>
public static class SigningDay
{
    /// <summary>What is wrong with it, in one sentence; null when nothing is, or when it is not written yet.</summary>
    /// <param name="dataUntil">The newest day of the data the report is composed of; null when it holds none.</param>
    public static string? Fault(DateOnly? day, Window window, DateOnly? dataUntil, DateOnly today) => day switch
    {
        { } late when late > today => $"Ngày ký {VietnameseDate.Print(late)} ở sau hôm nay ({VietnameseDate.Print(today)}): ghi lại ngày ký.",
        { } early when early < dataUntil => $"Ngày ký {VietnameseDate.Print(early)} ở trước ngày chốt số liệu của báo cáo ({VietnameseDate.Print(dataUntil.Value)}): ghi lại ngày ký.",
        { } early when early < window.From => $"Ngày ký {VietnameseDate.Print(early)} ở trước ngày đầu kỳ báo cáo ({VietnameseDate.Print(window.From)}): ghi lại ngày ký.",
        _ => null,
    };
}
