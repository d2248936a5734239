using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>
/// Follows the headings of a document and knows, at each paragraph, under which office it stands. A heading ends what
/// headings of its own or a lower level said; "(3) Về giải quyết hồ sơ" names no office and ends one of its level.
/// </summary>
internal sealed partial class Headings
{
    private const int Bullet = 80;

    private readonly Dictionary<int, string?> _offices = [];
    private int _last;

    [GeneratedRegex(
        @"^(?:(?<part>(?:Phần|PHẦN|Chương|CHƯƠNG)\s[\p{L}\d]{1,6}[.:]?)|(?<roman>[IVX]{1,5})\s?[.)/–-]\s?(?=\S)|(?<letter>[A-ZĐ])[.)]\s|(?<article>Điều \d{1,2}\.)"
        + @"|(?<multi>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s|(?<num>\d{1,2})\s?[.)]\s?(?=\p{L})|\((?<par>\d{1,2})\)\s?|(?<low>[a-zđ]\d?)\s?[.)]\s|(?<bullet>[-–+])\s?(?=\p{L}))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    /// <summary>Whether a paragraph begins with a numbering or a list mark; the length of it.</summary>
    public static (int Level, int Length) LevelOf(string text)
    {
        var mark = Mark().Match(text);
        if (!mark.Success)
        {
            return (0, 0);
        }

        var level = mark.Groups["part"].Success ? 5
            : mark.Groups["letter"].Success ? 10
            : mark.Groups["roman"].Success ? 20
            : mark.Groups["article"].Success ? 25
            : mark.Groups["num"].Success ? 30
            : mark.Groups["multi"].Success ? 30 + (5 * mark.Groups["multi"].Value.Count(c => c == '.'))
            : mark.Groups["par"].Success ? 50
            : mark.Groups["low"].Success ? 60
            : Bullet;
        return (level, mark.Length);
    }

    /// <summary>Takes the next paragraph in; gives the office it stands under.</summary>
    public string? Enter(string text, bool isBold)
    {
        var (level, length) = LevelOf(text);
        var named = Offices.At(text, length);
        if (level is 0 or Bullet)
        {
            return EnterUnnumbered(text, level, named, isBold);
        }

        Clear(level);
        _last = level;
        _offices[level] = named?.Office;
        return Current();
    }

    private string? EnterUnnumbered(string text, int level, Offices.Named? named, bool isBold)
    {
        if (named is not { } office)
        {
            return Current();
        }

        var isHeading = !office.HasTask && (office.HasColon || (level == 0 && isBold))
            && office.Office.Count(c => c == ' ') < 14 && office.Office.Any(char.IsLower);
        if (isHeading)
        {
            var place = level == Bullet ? Bullet : _last + 4;
            Clear(place);
            _offices[place] = office.Office;
            return office.Office;
        }

        // "- Phòng Nội vụ: …" and "Bộ phận Một cửa: …" own their own paragraph only.
        return office.HasTask && (office.HasColon || level == Bullet) ? office.Office : Current();
    }

    private void Clear(int level)
    {
        foreach (var deeper in _offices.Keys.Where(k => k >= level).ToList())
        {
            _offices.Remove(deeper);
        }
    }

    private string? Current()
    {
        string? office = null;
        var deepest = -1;
        foreach (var (level, name) in _offices)
        {
            if (name is not null && level > deepest)
            {
                deepest = level;
                office = name;
            }
        }

        return office;
    }
}
