namespace CamKet.App.Facts;

/// <summary>One page of a long list.</summary>
/// <param name="All">How many rows the whole list has.</param>
/// <param name="Number">Counted from 1; of an empty list the only page is empty.</param>
internal sealed record ListPage<T>(int All, int Number, IReadOnlyList<T> Rows)
{
    public const int Size = 50;

    public static ListPage<T> Empty { get; } = new(0, 1, []);

    public int Last => LastOf(All);

    /// <summary>The page that is shown where <paramref name="asked"/> is asked for: the nearest there is.</summary>
    public static int Nearest(int? asked, int all) => Math.Clamp(asked ?? 1, 1, LastOf(all));

    private static int LastOf(int all) => Math.Max(1, (all + Size - 1) / Size);
}
