using CamKet.App.Catalog;
using CamKet.Extracts;

namespace CamKet.App.Extracts;

/// <summary>Which kind of extract a file is, by the heads the catalog knows and those people have mapped.</summary>
internal static class FindKind
{
    /// <param name="tops">The first rows of every sheet.</param>
    /// <param name="learnt">Layouts people have mapped, of every kind.</param>
    /// <returns>Null: the head is of no kind we know.</returns>
    public static ExtractKind? Of(IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> tops, IReadOnlyList<ExtractLayout> learnt)
    {
        ExtractKind? best = null;
        var most = 0;
        foreach (var kind in Enum.GetValues<ExtractKind>())
        {
            // A head that lacks a needed column may be any kind's.
            if (ReadableTable.Find(tops, [.. LayoutCatalog.Of(kind), .. learnt], kind) is { Head: { IsComplete: true } head } && head.Columns.Count > most)
            {
                (best, most) = (kind, head.Columns.Count);
            }
        }

        return best;
    }
}
