using CamKet.Time;

namespace CamKet.Reports;

/// <summary>The day a report is signed: not before its period has ended, not after the day it is on.</summary>
public static class SigningDay
{
    /// <summary>What is wrong with it, in one sentence; null when nothing is, or when it is not written yet.</summary>
    public static string? Fault(DateOnly? day, Window window, DateOnly today) => day switch
    {
        { } late when late > today => $"Ngày ký {VietnameseDate.Print(late)} ở sau hôm nay ({VietnameseDate.Print(today)}): ghi lại ngày ký.",
        { } early when early < window.To => $"Ngày ký {VietnameseDate.Print(early)} ở trước ngày cuối kỳ báo cáo ({VietnameseDate.Print(window.To)}): ghi lại ngày ký.",
        _ => null,
    };
}
