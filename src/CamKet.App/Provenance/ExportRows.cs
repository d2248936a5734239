using System.Globalization;
using CamKet.App.Platform;

namespace CamKet.App.Provenance;

/// <summary>The rows behind a counter as a file, filtered as the page is. Where there is no such figure the page says so.</summary>
internal static class ExportRows
{
    public static async Task<IResult> Write(FigureQuery query, string format, OpenFigure figures, CancellationToken ct) =>
        await figures.Export(
            query,
            (counter, unit, window, rows) => TableFile.Answer(
                format,
                string.Create(CultureInfo.InvariantCulture, $"{counter.Code}-{unit.Slug}-{window.From:yyyyMMdd}-{window.To:yyyyMMdd}"),
                "Hồ sơ",
                rows.Prepend([.. BehindColumns.Of(counter.Kind).Select(c => c.Head)]),
                ct),
            ct) ?? TypedResults.LocalRedirect(query.Address());
}
