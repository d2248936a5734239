using System.Globalization;

namespace CamKet.Commitments;

/// <summary>How the fields of a draft are named, in its form and in its faults: "items[3].target.value".</summary>
public static class DraftField
{
    public static string At(string list, int index) => $"{list}[{index.ToString(CultureInfo.InvariantCulture)}]";
}
