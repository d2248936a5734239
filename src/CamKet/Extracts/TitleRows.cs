using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Text;
using CamKet.Time;

namespace CamKet.Extracts;

/// <summary>What the rows above a table's head say of the table: the days it covers, and in what its amounts are counted.</summary>
public static partial class TitleRows
{
    /// <summary>"Từ ngày 15/12/2023 đến ngày 10/11/2024", in one cell or in several of a row.</summary>
    public static Window? Cover(IEnumerable<IReadOnlyList<Cell>> rows)
    {
        foreach (var row in rows)
        {
            var text = VietnameseText.Fold(string.Join(' ', row.Where(cell => !cell.IsBlank).Select(cell => cell.Text)));
            var match = FromTo().Match(text);
            if (!match.Success)
            {
                match = Period().Match(text);
            }

            if (match.Success
                && Date(match, "d1", "m1", "y1") is { } from && Date(match, "d2", "m2", "y2") is { } to && to >= from)
            {
                return new Window(from, to);
            }
        }

        return null;
    }

    /// <summary>"Đơn vị tính: triệu đồng" is 1,000,000; without such a line amounts are in đồng.</summary>
    public static decimal MoneyUnit(IEnumerable<IReadOnlyList<Cell>> rows)
    {
        foreach (var cell in rows.SelectMany(row => row).Where(cell => cell.Kind == CellKind.Text))
        {
            if (Unit().Match(VietnameseText.Fold(cell.Text)) is { Success: true } match)
            {
                return Worth(match);
            }
        }

        return 1;
    }

    /// <summary>In what the amounts of one column are counted, by its head ("Dự toán (triệu đồng)"); null where it does not say.</summary>
    public static decimal? MoneyUnitOf(string label) =>
        LabelUnit().Match(VietnameseText.Fold(label)) is { Success: true } match ? Worth(match)
        : label.Split('(', ')', '>', ',').Any(part => part.Trim().Equals("đồng", StringComparison.OrdinalIgnoreCase)) ? 1
        : null;

    private static decimal Worth(Match match) => match.Groups["u"].Value switch
    {
        "nghin" or "ngan" or "1000" or "1 000" => 1_000,
        "trieu" or "tr" => 1_000_000,
        "ty" or "ti" => 1_000_000_000,
        _ => 1,
    };

    private static DateOnly? Date(Match match, string day, string month, string year)
    {
        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        var (d, m, y) = (Part(day), Part(month), Part(year));
        return m is >= 1 and <= 12 && y is >= 1990 and <= 2100 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;
    }

    // On folded text: "/" and ":" are spaces there.
    [GeneratedRegex(@"\btu( ngay)? (?<d1>[0-9]{1,2}) (?<m1>[0-9]{1,2}) (?<y1>[0-9]{4})( [0-9]{1,2} [0-9]{2}( [0-9]{2})?)? (den|toi)( het)?( ngay)? (?<d2>[0-9]{1,2}) (?<m2>[0-9]{1,2}) (?<y2>[0-9]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromTo();

    // "Kỳ: 15/12/2023–10/11/2024".
    [GeneratedRegex(@"\bky( bao cao| so lieu)? (?<d1>[0-9]{1,2}) (?<m1>[0-9]{1,2}) (?<y1>[0-9]{4})( den)? (?<d2>[0-9]{1,2}) (?<m2>[0-9]{1,2}) (?<y2>[0-9]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Period();

    [GeneratedRegex(@"\b(don vi tinh|dvt|don vi) (?<u>nghin|ngan|1000|1 000|trieu|ty)? ?dong\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\b(?<u>nghin|ngan|1000|1 000|trieu|ty|ti) dong\b|\b(?<u>tr) d(ong)?\b|\b(don vi tinh|dvt) dong\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelUnit();
}
