namespace CamKet.Measures;

/// <summary>What several units have together: "đủ 137/141 đơn vị" is said beside it.</summary>
/// <param name="Values">All that is known, of units covered in part too; null where no unit is covered.</param>
/// <param name="Covered">Of <paramref name="Units"/>, those whose extracts cover the whole window.</param>
public sealed record GroupAnswer(FigureQuestion Question, CounterValues? Values, int Covered, int Units)
{
    public static GroupAnswer Of(FigureQuestion question, CounterValues values, int covered, int units) =>
        new(question, IsKnown(covered, units) ? values : null, covered, units);

    /// <summary>
    /// There is something to add up: the whole window of one unit; of several that of one at least. What is not covered is not nought.
    /// </summary>
    public static bool IsKnown(int covered, int units) => units == 1 ? covered == 1 : covered > 0;
}
