using System.Buffers.Binary;
using CamKet.Facts;
using CamKet.Time;

namespace CamKet.Ledger;

/// <summary>Which procedure of which field a dossier is of, in one statutory year.</summary>
/// <param name="Procedure">Its code, or its name where it has no code.</param>
public readonly record struct ProcedureYear(int UnitNo, string Procedure, int FieldNo, int Year);

/// <summary>What is kept of a procedure by the day.</summary>
public enum ProcedureDay
{
    Received,

    /// <summary>At the end of the day, for dossiers that are over by now.</summary>
    Open,
    FeeBearing,
    FeeBearingOnline,
}

/// <summary>
/// The days of a statutory year (bit 0 is 15 December) on which a procedure was asked for: different procedures of a window are those with a day in
/// it. A dossier that is still open is not in <see cref="ProcedureDay.Open"/>; it is found by its life.
/// </summary>
public sealed class ProcedureDays
{
    public const int DaysInYear = 366;

    /// <summary>The bytes of one kind of day, the first day in the highest bit of the first.</summary>
    public const int Bytes = (DaysInYear + 7) / 8;

    public const int MonthsInYear = 12;

    private const int Words = (DaysInYear + 63) / 64;

    // A province has hundreds of thousands of these at once: one array each.
    private readonly ulong[] bits = new ulong[Words * 4];

    public void CopyTo(ProcedureDay kind, Span<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[Words * 8];
        for (var word = 0; word < Words; word++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(whole[(word * 8)..], bits[((int)kind * Words) + word]);
        }

        whole[..Bytes].CopyTo(bytes);
    }

    /// <summary>The months of the year that have a day of the kind: bit 0 is the month from 15 December.</summary>
    public int Months(ProcedureDay kind, int year)
    {
        var (first, months) = (FirstOf(year), 0);
        for (var month = 0; month < MonthsInYear; month++)
        {
            if (HasAny(kind, first.AddMonths(month).DayNumber - first.DayNumber, first.AddMonths(month + 1).DayNumber - first.DayNumber))
            {
                months |= 1 << month;
            }
        }

        return months;
    }

    /// <summary>The place of a day's month among those of its statutory year.</summary>
    public static int MonthOf(DateOnly day) => day.AddDays(-14).Month % MonthsInYear;

    private bool HasAny(ProcedureDay kind, int from, int before)
    {
        for (var day = from; day < before; day = ((day / 64) + 1) * 64)
        {
            var wanted = ulong.MaxValue >> (day % 64);
            var end = ((day / 64) + 1) * 64;
            if (end > before)
            {
                wanted &= ~(ulong.MaxValue >> (before % 64));
            }

            if ((bits[((int)kind * Words) + (day / 64)] & wanted) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Set(ProcedureDay kind, int day) => bits[((int)kind * Words) + (day / 64)] |= 1UL << (63 - (day % 64));

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
            Set(ProcedureDay.Received, received);
            if (dossier.FeeBearing)
            {
                Set(ProcedureDay.FeeBearing, received);
            }

            if (dossier.FeeBearing && dossier.PaymentsOnline > 0)
            {
                Set(ProcedureDay.FeeBearingOnline, received);
            }
        }

        if (life.OutDay is { } outDay)
        {
            var end = Math.Min(outDay.DayNumber - first.DayNumber, FirstOf(year + 1).DayNumber - first.DayNumber);
            for (var day = Math.Max(0, received); day < end; day++)
            {
                Set(ProcedureDay.Open, day);
            }
        }
    }
}
