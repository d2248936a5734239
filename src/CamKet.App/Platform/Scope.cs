namespace CamKet.App.Platform;

/// <summary>
/// Which rows a transaction may see: one province, and in it the units numbered low..high. Unit numbers follow the tree,
/// so a unit with everything below it is unit_no..last_no.
/// </summary>
public readonly record struct Scope
{
    public Scope(int province, int unitLow, int unitHigh)
    {
        if (unitHigh < unitLow)
        {
            throw new ArgumentOutOfRangeException(nameof(unitHigh), unitHigh, "A scope ends at or after the unit it begins with.");
        }

        Province = province;
        UnitLow = unitLow;
        UnitHigh = unitHigh;
    }

    public int Province { get; }

    public int UnitLow { get; }

    public int UnitHigh { get; }

    public static Scope WholeProvince(int province) => new(province, 0, int.MaxValue);
}
