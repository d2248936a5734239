using CamKet.App.Asking;
using CamKet.App.Catalog;
using CamKet.App.Extracts;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Text;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Progress;

/// <summary>
/// A small table of a plan: budget line, day or month, cumulative amount, source; a column of units where there is one must
/// name the unit it is handed in for. A plan is taken whole or not at all, so that its rows stay cumulative.
/// </summary>
internal static class PlanFile
{
    private const int MostRows = 2_000;

    /// <summary>The plans by line, or one sentence naming sheet, row and column.</summary>
    public static (IReadOnlyDictionary<string, IReadOnlyList<PlannedAmount>>? Plans, string? Fault) Read(string path, string name, Unit unit, int year, string? source)
    {
        try
        {
            return Read(path, name, FileSniff.Look(path, name), unit, year, source);
        }
        catch (RefusedFile refused)
        {
            return (null, refused.Message);
        }
    }

    private static (IReadOnlyDictionary<string, IReadOnlyList<PlannedAmount>>?, string?) Read(
        string path, string name, SniffedFile file, Unit unit, int year, string? source)
    {
        var layout = Layout();
        using var sheets = new SheetFile(path, name, file);
        if (ReadableTable.Find(sheets.Tops(60), [layout], ExtractKind.Budget) is not { } table
            || !table.Head.Columns.ContainsKey("line") || !table.Head.Columns.ContainsKey("as_of") || !table.Head.Columns.ContainsKey("estimate"))
        {
            return (null, $"Tệp {name} không có dòng tiêu đề của kế hoạch: cần các cột Nội dung, Đến ngày (hoặc Tháng), Kế hoạch luỹ kế, Căn cứ.");
        }

        var plans = new Dictionary<string, List<PlannedAmount>>(StringComparer.Ordinal);
        foreach (var row in sheets.Rows(table.Sheet).SkipWhile(row => row.Number < table.FirstDataRow))
        {
            var fields = table.Fields(row);
            if (!fields.ContainsKey("as_of") && !fields.ContainsKey("estimate"))
            {
                continue;
            }

            if (row.Number > MostRows)
            {
                return (null, $"Tệp {name} dài hơn {Print.Number(MostRows)} dòng: kế hoạch của một đơn vị chỉ có vài chục dòng, hãy chọn đúng tệp.");
            }

            string At(string field) => $"Tệp {name}, trang {table.Sheet}, dòng {Print.Number(row.Number)}, cột {table.Letter(field)}";
            var line = fields.GetValueOrDefault("line").Text;
            if (layout.Meaning("line", line) is not { } code)
            {
                return (null, $"{At("line")}: không biết khoản \"{line}\"; ghi như \"Giải ngân vốn đầu tư công\".");
            }

            if (fields.TryGetValue("unit", out var named) && !IsOf(unit, named.Text))
            {
                return (null, $"{At("unit")}: \"{named.Text}\" không phải {unit.Name}; bỏ dòng của đơn vị khác.");
            }

            if (DayOf(fields.GetValueOrDefault("as_of"), year) is not { } day)
            {
                return (null, $"{WrittenDay.Fault(fields.GetValueOrDefault("as_of").Text, At("as_of") + ":")} Hoặc chỉ ghi tháng, như 10.");
            }

            if (fields.GetValueOrDefault("estimate").ReadNumber() is not NumberReading.Number amount)
            {
                return (null, $"{At("estimate")}: \"{fields.GetValueOrDefault("estimate").Text}\" không phải một số rõ ràng; ghi số đồng như 1.250.000.000.");
            }

            var from = fields.TryGetValue("source", out var cell) ? VietnameseText.Tidy(cell.Text) : source ?? "";
            if (!plans.TryGetValue(code, out var plan))
            {
                plans[code] = plan = [];
            }

            plan.Add(new PlannedAmount(day, amount.Value, from));
            if (BudgetPlan.Fault(year, plan)?.Sentence is { } fault)
            {
                return (null, $"{At(from.Length == 0 && table.Head.Columns.ContainsKey("source") ? "source" : "estimate")}: {fault}");
            }
        }

        return plans.Count == 0
            ? (null, $"Tệp {name} không có dòng kế hoạch nào dưới tiêu đề.")
            : (plans.ToDictionary(p => p.Key, p => (IReadOnlyList<PlannedAmount>)p.Value, StringComparer.Ordinal), null);
    }

    /// <summary>"31/10/2024", or a month of the year: "10", "Tháng 10", "10/2024" is its last day.</summary>
    private static DateOnly? DayOf(Cell cell, int year)
    {
        var text = VietnameseText.Fold(cell.Text);
        var month = text.StartsWith("thang ", StringComparison.Ordinal) ? text["thang ".Length..] : text;
        month = month.EndsWith(" " + year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) ? month[..^5] : month;
        if (cell.Kind is CellKind.Text or CellKind.Number && int.TryParse(month, System.Globalization.NumberStyles.None, null, out var number) && number is >= 1 and <= 12)
        {
            return new DateOnly(year, number, DateTime.DaysInMonth(year, number));
        }

        return cell.ReadMoment() is MomentReading.Moment moment ? DateOnly.FromDateTime(moment.Value) : null;
    }

    private static bool IsOf(Unit unit, string text) =>
        text == unit.Code || VietnameseText.Fold(text) == VietnameseText.Fold(unit.Name) || text.StartsWith(unit.Code + " ", StringComparison.Ordinal);

    /// <summary>The labels and words of the treasury's tables, with those only a plan has.</summary>
    private static ExtractLayout Layout()
    {
        var known = LayoutCatalog.Richest(ExtractKind.Budget);
        var labels = known.Labels.ToDictionary(StringComparer.Ordinal);
        labels["as_of"] = [.. labels["as_of"], "Tháng", "Thời gian"];
        labels["estimate"] = ["Kế hoạch luỹ kế", "Luỹ kế kế hoạch", "Luỹ kế", "Số tiền", .. labels["estimate"]];
        labels["source"] = ["Căn cứ", "Nguồn", "Văn bản"];
        return known with { Labels = labels };
    }
}
