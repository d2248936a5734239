using System.Globalization;
using CamKet.App.Drill;
using CamKet.App.Provenance;
using CamKet.Forms;
using CamKet.Measures;

namespace CamKet.App.Forms;

/// <summary>The addresses of the dossiers a form's columns are of.</summary>
internal static class ColumnRows
{
    /// <summary>The columns that do not add up, the sum first, each with its dossiers in the same row.</summary>
    public static IEnumerable<(int Column, string Address)> Of(DrillQuestion asked, FilledForm form, BrokenIdentity broken) =>
        broken.Identity.Parts.Prepend(broken.Identity.Sum)
            .Select(number => (Number: number, MadeOf: form.Columns[number - 1]))
            .Where(c => c.MadeOf is not null)
            .Select(c => (c.Number, Address(asked, form, c.Number - 1, c.MadeOf!, broken.Row, broken.IsTotal)));

    /// <summary>The dossiers of one cell; null where the cell holds no number, or zero.</summary>
    public static string? Of(DrillQuestion asked, FilledForm form, FormRow row, int column, bool isTotal) =>
        row.Values[column] > 0 && form.Columns[column] is { } made ? Address(asked, form, column, made, row, isTotal) + "#dong" : null;

    private static string Address(DrillQuestion asked, FilledForm form, int column, MadeOf made, FormRow row, bool isTotal) => new FigureQuery(
        asked.Unit.Slug, null, [.. made.Numerator.Select(c => c.Code)], [], asked.Window.From, asked.Window.To, null, asked.KnownAt, null,
        isTotal ? FigureRowFilter.None : FigureRowFilter.None with { Field = AddressedText.Of(row.Field) }, 1)
    {
        Less = [.. made.Less.Select(c => c.Code)],
        FormColumn = string.Create(CultureInfo.InvariantCulture, $"{form.Sheet.Code}.{column + 1}"),
        Table = FigureQuery.Forms + form.Sheet.Code + asked.Query,
    }.Address();
}
