namespace CamKet.Documents.Pages;

/// <summary>A box on paper in points, y downward.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double MiddleX => (Left + Right) / 2;

    public double MiddleY => (Top + Bottom) / 2;

    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public Box Union(Box other) => new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
}

/// <summary>A word where it is printed. What a font change split ("Ủ", "Y") is still two.</summary>
public sealed record PageWord(string Text, Box Box);

/// <summary>A printed page: its lines of words as the text layer groups them, and the straight rules drawn on it.</summary>
/// <param name="Rules">Horizontal rules have no height to speak of, vertical ones no width.</param>
public sealed record Page(double Width, double Height, IReadOnlyList<IReadOnlyList<PageWord>> Lines, IReadOnlyList<Box> Rules);
