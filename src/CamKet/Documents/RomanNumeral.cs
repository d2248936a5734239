namespace CamKet.Documents;

/// <summary>Roman numerals as headings use them, 1 to 89.</summary>
public static class RomanNumeral
{
    private static readonly string[] Tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"];
    private static readonly string[] Ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

    public static string Of(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 89);
        return Tens[n / 10] + Ones[n % 10];
    }

    /// <summary>The value of a well-formed numeral; null for anything else.</summary>
    public static int? Read(string text)
    {
        for (var n = 1; n < 90; n++)
        {
            if (Of(n) == text)
            {
                return n;
            }
        }

        return null;
    }
}
