using System.Globalization;

namespace CamKet.Time;

/// <summary>
/// A day as a person types it into a form, an address, a command or a file of settings: 10/11/2024, 10 11 2024, 10112024 where a keyboard has
/// only digits, 2024-11-10. What is no day is told in one sentence everywhere. Cells of an extract, which systems write, are read by
/// <see cref="WrittenMoment"/>.
/// </summary>
public static class WrittenDay
{
    /// <summary>Nothing that is measured is older: an earlier year is a slip of the finger.</summary>
    public const int FirstYear = 1991;

    private const int LastYear = 2199;

    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d M yyyy", "d-M-yyyy", "d.M.yyyy", "ddMMyyyy"];

    /// <summary>Null: nothing is typed, or no day that can be meant.</summary>
    /// <param name="since">The first year that can be meant.</param>
    public static DateOnly? Read(string? text, int since = FirstYear) =>
        DateOnly.TryParseExact(text?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= since && day.Year <= LastYear ? day : null;

    /// <summary>What is said of something typed that is no day.</summary>
    /// <param name="what">The field it was typed into, or the place in a file, where the page does not show it.</param>
    public static string Fault(string typed, string? what = null) =>
        $"{(what is null ? "" : what + " ")}“{typed.Trim()}” không phải là ngày; ghi ngày/tháng/năm, ví dụ 10/11/2024.";
}
