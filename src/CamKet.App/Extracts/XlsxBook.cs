using System.IO.Compression;
using CamKet.Targets;

namespace CamKet.App.Extracts;

/// <summary>What an .xlsx says of its parts: its visible sheets in their order, and where its strings and styles are.</summary>
/// <param name="From1904">Days are counted from 1904, as old Macintosh programs did.</param>
/// <param name="Strings">Null where it shares no strings.</param>
internal sealed record XlsxBook(bool From1904, IReadOnlyList<(string Name, ZipArchiveEntry Part)> Sheets, ZipArchiveEntry? Strings, ZipArchiveEntry? Styles)
{
    private const string Folder = "xl";

    // The top of every sheet is kept until the table is found.
    private const int MostSheets = 255;

    /// <exception cref="RefusedFile">A part it names is not there, or is named by two sheets.</exception>
    public static XlsxBook Read(ZipArchive zip, string name)
    {
        var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            // Of two parts under one name nobody can say which is meant.
            if (!parts.TryAdd(entry.FullName.Replace('\\', '/'), entry))
            {
                throw FileSniff.Broken(name);
            }
        }

        var related = Related(parts, name);
        var (from1904, listed) = Listed(parts[Folder + "/workbook.xml"], name);
        var sheets = new List<(string, ZipArchiveEntry)>();
        foreach (var (sheet, id) in listed)
        {
            if (!related.TryGetValue(id, out var relation))
            {
                throw FileSniff.Broken(name);
            }

            // Charts and dialogs are listed among the sheets but hold no cells.
            if (relation.Kind == "worksheet")
            {
                sheets.Add((sheet, parts.GetValueOrDefault(relation.Target) ?? throw FileSniff.Broken(name)));
            }
        }

        if (sheets.Count > MostSheets)
        {
            throw new RefusedFile($"Tệp {name} có hơn {MostSheets} trang: hãy để mỗi tệp một bảng rồi nạp lại.");
        }

        if (sheets.DistinctBy(sheet => sheet.Item2).Count() < sheets.Count)
        {
            throw FileSniff.Broken(name);
        }

        return new XlsxBook(from1904, sheets, Of("sharedStrings"), Of("styles"));

        ZipArchiveEntry? Of(string kind) => parts.GetValueOrDefault(
            related.Values.Where(relation => relation.Kind == kind).Select(relation => relation.Target).FirstOrDefault() ?? $"{Folder}/{kind}.xml");
    }

    private static (bool From1904, List<(string Name, string Id)> Sheets) Listed(ZipArchiveEntry entry, string name)
    {
        using var part = XlsxPart.Kept(entry, name);
        var (from1904, sheets) = (false, new List<(string, string)>());
        for (var more = part.Root("workbook") && !part.Xml.IsEmptyElement && part.Child(0); more; more = part.Child(0))
        {
            if (part.Xml.LocalName == "workbookPr")
            {
                from1904 = Said(part, "date1904") is "1" or "true";
            }
            else if (part.Xml.LocalName == "sheets")
            {
                for (var sheet = !part.Xml.IsEmptyElement && part.Child(1, part.Known("sheet")); sheet; sheet = part.Child(1, part.Known("sheet")))
                {
                    if (Said(part, "state") is not ("hidden" or "veryHidden"))
                    {
                        sheets.Add((Said(part, "name") ?? "", Said(part, "id") ?? ""));
                    }
                }
            }
        }

        return (from1904, sheets);
    }

    private static Dictionary<string, (string Kind, string Target)> Related(Dictionary<string, ZipArchiveEntry> parts, string name)
    {
        var related = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (parts.GetValueOrDefault(Folder + "/_rels/workbook.xml.rels") is not { } entry)
        {
            return related;
        }

        using var part = XlsxPart.Kept(entry, name);
        for (var more = part.Root("Relationships") && !part.Xml.IsEmptyElement && part.Child(0); more; more = part.Child(0))
        {
            if (Said(part, "Id") is { } id && Said(part, "Type") is { } type && Said(part, "Target") is { } target)
            {
                related[id] = (type[(type.LastIndexOf('/') + 1)..], Resolved(target));
            }
        }

        return related;
    }

    /// <summary>An attribute by its local name; only the one of the relationship has a prefix.</summary>
    private static string? Said(XlsxPart part, string attribute)
    {
        string? value = null;
        while (part.Xml.MoveToNextAttribute())
        {
            value = part.Xml.LocalName == attribute ? part.Xml.Value : value;
        }

        part.Xml.MoveToElement();
        return value;
    }

    private static string Resolved(string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : Folder + "/" + target).Replace('\\', '/').Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}
