using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Targets;

namespace CamKet.Documents;

/// <summary>The cells of tables that tell results, whole again where a row broke over a page and went on under a repeated head.</summary>
internal static partial class ResultCells
{
    private enum Column
    {
        Unknown,
        Other,
        Target,
        Result,
    }

    [GeneratedRegex(@"mục tiêu|chỉ tiêu|phấn đấu|cam kết(?! \(?đã)|kế hoạch|được giao|dự toán")]
    private static partial Regex TargetHead();

    [GeneratedRegex(@"kết quả|thực hiện|đạt được|tiến độ|tình hình|số liệu|hiện trạng")]
    private static partial Regex ResultHead();

    [GeneratedRegex(@"^(?:stt|tt|số tt|số thứ tự|nội dung|nhiệm vụ|tiêu chí|tên|ghi chú|tài liệu|đơn vị|cơ quan|minh chứng|người|bộ phận|chỉ số)")]
    private static partial Regex OtherHead();

    [GeneratedRegex(@"năm (?<y>\d{4})")]
    private static partial Regex Year();

    public static List<Passage> Of(IReadOnlyList<Table> tables, bool isReport)
    {
        var rows = new List<(string[] Cells, int[] Lines, Column[] Columns)>();
        Column[] columns = [];
        string[] head = [];
        foreach (var row in tables.SelectMany(t => t.Rows))
        {
            var cells = row.Cells.Select(PlainText.Clean).ToArray();
            if (Heads(cells) is { } found)
            {
                columns = found;
                head = cells;
                continue;
            }

            if (columns.Length != cells.Length)
            {
                columns = new Column[cells.Length];
                head = [];
            }

            var goesOn = rows.Count > 0 && cells.Length > 1 && cells[0].Length == 0 && rows[^1].Cells.Length == cells.Length && head.Length > 0
                && !(cells.Length > 2 && cells[1].Length > 0 && cells.Skip(2).All(c => c.Length == 0));
            if (goesOn)
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    rows[^1].Cells[i] = (rows[^1].Cells[i] + " " + cells[i]).Trim();
                }
            }
            else
            {
                rows.Add((cells, [.. cells.Select(_ => row.Line)], columns));
            }
        }

        var passages = new List<Passage>();
        foreach (var (cells, lines, kinds) in rows)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                var isResult = kinds[i] == Column.Result || (kinds[i] == Column.Unknown && isReport && i > 1);
                if (isResult && cells[i].Length > 0)
                {
                    passages.Add(new Passage(cells[i], lines[i], null, Tone.Result, IsCell: true));
                }
            }
        }

        return passages;
    }

    /// <summary>The columns of a head row; null when the row is none.</summary>
    private static Column[]? Heads(string[] cells)
    {
        if (cells.Length < 2 || cells.Any(c => c.Length > 120))
        {
            return null;
        }

        var lower = cells.Select(c => PlainText.Lower(c).Replace('\n', ' ')).ToArray();
        if (!Regex.IsMatch(lower[0], @"^(?:stt|tt|số tt|số thứ tự|nội dung|tiêu chí|chỉ tiêu|nhiệm vụ)", RegexOptions.CultureInvariant))
        {
            return null;
        }

        var years = lower.Select(l => Year().Match(l) is { Success: true } m ? int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture) : 0).ToArray();
        var columns = lower.Select(Kind).ToArray();
        var newest = years.Max();
        var hasTarget = columns.Contains(Column.Target);
        for (var i = 0; i < columns.Length; i++)
        {
            // Beside a target, an earlier year's result is the baseline.
            var isBaseline = hasTarget && ((years[i] > 0 && years[i] < newest) || lower[i].Contains("năm trước", StringComparison.Ordinal) || lower[i].Contains("cùng kỳ", StringComparison.Ordinal));
            if (columns[i] == Column.Result && isBaseline)
            {
                columns[i] = Column.Other;
            }
        }

        return columns.Any(c => c is Column.Result or Column.Target) || lower.Count(l => OtherHead().IsMatch(l)) > 1 ? columns : null;
    }

    private static Column Kind(string head) =>
        OtherHead().IsMatch(head) ? Column.Other
        : TargetHead().IsMatch(head) && !head.StartsWith("kết quả thực hiện", StringComparison.Ordinal) ? Column.Target
        : ResultHead().IsMatch(head) ? Column.Result
        : Column.Other;
}
