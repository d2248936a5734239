using System.Globalization;

namespace CamKet.App.Platform;

/// <summary>A day as people and programs write it: 10/11/2024, 10 11 2024, 10112024 where a keyboard has only digits, 2024-11-10. Other centuries are slips of the finger.</summary>
internal static class WrittenDay
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d M yyyy", "d-M-yyyy", "d.M.yyyy", "ddMMyyyy"];

    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1990 and < 2200 ? day : null;
}
