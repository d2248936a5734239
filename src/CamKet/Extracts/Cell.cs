using System.Globalization;
using CamKet.Figures;
using CamKet.Text;
using CamKet.Time;

namespace CamKet.Extracts;

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
/// <remarks>
/// Most cells of a column say what others above them said. Whoever reads a file may give out one cell for all of them: what
/// was worked out from its content once is then known of each. Not for several threads at a time.
/// </remarks>
public readonly record struct Cell
{
    private readonly Content? content;

    private Cell(Content content) => this.content = content;

    public static Cell Blank => default;

    public CellKind Kind => content?.Kind ?? CellKind.Blank;

    public bool IsBlank => content is null;

    /// <summary>
    /// Text is normalised to NFC and trimmed; nothing but space is blank. Systems fill fields up with zero bytes, which no database takes in a
    /// text: they are space.
    /// </summary>
    public static Cell OfText(string? text)
    {
        if (text is null)
        {
            return Blank;
        }

        var trimmed = text.Replace('\u00a0', ' ').Replace('\0', ' ').Trim();
        return trimmed.Length == 0
            ? Blank
            : new Cell(new Content { Kind = CellKind.Text, Text = trimmed.IsNormalized() ? trimmed : trimmed.Normalize() });
    }

    public static Cell OfNumber(decimal value) => new(new Content { Kind = CellKind.Number, Number = value });

    public static Cell OfMoment(DateTime value) => new(new Content { Kind = CellKind.Moment, Moment = value });

    /// <summary>What stands in the cell, as it is shown to a person and kept in quarantine.</summary>
    public string Text => content is null ? "" : content.Text ??= content.Kind switch
    {
        CellKind.Number => (content.Number / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture).Replace('.', ','),
        CellKind.Moment => WrittenMoment.Print(content.Moment),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The text with runs of white space as one space.</summary>
    public string Tidy => content is null ? "" : content.Tidy ??= VietnameseText.Tidy(Text);

    /// <summary>The text as <see cref="VietnameseText.Fold"/> compares it.</summary>
    public string Folded => content is null ? "" : content.Folded ??= VietnameseText.Fold(Text);

    /// <summary>The number in the cell: null when blank; <see cref="NumberReading.Ambiguous"/> only from text.</summary>
    public NumberReading? ReadNumber() => content is null ? null : content.NumberReading ??= content.Kind switch
    {
        CellKind.Number => new NumberReading.Number(content.Number, 0),
        CellKind.Text => VietnameseNumber.Read(StripUnit(content.Text!)),
        CellKind.Moment => new NumberReading.NotANumber(Text),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The date in the cell: null when blank; a workbook's bare serial number is a date too.</summary>
    public MomentReading? ReadMoment() => content is null ? null : content.MomentReading ??= content.Kind switch
    {
        CellKind.Moment => new MomentReading.Moment(content.Moment, content.Moment.TimeOfDay != TimeSpan.Zero),
        CellKind.Number => WrittenMoment.FromSerial(content.Number),
        CellKind.Text => WrittenMoment.Read(content.Text!),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Our code for the system's word in the cell; null for one its table does not hold.</summary>
    internal string? Meaning(ExtractLayout layout, string field)
    {
        if (content is null)
        {
            return layout.MeaningOfFolded(field, "");
        }

        if (!ReferenceEquals(content.MeaningIn, layout) || !ReferenceEquals(content.MeaningOf, field))
        {
            (content.MeaningIn, content.MeaningOf, content.Meaning) = (layout, field, layout.MeaningOfFolded(field, Folded));
        }

        return content.Meaning;
    }

    private static string StripUnit(string value)
    {
        foreach (var unit in (ReadOnlySpan<string>)["đồng", "VNĐ", "VND", "đ"])
        {
            if (value.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return value[..^unit.Length].TrimEnd();
            }
        }

        return value;
    }

    /// <summary>What the cell holds, and what was already worked out from it.</summary>
    private sealed class Content : IEquatable<Content>
    {
        public CellKind Kind { get; init; }

        public decimal Number { get; init; }

        public DateTime Moment { get; init; }

        public string? Text { get; set; }

        public string? Tidy { get; set; }

        public string? Folded { get; set; }

        public NumberReading? NumberReading { get; set; }

        public MomentReading? MomentReading { get; set; }

        public ExtractLayout? MeaningIn { get; set; }

        public string? MeaningOf { get; set; }

        public string? Meaning { get; set; }

        public bool Equals(Content? other) => other is not null && Kind == other.Kind && Number == other.Number && Moment == other.Moment
            && (Kind != CellKind.Text || string.Equals(Text, other.Text, StringComparison.Ordinal));

        public override bool Equals(object? obj) => Equals(obj as Content);

        public override int GetHashCode() => HashCode.Combine(Kind, Number, Moment, Kind == CellKind.Text ? Text : null);
    }
}
