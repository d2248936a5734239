using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using System.Globalization;
using System.Text;
using CamKet.App.Charts;
using CamKet.App.Platform;
using CamKet.Commitments;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CamKet.App.Board;

/// <summary>
/// The board as a table for a spreadsheet: one row a unit and promise, with numerator and denominator as numbers, so that
/// nobody retypes them. Text goes through <see cref="SafeCell"/>; the window and as-of date stand in every row.
/// </summary>
internal static class ExportBoard
{
    private static readonly string[] Heads =
    [
        "Đơn vị", "Mục", "Nội dung cam kết", "Chỉ tiêu", "Cam kết", "Tử số", "Mẫu số", "Kết quả", "Tình trạng", "Dự báo", "Từ ngày", "Đến ngày",
    ];

    public static async Task<IResult> Csv(HttpContext http, Standings standings, MeasureCatalog measures, CancellationToken ct)
    {
        var (rows, name) = await Rows(http, standings, measures, ct);
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. Heads]))
        {
            text.AppendJoin(';', row.Select(Quoted)).Append("\r\n");
        }

        // Excel reads UTF-8 only with the mark in front.
        return Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", name + ".csv");
    }

    public static async Task<IResult> Xlsx(HttpContext http, Standings standings, MeasureCatalog measures, CancellationToken ct)
    {
        var (rows, name) = await Rows(http, standings, measures, ct);
        using var memory = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var part = book.AddWorkbookPart();
            var sheet = part.AddNewPart<WorksheetPart>();
            var data = new SheetData(rows.Prepend([.. Heads]).Select(r => new Row(r.Select(Cell))));
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                data,
                new AutoFilter { Reference = "A1:L" + (rows.Count + 1).ToString(CultureInfo.InvariantCulture) });
            part.Workbook = new Workbook(new BookViews(new WorkbookView()), new Sheets(new Sheet { Name = "Tiến độ", SheetId = 1, Id = part.GetIdOfPart(sheet) }));
        }

        return Results.File(memory.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
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
            Figure.Now(target), StatusLook.Of(target.Status).Word, target.Sentence,
            VietnameseDate.Print((item.Window ?? standing.Window).From), VietnameseDate.Print((item.Window ?? standing.Window).To),
        ]))).ToList();
        return (rows, "tien-do-" + BoardQuery.Iso(standing.AsOf));
    }

    private static string Quoted(object? value) => value switch
    {
        decimal number => number.ToString("0.####", Figure.Vietnamese),
        string text => "\"" + SafeCell.Text(text).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        _ => "",
    };

    private static Cell Cell(object? value) => value switch
    {
        decimal number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) },
        string text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(SafeCell.Text(text)) { Space = SpaceProcessingModeValues.Preserve }) },
        _ => new Cell(),
    };
}
