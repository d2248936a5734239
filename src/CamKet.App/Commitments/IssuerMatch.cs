using System.Globalization;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Units;

namespace CamKet.App.Commitments;

/// <summary>Which units of the register a written issuer can mean, tone marks aside: "Hương Linh" proposes Hướng Linh.</summary>
internal static class IssuerMatch
{
    /// <summary>
    /// The day units are looked up at: the document's, else the last day of its year, else today. A draft of 2024 without a
    /// date still means the units of 2024.
    /// </summary>
    public static DateOnly Day(Draft draft, DateTimeOffset now)
    {
        var today = VietnamClock.DayOf(now);
        if (WrittenDay.Read(draft.Day) is { } day)
        {
            return day;
        }

        return int.TryParse(draft.Year.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 2000 && year < today.Year
            ? new DateOnly(year, 12, 31)
            : today;
    }

    public static IReadOnlyList<UnitCandidate> Of(IReadOnlyList<Unit> units, Draft draft, DateTimeOffset now) =>
        draft.Issuer.Trim().Length == 0 ? [] : new UnitRegister(units, []).FindByName(draft.Issuer, Day(draft, now));
}
