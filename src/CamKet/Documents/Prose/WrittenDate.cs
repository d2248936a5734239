using System.Globalization;
using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>A date as prose writes it, read to ISO: "25/3/2024", "25.03.2024", "ngày 26 tháng 3 năm 2024", "tháng 5/2024" (2024-05).</summary>
internal static class WrittenDate
{
    /// <summary>The pattern of a whole date, for use inside other patterns; groups y, m, d.</summary>
    public const string Pattern =
        @"(?:(?<d>\d{1,2})\s?[/.\-]\s?(?<m>\d{1,2})\s?[/.\-]\s?(?<y>\d{4}|\d{2})(?!\d)|(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4}))";

    /// <summary>ISO, null when the digits are no day of the calendar ("31/02/2024").</summary>
    public static string? Iso(Match match)
    {
        var year = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
        var month = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
        year = year < 100 ? 2000 + year : year;
        return month is >= 1 and <= 12 && year is >= 1945 and <= 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}")
            : null;
    }

    public static string? Month(string year, string month) =>
        int.Parse(month, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var m
            ? string.Create(CultureInfo.InvariantCulture, $"{year}-{m:00}")
            : null;
}
