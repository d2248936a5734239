using CamKet.App.Units;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>Where an item of a commitment in force is shown, and whose it is.</summary>
internal sealed record ItemAddress(int UnitNo, string Page)
{
    /// <summary>Null when no commitment in force has the item, or its unit is not in the register.</summary>
    public static async Task<ItemAddress?> Of(NpgsqlConnection connection, int province, Guid id, string path)
    {
        var all = await CommitmentStore.InForce(connection, province, 0, int.MaxValue);
        return all.FirstOrDefault(c => c.Id == id) is { } commitment && commitment.Items.Any(i => i.Path == path)
            && await UnitStore.ByNumber(connection, province, commitment.UnitNo) is { } unit
                ? new ItemAddress(unit.UnitNo, $"/don-vi/{unit.Slug}/cam-ket/{Uri.EscapeDataString(path)}")
                : null;
    }
}
