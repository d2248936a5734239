using CamKet.Text;

namespace CamKet.Measures;

/// <summary>A measure that may be meant by a text, and how many letters of the text say so.</summary>
public sealed record MeasureSuggestion(string Code, int Weight);

/// <summary>The measures of the catalog, each code once.</summary>
public sealed class MeasureCatalog
{
    private readonly Dictionary<string, MeasureDefinition> byCode;
    private readonly List<(string Code, string[] Parts)> phrases;

    /// <exception cref="ArgumentException">A code stands twice.</exception>
    public MeasureCatalog(IReadOnlyList<MeasureDefinition> measures)
    {
        All = measures;
        byCode = measures.ToDictionary(m => m.Code, StringComparer.Ordinal);
        phrases = [.. measures.SelectMany(m => m.Phrases.Select(p => (m.Code, p.Split('+').Select(VietnameseText.Fold).ToArray())))];
    }

    public IReadOnlyList<MeasureDefinition> All { get; }

    public MeasureDefinition? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>
    /// The measures whose phrases occur in the text, tone marks and case aside, the longest match first; at equal length in
    /// catalog order. A suggestion for a person to confirm, never a decision.
    /// </summary>
    public IReadOnlyList<MeasureSuggestion> Suggest(string text)
    {
        var folded = " " + VietnameseText.Fold(text) + " ";
        return [.. phrases
            .Where(p => p.Parts.All(part => folded.Contains(" " + part + " ", StringComparison.Ordinal)))
            .GroupBy(p => p.Code, StringComparer.Ordinal)
            .Select(g => new MeasureSuggestion(g.Key, g.Max(p => p.Parts.Sum(part => part.Length))))
            .OrderByDescending(s => s.Weight)];
    }
}
