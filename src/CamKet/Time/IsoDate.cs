using System.Globalization;

namespace CamKet.Time;

/// <summary>Days that documents name in part, as ISO 8601 writes them.</summary>
public static class IsoDate
{
    /// <summary>"2024-05-12"; "2024-05" where only month and year are written; null where there is no such day, or no month.</summary>
    public static string? Of(int? day, int? month, int? year)
    {
        if (year is not { } y || month is not (>= 1 and <= 12))
        {
            return null;
        }

        return day is { } d
            ? d >= 1 && d <= DateTime.DaysInMonth(y, month.Value) ? string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{month:00}-{d:00}") : null
            : string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{month:00}");
    }
}
