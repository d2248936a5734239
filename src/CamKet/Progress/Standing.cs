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
