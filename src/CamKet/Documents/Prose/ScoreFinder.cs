using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Figures;

namespace CamKet.Documents;

/// <summary>
/// Published scores, classes and ranks in reading order: a second rank, or a second score, begins a second entry. What is
/// aimed at ("phấn đấu xếp thứ 10") is none.
/// </summary>
internal static partial class ScoreFinder
{
    private sealed class Entry(int start)
    {
        public int Start { get; } = start;

        public decimal? Value { get; set; }

        public decimal? Change { get; set; }

        public string? Class { get; set; }

        public int? Rank { get; set; }

        public int? RankChange { get; set; }

        public int? Of { get; set; }

        public string? Scope { get; set; }
    }

    private const string Number = @"\d{1,3}(?:[.,]\d{1,4})?(?![\d%]| ?%)";

    [GeneratedRegex(
        @"(?<!\p{L})(?<change>tăng|giảm|cao hơn|thấp hơn|hơn|kém)(?: thêm| được)? (?<cv>" + Number + @") ?điểm(?!\p{L})"
        + @"|(?<!\p{L})(?:(?:(?:số điểm|điểm số|tổng điểm|tổng số điểm)(?: (?!tối|thưởng|trừ|chuẩn|cộng)\p{L}+){0,4}?:?|điểm(?: (?:là|đạt|được)|:)) (?<v>" + Number + @")(?: ?/ ?\d{1,3})?(?: ?điểm)?|(?<v>" + Number + @")(?: ?/ ?\d{1,4}(?:,\d{1,2})?)? ?điểm(?!\p{L}| (?:tiếp nhận|sáng|đen|trường|bưu|cầu|giao|truy|bán|du lịch|dân cư|nóng|mới|đến|tin|thưởng|cộng|trừ|[a-zđ](?!\p{L}))))"
        + @"|(?<!\p{L})(?:xếp loại|đạt loại|được loại|đánh giá loại|xếp mức)(?: là| đạt| loại|:){0,2} (?<class>xuất sắc|tốt|khá|trung bình|yếu|kém)(?!\p{L}| (?:trở|hơn))"
        + @"|(?<!\p{L})(?:(?:xếp |đứng |ở |giữ )?(?:vị thứ|thứ hạng|vị trí thứ|vị trí|hạng thứ|hạng|thứ bậc)(?: thứ)?|(?:xếp|đứng)(?: ở)?(?: vị trí| hạng)? thứ)(?: là|:)? (?<rank>\d{1,4})(?!\d|[.,]\d|%)(?: ?/ ?(?<of>\d{1,4})(?![\d/])|(?: trên| trong)(?: tổng)?(?: số)? (?<of>\d{1,4})(?!\d))?"
        + @"|(?<!\p{L})(?<move>tăng|giảm|tụt|lên|xuống|thăng|rớt)(?: thêm| được)? (?<mv>\d{1,4}) (?:bậc|hạng|vị trí|thứ hạng|vị thứ)(?!\p{L})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?: (?:xã|phường|đơn vị|huyện|địa phương|tỉnh|thành phố|sở|cơ quan)(?:,? (?:và )?(?:xã|phường|thị trấn|đặc khu|thành phố|thị xã)){0,3})? ?[,(]?(?: ?(?:trong|của|ở|so với|trên))? ?(?<s>(?:toàn|cả|khối|cụm|nhóm) (?:các )?\p{L}+(?:,? (?!tăng|giảm|tụt|và|với|năm|đạt|so)\p{L}+){0,4}|(?:tỉnh|huyện|thành phố|thị xã)(?! \p{Lu}))", RegexOptions.ExplicitCapture)]
    private static partial Regex ScopeAfter();

    [GeneratedRegex(@"(?<!\p{L})(?<s>(?:toàn|khối các|cụm) \p{L}+(?: \p{L}+){0,2}?)(?: \p{L}+){0,2},? $", RegexOptions.ExplicitCapture)]
    private static partial Regex ScopeBefore();

    [GeneratedRegex(@"(?<before>so với |hơn )?(?:kết quả )?năm (?<y>(?:19|20)\d\d)(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<!\p{L})(?:phấn đấu|duy trì|nâng|mục tiêu|cam kết|đảm bảo|tối thiểu|ít nhất|trở lên|đề ra|chỉ tiêu|hướng tới|tối đa|thang|trừ|cộng)(?!\p{L})[^.;]*$")]
    private static partial Regex Aimed();

    public static IReadOnlyList<StatedScore> Find(Passages passages)
    {
        var scores = new List<StatedScore>();
        int? headingYear = null;
        foreach (var passage in passages.Prose.Concat(passages.Results))
        {
            scores.AddRange(Find(passage, headingYear));
            if (Headings.LevelOf(passage.Text).Level is > 0 and < 80 && passage.Text.Length < 220)
            {
                headingYear = YearBefore(passage.Lower, passage.Lower.Length) ?? headingYear;
            }
        }

        return scores;
    }

    private static IEnumerable<StatedScore> Find(Passage passage, int? headingYear)
    {
        var entries = new List<Entry>();
        foreach (Match match in Parts().Matches(passage.Lower))
        {
            var sentence = passage.SentenceAt(match.Index).Start;
            if (!Aimed().IsMatch(passage.Lower[Math.Max(sentence, match.Index - 160)..match.Index]))
            {
                Take(passage.Lower, match, entries);
            }
        }

        return entries.Where(e => e.Value is not null || e.Rank is not null || (e.Class is not null && passage.Tone == Tone.Result))
            .Select(e => new StatedScore(e.Value, e.Change, e.Class, e.Rank, e.RankChange, e.Of, e.Scope, YearBefore(passage.Lower, e.Start) ?? headingYear));
    }

    private static void Take(string lower, Match match, List<Entry> entries)
    {
        var current = entries.Count > 0 ? entries[^1] : null;
        if (match.Groups["cv"].Success)
        {
            if (current is { Value: not null, Change: null } && Read(match.Groups["cv"].Value) is { } change)
            {
                current.Change = match.Groups["change"].Value is "giảm" or "thấp hơn" or "kém" ? -change : change;
            }
        }
        else if (match.Groups["mv"].Success)
        {
            if (current is { Rank: not null, RankChange: null })
            {
                var moved = Whole(match.Groups["mv"].Value);
                current.RankChange = match.Groups["move"].Value is "giảm" or "tụt" or "xuống" or "rớt" ? -moved : moved;
                current.Scope ??= ScopeBehind(lower, match.Index + match.Length);
            }
        }
        else if (match.Groups["class"].Success)
        {
            Open(entries, match.Index, e => e.Class is not null).Class = match.Groups["class"].Value;
        }
        else if (match.Groups["rank"].Success)
        {
            var entry = Open(entries, match.Index, e => e.Rank is not null);
            entry.Rank = Whole(match.Groups["rank"].Value);
            entry.Of = match.Groups["of"].Success ? Whole(match.Groups["of"].Value) : null;
            entry.Scope = ScopeBehind(lower, match.Index + match.Length)
                ?? (ScopeBefore().Match(lower[Math.Max(0, match.Index - 40)..match.Index]) is { Success: true } scope ? scope.Groups["s"].Value : null);
        }
        else if (Read(match.Groups["v"].Value) is { } value)
        {
            Open(entries, match.Index, e => e.Value is not null || e.Rank is not null).Value = value;
        }
    }

    private static Entry Open(List<Entry> entries, int start, Func<Entry, bool> isFull)
    {
        if (entries.Count == 0 || isFull(entries[^1]))
        {
            entries.Add(new Entry(start));
        }

        return entries[^1];
    }

    private static string? ScopeBehind(string lower, int at)
    {
        var scope = ScopeAfter().Match(lower[at..Math.Min(lower.Length, at + 80)]);
        return scope.Success ? scope.Groups["s"].Value.Trim() : null;
    }

    // The nearest year before, but not the year it is compared with.
    private static int? YearBefore(string lower, int at)
    {
        int? year = null;
        foreach (Match match in Year().Matches(lower[Math.Max(0, at - 1500)..at]))
        {
            year = match.Groups["before"].Success ? year : Whole(match.Groups["y"].Value);
        }

        return year;
    }

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static decimal? Read(string written) => VietnameseNumber.Read(written) is NumberReading.Number number ? number.Value : null;
}
