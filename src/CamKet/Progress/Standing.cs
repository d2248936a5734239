namespace CamKet.Progress;

/// <summary>
/// A unit's place in a list somebody published or submitted: score, rank of so many, grade. Never computed from other
/// units' unpublished scores.
/// </summary>
/// <param name="List">The catalog's code of the list, which is a measure of shape "score": par-index, task-completion.</param>
/// <param name="Provisional">Submitted, not yet published: printed "tạm tính".</param>
public sealed record Standing(
    string List,
    int Year,
    decimal? Score,
    int? Rank,
    int? Of,
    string? Grade,
    bool Provisional,
    string DecisionNumber,
    DateOnly? DecisionDay);

/// <summary>The words of a scale, worst first ("Hài lòng" before "Rất hài lòng"). It belongs to the decision that sets it.</summary>
public sealed record Ladder(string Code, string Name, IReadOnlyList<string> Steps)
{
    /// <summary>Place of the word on the ladder, 0 the worst; null when it is not one of its words.</summary>
    public int? Step(string? word)
    {
        if (word is null)
        {
            return null;
        }

        var wanted = Fold(word);
        for (var i = 0; i < Steps.Count; i++)
        {
            if (string.Equals(Fold(Steps[i]), wanted, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return null;
    }

    private static string Fold(string word) => word.Trim().Normalize().ToLowerInvariant();
}
