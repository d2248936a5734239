using CamKet.Figures;

namespace CamKet.Measures;

/// <summary>
/// How many of the units that a number is of are covered. A number over several units is what those have that sent their extracts: wherever it is
/// printed, this is said beside it, and nothing where all are covered.
/// </summary>
/// <param name="Covered">Of <paramref name="Units"/>, those whose extracts cover the whole window.</param>
public sealed record GroupCover(int Covered, int Units)
{
    /// <summary>
    /// There is something to add up: one unit asked alone is covered, or at least one of several. What is not covered is unknown, not zero.
    /// </summary>
    public bool IsKnown => Units == 1 ? Covered == 1 : Covered > 0;

    /// <summary>False where there is no unit at all.</summary>
    public bool IsComplete => Units > 0 && Covered == Units;

    /// <summary>"đủ 137/141 đơn vị"; null where all are covered, and for one unit, which says until when it has data.</summary>
    public string? Words => Units > 1 && !IsComplete ? $"đủ {Print.Number(Covered)}/{Print.Number(Units)} đơn vị" : null;

    /// <summary>What a number is called, with the units it holds where some lack: "Tổng cộng (đủ 137/141 đơn vị)".</summary>
    public string Beside(string name) => Words is { } words ? $"{name} ({words})" : name;
}
