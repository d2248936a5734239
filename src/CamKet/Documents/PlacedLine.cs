namespace CamKet.Documents;

/// <summary>A word and where it stands across the page, in points or in characters.</summary>
internal readonly record struct PlacedWord(string Text, double Left, double Right)
{
    public double Middle => (Left + Right) / 2;
}

/// <summary>Words of a line with no white gap among them.</summary>
internal sealed record PlacedPiece(IReadOnlyList<PlacedWord> Words)
{
    public double Left => Words[0].Left;

    public double Right => Words[^1].Right;

    public string Text { get; } = string.Join(' ', Words.Select(w => w.Text));
}

/// <param name="AfterGap">Empty paper, more than between lines of one paragraph, stands above it.</param>
internal sealed record PlacedLine(IReadOnlyList<PlacedPiece> Pieces, int Line, bool AfterGap)
{
    public string Text => string.Join(' ', Pieces.Select(p => p.Text));
}
