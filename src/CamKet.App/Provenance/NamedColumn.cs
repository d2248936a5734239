using System.Globalization;
using CamKet.App.Catalog;
using CamKet.App.Charts;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Units;

namespace CamKet.App.Provenance;

/// <summary>The column of an official form a figure was opened from.</summary>
internal static class NamedColumn
{
    /// <summary>The column a figure says it is, "06a.4": where the form has such a one, made of the same.</summary>
    public static (FormSheet Sheet, int Number)? Of(CatalogForms forms, IReadOnlyList<FormEdition> editions, FigureQuery figure) =>
        figure.FormColumn?.Split('.') is [var code, var number] && forms.Find(code) is { } sheet
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var column) && column > 0 && column <= sheet.Columns.Count
        && FormFigures.MadeOf(sheet.Columns[column - 1].Figure, editions.FirstOrDefault(e => e.Code == sheet.Edition)) is { } made
        && made.IsSame(CamKet.Measures.MadeOf.Of(figure.Numerator, figure.Denominator, figure.Less))
            ? (sheet, column)
            : null;
}
