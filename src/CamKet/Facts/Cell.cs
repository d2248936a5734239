using System.Globalization;
using CamKet.Figures;
using CamKet.Time;

namespace CamKet.Facts;

public enum CellKind
{
    Blank,
    Text,
    Number,
    Moment,
}

/// <summary>
/// One cell of an extract as the file gave it. A number or a date the workbook stored as such is taken at its word; text
/// is read by the rules of <see cref="VietnameseNumber"/> and <see cref="WrittenMoment"/>.
/// </summary>
public readonly record struct Cell
{
    private readonly string? text;
    private readonly decimal number;
    private readonly DateTime moment;

    private Cell(CellKind kind, string? text, decimal number, DateTime moment)
    {
        Kind = kind;
        this.text = text;
        this.number = number;
        this.moment = moment;
    }

    public static Cell Blank => default;

    public CellKind Kind { get; }

    public bool IsBlank => Kind == CellKind.Blank;

    /// <summary>Text is normalised to NFC and trimmed; nothing but space is blank.</summary>
    public static Cell OfText(string? text)
    {
        if (text is null)
        {
            return Blank;
        }

        var trimmed = text.Replace('\u00a0', ' ').Trim();
        return trimmed.Length == 0
            ? Blank
            : new Cell(CellKind.Text, trimmed.IsNormalized() ? trimmed : trimmed.Normalize(), 0, default);
    }

    public static Cell OfNumber(decimal value) => new(CellKind.Number, null, value, default);

    public static Cell OfMoment(DateTime value) => new(CellKind.Moment, null, 0, value);

    /// <summary>What stands in the cell, as it is shown to a person and kept in quarantine.</summary>
    public string Text => Kind switch
    {
        CellKind.Blank => "",
        CellKind.Text => text!,
        CellKind.Number => (number / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture).Replace('.', ','),
        CellKind.Moment => WrittenMoment.Print(moment),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The number in the cell: null when blank; <see cref="NumberReading.Ambiguous"/> only from text.</summary>
    public NumberReading? ReadNumber() => Kind switch
    {
        CellKind.Blank => null,
        CellKind.Number => new NumberReading.Number(number, 0),
        CellKind.Text => VietnameseNumber.Read(StripUnit(text!)),
        CellKind.Moment => new NumberReading.NotANumber(Text),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The date in the cell: null when blank; a workbook's bare serial number is a date too.</summary>
    public MomentReading? ReadMoment() => Kind switch
    {
        CellKind.Blank => null,
        CellKind.Moment => new MomentReading.Moment(moment, moment.TimeOfDay != TimeSpan.Zero),
        CellKind.Number => WrittenMoment.FromSerial(number),
        CellKind.Text => WrittenMoment.Read(text!),
        _ => throw new InvalidOperationException(),
    };

    private static string StripUnit(string value)
    {
        foreach (var unit in (string[])["đồng", "VNĐ", "VND", "đ"])
        {
            if (value.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return value[..^unit.Length].TrimEnd();
            }
        }

        return value;
    }
}
