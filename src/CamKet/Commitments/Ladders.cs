namespace CamKet.Commitments;

/// <summary>A named ladder of grades, worst first: "Tốt" is a grade on one, "Rất hài lòng" on another, and only steps of one ladder compare.</summary>
/// <param name="Code">As in <see cref="Target.Ladder"/>.</param>
/// <param name="Steps">Worst first, as the ladder writes them.</param>
public sealed record GradeLadder(string Code, IReadOnlyList<string> Steps)
{
    /// <summary>Where the word stands, 0 the worst; null when it is not on this ladder.</summary>
    public int? Step(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        for (var i = 0; i < Steps.Count; i++)
        {
            if (string.Equals(Steps[i], word.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }
}

public static class Ladders
{
    /// <summary>The ladders every province uses; one with other words hands its own in.</summary>
    public static IReadOnlyList<GradeLadder> Common { get; } =
    [
        new("rating", ["Yếu", "Trung bình", "Khá", "Tốt", "Rất tốt", "Xuất sắc"]),
        new("satisfaction", ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]),
        new("performance", ["Không hoàn thành nhiệm vụ", "Hoàn thành nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"]),
    ];
}
