namespace CamKet.Documents;

/// <summary>Whether a text asks for something or tells what came of it; the same words and percentages occur in both.</summary>
internal enum Tone
{
    Demand,
    Result,
}

/// <summary>A paragraph or a result cell, cleaned and whole again where a page had broken it.</summary>
/// <param name="Owner">The office under whose heading it stands.</param>
/// <param name="Tone">What its surroundings say; a word in the sentence may say otherwise (<see cref="Tones.At"/>).</param>
internal sealed record Passage(string Text, int Line, string? Owner, Tone Tone, bool IsCell)
{
    private IReadOnlyList<Numeral>? _numerals;
    private IReadOnlyList<(int Start, int End)>? _sentences;
    private IReadOnlyList<StatedPair>? _pairs;

    /// <summary>The year the document is about, where it is known: what stands under an earlier one is past.</summary>
    public int? Year { get; init; }

    /// <summary>Lower case, character for character.</summary>
    public string Lower { get; } = PlainText.Lower(Text);

    public IReadOnlyList<Numeral> Numerals => _numerals ??= Documents.Numerals.Of(Text, Lower);

    public IReadOnlyList<(int Start, int End)> Sentences => _sentences ??= PlainText.Sentences(Text);

    public IReadOnlyList<StatedPair> Pairs => _pairs ??= PairFinder.Find(this);

    public (int Start, int End) SentenceAt(int position)
    {
        int low = 0, high = Sentences.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Sentences[middle].Start <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return Sentences.Count == 0 ? (0, Text.Length) : Sentences[low];
    }
}
