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
    DateOnly? Published)
{
    public bool IsValidAt(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}

/// <summary>Procedures by code and date: a dossier keeps the procedure of the day it was received.</summary>
public sealed class ProcedureCatalog
{
    private readonly ILookup<string, Procedure> byCode;

    /// <exception cref="ArgumentException">Two entries of one code are valid on the same day.</exception>
    public ProcedureCatalog(IEnumerable<Procedure> procedures)
    {
        All = [.. procedures];
        byCode = All.ToLookup(procedure => procedure.Code, StringComparer.Ordinal);
        foreach (var versions in byCode.Where(group => group.Count() > 1))
        {
            var inOrder = versions.OrderBy(p => p.ValidFrom ?? DateOnly.MinValue).ToList();
            if (inOrder.Zip(inOrder.Skip(1)).Any(pair => pair.First.ValidTo is not { } end || end >= pair.Second.ValidFrom))
            {
                throw new ArgumentException($"Procedure {versions.Key} is valid twice on one day.", nameof(procedures));
            }
        }
    }

    public IReadOnlyList<Procedure> All { get; }

    /// <summary>The procedure of that day. Codes with a suffix of the province ("1.010708.000.00.00.H56") are found by what stands before it.</summary>
    public Procedure? Find(string code, DateOnly at) =>
        byCode[code].FirstOrDefault(p => p.IsValidAt(at)) ?? byCode[Short(code)].FirstOrDefault(p => p.IsValidAt(at));

    private static string Short(string code)
    {
        var dots = code.Split('.');
        return dots.Length > 2 ? dots[0] + "." + dots[1] : code;
    }
}
