namespace CamKet.App.Board;

/// <summary>What came of a form of a promise.</summary>
internal abstract record ItemFormOutcome
{
    private ItemFormOutcome()
    {
    }

    /// <summary>No commitment in force has the promise.</summary>
    public sealed record NotThere : ItemFormOutcome;

    /// <param name="Field">The first that has to be mended, by its name in the form.</param>
    public sealed record Refused(ItemAddress At, string Field) : ItemFormOutcome;

    public sealed record Done(ItemAddress At) : ItemFormOutcome;
}
