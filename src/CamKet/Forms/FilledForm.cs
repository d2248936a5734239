using CamKet.Measures;

namespace CamKet.Forms;

/// <summary>One field of procedures as counted.</summary>
/// <param name="Field">Null: the extract gave none.</param>
public sealed record FieldCount(string? Field, CounterValues Counted, IReadOnlyList<EndedReceipts> Ended);

/// <param name="Values">By column; null where the column is text or the system holds no data for it.</param>
public sealed record FormRow(string? Field, IReadOnlyList<decimal?> Values);

/// <summary>A form filled in: a row a field of procedures, their sum, and where its own arithmetic does not hold.</summary>
public sealed record FilledForm(FormSheet Sheet, IReadOnlyList<FormRow> Rows, FormRow Total, IReadOnlyList<string> Broken)
{
    public const string NoField = "Chưa ghi lĩnh vực";

    /// <param name="edition">Of the sheet; null where it names none.</param>
    public static FilledForm Of(FormSheet sheet, FormEdition? edition, IEnumerable<FieldCount> fields)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var rows = fields
            .Select(f => Row(sheet, f.Field, FormFigures.All(f.Counted, edition is null ? null : FormFigures.Row06a(f.Field, f.Counted, f.Ended, edition))))
            .Where(r => r.Values.Any(v => v is not (null or 0)))
            .OrderBy(r => r.Field is null)
            .ThenBy(r => Text.VietnameseText.Fold(r.Field ?? ""), StringComparer.Ordinal)
            .ToList();
        var total = new FormRow(null, [.. sheet.Columns.Select((column, i) => IsNumber(column) ? rows.Sum(r => r.Values[i] ?? 0) : (decimal?)null)]);
        return new FilledForm(sheet, rows, total, [.. rows.Select(r => (Name: r.Field ?? NoField, Row: r)).Append((Name: "Tổng cộng", Row: total)).SelectMany(r => Faults(sheet, r.Name, r.Row))]);
    }

    private static FormRow Row(FormSheet sheet, string? field, IReadOnlyDictionary<string, decimal> figures) =>
        new(field, [.. sheet.Columns.Select(c => IsNumber(c) ? figures[c.Figure!] : (decimal?)null)]);

    private static bool IsNumber(FormHead column) => column.Figure is not (null or FormHead.RowNumber or FormHead.Field);

    private static IEnumerable<string> Faults(FormSheet sheet, string name, FormRow row) => sheet.Identities
        .Where(i => row.Values[i.Sum - 1] != i.Parts.Sum(p => row.Values[p - 1] ?? 0))
        .Select(i => $"{name}: cột {i} không khớp ({Figures.Print.Number(row.Values[i.Sum - 1] ?? 0)} khác {Figures.Print.Number(i.Parts.Sum(p => row.Values[p - 1] ?? 0))}).");
}
