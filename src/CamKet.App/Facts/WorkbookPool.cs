using System.Runtime.CompilerServices;
using CamKet.Facts;

namespace CamKet.App.Facts;

/// <summary>
/// The cells of a workbook's sheet. Its shared strings come as the same object each time, and its days and small numbers
/// come again and again: each is understood once. A place holds the last value that fell on it.
/// </summary>
internal sealed class WorkbookPool
{
    private const int Places = 4096;

    private readonly (string? Text, Cell Cell)[] texts = new (string?, Cell)[Places];
    private readonly (double Number, Cell Cell)[] numbers = new (double, Cell)[Places];
    private readonly (DateTime Moment, Cell Cell)[] moments = new (DateTime, Cell)[Places];

    public Cell Of(object? value) => value switch
    {
        null => Cell.Blank,
        string text => OfText(text),
        double number when double.IsFinite(number) && Math.Abs(number) < 1e27 => OfNumber(number),
        int number => Cell.OfNumber(number),
        DateTime moment => OfMoment(moment),
        bool yes => Cell.OfText(yes ? "Có" : "Không"),
        _ => Cell.OfText(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private Cell OfText(string text)
    {
        ref var place = ref texts[RuntimeHelpers.GetHashCode(text) % Places];
        if (!ReferenceEquals(place.Text, text))
        {
            place = (text, Cell.OfText(text));
        }

        return place.Cell;
    }

    private Cell OfNumber(double number)
    {
        ref var place = ref numbers[(uint)number.GetHashCode() % Places];
        if (place.Cell.IsBlank || place.Number != number)
        {
            place = (number, Cell.OfNumber((decimal)number));
        }

        return place.Cell;
    }

    private Cell OfMoment(DateTime moment)
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
