using CamKet.Figures;
using CamKet.Progress;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>How old the figures are: the day they are shown for, and how far the accepted extracts reach.</summary>
public static class Age
{
    /// <summary>
    /// "Số liệu đến 10/11/2024, cách hôm nay 11 ngày." The newest data may lie before the day asked for; then it says so,
    /// since the figures of the days between are missing and not zero.
    /// A sample stays as old as it was made: there the age says nothing, only the date does.
    /// </summary>
    public static string Sentence(IEnumerable<ItemProgress> items, DateOnly asOf, DateOnly today, bool isSample = false)
    {
        var until = items.Select(i => i.DataUntil).OfType<DateOnly>().ToList();
        if (until.Count == 0)
        {
            return $"Tính đến {VietnameseDate.Print(asOf)}; chưa có số liệu nào được nhận.";
        }

        var oldest = until.Min() < asOf ? until.Min() : asOf;
        var newest = until.Max() < asOf ? until.Max() : asOf;
        if (isSample)
        {
            return oldest == newest
                ? $"Số liệu mẫu, lập sẵn đến {VietnameseDate.Print(newest)}."
                : $"Số liệu mẫu, lập sẵn đến {VietnameseDate.Print(newest)}; cũ nhất đến {VietnameseDate.Print(oldest)}.";
        }

        var days = today.DayNumber - newest.DayNumber;
        var age = days switch { <= 0 => "", 1 => ", cách hôm nay 1 ngày", _ => $", cách hôm nay {Print.Number(days)} ngày" };
        return oldest == newest
            ? $"Số liệu đến {VietnameseDate.Print(newest)}{age}."
            : $"Số liệu đến {VietnameseDate.Print(newest)}{age}; cũ nhất đến {VietnameseDate.Print(oldest)}.";
    }
}
