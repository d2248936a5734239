using System.Globalization;
using System.IO.Compression;

namespace CamKet.App.Extracts;

/// <summary>What a cell's style number shows a number as: a date is one by its format alone.</summary>
internal static class XlsxStyles
{
    /// <summary>By style number; a cell of a number beyond the list, or without one, shows a number.</summary>
    public static IReadOnlyList<ShownAs> Load(ZipArchiveEntry entry, string name)
    {
        using var part = XlsxPart.Kept(entry, name);
        var (formats, styles) = (new Dictionary<int, ShownAs>(), new List<int>());
        for (var more = part.Root("styleSheet") && !part.Xml.IsEmptyElement && part.Child(0); more; more = part.Child(0))
        {
            var list = part.Xml.LocalName;
            for (var one = list is "numFmts" or "cellXfs" && !part.Xml.IsEmptyElement && part.Child(1); one; one = part.Child(1))
            {
                _ = int.TryParse(part.Xml.GetAttribute("numFmtId"), CultureInfo.InvariantCulture, out var id);
                if (list == "cellXfs")
                {
                    styles.Add(id);
                }
                else
                {
                    formats.TryAdd(id, NumberFormat.Of(part.Xml.GetAttribute("formatCode") ?? ""));
                }
            }
        }

        return [.. styles.Select(id => formats.TryGetValue(id, out var shown) ? shown : NumberFormat.OfBuiltIn(id))];
    }
}
