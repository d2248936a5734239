namespace CamKet.App.Platform;

/// <summary>Days and hours in Vietnam (+7, without summer time), whatever zone the machine is set to.</summary>
internal static class VietnamClock
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow());

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>A moment of the database (UTC) as a clock on the wall shows it.</summary>
    public static DateTime Wall(DateTime utc) => utc.ToUniversalTime().Add(Offset);
}
