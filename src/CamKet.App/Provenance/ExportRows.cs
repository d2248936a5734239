using System.Globalization;
using CamKet.App.Platform;

namespace CamKet.App.Provenance;

/// <summary>The rows behind a figure as a file, filtered as the page is. Where there is no such figure the page says so.</summary>
internal static class ExportRows
{
    public static async Task<IResult> Write(FigureQuery query, string format, OpenFigure figures, CancellationToken ct) =>
        await figures.Export(
            query,
            export => TableFile.Answer(
                format,
                string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', Codes(export.Of))}-{export.Unit.Slug}-{export.Window.From:yyyyMMdd}-{export.Window.To:yyyyMMdd}"),
                "Hồ sơ",
                export.Rows.Prepend(export.Heads),
                ct),
            ct) ?? TypedResults.LocalRedirect(query.Address());

    // What is left out is told too: two lists are not to be saved over each other.
    private static IEnumerable<string> Codes(FactList listed) => listed.Counters.Select(c => c.Code).Concat(listed.Less.Count == 0 ? [] : listed.Less.Select(c => c.Code).Prepend("tru"));
}
