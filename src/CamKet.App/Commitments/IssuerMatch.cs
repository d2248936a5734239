using System.Globalization;
using CamKet.Units;

namespace CamKet.App.Commitments;

/// <summary>Which units of the register a written issuer can mean, tone marks aside: "Hương Linh" proposes Hướng Linh.</summary>
internal static class IssuerMatch
{
    /// <summary>The day the name is looked up at: the document's, else today.</summary>
    public static DateOnly Day(string typed, DateTimeOffset now) =>
        DateOnly.TryParseExact(typed.Trim(), ["d/M/yyyy", "dd/MM/yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(7)).Date);

    public static IReadOnlyList<UnitCandidate> Of(IReadOnlyList<Unit> units, string issuer, string day, DateTimeOffset now) =>
        issuer.Trim().Length == 0 ? [] : new UnitRegister(units, []).FindByName(issuer, Day(day, now));
}
