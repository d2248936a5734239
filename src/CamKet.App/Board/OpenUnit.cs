using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Units;
using CamKet.Units;

namespace CamKet.App.Board;

/// <param name="Above">The unit it belongs to; null for a province.</param>
/// <param name="Successors">The names of the units it went into; empty while it has not ended.</param>
/// <param name="Standing">Null while no unit of the province is known.</param>
/// <param name="Upcoming">What the unit has promised to do by a day that is near.</param>
internal sealed record OpenedUnit(
    Unit Unit, Unit? Above, IReadOnlyList<string> Successors, ProvinceStanding? Standing, UnitStanding? Own, IReadOnlyList<UpcomingDuty> Upcoming);

/// <summary>One unit and where its promises stand; null where there is no such unit.</summary>
internal sealed class OpenUnit(Database database, Standings standings, DutyCalendar duties)
{
    public async Task<OpenedUnit?> Run(string slug, BoardQuery query, Reader reader, CancellationToken ct)
    {
        Unit unit;
        Unit? above;
        IReadOnlyList<string> successors;
        await using (var connection = await database.Open(reader, ct))
        {
            if (await UnitStore.BySlug(connection, slug) is not { } found)
            {
                return null;
            }

            unit = found;
            successors = (await ProgressStore.Ended(connection, unit.ProvinceId, [unit.UnitNo])).GetValueOrDefault(unit.UnitNo).Successors ?? [];
            above = unit.ParentNo is { } parent ? await UnitStore.ByNumber(connection, unit.ProvinceId, parent) : null;
        }

        var standing = await standings.Of(query, unit, reader, ct);
        var own = standing?.Units.FirstOrDefault(u => u.Unit.UnitNo == unit.UnitNo);
        return new(unit, above, successors, standing, own, own is null ? [] : duties.Of(own.Commitments, standing!.AsOf));
    }
}
