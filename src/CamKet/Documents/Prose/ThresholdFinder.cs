using System.Text.RegularExpressions;
using CamKet.Figures;

namespace CamKet.Documents;

/// <summary>
/// What a document asks to be reached or not exceeded: every percentage it demands, and the counts, times and scores it
/// demands with a word ("ít nhất 02 sáng kiến", "không quá một lần", "từ 90 điểm trở lên"). Results, durations, ages and
/// amounts are none; what is asked so often a year is a duty.
/// </summary>
internal static partial class ThresholdFinder
{
    internal sealed record Found(Threshold Threshold, Numeral Numeral, int Line);

    private const string Filler = @"(?:\s?(?:có|là|phải|đạt|được|mức|ở mức|tỷ lệ|khoảng|bằng|cả|số|:))";

    private const string NotWord = @"(?<!\p{L})";

    // The longest first: "không thấp hơn" is no "thấp hơn".
    [GeneratedRegex(
        "(?:(?<le>" + NotWord + @"(?:không (?:được |để |thể )?(?:vượt quá|quá|vượt|trên|cao hơn|nhiều hơn|lớn hơn)|tối đa|nhiều nhất|cao nhất)|≤|<=)"
        + "|(?<ge>" + NotWord + @"(?:tối thiểu|ít nhất|thấp nhất|chí ít|không (?:được |để |thể |đạt |có tỷ lệ )?(?:dưới|thấp hơn|ít hơn|nhỏ hơn|kém hơn|kém)|từ)|≥|>=)"
        + "|(?<lt>" + NotWord + @"(?:dưới|thấp hơn|ít hơn|nhỏ hơn|kém hơn|chưa đến|chưa tới)|<)"
        + "|(?<gt>" + NotWord + @"(?:trên|hơn|vượt|lớn hơn|cao hơn|nhiều hơn|quá)|>))" + Filler + @"{0,4}\s?$",
        RegexOptions.ExplicitCapture | RegexOptions.RightToLeft)]
    private static partial Regex OperatorBefore();

    [GeneratedRegex(@"^(?:\s(?!từ|tốt|khá|loại|mức|đạt|trở)\p{L}[\p{L}\p{M}]*){0,5}?\s\(?trở (?:(?<ge>lên)|(?<le>xuống|lại))")]
    private static partial Regex OperatorAfter();

    [GeneratedRegex(@"(?<!\p{L})(?:một|hai|ba|bốn|năm(?= lần)|sáu|bảy|tám|chín|mười)(?= (?:lần|sáng kiến|giải pháp|mô hình|hội nghị|cuộc|buổi|đợt|hồ sơ|điểm|trường hợp|tin|bài|lớp|văn bản)(?!\p{L}))")]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"^\s?(?:\(\p{L}+(?: \p{L}+){0,3}\) )?(?<noun>\p{L}[\p{L}\p{M}]*)")]
    private static partial Regex NounAfter();

    [GeneratedRegex(@"^(?:ngày|giờ|tháng|năm|tuổi|phút|giây|tuần|quý|đồng|triệu|tỷ|nghìn|ngàn|km|m|ha|và|đến|trở|là|của|so|theo|về|cho|khi|với|trong|kg|tr|đ)$")]
    private static partial Regex NoCountNoun();

    [GeneratedRegex(@"(?:đạt|có|được|phấn đấu|đảm bảo|tổ chức|xây dựng|thực hiện|tăng)\s$")]
    private static partial Regex VerbBefore();

    // "từ 14,12% lên 40%": the first is where it stands.
    [GeneratedRegex(@"^(?:\s?\([^()]{0,40}\))?(?:\s\p{L}+){0,4}?\s(?:lên|thành|tăng lên|xuống|xuống còn)\s(?:trên\s|tối thiểu\s|ít nhất\s|mức\s|đạt\s|còn\s|dưới\s)?\d")]
    private static partial Regex RisesTo();

    [GeneratedRegex(@"(?:năm trước|cùng kỳ|hiện nay|hiện tại|thực trạng)[^%;()]{0,30}$")]
    private static partial Regex BaselineBefore();

    // "không để tỷ lệ giải ngân dưới 85%": the negation stands before what is measured.
    [GeneratedRegex(@"(?<!\p{L})không (?:để|có)(?: \p{L}+){1,8} $")]
    private static partial Regex NotToBe();

    /// <summary>How often in a period: that is a duty, unless it is a ceiling.</summary>
    [GeneratedRegex(@"^[^.;,()\d]{0,60}?(?:/|\s(?:trong|mỗi|một|trên|hàng|một|01) ?(?:01 |một )?)\s?(?:năm(?! \d)|quý|tháng|tuần)(?!\p{L})")]
    private static partial Regex Periodic();

    [GeneratedRegex(@"(?<!\p{L})(?:hàng|mỗi|một|định kỳ) (?:năm|quý|tháng|tuần|6 tháng)[^.;\d]{0,60}$")]
    private static partial Regex PeriodBefore();

    public static IReadOnlyList<Found> Find(Passages passages) =>
        [.. passages.Prose.SelectMany(Find)];

    public static IReadOnlyList<Found> Find(Passage passage)
    {
        var asked = new List<(Numeral Numeral, Operator Op, string Unit)>();
        var paired = passage.Pairs.Where(p => p.Numerator is not null).Select(p => p.Percent.Start).ToHashSet();
        foreach (var numeral in passage.Numerals.Concat(Words(passage)).OrderBy(n => n.Start))
        {
            if (numeral.Kind == NumeralKind.Percent)
            {
                if (!paired.Contains(numeral.Start) && IsDemandedPercent(passage, numeral))
                {
                    asked.Add((numeral, OperatorOf(passage, numeral) ?? Implied(numeral.Value), "percent"));
                }
            }
            else if (numeral.Kind == NumeralKind.Count && CountUnit(passage, numeral) is { } unit)
            {
                asked.Add((numeral, OperatorOf(passage, numeral) ?? Operator.AtLeast, unit));
            }
        }

        return [.. asked.Select((a, i) => new Found(
            new Threshold(Phrase(passage, asked, i), a.Op, a.Numeral.Value, a.Unit, passage.Owner), a.Numeral, passage.Line))];
    }

    // None written: at least. Nothing is less than 0%, so "hồ sơ trễ hạn 0%" can only be a ceiling.
    private static Operator Implied(decimal value) => value == 0 ? Operator.AtMost : Operator.AtLeast;

    private static bool IsDemandedPercent(Passage passage, Numeral numeral)
    {
        var before = Before(passage, numeral, 60);
        return IsDemanded(passage, numeral)
            && !RisesTo().IsMatch(passage.Lower[numeral.End..Math.Min(passage.Lower.Length, numeral.End + 80)])
            && !BaselineBefore().IsMatch(before)
            && !IsUpperEndOfRange(passage, numeral);
    }

    private static bool IsDemanded(Passage passage, Numeral numeral)
    {
        var (start, end) = passage.SentenceAt(numeral.Start);
        var before = passage.Lower[start..numeral.Start].Replace('\n', ' ');
        var after = passage.Lower[numeral.End..Math.Max(numeral.End, end)].Replace('\n', ' ');
        var tone = Tones.At(passage, numeral.Start);
        // "đảm bảo … đạt từ 95% trở lên" is owed wherever it stands.
        return tone == Tone.Demand
            ? !PastResults.IsTold(passage.Lower[..start], before, after, passage.Year, hasOperator: OperatorOf(passage, numeral) is not null)
            : OperatorAfter().IsMatch(after) && PastResults.IsEnsured(before);
    }

    // "từ 95% đến 100%" asks for 95%.
    private static bool IsUpperEndOfRange(Passage passage, Numeral numeral)
    {
        var before = Before(passage, numeral, 30);
        return Regex.IsMatch(before, @"từ \d[\d.,]{0,8} ?%? ?(?:đến|-|–|tới)(?: dưới)? ?$", RegexOptions.CultureInvariant);
    }

    private static string? CountUnit(Passage passage, Numeral numeral)
    {
        var lower = passage.Lower;
        var noun = NounAfter().Match(lower[numeral.End..Math.Min(lower.Length, numeral.End + 60)]);
        if (!noun.Success || numeral.Decimals > 0 && noun.Groups["noun"].Value != "điểm" || NoCountNoun().IsMatch(noun.Groups["noun"].Value))
        {
            return null;
        }

        var before = Before(passage, numeral, 60);
        var unit = noun.Groups["noun"].Value switch { "lần" => "times", "điểm" => "score", _ => "count" };
        var word = OperatorBefore().Match(before);
        var after = OperatorAfter().IsMatch(lower[numeral.End..Math.Min(lower.Length, numeral.End + 60)]);
        var isStrong = after || (word.Success && (word.Groups["le"].Success || (word.Groups["ge"].Success && !word.Value.StartsWith("từ", StringComparison.Ordinal))));
        var isLoose = word.Success && VerbBefore().IsMatch(before[..word.Index]);
        var isScore = unit == "score" && Regex.IsMatch(before, @"(?:phấn đấu|đảm bảo|yêu cầu|cam kết|đạt)(?: \p{L}+){0,6} $", RegexOptions.CultureInvariant);
        if (!isStrong && !isLoose && !isScore)
        {
            return null;
        }

        if (unit == "score" && Regex.IsMatch(before, @"(?:điểm|thang|trừ|cộng|mức) (?:tối đa|tối thiểu|cao nhất)?[^.;]{0,12}$|\d ?/ ?$", RegexOptions.CultureInvariant))
        {
            return null;
        }

        var isPeriodic = Periodic().IsMatch(lower[numeral.End..Math.Min(lower.Length, numeral.End + 90)]) || PeriodBefore().IsMatch(before);
        var isCeiling = OperatorOf(passage, numeral) is Operator.AtMost or Operator.LessThan;
        return IsDemanded(passage, numeral) && (!isPeriodic || isCeiling) ? unit : null;
    }

    private static Operator? OperatorOf(Passage passage, Numeral numeral)
    {
        var lower = passage.Lower;
        var after = OperatorAfter().Match(lower[numeral.End..Math.Min(lower.Length, numeral.End + 60)]);
        if (after.Success)
        {
            return after.Groups["ge"].Success ? Operator.AtLeast : Operator.AtMost;
        }

        var before = Before(passage, numeral, 90);
        var word = OperatorBefore().Match(before);
        var isNegated = word.Success && NotToBe().IsMatch(before[..word.Index]);
        return !word.Success ? null
            : word.Groups["le"].Success ? Operator.AtMost
            : word.Groups["ge"].Success ? Operator.AtLeast
            : word.Groups["gt"].Success ? (isNegated ? Operator.AtMost : Operator.MoreThan)
            : isNegated ? Operator.AtLeast : Operator.LessThan;
    }

    private static string Before(Passage passage, Numeral numeral, int reach)
    {
        var from = Math.Max(passage.SentenceAt(numeral.Start).Start, numeral.Start - reach);
        return passage.Lower[from..numeral.Start].Replace('\n', ' ');
    }

    private static IEnumerable<Numeral> Words(Passage passage) =>
        NumberWord().Matches(passage.Lower).Select(m => new Numeral(m.Index, m.Index + m.Length, m.Value switch
        {
            "một" => 1,
            "hai" => 2,
            "ba" => 3,
            "bốn" => 4,
            "năm" => 5,
            "sáu" => 6,
            "bảy" => 7,
            "tám" => 8,
            "chín" => 9,
            _ => 10,
        }, 0, NumeralKind.Count, IsPercent: false));

    /// <summary>
    /// The words that name what is measured: the part of the sentence between semicolons, and where it asks twice, each
    /// half by itself ("… đạt tối thiểu 99% và … đạt tối thiểu 85%").
    /// </summary>
    private static string Phrase(Passage passage, List<(Numeral Numeral, Operator Op, string Unit)> asked, int index)
    {
        var text = passage.Text;
        var numeral = asked[index].Numeral;
        var (start, end) = passage.SentenceAt(numeral.Start);
        start = Math.Max(start, text.LastIndexOf(';', numeral.Start, numeral.Start - start) + 1);
        var semicolon = text.IndexOf(';', numeral.End, Math.Max(0, end - numeral.End));
        end = semicolon < 0 ? Math.Max(end, numeral.End) : semicolon;
        if (index > 0 && asked[index - 1].Numeral.End > start)
        {
            start = Cut(text, asked[index - 1].Numeral.End, numeral.Start);
        }

        if (index + 1 < asked.Count && asked[index + 1].Numeral.Start < end)
        {
            end = Cut(text, numeral.End, asked[index + 1].Numeral.Start);
        }

        return TrimPhrase(text[start..end]);
    }

    private static int Cut(string text, int from, int to)
    {
        var between = text[from..to];
        var near = Regex.Match(between, @"^(?:\s(?:trở lên|trở xuống))?(?:\s?\([^()]{0,60}\))?\s?(?:,|và\s|đồng thời|\n)", RegexOptions.CultureInvariant);
        if (near.Success)
        {
            return from + near.Length;
        }

        var cut = Math.Max(between.LastIndexOf(", ", StringComparison.Ordinal), between.LastIndexOf(" và ", StringComparison.Ordinal));
        return cut >= 0 ? from + cut + 1 : from;
    }

    private static string TrimPhrase(string phrase)
    {
        var plain = phrase.Replace('\n', ' ').Trim(' ', ',', ';', '.', '-', '–', '+');
        foreach (var lead in (string[])["và ", "đồng thời ", "Đồng thời ", "đồng thời, ", "Trong đó, "])
        {
            plain = plain.StartsWith(lead, StringComparison.Ordinal) ? plain[lead.Length..].TrimStart(' ', ',') : plain;
        }

        return plain.EndsWith(" và", StringComparison.Ordinal) ? plain[..^3].TrimEnd(' ', ',') : plain;
    }
}
