using System.Globalization;

namespace CamKet.App.Reports;

/// <summary>A day as people and programs write it: 2024-11-10, 10/11/2024.</summary>
internal static class WrittenDay
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"];

    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
