using CamKet.App.Platform;
using CamKet.Units;

namespace CamKet.App.Units;

/// <summary>Puts the catalog's units into the database; twice changes nothing, and units imported meanwhile stay.</summary>
internal sealed class LoadCatalogUnits(Database database)
{
    public async Task Load(UnitRegister catalog, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var taken = await UnitStore.Slugs(connection);
        var units = catalog.Units.OrderBy(unit => unit.ProvinceId).ThenBy(unit => unit.UnitNo)
            .Select(unit => taken.Add(unit.Slug) ? unit : unit with { Slug = unit.Slug + "-" + unit.Code });
        await UnitStore.Save(connection, [.. units]);
        await UnitStore.Save(connection, [.. catalog.Successions]);
        await transaction.CommitAsync(ct);
    }
}
