using System.Globalization;
using System.Runtime.CompilerServices;
using CamKet.App.Asking;
using CamKet.Extracts;

namespace CamKet.App.Extracts;

/// <summary>
/// The cells of a workbook's sheet. Its shared strings come as the same object each time, and its days, small numbers and words written
/// out come again and again: each is understood once. A place holds the last value that fell on it.
/// </summary>
internal sealed class WorkbookPool
{
    private const int Places = 4096;

    // What is longer hardly comes again, and four thousand of the longest would take more than an import may take altogether.
    private const int Longest = 1024;

    private readonly (string? Text, Cell Cell)[] texts = new (string?, Cell)[Places];
    private readonly (string? Text, Cell Cell)[] written = new (string?, Cell)[Places];
    private readonly (double Number, Cell Cell)[] numbers = new (double, Cell)[Places];
    private readonly (DateTime Moment, Cell Cell)[] moments = new (DateTime, Cell)[Places];

    public Cell Of(object? value) => value switch
    {
        null => Cell.Blank,
        string text => OfText(text),
        double number => OfNumber(number),
        int number => Cell.OfNumber(number),
        DateTime moment => OfMoment(moment),
        bool yes => OfBool(yes),
        _ => Cell.OfText(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    public static Cell OfBool(bool yes) => Cell.OfText(yes ? "Có" : "Không");

    /// <summary>A text that comes as the same object each time.</summary>
    public Cell OfText(string text)
    {
        ref var place = ref texts[RuntimeHelpers.GetHashCode(text) % Places];
        if (!ReferenceEquals(place.Text, text))
        {
            place = (text, Cell.OfText(text));
        }

        return place.Cell;
    }

    /// <summary>A text written out in its cell; one that stood in its place before is not made again.</summary>
    public Cell OfText(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return Cell.OfText(text.ToString());
        }

        ref var place = ref written[unchecked((uint)string.GetHashCode(text, StringComparison.Ordinal)) % Places];
        if (place.Text is null || !text.SequenceEqual(place.Text))
        {
            var kept = text.ToString();
            place = (kept, Cell.OfText(kept));
        }

        return place.Cell;
    }

    /// <summary>One too large to be an amount stays a text.</summary>
    public Cell OfNumber(double number)
    {
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e27)
        {
            return Cell.OfText(number.ToString(CultureInfo.InvariantCulture));
        }

        ref var place = ref numbers[unchecked((uint)number.GetHashCode()) % Places];
        if (place.Cell.IsBlank || place.Number != number)
        {
            place = (number, Cell.OfNumber((decimal)number));
        }

        return place.Cell;
    }

    public Cell OfMoment(DateTime moment)
    {
        // Minutes: the ticks of whole ones share their low bits.
        ref var place = ref moments[moment.Ticks / TimeSpan.TicksPerMinute % Places];
        if (place.Cell.IsBlank || place.Moment != moment)
        {
            place = (moment, Cell.OfMoment(moment));
        }

        return place.Cell;
    }
}
