using System.Globalization;
using CamKet.App.Platform;
using CamKet.Time;

namespace CamKet.App.Asking;

/// <summary>Moments as a person reads and writes them, by the clock of Vietnam, which knows no summer time: "2024-11-12 09:00", with a T as browsers send it, or the day alone (its end).</summary>
internal static class VietnamMoment
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "d/M/yyyy H:mm:ss.FFFFFF", "d/M/yyyy H:mm"];

    public static DateTime? Read(string? text) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year is > 1990 and < 2200 ? moment
        : WrittenDay.Read(text)?.ToDateTime(new TimeOnly(23, 59, 59));

    /// <summary>What is said of what <see cref="Read"/> cannot.</summary>
    public static string Fault(string typed, string? what = null) => $"{WrittenDay.Fault(typed, what)} Thêm giờ thì ghi như 10/11/2024 08:30.";

    /// <summary>The same on a page that goes on without the moment.</summary>
    public static string Sentence(string typed) => Fault(typed) + " Trang đang dùng số liệu mới nhất.";

    public static string? Write(DateTime? wall) => wall?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    /// <summary>For a field of a form, to the second: the next whole one, which holds everything accepted in it.</summary>
    public static string? Field(DateTime? wall) => wall is { } w
        ? new DateTime((w.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified)
            .ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture)
        : null;

    /// <summary>As offices read it: "14:05 ngày 21/11/2026".</summary>
    public static string Print(DateTimeOffset moment) =>
        VietnamClock.Wall(moment.UtcDateTime).ToString("HH':'mm' ngày 'dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    public static DateTimeOffset Of(DateTime wall) => new(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified), TimeSpan.FromHours(7));

    public static DateTime Wall(DateTimeOffset moment) => DateTime.SpecifyKind(VietnamClock.Wall(moment.UtcDateTime), DateTimeKind.Unspecified);
}
