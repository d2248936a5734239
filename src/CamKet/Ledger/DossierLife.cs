using System.Numerics;
using CamKet.Facts;

namespace CamKet.Ledger;

/// <summary>How long a dossier was with the unit: what finds the few that were open over a whole window.</summary>
/// <param name="OutDay">The day it was finished, withdrawn, refused or stopped; null while it is open, and for one never received.</param>
/// <param name="Span">The days from receipt to <paramref name="OutDay"/> as a number of bits: 0 the same day, 1 one day, 2 two or three, 3 four to seven … and <see cref="Longest"/> all longer ones; <see cref="Open"/> while it is open; <see cref="NeverReceived"/>.</param>
/// <param name="LetterSpan">The days from the finish to the last letter of apology written after it, as a number of bits like <paramref name="Span"/>; 0 where none was. Until that letter the day of the finish does not settle what is to be counted.</param>
public readonly record struct DossierLife(DateOnly? OutDay, short Span, short LetterSpan)
{
    public const short Open = 127;
    public const short NeverReceived = -1;

    /// <summary>The span of everything from 2^13 days on: longer than any archive of dossiers, but a date may be typed wrong.</summary>
    public const short Longest = 14;

    /// <summary>Every span there is.</summary>
    public static IReadOnlyList<short> Spans { get; } = [NeverReceived, .. Enumerable.Range(0, Longest + 1).Select(span => (short)span), Open];

    public static DossierLife Of(Dossier dossier)
    {
        if (!dossier.IsEverReceived())
        {
            return new(null, NeverReceived, 0);
        }

        var received = DateOnly.FromDateTime(dossier.Received!.Value);
        if (OutOf(dossier) is not { } day)
        {
            return new(null, Open, 0);
        }

        var last = dossier.EndedOn() is null && dossier.ApologyDays.Count > 0 ? dossier.ApologyDays.Max() : day;
        return new(day, Bits(day.DayNumber - received.DayNumber), Bits(last.DayNumber - day.DayNumber));
    }

    /// <summary>The spans whose dossiers can be open for <paramref name="days"/> days or more, with the longest each can be (null: any).</summary>
    public static IEnumerable<(short Span, int? Longest)> OfAtLeast(int days)
    {
        for (short span = 1; span < Longest; span++)
        {
            var longest = (1 << span) - 1;
            if (longest >= days)
            {
                yield return (span, longest);
            }
        }

        yield return (Longest, null);
        yield return (Open, null);
    }

    /// <summary>Each span with the first day on which a dossier of it can have come and still have been there on <paramref name="first"/>.</summary>
    public static IEnumerable<(short Span, DateOnly From)> StillThereOn(DateOnly first)
    {
        yield return (0, first);
        foreach (var (span, longest) in OfAtLeast(1))
        {
            yield return (span, longest is { } days && days < first.DayNumber ? first.AddDays(-days) : DateOnly.MinValue);
        }
    }

    /// <summary>Each span of letters with the first day a dossier of it can have been finished and still have a letter written after <paramref name="asOf"/>.</summary>
    public static IEnumerable<(short LetterSpan, DateOnly From)> LetterStillToComeAfter(DateOnly asOf) =>
        OfAtLeast(1).Where(s => s.Span != Open).Select(s => (s.Span, s.Longest is { } days && days <= asOf.DayNumber ? asOf.AddDays(1 - days) : DateOnly.MinValue));

    private static short Bits(int days) => days <= 0 ? (short)0 : Math.Min(Longest, (short)(32 - BitOperations.LeadingZeroCount((uint)days)));

    private static DateOnly? OutOf(Dossier dossier) => dossier.EndedOn() is { } ended
        ? ended
        : dossier.Finished is { } finished ? DateOnly.FromDateTime(finished) : null;
}
