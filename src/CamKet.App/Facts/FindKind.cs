using CamKet.Facts;

namespace CamKet.App.Facts;

/// <summary>Which kind of extract a file is, by the heads the catalog knows.</summary>
internal static class FindKind
{
    private const int TopRows = 60;

    /// <exception cref="RefusedFile">The file is at fault, or its head is of no kind we know.</exception>
    public static ExtractKind Of(string path, string name)
    {
        var file = FileSniff.Look(path, name);
        using var sheets = new SheetFile(path, name, file);
        var tops = sheets.Tops(TopRows);
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
