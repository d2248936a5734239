namespace CamKet.Time;

/// <summary>Days that one window and the one after it leave out, or both count.</summary>
/// <param name="Overlaps">True: counted twice; false: counted by neither.</param>
public sealed record WindowBreak(Window Days, bool Overlaps)
{
    /// <summary>
    /// What lies between a window and a later one: with one that ends on 10/11 and the next from 15/12, 11/11–14/12 are
    /// counted by neither. Null where the later begins the day after, and where one holds the other whole: a report of the
    /// year so far counts what the report before it counted, and is meant to.
    /// </summary>
    public static WindowBreak? Between(Window earlier, Window later) =>
        later.From > earlier.To.AddDays(1) ? new(new(earlier.To.AddDays(1), later.From.AddDays(-1)), Overlaps: false)
        : later.From > earlier.To || later.Contains(earlier) || earlier.Contains(later) ? null
        : new(new(later.From, earlier.To), Overlaps: true);
}
