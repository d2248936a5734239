using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

internal enum TokenKind
{
    /// <summary>A, B, C (a letter that is also a Roman numeral is told by what came before).</summary>
    Letter,

    Roman,

    /// <summary>1, 01, 1.2, 1.2.3.</summary>
    Number,

    /// <summary>a, b, đ.</summary>
    SmallLetter,

    /// <summary>B.II.1: an item's whole path, as reports on a commitment number their rows.</summary>
    Path,
}

/// <summary>What numbers a row or heading: "B", "II", "1", "1.1", "a".</summary>
internal sealed record SectionToken(TokenKind Kind, string Text, string Rest)
{
    private static readonly Regex Whole = PrintedText.Pattern(@"^\(?(phần\s|Phần\s|PHẦN\s|mục\s|Mục\s|MỤC\s)?\s*(?<t>\d{1,3}(\.\d{1,3}){0,4}|[IVXLC]{1,7}|[A-ZĐ]|[a-zđ])\s?[.)/:-]?\s*$");

    private static readonly Regex Head = PrintedText.Pattern(
        @"^\(?((phần|Phần|PHẦN|mục|Mục|MỤC)\s+)?(?<t>\d{1,3}(\.\d{1,3}){1,4}|\d{1,3}|[IVXLC]{1,7}|[A-ZĐ]|[a-zđ])(\s?[.):/]\s*|\s+[-–]\s+|\.\s?[-–]\s*|\s?[-–]\s+)(?<rest>\S.*)$");

    private static readonly Regex WholePath = PrintedText.Pattern(@"^(?<t>([A-ZĐ]|[IVXLC]{1,7})(\.([IVXLC]{1,7}|\d{1,3}))*\.\d{1,3})\.?$");

    /// <summary>The cell is a token and nothing else.</summary>
    public static SectionToken? Of(string cell)
    {
        var match = Whole.Match(PrintedText.OneLine(cell));
        return match.Success ? Make(match.Groups["t"].Value, "") : null;
    }

    /// <summary>The cell is the whole path of an item, from its section's letter to its number.</summary>
    public static SectionToken? PathOf(string cell)
    {
        var match = WholePath.Match(PrintedText.OneLine(cell));
        return match.Success ? new(TokenKind.Path, match.Groups["t"].Value, "") : null;
    }

    /// <summary>The text begins with a token: "II. Nội dung cam kết cải thiện".</summary>
    public static SectionToken? Leading(string text)
    {
        var match = Head.Match(PrintedText.OneLine(text));
        // "V/v" is "về việc", not the fifth chapter.
        return match.Success && !HeaderWords.IsSubject(text.TrimStart()) ? Make(match.Groups["t"].Value, match.Groups["rest"].Value.Trim()) : null;
    }

    private static SectionToken Make(string token, string rest)
    {
        if (char.IsDigit(token[0]))
        {
            var plain = string.Join('.', token.Split('.').Select(p => int.Parse(p, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)));
            return new(TokenKind.Number, plain, rest);
        }

        if (char.IsLower(token[0]))
        {
            return new(TokenKind.SmallLetter, token, rest);
        }

        return new(RomanNumeral.Read(token) is not null && (token.Length > 1 || token is "I" or "V" or "X") ? TokenKind.Roman : TokenKind.Letter, token, rest);
    }
}
