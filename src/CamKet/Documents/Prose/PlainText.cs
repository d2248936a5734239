using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>Text as the finders want it: composed Unicode, one space between words, no mark-up, list marks as "- ".</summary>
internal static partial class PlainText
{
    [GeneratedRegex(@"</?(?:p|li|br|ul|ol|div|tr|td)\b[^<>]{0,80}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]{0,80}>")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"(?m)^[ ]?(?:\#{1,6}[ ]|[*•●▪◦+–][ ])[ ]?", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LineMark();

    /// <summary>Lines stay apart; everything else that is white space becomes one space.</summary>
    public static string Clean(string text)
    {
        var composed = WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormC);
        if (composed.Contains('<', StringComparison.Ordinal))
        {
            composed = AnyTag().Replace(BlockTag().Replace(composed, "\n"), "");
        }

        var lines = OneSpace(composed);
        lines = LineMark().Replace(lines, m => m.Value.Contains('#', StringComparison.Ordinal) ? "" : "- ");
        return OneSpace(lines.Replace("*", "", StringComparison.Ordinal));
    }

    /// <summary>
    /// Lower case with the spellings that are both taught made one ("tỉ lệ" is "tỷ lệ", "hoá" is "hóa"), every character
    /// in its place, so that a position in it is a position in the text.
    /// </summary>
    public static string Lower(string text) => text.ToLowerInvariant()
        .Replace("tỉ lệ", "tỷ lệ", StringComparison.Ordinal)
        .Replace("hoá", "hóa", StringComparison.Ordinal)
        .Replace("uỷ", "ủy", StringComparison.Ordinal)
        .Replace("hằng", "hàng", StringComparison.Ordinal)
        .Replace("bảo đảm", "đảm bảo", StringComparison.Ordinal);

    /// <summary>Without tone marks, lower case: "Đúng hạn" is "dung han".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// Sentences as (start, end). A full stop ends one when a capital, a quotation mark or a list mark follows and it
    /// does not close a numbering ("2. Văn phòng") or an abbreviation ("TP. Hà Giang"); so does a new line that does not
    /// go on in lower case.
    /// </summary>
    public static IReadOnlyList<(int Start, int End)> Sentences(string text)
    {
        var sentences = new List<(int, int)>();
        var start = 0;
        var inList = false;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] switch
            {
                '\n' => i + 1 < text.Length && !char.IsLower(text[i + 1]) && !(inList = GoesOnAsList(text, i, inList)),
                '.' or '!' or '?' or '…' => EndsSentence(text, start, i),
                _ => false,
            };
            if (ends)
            {
                sentences.Add((start, i));
                start = i + 1;
                while (start < text.Length && text[start] is ' ' or '\n')
                {
                    start++;
                }

                i = start - 1;
            }
        }

        if (start < text.Length)
        {
            sentences.Add((start, text.Length));
        }

        return sentences;
    }

    // "trong đó:" and the list marks under it are one sentence.
    private static bool GoesOnAsList(string text, int at, bool inList) =>
        text[at + 1] == '-' && (inList || (at > 0 && text[at - 1] == ':'));

    private static bool EndsSentence(string text, int start, int at)
    {
        if (at + 2 >= text.Length || text[at + 1] is not (' ' or '\n'))
        {
            return false;
        }

        var next = text[at + 2];
        if (!char.IsUpper(next) && !char.IsDigit(next) && next is not ('“' or '"' or '-' or '('))
        {
            return false;
        }

        var word = at;
        while (word > start && char.IsLetterOrDigit(text[word - 1]) && at - word < 6)
        {
            word--;
        }

        var last = text.AsSpan(word, at - word);
        return !(word == start && last.Length <= 4) && last is not ("TP" or "Tp" or "tp" or "TX" or "TT" or "P" or "Q" or "ThS" or "TS");
    }

    private static string OneSpace(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\u2028' or '\u2029' or '\v' or '\f')
            {
                while (plain.Length > 0 && plain[^1] == ' ')
                {
                    plain.Length--;
                }

                if (plain.Length > 0 && plain[^1] != '\n')
                {
                    plain.Append('\n');
                }
            }
            else if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff')
            {
                if (plain.Length > 0 && plain[^1] is not (' ' or '\n'))
                {
                    plain.Append(' ');
                }
            }
            else
            {
                // Full-width and other digits are digits, and only ASCII ones are read as numbers later.
                plain.Append(!char.IsAscii(c) && char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c);
            }
        }

        return plain.ToString().Trim();
    }

    private static string WithoutLoneSurrogates(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        var sound = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                sound.Append(text[i]).Append(text[i + 1]);
                i++;
            }
            else
            {
                sound.Append(char.IsSurrogate(text[i]) ? '\ufffd' : text[i]);
            }
        }

        return sound.ToString();
    }
}
