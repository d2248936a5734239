using CamKet.App.Asking;
using CamKet.Measures;
using CamKet.Units;

namespace CamKet.App.Board;

/// <summary>The grid of a standing: the page and its exports show the same one.</summary>
internal static class BoardOf
{
    public static BoardGrid Grid(IEnumerable<UnitStanding> units, MeasureCatalog measures, BoardQuery query) => BoardGrid.Of(
        [.. units.Select(u => new BoardUnit(u.Unit.UnitNo, u.Unit.Kind.Code(), u.Unit.Name, u.Unit.Slug, u.Items))],
        [.. measures.All.Select(m => (m.Code, MeasureTitle.Short(m)))],
        query.Sort,
        query.AllColumns ? int.MaxValue : BoardGrid.Usual);
}
