namespace CamKet.Procedures;

public enum LimitUnit
{
    Hours,
    WorkingDays,
    CalendarDays,
}

/// <summary>How long processing may take. A limit in hours is judged by the minute, all others by the date. Zero working days: the same day.</summary>
public sealed record TimeLimit(int Value, LimitUnit Unit);

/// <summary>An administrative procedure (thủ tục hành chính) as it stood between two days.</summary>
/// <param name="Code">The national database's code, "1.004884".</param>
/// <param name="Field">Lĩnh vực, which belongs to a section.</param>
/// <param name="Level">Toàn trình, một phần, or not online.</param>
/// <param name="HasFee">Carries a fee, charge or tax.</param>
/// <param name="Section">Bộ phận that deals with it.</param>
/// <param name="Interlinked">Passed on between authorities (liên thông).</param>
/// <param name="ValidFrom">Null: since before the catalogue begins.</param>
/// <param name="ValidTo">Last day; null while it stands.</param>
/// <param name="Published">The day it was published; null where not known.</param>
public sealed record Procedure(
    string Code,
    string Name,
    string Field,
    ServiceLevel Level,
    bool HasFee,
    TimeLimit Limit,
    string Section,
    bool Interlinked,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    DateOnly? Published);

/// <summary>The procedures of all days; of one code at most one is valid on a day.</summary>
public sealed class ProcedureCatalog
{
    /// <exception cref="ArgumentException">Two entries of one code are valid on the same day.</exception>
    public ProcedureCatalog(IEnumerable<Procedure> procedures)
    {
        All = [.. procedures];
        foreach (var versions in All.GroupBy(procedure => procedure.Code, StringComparer.Ordinal))
        {
            var inOrder = versions.OrderBy(p => p.ValidFrom ?? DateOnly.MinValue).ToList();
            if (inOrder.Zip(inOrder.Skip(1)).Any(pair => pair.First.ValidTo is not { } end || end >= pair.Second.ValidFrom))
            {
                throw new ArgumentException($"Procedure {versions.Key} is valid twice on one day.", nameof(procedures));
            }
        }
    }

    public IReadOnlyList<Procedure> All { get; }
}
