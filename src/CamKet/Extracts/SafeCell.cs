namespace CamKet.Extracts;

/// <summary>
/// Text on its way into a spreadsheet (CSV, XLSX). A cell that begins with =, +, -, @, a tab or a line break is run as a formula by
/// the program that opens it; with an apostrophe in front it stays text. Every writer of an export sends its text cells
/// through here; numbers are written as numbers and need none of it.
/// </summary>
public static class SafeCell
{
    /// <summary>White space and marks that programs skip before they look for a formula do not hide one.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new string([.. text.Where(c => c is '\t' or '\n' or '\r' || !char.IsControl(c))]);
        var first = clean.AsSpan().TrimStart([' ', '\u00a0', '\u200b', '\u200e', '\u200f', '\ufeff', '"', '\'']);
        var dangerous = clean.Length > 0 && clean[0] is '\t' or '\n' or '\r'
            || (first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\t' or '\n' or '\r' or '＝' or '＋' or '－' or '＠' or '|' or '%');
        return dangerous && clean[0] != '\'' ? "'" + clean : clean;
    }
}
