using System.Globalization;
using CamKet.App.Asking;
using CamKet.App.Provenance;
using CamKet.Drill;

namespace CamKet.App.Drill;

/// <summary>The addresses of the dossiers the cells of a drill count.</summary>
internal static class CellRows
{
    /// <summary>What each column adds up.</summary>
    private static readonly Dictionary<string, string[]> Counters = new(StringComparer.Ordinal)
    {
        ["tiep-nhan"] = ["received"], ["ky-truoc"] = ["carried-over"], ["truoc-han"] = ["resolved-early"], ["dung-han"] = ["resolved-on-time"], ["tre-han"] = ["resolved-late"],
        ["rut-tu-choi-dung"] = ["withdrawn", "rejected", "stopped"], ["dang-giai-quyet"] = ["open-in-time", "open-overdue", "open-paused"], ["dang-qua-han"] = ["open-overdue"],
    };

    /// <summary>What a share is of, and among what.</summary>
    private static readonly Dictionary<string, (string[] Of, string[] Among)> Shares = new(StringComparer.Ordinal)
    {
        ["ty-le-dung-han"] = (["resolved-early", "resolved-on-time"], ["resolved-early", "resolved-on-time", "resolved-late"]), ["ty-le-truc-tuyen"] = (["received-online"], ["received"]),
    };

    /// <summary>Null where there is nothing to open.</summary>
    public static string? Of(Drilled drilled, DrillColumn column, DrillRow row)
    {
        var isShare = Shares.TryGetValue(column.Key, out var share);
        if (isShare ? column.Sort!(row) is null : !Counters.ContainsKey(column.Key) || column.Sort!(row) is null or 0)
        {
            return null;
        }

        var (asked, isTotal) = (drilled.Asked, ReferenceEquals(row, drilled.Total));
        var slug = drilled.By == DrillBy.Unit && !isTotal ? row.Key! : asked.Unit.Slug;
        var filter = isTotal ? BehindFilter.None : drilled.By switch
        {
            DrillBy.Field => BehindFilter.None with { Field = AddressedText.Of(row.Key) },
            DrillBy.Section => BehindFilter.None with { Section = AddressedText.Of(row.Key) },
            DrillBy.Procedure => BehindFilter.None with { Procedure = AddressedText.Of(row.Key) },
            DrillBy.Officer => BehindFilter.None with { Officer = AddressedText.Of(row.Key) },
            DrillBy.Channel => BehindFilter.None with { Channel = int.Parse(row.Key!, CultureInfo.InvariantCulture) },
            _ => BehindFilter.None,
        };
        var window = drilled.By == DrillBy.Week && !isTotal ? DrillDown.Weeks(asked.Window).Single(w => BoardQuery.Iso(w.From) == row.Key) : asked.Window;
        var (of, among) = isShare ? share : (Counters[column.Key], []);
        return new FigureQuery(slug, null, of, among, window.From, window.To, null, asked.KnownAt, null, filter, 1)
        {
            Table = Links.With(
                FigureQuery.Drills, ("don-vi", asked.IsProvince ? null : asked.Unit.Code), ("tu", BoardQuery.Iso(asked.Window.From)), ("den", BoardQuery.Iso(asked.Window.To)),
                ("theo", DrillWays.Code(drilled.By)), ("biet", Moments.Write(asked.KnownAt))),
        }.Address() + (isShare ? "" : "#dong");
    }
}
