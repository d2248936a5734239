using System.Globalization;
using CamKet.Figures;
using CamKet.Time;

namespace CamKet.Commitments;

/// <summary>Reads single typed fields. What cannot be read adds a fault that names the field and says what to write.</summary>
internal static class TypedField
{
    // No office writes more; within these, quotients and sums of typed numbers stay within decimal.
    private const decimal Largest = 10_000_000_000_000_000m;
    private const int MostDecimals = 10;

    /// <summary>A number that must stand there.</summary>
    public static decimal? Number(string text, string field, string name, List<DraftFault> faults)
    {
        var t = text.TrimEnd('%').Trim();
        switch (VietnameseNumber.Read(t))
        {
            case NumberReading.Number { Decimals: > MostDecimals } or NumberReading.Number { Value: > Largest or < -Largest }:
                faults.Add(new(field, $"{name}: “{text}” quá dài; đối chiếu lại với văn bản."));
                return null;
            case NumberReading.Number number:
                return number.Value;
            case NumberReading.Ambiguous ambiguous:
                faults.Add(new(field, $"{name}: “{text}” đọc được hai cách ({string.Join(" hoặc ", ambiguous.Readings.Select(Print.Short))}); ghi dấu phẩy cho phần thập phân."));
                return null;
            default:
                faults.Add(new(field, t.Length == 0 ? $"{name}: chưa ghi con số." : $"{name}: “{text}” không phải là số; ghi như 14,12 hoặc 2.948."));
                return null;
        }
    }

    /// <summary>A number, or null for an empty field.</summary>
    public static decimal? NumberOrNone(string text, string field, string name, List<DraftFault> faults) =>
        text.Trim().Length == 0 ? null : Number(text, field, name, faults);

    /// <summary>A change with its sign, "+11,493" or "-2"; null for an empty field.</summary>
    public static decimal? Signed(string text, string field, string name, List<DraftFault> faults)
    {
        var t = text.Trim();
        var minus = t.StartsWith('-') || t.StartsWith('−');
        return NumberOrNone(t.TrimStart('+', '-', '−'), field, name, faults) is { } size ? (minus ? -size : size) : null;
    }

    public static int? Whole(string text, string field, string name, List<DraftFault> faults)
    {
        var t = text.Trim();
        if (t.Length == 0)
        {
            return null;
        }

        if (int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        faults.Add(new(field, $"{name}: “{t}” không phải là số nguyên."));
        return null;
    }

    /// <summary>A day as people write it: <see cref="WrittenDay"/>.</summary>
    public static DateOnly? Date(string text, string field, string name, List<DraftFault> faults)
    {
        var t = text.Trim();
        if (t.Length == 0)
        {
            return null;
        }

        // A document may cite what is older than anything measured.
        if (WrittenDay.Read(t, since: 1900) is { } day)
        {
            return day;
        }

        faults.Add(new(field, WrittenDay.Fault(t, name + ":")));
        return null;
    }

    /// <summary>An ISO date, or an ISO month ("2024-05") where only the month was typed.</summary>
    public static string? DateOrMonth(string text, string field, string name, List<DraftFault> faults)
    {
        var t = text.Trim();
        return DateOnly.TryParseExact(t, ["M/yyyy", "MM/yyyy", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : Date(t, field, name, faults)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public static string? Text(string text) => text.Trim().Length == 0 ? null : text.Trim();
}
