using CamKet.Measures;
using CamKet.Text;

namespace CamKet.Forms;

/// <summary>One field of procedures as counted.</summary>
/// <param name="Field">Null: the extract gave none.</param>
public sealed record FieldCount(string? Field, CounterValues Counted, IReadOnlyList<EndedReceipts> Ended);

/// <param name="Values">By column; null where the column is text or the system holds no data for it.</param>
public sealed record FormRow(string? Field, IReadOnlyList<decimal?> Values);

/// <summary>Columns of a row that do not add up.</summary>
/// <param name="Row">The one whose columns they are: a field's, or the total.</param>
public sealed record BrokenIdentity(FormRow Row, bool IsTotal, FormIdentity Identity)
{
    public string Name => IsTotal ? "Tổng cộng" : Row.Field ?? FilledForm.NoField;

    public decimal Sum => Row.Values[Identity.Sum - 1] ?? 0;

    public decimal Parts => Identity.Parts.Sum(p => Row.Values[p - 1] ?? 0);

    /// <summary>"Đất đai: cột 3 = 4 + 5 không khớp (12 khác 11)."</summary>
    public string Sentence =>
        $"{Name}: cột {Identity} không khớp ({Figures.Print.Number(Sum)} khác {Figures.Print.Number(Parts)}).";
}

/// <summary>A form filled in: a row a field of procedures, their sum, and where its own arithmetic does not hold.</summary>
/// <param name="Columns">What each column is made of; null where it is text or the system holds no data for it.</param>
/// <param name="IsCovered">Extracts cover the window; where they do not, nothing is added up: what is not known is not zero.</param>
public sealed record FilledForm(FormSheet Sheet, IReadOnlyList<FormRow> Rows, FormRow Total, IReadOnlyList<MadeOf?> Columns, IReadOnlyList<BrokenIdentity> Broken, bool IsCovered)
{
    public const string NoField = "Chưa ghi lĩnh vực";

    /// <param name="edition">Of the sheet; null where it names none.</param>
    public static FilledForm Of(FormSheet sheet, FormEdition? edition, IEnumerable<FieldCount> fields, bool isCovered)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var rows = fields
            .Select(f => Row(sheet, f, FormFigures.All(f.Counted, edition is null ? null : FormFigures.Row06a(f.Field, f.Counted, f.Ended, edition))))
            .Where(r => r.Values.Any(v => v is not (null or 0)))
            .OrderBy(r => r.Field is null)
            .ThenBy(r => Text.VietnameseText.Fold(r.Field ?? ""), StringComparer.Ordinal)
            .ToList();
        var total = new FormRow(
            null,
            [.. sheet.Columns.Select((column, i) => isCovered && IsNumber(column) ? rows.Sum(r => r.Values[i] ?? 0) : (decimal?)null)]);
        var broken = rows.SelectMany(r => Faults(sheet, r, isTotal: false));
        return new FilledForm(
            sheet, rows, total, [.. sheet.Columns.Select(column => FormFigures.MadeOf(column.Figure, edition))], [.. isCovered ? broken.Concat(Faults(sheet, total, isTotal: true)) : broken], isCovered);
    }

    private static FormRow Row(FormSheet sheet, FieldCount of, IReadOnlyDictionary<string, decimal> figures) => new(
        of.Field,
        [.. sheet.Columns.Select(c => IsNumber(c) ? figures[c.Figure!] : (decimal?)null)]);

    private static bool IsNumber(FormHead column) => column.Figure is not (null or FormHead.RowNumber or FormHead.Field);

    private static IEnumerable<BrokenIdentity> Faults(FormSheet sheet, FormRow row, bool isTotal) =>
        sheet.Identities.Select(i => new BrokenIdentity(row, isTotal, i)).Where(b => b.Sum != b.Parts);
}
