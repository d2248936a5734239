using System.Globalization;
using System.Text.RegularExpressions;

namespace CamKet.Time;

/// <summary>What a written date says: a moment, an ambiguity that is reported and never guessed, or no date.</summary>
public abstract record MomentReading
{
    private MomentReading()
    {
    }

    /// <param name="HasTime">False where only the day stands.</param>
    public sealed record Moment(DateTime Value, bool HasTime) : MomentReading;

    /// <summary>"1/2/24": a two-digit year, or month and day the wrong way round and both possible.</summary>
    public sealed record Ambiguous(string Text) : MomentReading;

    public sealed record NotADate(string Text) : MomentReading;
}

/// <summary>
/// Dates as extracts write them: dd/MM/yyyy with or without a time before or behind it, dd-MM-yyyy, dd.MM.yyyy, ISO,
/// yyyyMMddHHmmss, and the serial numbers of a workbook. The day stands before the month; 13 in the month's place
/// (an extract made with American settings) is no date and is told, not turned round.
/// </summary>
public static partial class WrittenMoment
{
    // [0-9] and not \d, which matches the digits of every script: those are no date.
    [GeneratedRegex(@"^(?:(?<h>[0-9]{1,2})(?::|h|g| giờ )(?<n>[0-9]{2})(?::(?<s>[0-9]{2}))?,?\s+)?(?:ngày\s+)?(?<d>[0-9]{1,2})(?<sep>[/\-.])(?<m>[0-9]{1,2})\k<sep>(?<y>[0-9]{4}|[0-9]{2})(?:,?\s+(?<h2>[0-9]{1,2})(?::|h|g)(?<n2>[0-9]{2})(?::(?<s2>[0-9]{2}))?(?:\.[0-9]+)?(?<ap>\s*[AaPp][Mm])?)?$", RegexOptions.None, 1000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})(?:[T ](?<h>[0-9]{2}):(?<n>[0-9]{2})(?::(?<s>[0-9]{2})(?:\.[0-9]+)?)?)?$", RegexOptions.None, 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<y>(?:19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?:(?<h>[0-9]{2})(?<n>[0-9]{2})(?<s>[0-9]{2}))?$", RegexOptions.None, 1000)]
    private static partial Regex Compact();

    public static MomentReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (AsMost(text) is { } moment)
        {
            return moment;
        }

        var t = text.Trim();
        if (t.Length > 40)
        {
            return new MomentReading.NotADate(text);
        }

        var match = DayFirst().Match(t);
        if (match.Success)
        {
            if (match.Groups["y"].Length == 2)
            {
                return new MomentReading.Ambiguous(text);
            }

            var late = match.Groups["h2"].Success;
            var hour = late ? Part(match, "h2") : Part(match, "h");
            if (match.Groups["ap"].Success)
            {
                hour = (hour % 12) + (match.Groups["ap"].Value.Trim().StartsWith("p", StringComparison.OrdinalIgnoreCase) ? 12 : 0);
            }

            return Make(text, match, hour, late ? Part(match, "n2") : Part(match, "n"), late ? Part(match, "s2") : Part(match, "s"), late || match.Groups["h"].Success);
        }

        match = Iso().Match(t);
        if (!match.Success)
        {
            match = Compact().Match(t);
        }

        return match.Success
            ? Make(text, match, Part(match, "h"), Part(match, "n"), Part(match, "s"), match.Groups["h"].Success)
            : new MomentReading.NotADate(text);
    }

    /// <summary>
    /// What nearly every extract writes, dd/MM/yyyy with or without HH:mm, read without the patterns; null for anything else,
    /// which they then judge.
    /// </summary>
    private static MomentReading.Moment? AsMost(string text)
    {
        if (text.Length is not (10 or 16 or 19) || text[2] != '/' || text[5] != '/'
            || (text.Length > 10 && (text[10] != ' ' || text[13] != ':')) || (text.Length > 16 && text[16] != ':'))
        {
            return null;
        }

        var (day, month, year) = (Two(text, 0), Two(text, 3), (Two(text, 6) * 100) + Two(text, 8));
        var (hour, minute) = text.Length > 10 ? (Two(text, 11), Two(text, 14)) : (0, 0);
        var second = text.Length > 16 ? Two(text, 17) : 0;
        return Two(text, 6) >= 0 && Two(text, 8) >= 0 && year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60
            ? new MomentReading.Moment(new DateTime(year, month, day, hour, minute, second), text.Length > 10)
            : null;
    }

    /// <summary>−1 where two digits do not stand.</summary>
    private static int Two(string text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? ((text[at] - '0') * 10) + (text[at + 1] - '0') : -1;

    /// <summary>A workbook's serial day number; only those of 1990–2100 are taken for dates.</summary>
    public static MomentReading FromSerial(decimal serial)
    {
        if (serial is < 32874m or > 73415m)
        {
            return serial == Math.Floor(serial) && serial > 0
                ? Read(serial.ToString(CultureInfo.InvariantCulture))
                : new MomentReading.NotADate(serial.ToString(CultureInfo.InvariantCulture));
        }

        var moment = new DateTime(1899, 12, 30).AddSeconds(Math.Round((double)(serial * 86400m)));
        return new MomentReading.Moment(moment, moment.TimeOfDay != TimeSpan.Zero);
    }

    /// <summary>dd/MM/yyyy, with HH:mm where there is a time.</summary>
    public static string Print(DateTime moment) => moment.ToString(
        moment.TimeOfDay == TimeSpan.Zero ? "dd'/'MM'/'yyyy" : moment.Second == 0 ? "dd'/'MM'/'yyyy HH':'mm" : "dd'/'MM'/'yyyy HH':'mm':'ss",
        CultureInfo.InvariantCulture);

    private static int Part(Match match, string name) =>
        match.Groups[name].Success ? int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static MomentReading Make(string text, Match match, int hour, int minute, int second, bool hasTime)
    {
        var (year, month, day) = (Part(match, "y"), Part(match, "m"), Part(match, "d"));
        return year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60
            ? new MomentReading.Moment(new DateTime(year, month, day, hour, minute, second), hasTime)
            : new MomentReading.NotADate(text);
    }
}
