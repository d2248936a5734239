using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Units;

/// <summary>A unit as an option of a list.</summary>
internal static class UnitChoice
{
    /// <summary>"Phường 4 (19345, đến 30/06/2025)": units share names and codes are used again, so the days it is of stand there where it has any.</summary>
    public static string Text(Unit unit) => $"{unit.Name} ({string.Join(", ", Parts(unit))})";

    private static IEnumerable<string> Parts(Unit unit)
    {
        yield return unit.Code;
        if (unit.ValidFrom is { } from)
        {
            yield return $"từ {VietnameseDate.Print(from)}";
        }

        if (unit.ValidTo is { } to)
        {
            yield return $"đến {VietnameseDate.Print(to)}";
        }
    }
}
