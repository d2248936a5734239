using CamKet.Facts;

namespace CamKet.App.Facts;

/// <summary>Which kind of extract a file is, by the heads the catalog knows.</summary>
internal static class FindKind
{
    /// <param name="tops">The first rows of every sheet.</param>
    /// <exception cref="RefusedFile">The head is of no kind we know.</exception>
    public static ExtractKind Of(IReadOnlyList<(string Sheet, IReadOnlyList<SheetRow> Rows)> tops, string name)
    {
        ExtractKind? best = null;
        var most = 0;
        foreach (var kind in Enum.GetValues<ExtractKind>())
        {
            // A head that lacks a needed column may be any kind's.
            if (ReadableTable.Find(tops, LayoutCatalog.Of(kind), kind) is { Head: { IsComplete: true } head } && head.Columns.Count > most)
            {
                (best, most) = (kind, head.Columns.Count);
            }
        }

        return best ?? throw new RefusedFile(
            $"Tệp {name}: tiêu đề cột không cho biết đây là hồ sơ, văn bản, ngân sách, hoạt động hay khảo sát; hãy chọn loại số liệu (--kind) rồi nạp lại.");
    }
}
