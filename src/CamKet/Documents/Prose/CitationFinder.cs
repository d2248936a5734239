using System.Text;
using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>
/// Documents named by number and symbol. Both orders of the symbol are in use: state bodies write "99/KH-UBND" and
/// "61/2018/NĐ-CP", the Party "02-NQ/TU" (Decree 30/2020, Guide 36-HD/VPTW). The document's own number in its header is no
/// citation, neither is a date, a fraction or an address.
/// </summary>
internal static partial class CitationFinder
{
    internal readonly record struct Symbol(int Start, int End, string Number);

    private const string Part = @"\p{Lu}(?:[\p{Lu}\d]{1,14}|[\p{Lu}\d]{0,4}\p{Ll}{1,2}[\p{Lu}\d]{0,8})(?!\p{Ll})";

    [GeneratedRegex(
        @"(?<![\p{L}\d/.,\-])(?<no>\d{1,5}[a-z]?)(?:"
        + @"(?:\s?/\s?(?<y>\d{4}))?\s?/\s?(?<s>" + Part + @")(?:\s?-\s?(?<s>" + Part + @")){0,3}(?:/(?<t>" + Part + @"))?"
        + @"|\s?-\s?(?<p>" + Part + @")\s?/\s?(?<s>" + Part + @")(?:\s?-\s?(?<s>" + Part + @")){0,2})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?:số|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|kế hoạch|công văn|báo cáo|bản cam kết|cam kết|tờ trình|thông báo|hướng dẫn|luật|pháp lệnh|kết luận|chương trình|đề án|công điện|giấy mời|quy chế|quy định|biên bản|cv|kh|qđ|bc)[ .:]{0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex KindBefore();

    [GeneratedRegex(@"(?<kind>\p{L})?[ ]?(?<![\p{Ll}\d])Số\s?[:：]\s?$", RegexOptions.ExplicitCapture)]
    private static partial Regex OwnNumberBefore();

    [GeneratedRegex(@"\G(?:\s?[,(]?\s?(?:ban hành |ký )?(?:ngày )" + WrittenDate.Pattern
        + @"|\s?[,(]?\s?(?:ban hành |ký )?(?:ngày[ .…]{0,8})?tháng (?<m>\d{1,2})(?:/| năm )(?<y>\d{4})"
        + @"|\s?[,(]?\s?" + WrittenDate.Pattern
        + @"|,? của [^;.()\n/]{1,70}?,? ngày " + WrittenDate.Pattern + ")", RegexOptions.ExplicitCapture)]
    private static partial Regex DateAfter();

    [GeneratedRegex(@"ngày (?<d>\d{1,2}) tháng (?<m>\d{1,2}) năm (?<y>\d{4})", RegexOptions.ExplicitCapture)]
    private static partial Regex HeaderDate();

    /// <summary>Where document numbers stand in a text.</summary>
    public static IReadOnlyList<Symbol> Symbols(string text)
    {
        var found = new List<Symbol>();
        foreach (Match match in Numbers().Matches(text))
        {
            var segments = match.Groups["s"].Captures.Count + (match.Groups["t"].Success ? 1 : 0);
            var stands = segments > 1 || match.Groups["p"].Success || match.Groups["y"].Success
                || KindBefore().IsMatch(PlainText.Lower(text[Math.Max(0, match.Index - 24)..match.Index]));
            if (stands && !YearBefore(text, match))
            {
                found.Add(new(match.Index, match.Index + match.Length, match.Value.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)));
            }
        }

        return found;
    }

    /// <summary>The text without the documents it names and the days they bear.</summary>
    public static string Without(string text)
    {
        var left = new StringBuilder(text.Length);
        var from = 0;
        foreach (var symbol in Symbols(text))
        {
            left.Append(text, from, symbol.Start - from);
            var day = DateAfter().Match(text, symbol.End);
            // A bare day behind a comma or on the next line may well be when.
            from = day.Success && (day.Value.Contains("ngày", StringComparison.Ordinal) || day.Value.AsSpan().IndexOfAny(',', '\n') < 0) ? symbol.End + day.Length : symbol.End;
        }

        return left.Append(text, from, text.Length - from).ToString();
    }

    // "năm 2024-UBND/…" is a year and a dash.
    private static bool YearBefore(string text, Match match) =>
        match.Groups["p"].Success && text.AsSpan(0, match.Index).EndsWith("năm ", StringComparison.OrdinalIgnoreCase);

    public static (IReadOnlyList<Citation> Citations, IReadOnlyList<string> Warnings) Find(Passages passages)
    {
        var mentions = new List<Citation>();
        var warnings = new List<string>();
        string? own = null;
        string? ownDate = null;
        var seen = 0;
        foreach (var (text, line) in passages.Everything)
        {
            seen++;
            if (ownDate is null && seen <= 30 && HeaderDate().Match(text) is { Success: true } header)
            {
                ownDate = WrittenDate.Iso(header);
            }

            foreach (var symbol in Symbols(text))
            {
                if (own is null && seen <= 40 && IsOwn(text, symbol))
                {
                    own = Key(symbol.Number);
                    continue;
                }

                var date = DateBehind(text, symbol, line, warnings);
                if (own == Key(symbol.Number) && (date is null || date == ownDate))
                {
                    continue;
                }

                mentions.Add(new Citation(symbol.Number, date));
            }
        }

        var citations = Merge(mentions);
        warnings.AddRange(NearDuplicates(citations));
        return (citations, warnings);
    }

    private static bool IsOwn(string text, Symbol symbol)
    {
        var before = OwnNumberBefore().Match(text[Math.Max(0, symbol.Start - 24)..symbol.Start]);
        return before.Success && (!before.Groups["kind"].Success || char.IsUpper(before.Groups["kind"].Value[0]));
    }

    private static string? DateBehind(string text, Symbol symbol, int line, List<string> warnings)
    {
        var match = DateAfter().Match(text, symbol.End);
        if (!match.Success)
        {
            return null;
        }

        if (!match.Groups["d"].Success)
        {
            return WrittenDate.Month(match.Groups["y"].Value, match.Groups["m"].Value);
        }

        var iso = WrittenDate.Iso(match);
        if (iso is null)
        {
            warnings.Add($"Dòng {line}: ngày của văn bản {symbol.Number} (\"{match.Value.Trim()}\") không có trong lịch; hãy kiểm tra và sửa ngày.");
        }

        return iso;
    }

    /// <summary>"06/CK-BCĐ" is "6/CK-BCĐ", and "61/2018/NĐCP" is "61/2018/NĐ-CP".</summary>
    private static string Key(string number) =>
        number.TrimStart('0').Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    // Each number and date once, in the order of first mention; a mention without a date is the dated one.
    private static List<Citation> Merge(List<Citation> mentions)
    {
        var order = new List<(string Key, string? Date)>();
        var best = new Dictionary<(string, string), Citation>();
        var dated = mentions.Where(m => m.Date is not null).ToLookup(m => Key(m.Number), StringComparer.Ordinal);
        foreach (var mention in mentions)
        {
            var key = Key(mention.Number);
            var date = mention.Date ?? dated[key].FirstOrDefault()?.Date;
            var place = (key, date ?? "");
            if (!best.TryGetValue(place, out var known))
            {
                order.Add((key, date));
                best[place] = mention with { Date = date };
            }
            else if (mention.Number.Length > known.Number.Length)
            {
                // The spelling with its hyphens and zeros is the fuller one.
                best[place] = known with { Number = mention.Number };
            }
        }

        return order.ConvertAll(o => best[(o.Key, o.Date ?? "")]);
    }

    private static IEnumerable<string> NearDuplicates(IReadOnlyList<Citation> citations)
    {
        foreach (var group in citations.GroupBy(c => Digits(c.Number), StringComparer.Ordinal))
        {
            var same = group.Take(50).ToList();
            for (var i = 0; i < same.Count; i++)
            {
                for (var j = i + 1; j < same.Count; j++)
                {
                    if (AreNear(same[i], same[j]))
                    {
                        yield return $"Hai văn bản gần trùng nhau: {Named(same[i])} và {Named(same[j])}; hãy kiểm tra số, ký hiệu, cơ quan ban hành và ngày.";
                    }
                }
            }
        }
    }

    private static bool AreNear(Citation a, Citation b)
    {
        var sameSymbol = string.Equals(Key(a.Number), Key(b.Number), StringComparison.Ordinal);
        var sameDate = a.Date is null || b.Date is null || string.Equals(a.Date, b.Date, StringComparison.Ordinal);
        if (sameSymbol)
        {
            // One office gives a number once a year.
            return !sameDate && a.Date is not null && b.Date is not null && string.Equals(a.Date[..4], b.Date[..4], StringComparison.Ordinal);
        }

        var bothDated = a.Date is not null && b.Date is not null;
        return sameDate && (bothDated || string.Equals(Stem(a.Number), Stem(b.Number), StringComparison.Ordinal));
    }

    private static string Digits(string number) => number[..number.IndexOfAny(['/', '-'])].TrimStart('0');

    /// <summary>The kind in the symbol: QĐ of "1074/QĐ-UBND", NQ of "02-NQ/TU".</summary>
    private static string Stem(string number)
    {
        var parts = number.Split('/', '-');
        return parts.Skip(1).FirstOrDefault(p => p.Length > 0 && !char.IsDigit(p[0])) ?? "";
    }

    private static string Named(Citation citation) => citation.Date is null
        ? $"\"{citation.Number}\" (không ghi ngày)"
        : $"\"{citation.Number}\" ngày {VietnameseDay(citation.Date)}";

    private static string VietnameseDay(string iso) => string.Join('/', iso.Split('-').Reverse());
}
