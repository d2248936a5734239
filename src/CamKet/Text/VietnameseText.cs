using System.Globalization;
using System.Text;

namespace CamKet.Text;

/// <summary>Vietnamese text for comparing and for addresses. Input may be composed or decomposed Unicode.</summary>
public static class VietnameseText
{
    /// <summary>Composed (NFC), runs of white space as one space, trimmed: how text is kept and printed.</summary>
    public static string Tidy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsTidy(text) ? text : string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsTidy(string text)
    {
        var afterSpace = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (c != ' ' || afterSpace))
            {
                return false;
            }

            afterSpace = c == ' ';
        }

        return !afterSpace && text.IsNormalized();
    }

    /// <summary>
    /// Lower case without any tone or vowel mark, đ as d, everything but letters and digits as one space: "Xã Hướng Linh"
    /// and "XÃ HƯƠNG LINH" are both "xa huong linh". Only for finding a proposal that a person confirms.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            var letter = c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c);
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(letter);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>For an address: "Phường 4, Đông Hà" is "phuong-4-dong-ha".</summary>
    public static string Slug(string text) => Fold(text).Replace(' ', '-');
}
