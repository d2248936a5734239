namespace CamKet.Units;

/// <summary>
/// A unit's number within its province, taken from the published codes and not from the order of loading, so that loading
/// more units never renumbers one. It follows the tree: a unit's descendants are its number to its last number.
/// </summary>
/// <remarks>
/// Until 30/6/2025: province 1–99,999,999; district d from d × 100,000; a commune its district's number plus its own code.
/// From 1/7/2025: province 100,000,000–199,999,999; a commune 100,000,000 plus its code. Both trees of a province lie side
/// by side under one province id, and a number never changes its meaning when a code is used again.
/// </remarks>
public static class UnitNumber
{
    /// <summary>First day of the two levels: Law 72/2025/QH15.</summary>
    public static readonly DateOnly TwoLevels = new(2025, 7, 1);

    private const int DistrictSpan = 100_000;
    private const int SecondTree = 100_000_000;

    public static (int No, int Last) Province(bool twoLevels) =>
        twoLevels ? (SecondTree, (2 * SecondTree) - 1) : (1, SecondTree - 1);

    /// <param name="code">3 digits.</param>
    public static (int No, int Last) District(string code)
    {
        var no = Read(code, 3) * DistrictSpan;
        return (no, no + DistrictSpan - 1);
    }

    /// <param name="districtCode">Null from 1/7/2025.</param>
    public static (int No, int Last) Commune(string? districtCode, string code)
    {
        var no = (districtCode is null ? SecondTree : District(districtCode).No) + Read(code, 5);
        return (no, no);
    }

    private static int Read(string code, int digits) => code.Length == digits && code.All(char.IsAsciiDigit)
        ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)
        : throw new ArgumentException($"A code of {digits} digits was wanted, not \"{code}\".", nameof(code));
}
