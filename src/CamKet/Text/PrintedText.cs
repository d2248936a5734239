using System.Text;
using System.Text.RegularExpressions;

namespace CamKet.Text;

/// <summary>Comparing Vietnamese words without caring for tone marks, case or kinds of space.</summary>
public static class PrintedText
{
    private static readonly char[] Folded = BuildFolded();

    /// <summary>
    /// Lower case without tone marks, one character for one character, so that a place found in the folded text is the
    /// same place in the text. Expects NFC.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] < Folded.Length ? Folded[source[i]] : source[i];
            }
        });
    }

    /// <summary>NFC; half a surrogate pair becomes U+FFFD, for it has no normal form. Zero-width characters and soft hyphens go.</summary>
    public static string Nfc(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                clean.Append('\ufffd');
            }
            else if (c is not ('\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff') && (c >= ' ' || c is '\t' or '\n' or '\r' or '\f'))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>All on one line, single spaces, no space at the ends.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>True when the letters are capitals (at least two of them): "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH".</summary>
    public static bool IsCapitals(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Count(char.IsUpper) >= 2 && !text.Any(char.IsLower);
    }

    public static bool StartsLower(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && char.IsLower(text[0]);
    }

    // Documents come from anywhere, so patterns run in time linear in the text, whatever the text is.
    internal static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static char[] BuildFolded()
    {
        var table = new char[0x2100];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            if (char.IsWhiteSpace(c))
            {
                table[i] = c == '\n' ? '\n' : ' ';
                continue;
            }

            var first = c is 'đ' or 'Đ' or 'ð' or 'Ð' ? 'd' : c.ToString().Normalize(NormalizationForm.FormD)[0];
            table[i] = char.ToLowerInvariant(first);
        }

        return table;
    }
}
