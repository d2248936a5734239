using System.Globalization;
using CamKet.App.Asking;
using CamKet.App.Provenance;
using CamKet.Drill;
using CamKet.Figures;
using CamKet.Measures;

namespace CamKet.App.Drill;

/// <summary>The addresses of the dossiers the cells of a drill count.</summary>
internal static class CellRows
{
    /// <summary>Null where there is nothing to open.</summary>
    public static string? Of(Drilled drilled, DrillColumn column, DrillRow row)
    {
        var isShare = column.Value(row) is Ratio;
        if (column.Measure is not { } measure || (isShare ? column.Sort!(row) is null : column.Sort!(row) is null or 0))
        {
            return null;
        }

        var (asked, isTotal) = (drilled.Asked, ReferenceEquals(row, drilled.Total));
        var slug = drilled.By == FigureGrouping.Unit && !isTotal ? row.Key! : asked.Unit.Slug;
        var filter = isTotal ? FigureRowFilter.None : drilled.By switch
        {
            FigureGrouping.Field => FigureRowFilter.None with { Field = AddressedText.Of(row.Key) },
            FigureGrouping.Section => FigureRowFilter.None with { Section = AddressedText.Of(row.Key) },
            FigureGrouping.Procedure => FigureRowFilter.None with { Procedure = AddressedText.Of(row.Key) },
            FigureGrouping.Officer => FigureRowFilter.None with { Officer = AddressedText.Of(row.Key) },
            FigureGrouping.Channel => FigureRowFilter.None with { Channel = int.Parse(row.Key!, CultureInfo.InvariantCulture) },
            _ => FigureRowFilter.None,
        };
        var window = drilled.By == FigureGrouping.Week && !isTotal ? asked.Window.Weeks().Single(w => BoardQuery.Iso(w.From) == row.Key) : asked.Window;
        return new FigureQuery(slug, measure, [], [], window.From, window.To, null, asked.KnownAt, null, filter, 1)
        {
            Table = Links.With(
                FigureQuery.Drills, ("don-vi", asked.IsProvince ? null : asked.Unit.Code), ("tu", BoardQuery.Iso(asked.Window.From)), ("den", BoardQuery.Iso(asked.Window.To)),
                ("theo", DrillWays.Code(drilled.By)), ("biet", VietnamMoment.Write(asked.KnownAt))),
        }.Address() + (isShare ? "" : "#dong");
    }
}
