using CamKet.Text;

namespace CamKet.Extracts;

/// <summary>The head of a table as found in a sheet.</summary>
/// <param name="Layout">The layout whose labels matched best; null when no catalogued or learnt layout fits.</param>
/// <param name="Columns">Field code → column (from 0).</param>
/// <param name="Labels">The stacked labels of each column, joined by " > "; empty where the column has none.</param>
/// <param name="FirstDataRow">Index of the first row below the head.</param>
/// <param name="MissingFields">Required fields no column was found for.</param>
public sealed record FoundHead(
    ExtractLayout? Layout,
    IReadOnlyDictionary<string, int> Columns,
    IReadOnlyList<string> Labels,
    int FirstRow,
    int FirstDataRow,
    IReadOnlyList<FactField> MissingFields)
{
    public bool IsComplete => Layout is not null && MissingFields.Count == 0;

    /// <summary>The same labels in the same order have the same key, so that a mapping made once is found again.</summary>
    public string Key => string.Join('|', Labels.Select(VietnameseText.Fold));
}

/// <summary>
/// Finds the head of an extract's table among its first rows: title rows above, a blank first column, merged heads
/// stacked over several rows, a "(1)(2)(3)" row below.
/// </summary>
public static class HeadFinder
{
    private const int SearchedRows = 40;
    private const int MostStackedRows = 6;

    private static readonly string[] Personal =
    [
        "chu ho so", "ho ten", "ho va ten", "nguoi nop", "nguoi dung don", "ten cong dan", "cccd", "cmnd", "can cuoc",
        "so dinh danh", "dien thoai", "sdt", "email", "thu dien tu", "dia chi", "ngay sinh", "ma doi tuong", "to chuc ca nhan nop",
    ];

    /// <summary>True for a column that holds the applicant: it is dropped at the door and can be mapped to nothing.</summary>
    public static bool IsPersonal(string label)
    {
        var folded = VietnameseText.Fold(label);
        return Personal.Any(p => folded == p || folded.StartsWith(p + " ", StringComparison.Ordinal) || folded.EndsWith(" " + p, StringComparison.Ordinal)
            || folded.Contains(" " + p + " ", StringComparison.Ordinal));
    }

    /// <summary>The best head, or null when nothing in the sheet looks like one.</summary>
    public static FoundHead? Find(IReadOnlyList<IReadOnlyList<Cell>> rows, IEnumerable<ExtractLayout> layouts, ExtractKind kind)
    {
        FoundHead? best = null;
        var bestScore = 0;
        foreach (var layout in layouts.Where(l => l.Kind == kind))
        {
            var byLabel = Index(layout);
            for (var first = 0; first < Math.Min(rows.Count, SearchedRows); first++)
            {
                for (var height = 1; height <= MostStackedRows && first + height <= rows.Count; height++)
                {
                    if (height > 1 && LooksLikeData(rows[first + height - 1]))
                    {
                        break;
                    }

                    var labels = Stack(rows, first, height);
                    var columns = Match(labels, byLabel);
                    var missing = FactFields.Of(kind).Where(f => f.Required && !columns.ContainsKey(f.Code)).ToList();
                    var score = (columns.Count * 10) - (missing.Count * 15) - height;
                    if (columns.Count >= 2 && score > bestScore)
                    {
                        bestScore = score;
                        best = new FoundHead(layout, columns, labels, first, first + height, missing);
                    }
                }
            }
        }

        return best ?? Unknown(rows, kind, [.. layouts.Where(l => l.Kind == kind)]);
    }

    /// <summary>A head no layout knows: the row of the STT cell, or the one with most texts, for a person to map.</summary>
    private static FoundHead? Unknown(IReadOnlyList<IReadOnlyList<Cell>> rows, ExtractKind kind, IReadOnlyList<ExtractLayout> layouts)
    {
        var searched = Enumerable.Range(0, Math.Min(rows.Count, SearchedRows)).ToList();
        var first = searched.FindIndex(i => rows[i].Take(12).Any(c => VietnameseText.Fold(c.Text) is "stt" or "tt" or "so tt"));
        if (first < 0)
        {
            var widest = searched.Where(i => Words(rows[i]) >= 3).OrderByDescending(i => Words(rows[i])).ToList();
            if (widest.Count == 0)
            {
                return null;
            }

            first = widest[0];
        }

        var height = 1;
        while (height < MostStackedRows && first + height < rows.Count && !LooksLikeData(rows[first + height]) && !IsColumnNumbers(rows[first + height]))
        {
            height++;
        }

        var labels = Stack(rows, first, height);
        var columns = layouts.Select(l => Match(labels, Index(l))).MaxBy(found => found.Count) ?? new Dictionary<string, int>(StringComparer.Ordinal);
        return new FoundHead(null, columns, labels, first, first + height, [.. FactFields.Of(kind).Where(f => f.Required && !columns.ContainsKey(f.Code))]);
    }

    private static int Words(IReadOnlyList<Cell> row) =>
        row.Count(c => c.Kind == CellKind.Text && c.ReadNumber() is Figures.NumberReading.NotANumber && c.ReadMoment() is Time.MomentReading.NotADate);

    /// <summary>"(1) (2) (3)" or "1 2 3" under the head.</summary>
    public static bool IsColumnNumbers(IReadOnlyList<Cell> row)
    {
        // Asked of every row, and nearly always answered by its first cell.
        var lead = 0;
        while (lead < row.Count && row[lead].IsBlank)
        {
            lead++;
        }

        if (lead == row.Count || !(IsMark(row[lead]) || IsOne(row[lead])))
        {
            return false;
        }

        var filled = row.Where(c => !c.IsBlank).ToList();
        if (filled.Count < 3)
        {
            return false;
        }

        return filled.TrueForAll(IsMark) && filled.Count(c => c.Text.StartsWith('(')) >= 3
            || filled.Select((c, i) => c.ReadNumber() is Figures.NumberReading.Number n && n.Value == i + 1).All(x => x);
    }

    private static bool IsMark(Cell cell) =>
        cell.Text.Trim('(', ')', ' ') is { Length: > 0 and <= 6 } t && t.All(x => char.IsAsciiDigit(x) || x is '=' or '+' or '(' or ')');

    /// <summary>A text with a dash in it, as a dossier's code has, is not even tried as a number.</summary>
    private static bool IsOne(Cell cell) => !(cell.Kind == CellKind.Text && cell.Text.LastIndexOf('-') > 0) && cell.ReadNumber() is Figures.NumberReading.Number { Value: 1 };

    /// <summary>"Tổng cộng", "Trong đó" and the like: a sum of rows, not a row.</summary>
    public static bool IsTotal(IReadOnlyList<Cell> row)
    {
        // The first text that is no ordinal. "cong" only alone: "Công chứng …" folds to the same beginning.
        var at = 0;
        while (at < row.Count && !(row[at].Kind == CellKind.Text && row[at].Text.AsSpan().ContainsAnyExcept("0123456789.)(")))
        {
            at++;
        }

        if (at == row.Count || char.IsAsciiDigit(row[at].Text[0]))
        {
            return false;
        }

        var text = row[at].Folded;
        return text is "tong" or "tong so" or "cong" or "luy ke"
            || (text.StartsWith("tong cong", StringComparison.Ordinal) && !text.StartsWith("tong cong ty", StringComparison.Ordinal))
            || text.StartsWith("trong do", StringComparison.Ordinal);
    }

    private static bool LooksLikeData(IReadOnlyList<Cell> row) =>
        row.Any(c => c.Kind == CellKind.Moment || (c.Kind == CellKind.Text && c.ReadMoment() is Time.MomentReading.Moment))
        || (row.FirstOrDefault(c => !c.IsBlank) is { IsBlank: false } lead && lead.ReadNumber() is Figures.NumberReading.Number && !IsColumnNumbers(row));

    private static Dictionary<string, string> Index(ExtractLayout layout)
    {
        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, labels) in layout.Labels)
        {
            foreach (var label in labels)
            {
                index.TryAdd(VietnameseText.Fold(label), field);
            }
        }

        return index;
    }

    private static Dictionary<string, int> Match(IReadOnlyList<string> labels, Dictionary<string, string> byLabel)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        // The whole stacked label first, then its last part, then its first (a cell merged downwards).
        // A remark in brackets ("Ngày tiếp nhận (ngày/tháng/năm)") is no part of a label that is not known with it.
        Func<string, string>[] ways =
        [
            l => l, WithoutBrackets, l => l.Split(" > ")[^1], l => WithoutBrackets(l.Split(" > ")[^1]), l => l.Split(" > ")[0],
        ];
        foreach (var way in ways)
        {
            for (var column = 0; column < labels.Count; column++)
            {
                if (labels[column].Length > 0 && !IsPersonal(labels[column]) && !columns.ContainsValue(column)
                    && byLabel.TryGetValue(VietnameseText.Fold(way(labels[column])), out var field))
                {
                    columns.TryAdd(field, column);
                }
            }
        }

        return columns;
    }

    private static string WithoutBrackets(string label)
    {
        var open = label.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && label.IndexOf(')', open) is var close and > 0 ? label[..open] + label[(close + 1)..] : label;
    }

    private static List<string> Stack(IReadOnlyList<IReadOnlyList<Cell>> rows, int first, int height)
    {
        var width = Enumerable.Range(first, height).Max(i => rows[i].Count);
        var labels = new List<string>(width);
        for (var column = 0; column < width; column++)
        {
            var parts = new List<string>(height);
            for (var row = first; row < first + height; row++)
            {
                var text = At(rows[row], column);
                if (text.Length == 0 && row < first + height - 1 && Enumerable.Range(row + 1, first + height - row - 1).Any(below => At(rows[below], column).Length > 0))
                {
                    // A head merged to the right stands in its first cell only.
                    var left = column;
                    while (left > 0 && text.Length == 0)
                    {
                        left--;
                        text = At(rows[row], left);
                    }
                }

                if (text.Length > 0 && (parts.Count == 0 || parts[^1] != text))
                {
                    parts.Add(text);
                }
            }

            labels.Add(string.Join(" > ", parts));
        }

        return labels;
    }

    private static string At(IReadOnlyList<Cell> row, int column) => column < row.Count ? VietnameseText.Tidy(row[column].Text) : "";
}
