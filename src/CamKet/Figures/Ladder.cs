namespace CamKet.Figures;

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
