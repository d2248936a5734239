namespace CamKet.Measures;

/// <summary>A counter by its code: what it counts in words, of which kind of facts, and by which day.</summary>
public sealed record CounterName(string Code, string Name, string Kind, CountedBy By)
{
    /// <summary>By which day something falls into a window, in words.</summary>
    public string Day => By switch
    {
        CountedBy.Received => "theo ngày tiếp nhận",
        CountedBy.Finished => "theo ngày xử lý xong",
        CountedBy.Ended => "theo ngày rút, từ chối, dừng",
        CountedBy.AsOf => "đếm ở ngày cuối kỳ",
        CountedBy.WindowStart => "đếm ở ngày trước kỳ",
        CountedBy.Issued => "theo ngày ban hành",
        CountedBy.Arrived => "theo ngày đến",
        CountedBy.BudgetDay => "số mới nhất trong năm",
        CountedBy.Held => "theo ngày diễn ra",
        CountedBy.Wave => "theo ngày kết thúc đợt khảo sát",
        _ => throw new InvalidOperationException("The days a counter counts by are closed."),
    };
}

/// <summary>Every counter a measure or a report may name, found by its code.</summary>
public static class CounterNames
{
    private static readonly Dictionary<string, CounterName> Listed = DossierCounters.All.Select(c => new CounterName(c.Code, c.Name, FactKind.Dossiers, c.By))
        .Concat(DossierCounters.Procedures.Select(c => new CounterName(c.Code, c.Name, FactKind.Dossiers, c.By)))
        .Concat(DocumentCounters.All.Select(c => new CounterName(c.Code, c.Name, FactKind.Documents, c.By)))
        .ToDictionary(c => c.Code, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["all"] = "chung", ["land"] = "đất đai", ["construction"] = "xây dựng", ["investment"] = "đầu tư",
    };

    private static readonly string[] Answers = ["rất không hài lòng", "không hài lòng", "bình thường", "hài lòng", "rất hài lòng"];

    /// <summary>Null for a code no counter has. Names of budget lines and of kinds of activities are the extracts' own.</summary>
    public static CounterName? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (Listed.TryGetValue(code, out var listed))
        {
            return listed;
        }

        return code.Split('-', 2) switch
        {
            ["budget", var line] when line.EndsWith("-actual", StringComparison.Ordinal) => new(code, "đã thực hiện, lũy kế trong năm", FactKind.Budget, CountedBy.BudgetDay),
            ["budget", var line] when line.EndsWith("-estimate", StringComparison.Ordinal) => new(code, "dự toán, kế hoạch được giao", FactKind.Budget, CountedBy.BudgetDay),
            ["activity", _] => new(code, "hoạt động đã thực hiện", FactKind.Activities, CountedBy.Held),
            ["survey", var rest] when Survey(rest) is { } name => new(code, name, FactKind.Surveys, CountedBy.Wave),
            _ => null,
        };
    }

    private static string? Survey(string rest)
    {
        var at = rest.LastIndexOf("-n", StringComparison.Ordinal);
        return at > 0 && rest.Length == at + 3 && rest[^1] is >= '1' and <= '5'
            ? $"trả lời “{Answers[rest[^1] - '1']}” (lĩnh vực {Groups.GetValueOrDefault(rest[..at], rest[..at])})"
            : null;
    }
}
