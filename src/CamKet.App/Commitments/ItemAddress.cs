using CamKet.App.Units;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>Where an item of a commitment in force is shown, and whose it is.</summary>
internal sealed record ItemAddress(int UnitNo, string Page)
{
    /// <summary>Null when no commitment in force has the item, or its unit is not in the register.</summary>
    public static async Task<ItemAddress?> Of(NpgsqlConnection connection, int province, Guid id, string path)
    {
        return await CommitmentStore.UnitOf(connection, province, id, path) is { } unitNo && await UnitStore.ByNumber(connection, province, unitNo) is { } unit
            ? new ItemAddress(unit.UnitNo, $"/don-vi/{unit.Slug}/cam-ket/{Uri.EscapeDataString(path)}")
            : null;
    }
}
