using CamKet.App.Asking;
using CamKet.App.Charts;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Measures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.App.Board;

/// <summary>
/// The board as a table for a spreadsheet: one row a unit and promise, with numerator and denominator as numbers, so that
/// nobody retypes them. The window and as-of date stand in every row.
/// </summary>
internal static class ExportBoard
{
    private static readonly string[] Heads =
    [
        "Đơn vị", "Mục", "Nội dung cam kết", "Chỉ tiêu", "Cam kết", "Tử số", "Mẫu số", "Kết quả", "Tình trạng", "Dự báo", "Từ ngày", "Đến ngày",
    ];

    public static Task<IResult> Csv(HttpContext http, Standings standings, MeasureCatalog measures, CancellationToken ct) => Write(TableFile.Csv, http, standings, measures, ct);

    public static Task<IResult> Xlsx(HttpContext http, Standings standings, MeasureCatalog measures, CancellationToken ct) => Write(TableFile.Xlsx, http, standings, measures, ct);

    private static async Task<IResult> Write(string format, HttpContext http, Standings standings, MeasureCatalog measures, CancellationToken ct)
    {
        var (rows, name) = await Rows(http, standings, measures, ct);
        return await TableFile.Answer(format, name, "Tiến độ", rows.Prepend([.. Heads]).ToAsyncEnumerable(), ct);
    }

    /// <summary>Each cell a text or a number; a number that is not known is an empty cell, never zero.</summary>
    private static async Task<(IReadOnlyList<object?[]> Rows, string Name)> Rows(HttpContext http, Standings standings, MeasureCatalog measures, CancellationToken ct)
    {
        var query = BoardQuery.Read(http.Request.Query);
        if (await standings.Of(query, null, Readers.Of(http.User), ct) is not { } standing)
        {
            return ([], "bang-toan-tinh");
        }

        var units = standing.Units.Where(u => query.Kind is null || CamKet.Units.UnitKinds.Code(u.Unit.Kind) == query.Kind).ToDictionary(u => u.Unit.UnitNo);
        var rows = BoardOf.Grid(units.Values, measures, query).Rows.SelectMany(row => units[row.Unit.UnitNo].Items.SelectMany(item => item.Targets.Select(target => (object?[])
        [
            row.Unit.Name, item.Path, item.Text, measures.Find(target.Measure)?.Name ?? "", TargetText.Print(target.Target),
            target.Actual.IsMeasured ? target.Actual.Numerator : target.Value, target.Actual.IsMeasured ? target.Actual.Denominator : null,
            FigureText.Now(target), StatusLook.Of(target.Status).Word, target.Sentence,
            VietnameseDate.Print((item.Window ?? standing.Window).From), VietnameseDate.Print((item.Window ?? standing.Window).To),
        ]))).ToList();
        return (rows, "tien-do-" + BoardQuery.Iso(standing.AsOf));
    }
}
