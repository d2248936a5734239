using CamKet.App.Platform;
using CamKet.Units;
using Npgsql;

namespace CamKet.App.Units;

/// <summary>Which rows are a unit's.</summary>
internal static class UnitScope
{
    /// <summary>Its dossiers lie with the units below it, be it only one.</summary>
    public static bool IsGroup(Unit unit) => unit.Kind is UnitKind.Province or UnitKind.District;

    /// <summary>A province is all of its units, those before 1/7/2025 too: a window may lie across the day.</summary>
    public static Scope Of(Unit unit) =>
        unit.Kind == UnitKind.Province ? Scope.WholeProvince(unit.ProvinceId) : new(unit.ProvinceId, unit.UnitNo, unit.LastNo);

    /// <summary>The numbers of the units whose figures add up to a unit's: the communes a province or district has on a day; every other unit alone.</summary>
    public static async Task<IReadOnlyCollection<int>> AddedUp(NpgsqlConnection connection, Unit unit, DateOnly at) => IsGroup(unit)
        ? [.. (await UnitStore.OfProvince(connection, unit.ProvinceId, at))
            .Where(u => u.Kind.IsCommuneLevel() && u.UnitNo >= unit.UnitNo && u.UnitNo <= unit.LastNo).Select(u => u.UnitNo)]
        : [unit.UnitNo];
}
