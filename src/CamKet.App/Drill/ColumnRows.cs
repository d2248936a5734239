using CamKet.App.Provenance;
using CamKet.Forms;
using CamKet.Measures;

namespace CamKet.App.Drill;

/// <summary>The addresses of the dossiers a form's columns are of.</summary>
internal static class ColumnRows
{
    /// <summary>The columns that do not add up, the sum first, each with its dossiers in the same row; none of several units, whose dossiers lie with each of them.</summary>
    public static IEnumerable<(int Column, string Address)> Of(Asked asked, FormSheet sheet, BrokenIdentity broken) => asked.Units != 1
        ? []
        : broken.Identity.Parts.Prepend(broken.Identity.Sum)
            .Select(number => (Number: number, Counters: FormFigures.Counters(sheet.Columns[number - 1].Figure)))
            .Where(c => c.Counters.Count > 0)
            .Select(c => (c.Number, Address(asked, c.Counters, broken.IsTotal ? null : AddressedText.Of(broken.Row.Field))));

    /// <summary>The dossiers of one cell: as many as it says, or null.</summary>
    public static string? Of(Asked asked, FormRow row, int column, bool isTotal) =>
        row.Values[column] > 0 && row.Counters[column] is { Count: > 0 } counters && counters.All(code => CounterNames.Find(code) is { } counter && BehindStore.TakesOneByOne(counter))
            ? Address(asked, counters, isTotal ? null : AddressedText.Of(row.Field)) + "#dong"
            : null;

    private static string Address(Asked asked, IReadOnlyList<string> counters, string? field) => new FigureQuery(
        asked.Unit.Slug, null, counters, [], asked.Window.From, asked.Window.To, null, null, null, BehindFilter.None with { Field = field }, 1).Address();
}
