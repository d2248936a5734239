using CamKet.Measures;

namespace CamKet.Forms;

/// <summary>A head of a form: a column with its figure, or a head above others.</summary>
/// <param name="Figure">What the column prints, by the codes of <see cref="FormFigures"/>; null above other heads, and for a column the system holds no data for.</param>
/// <param name="Parts">The heads beneath; none: a column.</param>
public sealed record FormHead(string Name, string? Figure, IReadOnlyList<FormHead> Parts)
{
    /// <summary>The running number of a row.</summary>
    public const string RowNumber = "row";

    /// <summary>The field of procedures a row is of.</summary>
    public const string Field = "field";

    public IEnumerable<FormHead> Columns => Parts.Count == 0 ? [this] : Parts.SelectMany(p => p.Columns);

    /// <summary>Rows of heads it takes, its own included.</summary>
    public int Depth => 1 + Parts.Select(p => p.Depth).DefaultIfEmpty(0).Max();
}

/// <summary>
/// A form as it is printed: merged heads, its columns numbered from (1) in their order, and what must hold between them. Data, because
/// offices issue it anew; the wording of an edition whose text is not at hand says so in its source.
/// </summary>
/// <param name="Code">"06a", "07a".</param>
/// <param name="Edition">Which states stand in which column; null where every state has a column of its own.</param>
/// <param name="Counted">"Đơn vị tính" as the form prints it: what its figures are numbers of.</param>
/// <param name="Identities">"3 = 4 + 5 + 6", by column numbers.</param>
public sealed record FormSheet(
    string Code, string Name, string Title, MeasureSource Source, string? Edition, string Counted, IReadOnlyList<FormHead> Heads, IReadOnlyList<FormIdentity> Identities, string? Note)
{
    public IReadOnlyList<FormHead> Columns { get; } = [.. Heads.SelectMany(h => h.Columns)];

    /// <summary>Rows the heads take, without the row of column numbers.</summary>
    public int Depth => Heads.Max(h => h.Depth);
}

/// <summary>Column <paramref name="Sum"/> is the sum of the others.</summary>
public sealed record FormIdentity(int Sum, IReadOnlyList<int> Parts)
{
    /// <exception cref="FormatException">Not written as "3 = 4 + 5".</exception>
    public static FormIdentity Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sides = text.Split('=', StringSplitOptions.TrimEntries);
        return sides.Length == 2
            ? new(Number(sides[0]), [.. sides[1].Split('+', StringSplitOptions.TrimEntries).Select(Number)])
            : throw new FormatException($"“{text}” is no identity of columns.");
    }

    public override string ToString() => $"{Sum} = {string.Join(" + ", Parts)}";

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
