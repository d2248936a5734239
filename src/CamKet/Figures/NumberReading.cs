using System.Globalization;
using System.Text.RegularExpressions;

namespace CamKet.Figures;

/// <summary>What a written number says: a value, an ambiguity that is reported and never guessed, or no number.</summary>
public abstract record NumberReading
{
    private NumberReading()
    {
    }

    /// <param name="Value">The number.</param>
    /// <param name="Decimals">How many decimals were written, so that a recomputation can be compared at the stated precision.</param>
    public sealed record Number(decimal Value, int Decimals) : NumberReading;

    /// <param name="Readings">The two numbers the text may mean, the Vietnamese reading first.</param>
    public sealed record Ambiguous(string Text, IReadOnlyList<decimal> Readings) : NumberReading;

    public sealed record NotANumber(string Text) : NumberReading;
}

/// <summary>
/// Numbers as Vietnamese offices write them: the dot groups thousands ("2.948", "7.159.635.648"), the comma is the
/// decimal ("14,12", "1.234,5"). "12.5" and "1.2345" follow neither rule and are ambiguous.
/// </summary>
public static partial class VietnameseNumber
{
    [GeneratedRegex(@"^[+-]?\d{1,3}(\.\d{3})+(,(?<d>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[+-]?\d+(,(?<d>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[+-]?\d+\.\d+$", RegexOptions.ExplicitCapture)]
    private static partial Regex DotDecimal();

    public static NumberReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is > 0 and <= 9 && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return new NumberReading.Number(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), 0);
        }

        var t = text.Replace('\u00a0', ' ').Trim();
        var match = Grouped().Match(t);
        if (!match.Success)
        {
            match = Plain().Match(t);
        }

        if (match.Success)
        {
            var normal = t.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
            return decimal.TryParse(normal, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? new NumberReading.Number(value, match.Groups["d"].Length)
                : new NumberReading.NotANumber(text);
        }

        if (DotDecimal().IsMatch(t)
            && decimal.TryParse(t, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var asPoint)
            && decimal.TryParse(t.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var asGroup))
        {
            return new NumberReading.Ambiguous(text, [asPoint, asGroup]);
        }

        return new NumberReading.NotANumber(text);
    }
}
