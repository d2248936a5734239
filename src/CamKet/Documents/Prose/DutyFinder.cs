using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Time;

namespace CamKet.Documents;

/// <summary>
/// What is to be done again and again, or by a date: "định kỳ hàng quý (chậm nhất ngày 12 của tháng cuối quý), năm (chậm
/// nhất ngày 12/12)" are two duties. A period that only describes a noun ("khen thưởng hàng năm") is none, neither is
/// what a report tells was done.
/// </summary>
internal static partial class DutyFinder
{
    private sealed class Period(string every, int start, int end, bool stands)
    {
        public string Every { get; } = every;

        public int Start { get; } = start;

        public int End { get; } = end;

        /// <summary>Whether it is a duty by itself or only with a deadline or a number of times.</summary>
        public bool Stands { get; set; } = stands;

        public Deadline? By { get; set; }

        public int? Times { get; set; }
    }

    [GeneratedRegex(@"(?<!\p{L}|\d )(?<u>tuần|(?:06|6|sáu) tháng(?: (?:đầu|cuối) năm)?|tháng|quý|nửa năm|cả năm|năm)(?!\p{L})(?<label> (?:\d|[ivx]{1,3}(?!\p{L})))?")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?:(?<sure>định kỳ(?: theo| hàng| mỗi){0,2}|giao ban(?: hàng)?)|(?<bare>hàng|mỗi|từng))\s$", RegexOptions.ExplicitCapture)]
    private static partial Regex PeriodHead();

    [GeneratedRegex(@"báo cáo(?:\s\p{L}+){0,4}?\s$")]
    private static partial Regex ReportHead();

    [GeneratedRegex(@"^\s?(?:\([^()]{0,160}\))?\s?(?:,|;|/|và|hoặc|-)\s?(?:và )?(?:hàng |mỗi |báo cáo )?$")]
    private static partial Regex Continues();

    [GeneratedRegex(@"(?<!\p{L})(?:báo cáo|gửi|nộp|họp|giao ban|tổng hợp|sơ kết|tổng kết|công khai|đối thoại|thống kê|chấm điểm|kiểm tra|cập nhật|tiếp công dân|tổ chức (?:họp|hội|đối|kiểm|sơ|tổng|đánh|khảo|tập))(?!\p{L})")]
    private static partial Regex Task();

    [GeneratedRegex(@"(?<!\p{L})(?:báo cáo|gửi|nộp|hoàn thành|xong|trình|ban hành|xây dựng|tổng hợp|tổ chức|triển khai|đăng ký|công bố|lập|cung cấp|cập nhật|tham mưu|khắc phục|rà soát|thực hiện|đề xuất|phê duyệt|ký kết)(?!\p{L})")]
    private static partial Regex TaskWithDate();

    [GeneratedRegex(@"(?:tiếp nhận|phát sinh|nhận|được cấp|cấp|hiệu lực|sinh|kết thúc|bắt đầu|kể từ|áp dụng|thành lập|ban hành|ký)\s?$")]
    private static partial Regex NoDutyBefore();

    [GeneratedRegex(
        @"(?<![\d.,/])(?<n>\d{1,2}|(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu)) (?<what>\p{L}+(?: \p{L}+){0,7}?) ?(?:/|(?:trong|mỗi|một|trên|hàng)(?= )) ?(?:01 |1 |một )?(?<u>(?:06|6|sáu) tháng|năm|quý|tháng|tuần)(?!\p{L}| \d)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex TimesIn();

    [GeneratedRegex(
        @"(?<!\p{L})(?:hàng|mỗi|một|1|01) (?<u>(?:06|6|sáu) tháng|năm|quý|tháng|tuần)(?!\p{L}| \d)(?<gap>[^.;\d]{0,80}?)(?<![\d.,/])(?<n>\d{1,2}|(?<!\p{L})(?:một|hai|ba|bốn|sáu)) (?<what>lần|hội nghị|buổi|cuộc|đợt|kỳ|phiên|lớp)(?!\p{L})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex InTimes();

    [GeneratedRegex(@"(?<!\p{L}|\d)(?<n>0?[1-9]|12|một|hai|ba|sáu)? ?(?<u>tuần|tháng|quý|năm) ?(?:/|một|1|01) ?(?:01 |một )?lần")]
    private static partial Regex OnceIn();

    [GeneratedRegex(@"(?:không (?:được )?(?:quá|vượt quá)|tối đa|nhiều nhất)\s?$")]
    private static partial Regex Ceiling();

    [GeneratedRegex(@"(?:ít nhất|tối thiểu|không dưới|từ|tổ chức|định kỳ|đảm bảo)(?: có)?\s?$")]
    private static partial Regex Floor();

    [GeneratedRegex(@"(?:^|[;,(:/]|(?<!\p{L})(?:và|báo cáo|kỳ))\s?[-–+]?\s?$")]
    private static partial Regex ClauseBegins();

    [GeneratedRegex(@"^\s?(?:$|[;,:)(/]|(?:và|hoặc|trước|chậm nhất)(?!\p{L})|-)")]
    private static partial Regex ClauseEnds();

    public static IReadOnlyList<DocumentDuty> Find(Passages passages) =>
        [.. passages.Prose.SelectMany(Find)];

    /// <summary>What a cell that says nothing but when asks for: "hằng quý, ngày 12 tháng cuối quý", "30/6/2024".</summary>
    /// <param name="lower">As <see cref="TimeCell.Plain"/> gives it.</param>
    public static IReadOnlyList<DutyRule> RulesOfTime(string lower) => RulesOf(lower, _ => true, isTime: true);

    public static IEnumerable<DocumentDuty> Find(Passage passage)
    {
        foreach (var (start, end) in passage.Sentences)
        {
            var sentence = passage.Lower[start..end].Replace('\n', ' ');
            if (sentence.Length > 6000 || sentence.Length < 8)
            {
                continue;
            }

            var rules = RulesOf(sentence, position => ToneAt(passage, start, sentence, position) == Tone.Demand);
            if (rules.Count > 0)
            {
                var text = passage.Text[start..end].Replace('\n', ' ').Trim().TrimStart('-', '–', '+', ' ').TrimEnd('.', ';', ' ');
                var to = Receivers.Of(passage.Text[start..end].Replace('\n', ' '), sentence);
                foreach (var rule in rules)
                {
                    yield return new DocumentDuty(text, rule, to);
                }
            }
        }
    }

    // "Trước ngày 15 hàng tháng, đề nghị các phòng …": who is asked may stand behind when.
    private static Tone ToneAt(Passage passage, int start, string sentence, int position)
    {
        var from = sentence.LastIndexOf(';', position) + 1;
        var to = sentence.IndexOf(';', position) is var semicolon && semicolon < 0 ? sentence.Length : semicolon;
        return Tones.OrderIn(sentence[from..to]) is var order && order > position - from ? Tone.Demand : Tones.At(passage, start + position);
    }

    private static List<DutyRule> RulesOf(string sentence, Func<int, bool> isDemand, bool isTime = false)
    {
        var periods = Periods(sentence, isTime);
        var once = new List<DutyRule>();
        foreach (var deadline in Deadlines.Of(sentence, isTime).Where(d => isDemand(d.Start)))
        {
            Attach(sentence, deadline, periods, once, isTime);
        }

        AddTimes(sentence, periods, isDemand);
        return [.. periods.Where(p => p.Stands && isDemand(p.Start)).OrderBy(p => p.Start)
            .Select(p => new DutyRule(p.Every, p.By?.Month, p.By?.Day, null, p.Times, p.By?.Inclusive ?? true))
            .Concat(once).Distinct()];
    }

    private static List<Period> Periods(string sentence, bool isTime)
    {
        var periods = new List<Period>();
        foreach (Match match in Unit().Matches(sentence))
        {
            var before = sentence[Math.Max(0, match.Index - 60)..match.Index];
            var previous = periods.Count > 0 ? periods[^1] : null;
            var goesOn = previous is not null && match.Index - previous.End < 200 && Continues().IsMatch(sentence[previous.End..match.Index]);
            var isYearOnly = match.Groups["label"].Success;
            if (isYearOnly && !(goesOn && match.Groups["u"].Value == "năm"))
            {
                continue;
            }

            var head = PeriodHead().Match(before);
            if (goesOn)
            {
                periods.Add(Made(match, previous!.Stands));
            }
            else if (head.Success)
            {
                periods.Add(Made(match, head.Groups["sure"].Success || IsTask(sentence, match.Index - (before.Length - head.Index))));
            }
            else if (isTime && Alone(sentence, match, before))
            {
                periods.Add(Made(match, stands: true));
            }
            else if (ReportHead().IsMatch(before))
            {
                periods.Add(Made(match, sentence.AsSpan(0, match.Index).Contains("định kỳ", StringComparison.Ordinal)));
            }
        }

        return periods;
    }

    // "Quý, năm" in a column of times; not the "tháng" of "tháng cuối quý".
    private static bool Alone(string sentence, Match match, string before) =>
        ClauseBegins().IsMatch(before) && ClauseEnds().IsMatch(sentence[(match.Index + match.Length)..]);

    private static Period Made(Match match, bool stands) =>
        new(Every(match.Groups["u"].Value), match.Index, match.Groups["u"].Index + match.Groups["u"].Length, stands);

    private static string Every(string unit) => unit switch
    {
        "tuần" => "week",
        "tháng" => "month",
        "quý" => "quarter",
        "năm" or "cả năm" => "year",
        _ => "half-year",
    };

    // "Hàng tháng, Văn phòng tổng hợp …" begins with it, "báo cáo hàng tháng" has its verb before it in the clause.
    private static bool IsTask(string sentence, int at)
    {
        var clause = sentence.LastIndexOfAny([',', ';', ':', '('], Math.Max(0, at - 1), Math.Max(0, at)) + 1;
        var before = sentence[Math.Max(clause, at - 80)..at].Trim(' ', '-', '–', '+');
        return before.Length == 0 || Task().IsMatch(before);
    }

    private static void Attach(string sentence, Deadline deadline, List<Period> periods, List<DutyRule> once, bool isTime)
    {
        bool Fits(Period p) => p.By is null && (deadline.Every ?? p.Every) == p.Every
            && (deadline.Every is not null || (deadline.IsDayOfYear ? p.Every is "year" or "half-year" : p.Every is "month"));
        var period = deadline.IsWholeDate ? null
            : periods.Find(p => Fits(p) && p.Start >= deadline.Start && p.Start < deadline.End + 8)
            ?? periods.FindLast(p => Fits(p) && p.End <= deadline.Start);
        if (period is not null)
        {
            period.By = deadline;
            period.Stands = true;
            return;
        }

        // A second day of the same year, "hằng năm, trước ngày 15/6 và 15/12".
        if (isTime && deadline.IsDayOfYear && deadline.Day is not null && periods.FindLast(p => p.Every == "year") is { } yearly)
        {
            periods.Add(new Period(yearly.Every, deadline.Start, deadline.End, stands: true) { By = deadline });
            return;
        }

        var before = sentence[..deadline.Start];
        var hasTask = isTime || !NoDutyBefore().IsMatch(before.Length > 30 ? before[^30..] : before) && TaskWithDate().IsMatch(sentence);
        if (deadline.Every is "quarter" or "month" && hasTask)
        {
            periods.Add(new Period(deadline.Every, deadline.Start, deadline.End, stands: true) { By = deadline });
        }
        else if ((deadline.IsWholeDate || deadline.IsDayOfYear) && hasTask && (isTime || IsDue(before, deadline)))
        {
            once.Add(new DutyRule("once", deadline.Month, deadline.Day, deadline.Date, null, deadline.Inclusive));
        }
    }

    // "trong tháng 12" is a deadline only close behind what is to be done.
    private static bool IsDue(string before, Deadline deadline) =>
        !deadline.Lead.EndsWith("trong", StringComparison.Ordinal) || deadline.Lead.Length > 5
        || TaskWithDate().IsMatch(before.Length > 90 ? before[^90..] : before);

    private static void AddTimes(string sentence, List<Period> periods, Func<int, bool> isDemand)
    {
        foreach (var match in TimesIn().Matches(sentence).Concat(InTimes().Matches(sentence)))
        {
            var number = match.Groups["n"];
            var before = sentence[Math.Max(0, number.Index - 30)..number.Index];
            var what = match.Groups["what"].Value;
            var counts = what == "lần" || match.Groups["gap"].Success || Floor().IsMatch(before);
            if (counts && !Ceiling().IsMatch(before) && isDemand(match.Index) && !IsTimeNoun(what))
            {
                Count(periods, Every(match.Groups["u"].Value), match.Index, match.Length, Times(number.Value));
            }
        }

        foreach (Match match in OnceIn().Matches(sentence))
        {
            var n = match.Groups["n"].Success ? Times(match.Groups["n"].Value) : 1;
            var every = (match.Groups["u"].Value, n) switch
            {
                ("tháng", 3) => "quarter",
                ("tháng", 6) => "half-year",
                ("tháng", 12) => "year",
                (var unit, 1) => Every(unit),
                _ => null,
            };
            if (every is not null && isDemand(match.Index))
            {
                Count(periods, every, match.Index, match.Length, null);
            }
        }
    }

    private static bool IsTimeNoun(string what) =>
        what.Split(' ')[0] is "ngày" or "giờ" or "tháng" or "tuần" or "quý" or "năm" or "phút";

    private static void Count(List<Period> periods, string every, int start, int length, int? times)
    {
        var known = periods.Find(p => p.Every == every && p.Times is null && Math.Abs(p.Start - start) < 200);
        if (known is null)
        {
            periods.Add(new Period(every, start, start + length, stands: true) { Times = times });
            return;
        }

        known.Times = times;
        known.Stands = true;
    }

    private static int Times(string written) => written switch
    {
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        _ => int.Parse(written, CultureInfo.InvariantCulture),
    };
}
