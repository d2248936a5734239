using System.Globalization;
using CamKet.App.Provenance;
using CamKet.Drill;

namespace CamKet.App.Drill;

/// <summary>The addresses of the dossiers the cells of a drill count.</summary>
internal static class CellRows
{
    /// <summary>The columns of one counter; a list of dossiers is of one, so what is open, of three, has none.</summary>
    private static readonly Dictionary<string, string> Counters = new(StringComparer.Ordinal)
    {
        ["tiep-nhan"] = "received", ["ky-truoc"] = "carried-over", ["truoc-han"] = "resolved-early", ["dung-han"] = "resolved-on-time", ["tre-han"] = "resolved-late",
        ["dang-qua-han"] = "open-overdue",
    };

    /// <summary>Which numbers open, in a sentence for above the table; empty where none do.</summary>
    public static string Hint(Drilled drilled) => drilled switch
    {
        { By: DrillBy.Unit } => " Bấm một con số để xem từng hồ sơ.",
        { Asked.IsGroup: true } => "",
        _ => " Bấm một con số để xem từng hồ sơ.",
    };

    /// <summary>Null where the list of a figure cannot show these and no others: those of several counters, or of several units.</summary>
    public static string? Of(Drilled drilled, DrillColumn column, DrillRow row)
    {
        if (!Counters.TryGetValue(column.Key, out var counter) || column.Sort!(row) is null or 0)
        {
            return null;
        }

        var (asked, isTotal) = (drilled.Asked, ReferenceEquals(row, drilled.Total));
        var slug = drilled.By == DrillBy.Unit && !isTotal ? row.Key : asked.IsGroup ? null : asked.Unit.Slug;
        var filter = isTotal ? BehindFilter.None : drilled.By switch
        {
            DrillBy.Field => BehindFilter.None with { Field = AddressedText.Of(row.Key) },
            DrillBy.Section => BehindFilter.None with { Section = AddressedText.Of(row.Key) },
            DrillBy.Procedure => BehindFilter.None with { Procedure = AddressedText.Of(row.Key) },
            DrillBy.Officer => BehindFilter.None with { Officer = AddressedText.Of(row.Key) },
            DrillBy.Channel => BehindFilter.None with { Channel = int.Parse(row.Key!, CultureInfo.InvariantCulture) },
            _ => BehindFilter.None,
        };
        if (slug is null)
        {
            return null;
        }

        var window = drilled.By == DrillBy.Week && !isTotal ? DrillDown.Weeks(asked.Window).Single(w => Board.BoardQuery.Iso(w.From) == row.Key) : asked.Window;
        return new FigureQuery(slug, null, [counter], [], window.From, window.To, null, null, counter, filter, 1).Address() + "#dong";
    }
}
