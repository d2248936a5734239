namespace CamKet.App.Provenance;

/// <param name="Field">Null: any; otherwise as <see cref="AddressedText"/> writes it. The same holds for the other texts.</param>
/// <param name="Text">Part of a code, number or name.</param>
public sealed record FigureRowFilter(
    string? Field = null, string? Section = null, string? Procedure = null, string? Officer = null, int? Channel = null, int? State = null, string? Text = null)
{
    public static FigureRowFilter None { get; } = new();

    /// <summary>
    /// The part of a unit's dossiers it is about, told by what they are: a figure can be asked of it. How they stand and what they are called only
    /// narrows the list.
    /// </summary>
    public FigureRowFilter Part => this with { State = null, Text = null };
}

/// <param name="Said">Null: nothing.</param>
/// <param name="Name">What else it is called.</param>
public sealed record FigureRowChoice(string? Said, string? Name, int Count)
{
    private const int LongestWords = 100;

    /// <summary>As a page calls it; names of procedures run to hundreds of letters.</summary>
    public string Words
    {
        get
        {
            var words = Said is null ? "(không ghi)" : Name is null || Name == Said ? Said : $"{Said} – {Name}";
            return words.Length <= LongestWords ? words : string.Concat(words.EnumerateRunes().Take(LongestWords)) + "…";
        }
    }
}

/// <summary>What facts can be told apart by, with how many there are of each, the most first.</summary>
public sealed record FigureRowChoices(
    IReadOnlyList<FigureRowChoice> Fields, IReadOnlyList<FigureRowChoice> Sections, IReadOnlyList<FigureRowChoice> Procedures, IReadOnlyList<FigureRowChoice> Officers,
    IReadOnlyList<(int Value, int Count)> Channels, IReadOnlyList<(int Value, int Count)> States);

/// <param name="Facts">How many facts.</param>
/// <param name="Value">What is counted of them: the same, what is summed of them, or their different procedures.</param>
public sealed record FigureRowSum(int Facts, decimal Value);

public sealed record FigureRowTotals(FigureRowSum Sum, FigureRowChoices Choices);
