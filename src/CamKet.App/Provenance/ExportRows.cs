using System.Globalization;

namespace CamKet.App.Provenance;

/// <summary>The rows behind a counter as a file, filtered as the page is.</summary>
internal static class ExportRows
{
    public static Task Write(FigureQuery query, string extension, OpenFigure figures, HttpContext http, CancellationToken ct) => figures.Export(
        query,
        async (counter, unit, window, rows) =>
        {
            var heads = BehindColumns.Of(counter.Kind).Select(c => c.Head).ToList();
            var name = string.Create(CultureInfo.InvariantCulture, $"{counter.Code}-{unit.Slug}-{window.From:yyyyMMdd}-{window.To:yyyyMMdd}.{extension}");
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            if (extension == "csv")
            {
                http.Response.ContentType = StreamedTable.CsvType;
                await StreamedTable.Csv(http.Response.Body, heads, rows, ct);
                return;
            }

            // A workbook is a zip archive, whose end is written before it can be sent: on disk, not in memory.
            http.Response.ContentType = StreamedTable.XlsxType;
            var path = Path.GetTempFileName();
            await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            await StreamedTable.Xlsx(file, "Hồ sơ", heads, rows, ct);
            file.Position = 0;
            await file.CopyToAsync(http.Response.Body, ct);
        },
        () =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        },
        ct);
}
