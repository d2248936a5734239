namespace CamKet.Measures;

/// <summary>What several units have together, numerators added to numerators and denominators to denominators.</summary>
/// <param name="Values">All that is known, of units covered in part too; null where no unit is covered.</param>
/// <param name="Cover">How many of the units it holds, to be said beside it.</param>
public sealed record GroupAnswer(FigureQuestion Question, CounterValues? Values, GroupCover Cover)
{
    public static GroupAnswer Of(FigureQuestion question, CounterValues values, GroupCover cover)
    {
        ArgumentNullException.ThrowIfNull(cover);
        return new(question, cover.IsKnown ? values : null, cover);
    }
}
