using System.Globalization;
using CamKet.App.Platform;

namespace CamKet.App.Asking;

/// <summary>A moment as offices read it, in Vietnam's time, which knows no summer time: "14:05 ngày 21/11/2026".</summary>
internal static class Moment
{
    public static string Print(DateTimeOffset moment) =>
        VietnamClock.Wall(moment.UtcDateTime).ToString("HH':'mm' ngày 'dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    public static DateOnly Today(TimeProvider time) => CamKet.App.Platform.VietnamClock.Today(time);
}
