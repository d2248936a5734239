using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Drill;
using CamKet.Figures;
using Microsoft.AspNetCore.Mvc;

namespace CamKet.App.Drill;

/// <summary>
/// The table of a drill for a spreadsheet, as the page shows it; shares as percentages, an empty cell where there is none. Rows are
/// added up by whoever takes them along, so each says how far its figures reach.
/// </summary>
internal static class DrillFiles
{
    public static Task<IResult> Csv([AsParameters] Query query, DrillDown drill, CancellationToken ct) =>
        File(query, drill, TableFile.Csv, ct);

    public static Task<IResult> Xlsx([AsParameters] Query query, DrillDown drill, CancellationToken ct) =>
        File(query, drill, TableFile.Xlsx, ct);

    internal sealed record Query(
        [FromQuery(Name = "don-vi")] string? Unit, [FromQuery(Name = "tu")] string? From, [FromQuery(Name = "den")] string? To,
        [FromQuery(Name = "theo")] string? By, [FromQuery(Name = "xep")] string? Sort, [FromQuery(Name = "biet")] string? Known);

    private static async Task<IResult> File(Query query, DrillDown drill, string format, CancellationToken ct) =>
        await drill.Run(query.Unit, query.From, query.To, query.By, query.Sort, ct, query.Known) switch
        {
            Outcome<Drilled>.Done { Value: var found } => await TableFile.Answer(format, "khai-thac", "Khai thác", Rows(found).ToAsyncEnumerable(), ct),
            _ => Results.LocalRedirect(Links.With("/khai-thac", ("don-vi", query.Unit), ("tu", query.From), ("den", query.To), ("theo", query.By), ("xep", query.Sort), ("biet", query.Known))),
        };

    private static List<IReadOnlyList<object?>> Rows(Drilled found) =>
    [
        ["Đơn vị", "Từ ngày", "Đến ngày", .. DrillColumn.All.Select(c => c.Sort is null ? DrillWays.Name(found.By) : c.Head), "Số liệu"],
        .. found.Rows.Select(row => (IReadOnlyList<object?>)
        [
            found.Asked.Unit.Name, CamKet.Time.VietnameseDate.Print(found.Asked.Window.From), CamKet.Time.VietnameseDate.Print(found.Asked.Window.To),
            .. DrillColumn.All.Select(c => c.Value(row) is Ratio ratio ? ratio.Percent is { } percent ? Math.Round(percent, 2, MidpointRounding.AwayFromZero) : null : c.Value(row)),
            (found.Asked.Cover.IsKnown ? "" : "Chưa đủ để cộng. ") + found.Asked.CoverSentence,
        ]),
    ];
}
