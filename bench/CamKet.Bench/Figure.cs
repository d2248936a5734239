using CamKet.App.Documents;

namespace CamKet.Bench;

/// <summary>What one figure came to.</summary>
/// <param name="Name">As the requirement names it.</param>
/// <param name="Value">Null where it could not be taken in this run; <paramref name="Notes"/> then says why.</param>
/// <param name="Limit">What it may be at most, or must be at least, in words.</param>
/// <param name="Notes">What the value was made of.</param>
internal sealed record Taken(string Name, double? Value, string Limit, IReadOnlyList<string> Notes)
{
    /// <summary>The middle of as many rounds as were asked for; otherwise taken once.</summary>
    public bool IsMedian { get; init; } = true;
}

/// <summary>A figure, or several that come out of the same work. One file each, listed in <see cref="Figures"/>.</summary>
/// <param name="Names">Any of them is what <c>--only</c> takes.</param>
internal sealed record Figure(IReadOnlyList<string> Names, string Says, Func<BenchWorld, CancellationToken, Task<IReadOnlyList<Taken>>> Take);

internal static class Figures
{
    public static IReadOnlyList<Figure> All { get; } =
    [
        CsvOverCopy.Figure,
        XlsxOverRead.Figure,
        XlsxReaders.Figure,
        ImportPeak.Figure,
        QuerySize.Figure,
        CorrectionTime.Figure,
        PageOverStatic.Figure,
        CsvIntoFull.Figure,
        Dhis2Shape.Figure,
        ReadingLength.Figure,
    ];
}
