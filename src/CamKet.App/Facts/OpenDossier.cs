using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Units;

namespace CamKet.App.Facts;

/// <param name="Versions">The newest first; empty where the unit has no dossier of this code.</param>
internal sealed record OpenedDossier(Unit Unit, IReadOnlyList<DossierVersion> Versions);

/// <summary>One dossier with everything it was before; null where there is no such unit.</summary>
internal sealed class OpenDossier(Database database, FindUnit find)
{
    public async Task<OpenedDossier?> Run(string slug, string code, CancellationToken ct)
    {
        if (await find.BySlug(slug, Reader.Staff, ct) is not { } unit)
        {
            return null;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(unit.ProvinceId), ct);
        return new(unit, await CorrectionStore.Versions(scoped.Connection, unit.ProvinceId, unit.UnitNo, code, ct));
    }
}
