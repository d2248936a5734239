using System.Globalization;
using CamKet.App.Asking;
using CamKet.Extracts;

namespace CamKet.App.Extracts;

/// <summary>What a cell of an .xlsx says its value is (ECMA-376 part 1, 18.18.11).</summary>
internal enum XlsxKind
{
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

/// <summary>A cell's value from what is written for it.</summary>
internal static class XlsxValue
{
    // Up to here every integer is itself as a floating point number.
    private const int PlainDigits = 15;

    public static XlsxKind KindOf(ReadOnlySpan<char> written) => written switch
    {
        "s" => XlsxKind.Shared,
        "str" or "inlineStr" => XlsxKind.Text,
        "b" => XlsxKind.Bool,
        "e" => XlsxKind.Error,
        "d" => XlsxKind.Date,
        _ => XlsxKind.Number,
    };

    /// <summary>What does not follow its kind is taken as text; an error (#N/A) is no value.</summary>
    /// <exception cref="InvalidDataException">It refers to a shared string that is not there: whatever stood in the cell is lost.</exception>
    public static Cell Of(ReadOnlySpan<char> written, XlsxKind kind, int style, XlsxShared shared, WorkbookPool pool)
    {
        switch (kind)
        {
            case XlsxKind.Shared:
                return Number(written) is { } index && index >= 0 && index < shared.Strings.Count
                    ? pool.OfText(shared.Strings[(int)index])
                    : throw new InvalidDataException("A cell refers to a shared string that is not there.");
            case XlsxKind.Number when Number(written) is { } number:
                return Shown(number, style < 0 || style >= shared.Styles.Count ? ShownAs.Number : shared.Styles[style], shared.From1904, pool);
            case XlsxKind.Date when DateTime.TryParseExact(written.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                return pool.OfMoment(day);
            case XlsxKind.Error:
                return Cell.Blank;
            case XlsxKind.Bool:
                return WorkbookPool.OfBool(written is "1" or "true");
            default:
                return pool.OfText(XlsxStrings.Plain(written));
        }
    }

    private static Cell Shown(double number, ShownAs shown, bool from1904, WorkbookPool pool) => shown switch
    {
        ShownAs.Moment => Moment(number, from1904) is { } moment ? pool.OfMoment(moment) : pool.OfNumber(number),
        ShownAs.Duration when Math.Abs(number) < TimeSpan.MaxValue.TotalDays => Cell.OfText(TimeSpan.FromDays(number).ToString(null, CultureInfo.InvariantCulture)),
        _ => pool.OfNumber(number),
    };

    /// <summary>Null for a number no calendar reaches.</summary>
    private static DateTime? Moment(double number, bool from1904)
    {
        // A spreadsheet has a 29 February 1900: days before it stand one further on than in any other counting.
        var serial = from1904 ? number + 1462 : number is >= 0 and < 60 ? number + 1 : number;
        return serial is > -657435.0 and < 2958465.99999999 ? DateTime.FromOADate(serial) : null;
    }

    private static double? Number(ReadOnlySpan<char> written)
    {
        if (written.Length <= PlainDigits && !written.ContainsAnyExceptInRange('0', '9'))
        {
            var whole = 0L;
            foreach (var digit in written)
            {
                whole = (whole * 10) + (digit - '0');
            }

            return whole;
        }

        return double.TryParse(written, NumberStyles.Any, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
