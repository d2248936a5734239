using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Commitments;
using CamKet.Figures;
using CamKet.Text;

namespace CamKet.Targets;

/// <summary>
/// Reads what a cell promises: "≥ 95%", "Đạt điểm Tốt, xếp thứ 10 khối các xã", "7,5 tỷ đồng", "trước 30/6/2024". Every
/// part is read; the most measurable is the target (percent, amount, score, count, rank, grade, milestone), the rest
/// stands in <see cref="Target.Also"/>. Words that name none of these are a milestone without a date; "Duy trì" alone is
/// no target, for it means not worse than the baseline. An ambiguous number ("12.5%") gives a part without its number.
/// </summary>
public static class TargetReader
{
    private const string Num = @"\d+([.,]\d+)*";

    private static readonly Regex Percent = PrintedText.Pattern(@"((?<low>" + Num + @")\s?%?\s?[-–]\s?)?(?<n>" + Num + @")\s?(%|phần trăm)");
    private static readonly Regex Amount = PrintedText.Pattern(@"(?<n>" + Num + @")\s?((?<m>tỷ|tỉ|triệu|nghìn|ngàn)(\s?(đồng|đ|vnđ|vnd)\b)?|(đồng|vnđ|vnd|đ)\b)");
    private static readonly Regex Score = PrintedText.Pattern(@"(?<n>" + Num + @")(\s?/\s?(?<of>" + Num + @"))?\s?điểm\b|\bđiểm( số)?\s?:?\s?(đạt\s)?(?<n>" + Num + @")");
    private static readonly Regex Rank = PrintedText.Pattern(
        @"\b((xếp|đứng|đạt|giữ|nằm|vào|lên)\s(trong\s)?)?((vị\s)?thứ(\shạng|\stự|\sbậc)?|(xếp\s)?hạng(\sthứ)?|vị\strí(\sthứ)?|top|tốp|trong nhóm)\s?:?\s?(?<n>\d{1,4})(\s?/\s?(?<of>\d{1,4}))?\b");
    private static readonly Regex Fraction = PrintedText.Pattern(@"^\(?(?<n>\d{1,4})\s?/\s?(?<of>\d{1,4})\)?$");
    private static readonly Regex Count = PrintedText.Pattern(@"(?<n>" + Num + @")\b\s?(?<noun>\p{L}+)?");
    private static readonly Regex CountNoun = PrintedText.Pattern(
        @"^(lần|cuộc|buổi|sáng|hội|đợt|hồ|văn|mô|lớp|người|tin|bài|đơn|thủ|giải|dịch|cán|công|hộ|thư|chuyên|video|kế|báo|tổ|khu|thôn|phường|xã|cái|bộ|trường|ngày|đối|phiếu|ý|điểm|tthc|hs|vụ)$");
    private static readonly Regex NotACount = PrintedText.Pattern(@"(giai đoạn\s)?\b(năm\s)?(19|20)\d\d(\s?[-–]\s?(19|20)\d\d)?\b|\bnăm\s\d{4}|\b\d{1,2}\stháng\b|/\s?(năm|quý|tháng|tuần)|\b(khoản|điều|mức độ|mức|mục|phụ lục|nhóm|cấp|loại)\s\d{1,3}\b");
    private static readonly Regex Rise = PrintedText.Pattern(@"^\s?(lên|tăng lên|lên đến|lên thành|thành|→|->|=>)\s?(đạt\s)?(trên|tối thiểu|ít nhất)?\s?$");
    private static readonly Regex RangeWord = PrintedText.Pattern(@"^\s?(đến|tới)\s?$");
    private static readonly Regex RankBlock = PrintedText.Pattern(@"^\s?(?<b>((trong|của|trên địa bàn|ở|các)\s)?(tổng số\s)?(khối|toàn|cấp|các|nhóm|xã|phường|thị|đơn vị|huyện|tỉnh|thành phố|địa phương|sở|cụm)\b.{0,120})$");
    private static readonly Regex BlockEnd = PrintedText.Pattern(@"[;(\n.]|,\s(đạt|xếp|điểm|tăng|giảm|với|phấn đấu|loại|trở)|\s(trở lên|trở xuống|trở về)|\s[-–]\s");
    private static readonly Regex Keeping = PrintedText.Pattern(@"^(tiếp tục\s)?(duy trì|giữ vững|giữ nguyên|ổn định|như năm|bằng năm)(\s.{0,80})?$");
    private static readonly Regex Nothing = PrintedText.Pattern(@"^[-–—.…_/*\s]*$|^(không có|chưa có|không đánh giá|chưa đánh giá|không|chưa|n/a)$");
    private static readonly Regex GradeLead = PrintedText.Pattern(@"^((đạt|được|xếp|mức( độ)?|loại|điểm|đánh giá|công nhận|kết quả|hạng|từ|ít nhất|tối thiểu|trên|là|ở|thứ hạng|phân loại|:|-|–|“|"")\s?)*");
    private static readonly Regex GradeTail = PrintedText.Pattern(@"(?<w>[^“”""]*?)[”""]?(?<up>\strở lên)?(?<down>\strở xuống)?[\s.;”""]*$");
    private static readonly Regex Schedule = PrintedText.Pattern(@"^(thực hiện |triển khai )?theo .{0,80}$|^(có |đúng )?(kế hoạch|tiến độ)\b.{0,80}$|^thường xuyên.{0,40}$");
    private static readonly Regex Cited = PrintedText.Pattern(@"\d{1,5}(/(19|20)\d\d)?\s?[/-]\s?[\p{Lu}]{2}[\p{L}\d&./-]*");

    /// <param name="year">For a quarter or month written without its year; a date is never guessed without one.</param>
    /// <param name="unit">The "đơn vị tính" of the row, for a bare number.</param>
    public static Target? Read(string text, int? year = null, string? unit = null, IReadOnlyList<Ladder>? ladders = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var raw = PrintedText.Nfc(text).Trim();
        var lower = PrintedText.OneLine(raw).ToLowerInvariant().TrimEnd('.', ';', ' ');
        if (lower.Length > 4000)
        {
            lower = lower[..4000];
        }

        if (lower.Length == 0 || Nothing.IsMatch(lower))
        {
            return null;
        }

        var parts = Parts(PrintedText.OneLine(raw), lower, year, unit, ladders ?? Ladders.Common);
        if (parts.Count == 0)
        {
            return Keeping.IsMatch(lower) ? null : Milestone(null, Operator.AtMost, true, raw);
        }

        var ordered = parts.OrderBy(p => Measurable(p.Type)).ToList();
        return ordered[0] with { Raw = raw, Also = [.. ordered.Skip(1)] };
    }

    /// <summary>Only what sets a time: "Theo kế hoạch", "Quý II/2024", "trước 30/6/2024"; null for any other note.</summary>
    public static Target? ReadSchedule(string text, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var raw = PrintedText.Nfc(text).Trim();
        var lower = PrintedText.OneLine(raw).ToLowerInvariant().TrimEnd('.', ';', ' ');
        return lower.Length is 0 or > 200 ? null
            : MilestoneText.In(lower, year).Select(m => Milestone(m.Date, m.Op, m.Implied, raw)).FirstOrDefault()
                ?? (Schedule.IsMatch(lower) ? Milestone(null, Operator.AtMost, true, raw) : null);
    }

    private static int Measurable(TargetType type) => type switch
    {
        TargetType.Percent => 0,
        TargetType.Amount => 1,
        TargetType.Score => 2,
        TargetType.Count => 3,
        TargetType.Rank => 4,
        TargetType.Grade => 5,
        TargetType.Milestone => 6,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static List<Target> Parts(string line, string lower, int? year, string? unit, IReadOnlyList<Ladder> ladders)
    {
        var parts = new List<Target>();
        var left = lower.ToCharArray();
        string Left() => new(left);
        void Take(int start, int length) => Array.Fill(left, '\u00a6', start, length);

        for (var m = Cited.Match(line); m.Success && m.Index + m.Length <= left.Length; m = m.NextMatch())
        {
            Take(m.Index, m.Length);
        }

        foreach (var m in MilestoneText.In(Left(), year))
        {
            if (m.IsPromise)
            {
                parts.Add(Milestone(m.Date, m.Op, m.Implied, line.Substring(m.Start, m.Length).Trim()));
            }

            Take(m.Start, m.Length);
        }

        Percents(lower, Left(), parts, Take);
        foreach (var m in Amount.Matches(Left()).ToList())
        {
            var factor = m.Groups["m"].Value switch { "tỷ" or "tỉ" => 1_000_000_000m, "triệu" => 1_000_000m, "nghìn" or "ngàn" => 1_000m, _ => 1m };
            parts.Add(Figure(TargetType.Amount, m, lower, factor));
            Take(m.Index, m.Length);
        }

        foreach (var m in Score.Matches(Left()).ToList())
        {
            parts.Add(Figure(TargetType.Score, m, lower) with { Of = Whole(m.Groups["of"].Value) });
            Take(m.Index, m.Length);
        }

        foreach (var m in Rank.Matches(Left()).ToList())
        {
            parts.Add(RankOf(m, line, lower));
            Take(m.Index, m.Length);
        }

        if (parts.Count == 0 && Fraction.Match(Left().Trim()) is { Success: true } fraction)
        {
            parts.Add(RankOf(fraction, line, lower));
            return parts;
        }

        var grades = Grades(line, ladders).ToList();
        Counts(lower, Left(), unit, parts);
        parts.AddRange(grades);
        return parts;
    }

    private static void Percents(string lower, string left, List<Target> parts, Action<int, int> take)
    {
        Match? before = null;
        foreach (var m in Percent.Matches(left).ToList())
        {
            var gap = before is null ? "x" : left[(before.Index + before.Length)..m.Index];
            var lowEnd = m.Groups["low"].Success;
            var part = lowEnd
                ? Figure(TargetType.Percent, m, lower, group: "low") with { Op = Operator.AtLeast, Implied = false }
                : Figure(TargetType.Percent, m, lower);
            if (before is not null && Rise.IsMatch(gap))
            {
                // "từ 14% lên 40%": where it starts is no promise.
                parts[^1] = part.Implied || part.Op == Operator.AtMost ? part with { Op = Operator.AtLeast, Implied = true } : part;
            }
            else if (before is null || !RangeWord.IsMatch(gap))
            {
                parts.Add(part);
            }

            before = m;
            take(m.Index, m.Length);
        }
    }

    private static Target RankOf(Match m, string line, string lower)
    {
        var (op, implied) = OperatorText.Around(lower, m.Index, m.Index + m.Length);
        string? block = null;
        var end = Math.Min(m.Index + m.Length, line.Length);
        if (RankBlock.Match(line[end..]) is { Success: true } found)
        {
            var text = found.Groups["b"].Value;
            var stop = BlockEnd.Match(text);
            block = (stop.Success ? text[..stop.Index] : text).Trim(' ', ',', '.', ';');
        }

        // "thứ 10 trở lên" and "trong nhóm 10" both mean 10 or better; only an equals sign says otherwise.
        return new Target(TargetType.Rank, op == Operator.Equal ? Operator.Equal : Operator.AtMost, implied, Whole(m.Groups["n"].Value), null, null, Whole(m.Groups["of"].Value), block is { Length: > 0 } ? block : null, null, m.Value.Trim(), []);
    }

    private static IEnumerable<Target> Grades(string line, IReadOnlyList<Ladder> ladders)
    {
        foreach (var written in line.Split([',', ';', '(', ')', '/', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var segment = written.ToLowerInvariant();
            var tail = GradeTail.Match(GradeLead.Replace(segment, ""));
            foreach (var ladder in ladders)
            {
                if (tail.Success && ladder.Step(tail.Groups["w"].Value) is { } step)
                {
                    var down = tail.Groups["down"].Success;
                    var said = tail.Groups["up"].Success || down || segment.StartsWith("từ ", StringComparison.Ordinal) || segment.Contains("ít nhất", StringComparison.Ordinal) || segment.Contains("tối thiểu", StringComparison.Ordinal);
                    yield return new Target(TargetType.Grade, down ? Operator.AtMost : Operator.AtLeast, !said, null, ladder.Steps[step], null, null, null, ladder.Code, written, []);
                    break;
                }
            }
        }
    }

    private static void Counts(string lower, string left, string? unit, List<Target> parts)
    {
        // Beside a percentage or an amount a number tells how it came about ("850/1.000 hồ sơ"), unless it has an operator of its own.
        var open = NotACount.Replace(left, m => new string('\u00a6', m.Length));
        var beside = parts.Exists(p => p.Type is not TargetType.Milestone);
        foreach (var m in Count.Matches(open).ToList())
        {
            var figure = Figure(TargetType.Count, m, lower);
            var noun = m.Groups["noun"];
            var alone = open.Trim(' ', '≥', '≤', '>', '<', '=', '\u00a6') == m.Value.Trim();
            var named = noun.Success && (CountNoun.IsMatch(noun.Value) || lower.Length <= 30);
            if (beside && figure.Implied || !(alone || named || !figure.Implied))
            {
                continue;
            }

            parts.Add(ByUnit(figure, unit, alone && !noun.Success));
        }
    }

    /// <summary>A bare number is what the row's "đơn vị tính" says.</summary>
    private static Target ByUnit(Target figure, string? unit, bool bare)
    {
        var folded = unit is null || !bare ? "" : PrintedText.Fold(unit);
        return folded.Contains('%', StringComparison.Ordinal) || folded.Contains("phan tram", StringComparison.Ordinal) || folded == "ty le" ? figure with { Type = TargetType.Percent }
            : folded.Contains("diem", StringComparison.Ordinal) ? figure with { Type = TargetType.Score }
            : folded.Contains("hang", StringComparison.Ordinal) || folded.Contains("thu bac", StringComparison.Ordinal) ? figure with { Type = TargetType.Rank, Op = Operator.AtMost }
            : folded.StartsWith("ty", StringComparison.Ordinal) && folded.Contains("dong", StringComparison.Ordinal) ? figure with { Type = TargetType.Amount, Number = figure.Number * 1_000_000_000m }
            : folded.StartsWith("trieu", StringComparison.Ordinal) ? figure with { Type = TargetType.Amount, Number = figure.Number * 1_000_000m }
            : folded.Contains("dong", StringComparison.Ordinal) ? figure with { Type = TargetType.Amount }
            : figure;
    }

    private static Target Figure(TargetType type, Match m, string lower, decimal factor = 1m, string group = "n")
    {
        var (op, implied) = OperatorText.Around(lower, m.Index, m.Index + m.Length);
        decimal? number = VietnameseNumber.Read(m.Groups[group].Value) is NumberReading.Number n && n.Value < 1e18m ? n.Value * factor : null;
        return new Target(type, op ?? Operator.AtLeast, implied, number, null, null, null, null, null, m.Value.Trim(), []);
    }

    private static Target Milestone(string? date, Operator op, bool implied, string raw) =>
        new(TargetType.Milestone, op, implied, null, null, date, null, null, null, raw, []);

    private static int? Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
