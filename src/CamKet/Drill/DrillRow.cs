using CamKet.Figures;
using CamKet.Measures;
using CamKet.Text;

namespace CamKet.Drill;

/// <summary>A line of a drill.</summary>
/// <param name="Key">What it is of, as the facts have it, a week by its first day, a unit by its slug; null where they say nothing.</param>
/// <param name="Open">Open at the window's end, paused and overdue ones included.</param>
/// <param name="Ended">Withdrawn, refused or stopped within the window: what came and stayed is resolved, ended or open.</param>
public sealed record DrillRow(
    string? Key, string Name, long Received, long Online, long Carried, long Early, long OnTime, long Late, long Open, long Overdue, long Ended)
{
    public long Resolved => Early + OnTime + Late;

    /// <summary>Early and on time, of resolved.</summary>
    public Ratio Punctual => Ratio.Of(Early + OnTime, Resolved);

    /// <summary>Online, of received in the window.</summary>
    public Ratio OnlineShare => Ratio.Of(Online, Received);

    public bool IsEmpty => Received + Carried + Resolved + Open == 0;

    public static DrillRow Of(string? key, string name, CounterValues counted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        return new(
            key, name, (long)counted["received"], (long)counted["received-online"], (long)counted["carried-over"], (long)counted["resolved-early"], (long)counted["resolved-on-time"],
            (long)counted["resolved-late"], (long)(counted["open-in-time"] + counted["open-paused"] + counted["open-overdue"]), (long)counted["open-overdue"],
            (long)(counted["withdrawn"] + counted["rejected"] + counted["stopped"]));
    }

    /// <summary>
    /// The whole. By week receipts and results add up, while what is carried over stands at the beginning and what is open at
    /// the end: the first and the last week's.
    /// </summary>
    public static DrillRow Total(IReadOnlyList<DrillRow> rows, FigureGrouping by, GroupCover cover)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(cover);
        var isWeek = by == FigureGrouping.Week && rows.Count > 0;
        return new(
            null, cover.Beside("Tổng cộng"), rows.Sum(r => r.Received), rows.Sum(r => r.Online), isWeek ? rows[0].Carried : rows.Sum(r => r.Carried), rows.Sum(r => r.Early),
            rows.Sum(r => r.OnTime), rows.Sum(r => r.Late), isWeek ? rows[^1].Open : rows.Sum(r => r.Open), isWeek ? rows[^1].Overdue : rows.Sum(r => r.Overdue), rows.Sum(r => r.Ended));
    }
}

/// <summary>A column of the table, and what it is sorted by.</summary>
/// <param name="Key">In the address: ?xep=qua-han, "-qua-han" the other way round.</param>
/// <param name="Measure">The measure of the catalog it prints, and opens to; null for the name.</param>
/// <param name="Sort">Null: by name.</param>
public sealed record DrillColumn(string Key, string Head, string? Measure, Func<DrillRow, object?> Value, Func<DrillRow, decimal?>? Sort)
{
    public static IReadOnlyList<DrillColumn> All { get; } =
    [
        new("ten", "", null, r => r.Name, null),
        Count("tiep-nhan", "Tiếp nhận", "received-new", r => r.Received),
        Count("ky-truoc", "Kỳ trước chuyển", "received-carried", r => r.Carried),
        Count("truoc-han", "Giải quyết trước hạn", "resolved-early", r => r.Early),
        Count("dung-han", "Đúng hạn", "resolved-on-time", r => r.OnTime),
        Count("tre-han", "Quá hạn", "resolved-late", r => r.Late),
        Count("rut-tu-choi-dung", "Rút, từ chối, dừng", "ended", r => r.Ended),
        Count("dang-giai-quyet", "Đang giải quyết", "open", r => r.Open),
        Count("dang-qua-han", "Đang quá hạn", "overdue", r => r.Overdue),
        Share("ty-le-dung-han", "Tỷ lệ đúng hạn", "on-time-resolved", r => r.Punctual),
        Share("ty-le-truc-tuyen", "Tỷ lệ trực tuyến", "online-new", r => r.OnlineShare),
    ];

    /// <summary>In the order asked for; without a known one the busiest first, weeks as they follow one another.</summary>
    public static IReadOnlyList<DrillRow> Order(IReadOnlyList<DrillRow> rows, string? sort, FigureGrouping by)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var down = sort?.StartsWith('-') == true;
        if (All.FirstOrDefault(c => c.Key == sort?.TrimStart('-')) is not { } column)
        {
            return by == FigureGrouping.Week ? rows : [.. rows.OrderByDescending(r => r.Received + r.Carried).ThenBy(Named, StringComparer.Ordinal)];
        }

        // What has no share comes last either way.
        return column.Sort is not { } value
            ? by == FigureGrouping.Week
                ? down ? [.. rows.Reverse()] : rows
                : down ? [.. rows.OrderByDescending(Named, StringComparer.Ordinal)] : [.. rows.OrderBy(Named, StringComparer.Ordinal)]
            : down
                ? [.. rows.OrderBy(r => value(r) is null).ThenByDescending(value).ThenBy(Named, StringComparer.Ordinal)]
                : [.. rows.OrderBy(r => value(r) is null).ThenBy(value).ThenBy(Named, StringComparer.Ordinal)];
    }

    private static string Named(DrillRow row) => Text.VietnameseText.Fold(row.Name);

    private static DrillColumn Count(string key, string head, string measure, Func<DrillRow, long> value) => new(key, head, measure, r => (decimal)value(r), r => value(r));

    private static DrillColumn Share(string key, string head, string measure, Func<DrillRow, Ratio> value) => new(key, head, measure, r => value(r), r => value(r).Percent);
}
