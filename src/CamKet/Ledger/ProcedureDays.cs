using System.Collections;
using CamKet.Facts;
using CamKet.Time;

namespace CamKet.Ledger;

/// <summary>Which procedure of which field a dossier is of, in one statutory year.</summary>
/// <param name="Procedure">Its code, or its name where it has no code.</param>
public readonly record struct ProcedureYear(int UnitNo, string Procedure, int FieldNo, int Year);

/// <summary>
/// The days of a statutory year (bit 0 is 15 December) on which a procedure was asked for: different procedures of a window are those with a day in
/// it. A dossier that is still open is not in <see cref="Open"/>; it is found by its life.
/// </summary>
public sealed class ProcedureDays
{
    public const int DaysInYear = 366;

    public BitArray Received { get; } = new(DaysInYear);

    public BitArray Open { get; } = new(DaysInYear);

    public BitArray FeeBearing { get; } = new(DaysInYear);

    public BitArray FeeBearingOnline { get; } = new(DaysInYear);

    public static string? Procedure(Dossier dossier) => dossier.ProcedureCode ?? dossier.ProcedureName;

    public static int YearOf(DateOnly day) => ReportingCalendar.Reform.YearOf(day);

    public static DateOnly FirstOf(int year) => ReportingCalendar.Reform.Year(year).From;

    /// <summary>The years a dossier has days in.</summary>
    public static IEnumerable<int> Years(Dossier dossier, DossierLife life)
    {
        var first = YearOf(DateOnly.FromDateTime(dossier.Received!.Value));
        var last = life.OutDay is { } day ? YearOf(day) : first;
        for (var year = first; year <= Math.Max(first, last); year++)
        {
            yield return year;
        }
    }

    /// <summary>Sets the days of a received dossier in one of its years.</summary>
    public void Enter(Dossier dossier, DossierLife life, int year)
    {
        var first = FirstOf(year);
        var received = DateOnly.FromDateTime(dossier.Received!.Value).DayNumber - first.DayNumber;
        if (received is >= 0 and < DaysInYear && YearOf(DateOnly.FromDateTime(dossier.Received.Value)) == year)
        {
            Received[received] = true;
            FeeBearing[received] |= dossier.FeeBearing;
            FeeBearingOnline[received] |= dossier.FeeBearing && dossier.PaymentsOnline > 0;
        }

        if (life.OutDay is { } outDay)
        {
            var end = Math.Min(outDay.DayNumber - first.DayNumber, FirstOf(year + 1).DayNumber - first.DayNumber);
            for (var day = Math.Max(0, received); day < end; day++)
            {
                Open[day] = true;
            }
        }
    }
}
