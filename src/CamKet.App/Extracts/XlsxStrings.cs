using System.Globalization;
using System.IO.Compression;
using CamKet.App.Platform;

namespace CamKet.App.Extracts;

/// <summary>The texts the cells of an .xlsx share, and the way it writes characters that XML cannot hold.</summary>
internal static class XlsxStrings
{
    // They are kept in memory; sheets are streamed.
    internal const long Largest = 100L * 1024 * 1024;

    private const int EscapeLength = 7;

    /// <exception cref="RefusedFile">There are too many to keep.</exception>
    public static IReadOnlyList<string> Load(ZipArchiveEntry entry, string name)
    {
        if (LimitedZip.Yields(entry) > Largest)
        {
            throw new RefusedFile(
                $"Tệp {name} có hơn {Largest / (1024 * 1024)} MB chữ trong các ô (phần {entry.FullName}), không thể mở an toàn. Hãy tách theo tháng hoặc theo đơn vị, hoặc lưu thành .csv rồi nạp lại.");
        }

        using var part = new XlsxPart(entry, name);
        var (strings, item) = (new List<string>(), part.Known("si"));
        for (var more = part.Root("sst") && !part.Xml.IsEmptyElement && part.Child(0, item); more; more = part.Child(0, item))
        {
            strings.Add(Plain(part.Runs()).ToString());
        }

        return strings;
    }

    /// <summary>The text with "_x000D_" as the character it stands for.</summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var (plain, length) = (new char[text.Length], 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + EscapeLength <= text.Length && text[i] == '_' && text[i + 1] == 'x' && text[i + EscapeLength - 1] == '_'
                && !text.Slice(i + 2, 4).ContainsAnyExcept("0123456789ABCDEF"))
            {
                plain[length++] = (char)ushort.Parse(text.Slice(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += EscapeLength - 1;
            }
            else
            {
                plain[length++] = text[i];
            }
        }

        return plain.AsSpan(0, length);
    }
}
