using CamKet.App.Asking;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Units;

namespace CamKet.App.Board;

/// <param name="Unit">Null where the address names none.</param>
/// <param name="Found">The promises of the window that bear the number.</param>
/// <param name="Former">Where none of them does: the last promise that did.</param>
internal sealed record NumberedItems(Unit? Unit, IReadOnlyList<(CommitmentItem Item, Commitment Of)> Found, Guid? Former)
{
    /// <summary>The one promise the number can mean; null where there is none, and where a person has to choose.</summary>
    public Guid? Only => Found is [var one] ? one.Item.Id : Former;
}

/// <summary>What an address by the printed number means, as addresses were before promises had an identity.</summary>
internal sealed class OpenItemByNumber(Database database, FindUnit units, Standings standings)
{
    public async Task<NumberedItems> Run(string slug, string number, BoardQuery query, Reader reader, CancellationToken ct)
    {
        if (await units.BySlug(slug, reader, ct) is not { } unit)
        {
            return new(null, [], null);
        }

        var own = (await standings.Of(query, unit, reader, ct))?.Units.FirstOrDefault();
        IReadOnlyList<(CommitmentItem, Commitment)> found = [.. own?.Commitments.SelectMany(c => c.Items.Where(i => i.Path == number).Select(i => (i, c))) ?? []];
        if (found.Count > 0)
        {
            return new(unit, found, null);
        }

        await using var scoped = await database.InScope(new Scope(unit.ProvinceId, unit.UnitNo, unit.UnitNo), reader, ct);
        return new(unit, [], await CommitmentStore.EverNumbered(scoped.Connection, unit.ProvinceId, unit.UnitNo, number) is [var last, ..] ? last : null);
    }
}
