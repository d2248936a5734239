using CamKet.App.Asking;

namespace CamKet.App.Extracts;

/// <summary>What a number in a workbook's cell is shown as.</summary>
internal enum ShownAs
{
    Number,
    Moment,
    Duration,
}

/// <summary>A spreadsheet's number format (ECMA-376 part 1, 18.8.30 and 18.8.31), asked only whether it shows a number as a date.</summary>
internal static class NumberFormat
{
    private const string Symbols = "#?,!&%+-$€£0123456789{}():/. ";

    /// <summary>By the number of a format that needs no code in the file. Those whose meaning changes with the language (from 27, from 50: eastern Asia) are none.</summary>
    public static ShownAs OfBuiltIn(int id) => id switch
    {
        46 => ShownAs.Duration,
        (>= 14 and <= 22) or 45 or 47 => ShownAs.Moment,
        _ => ShownAs.Number,
    };

    /// <summary>By its code; one that breaks the grammar shows a number.</summary>
    public static ShownAs Of(string code)
    {
        var shown = ShownAs.Number;
        for (var rest = code.AsSpan(); !rest.IsEmpty;)
        {
            if (Section(ref rest) is not { } section)
            {
                return ShownAs.Number;
            }

            shown = shown == ShownAs.Moment || section == ShownAs.Number ? shown : section;
        }

        return shown;
    }

    /// <summary>One of the sections for positive, negative, zero and text; null: not in the grammar.</summary>
    private static ShownAs? Section(ref ReadOnlySpan<char> rest)
    {
        var (isDate, isDuration, isOther) = (false, false, false);
        while (!rest.IsEmpty)
        {
            var length = Token(rest);
            if (length == 0)
            {
                return null;
            }

            var token = rest[..length];
            rest = rest[length..];
            if (token[0] == ';')
            {
                break;
            }

            var elapsed = token[0] == '[' && !token[1..^1].IsEmpty && !token[1..^1].ContainsAnyExcept(char.ToLowerInvariant(token[1]), char.ToUpperInvariant(token[1]))
                && "hms".Contains(token[1], StringComparison.OrdinalIgnoreCase);
            isDuration |= elapsed;
            isOther |= token is "@" || token.Equals("General", StringComparison.OrdinalIgnoreCase);
            isDate |= elapsed || (char.IsAsciiLetter(token[0]) && !token.Equals("General", StringComparison.OrdinalIgnoreCase) && token[^1] is not ('+' or '-'));
        }

        return (isDate, isOther) switch
        {
            (true, true) => null,
            (true, false) => isDuration ? ShownAs.Duration : ShownAs.Moment,
            _ => ShownAs.Number,
        };
    }

    /// <summary>Of the token the code begins with; 0: none does.</summary>
    private static int Token(ReadOnlySpan<char> code)
    {
        switch (code[0])
        {
            case '\\' or '*' or '_':
                return Math.Min(2, code.Length);
            case '"':
                return code[1..].IndexOf('"') is >= 0 and var quoted ? quoted + 2 : 0;
            case '[':
                return code[1..].IndexOf(']') is >= 0 and var enclosed ? enclosed + 2 : 0;
            case ';' or '@':
            case var symbol when Symbols.Contains(symbol, StringComparison.Ordinal):
                return 1;
        }

        foreach (var word in (ReadOnlySpan<string>)["E+", "E-", "General", "AM/PM", "A/P"])
        {
            if (code.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return word.Length;
            }
        }

        if (!"ymdhsg".Contains(code[0], StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var same = code.IndexOfAnyExcept(code[0]);
        return same < 0 ? code.Length : same;
    }
}
