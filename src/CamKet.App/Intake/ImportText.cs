using CamKet.App.Facts;
using CamKet.Extracts;
using CamKet.Figures;

namespace CamKet.App.Intake;

/// <summary>The outcome of an import in sentences.</summary>
internal static class ImportText
{
    private const int MostLines = 20;

    /// <summary>Why nothing could be taken; null where something could.</summary>
    public static string? Fault(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Refused refused => refused.Sentence,
        ImportOutcome.NoKind none => none.Sentence,
        ImportOutcome.NoCover none => none.Sentence,
        ImportOutcome.NoUnit none => none.Sentence,
        ImportOutcome.NotMapped unknown => unknown.Sentence,
        _ => null,
    };

    public static ImportSummary? Summary(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Preview preview => preview.Summary,
        ImportOutcome.Accepted accepted => accepted.Summary,
        ImportOutcome.Known known => known.Summary,
        _ => null,
    };

    public static string Headline(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Preview { Summary: var s } => $"Xem trước, chưa lưu gì: {Counts(s)}.",
        ImportOutcome.Accepted { Summary: var s } accepted => $"Đã nhận (lần nạp số {Print.Number(accepted.ExtractId)}): {Counts(s)}.",
        ImportOutcome.Known known => known.Sentence,
        _ => Fault(outcome)!,
    };

    public static string Counts(ImportSummary s)
    {
        var parts = new List<string>
        {
            $"đọc {Print.Number(s.Read)} dòng", $"mới {Print.Number(s.New)}", $"thay đổi {Print.Number(s.Changed)}", $"giữ nguyên {Print.Number(s.Same)}",
        };
        if (s.Older > 0)
        {
            parts.Add($"cũ hơn số liệu đã có {Print.Number(s.Older)}");
        }

        parts.Add($"biến mất {Gone(s)}");
        parts.Add($"bị giữ lại {Print.Number(s.Refused)}");
        return string.Join(", ", parts);
    }

    /// <summary>"3", or "3 (2 đang chờ quyết định từ lần nạp trước)".</summary>
    public static string Gone(ImportSummary s) =>
        Print.Number(s.Gone) + (s.GoneWaiting > 0 ? $" ({Print.Number(s.GoneWaiting)} đang chờ quyết định từ lần nạp trước)" : "");

    /// <summary>"Số hóa kết quả: 81 hồ sơ; Tình trạng: 12 hồ sơ".</summary>
    public static string Fields(ImportSummary s) =>
        string.Join("; ", s.ChangedFields.Select(field => $"{field.Name}: {Print.Number(field.Rows)} {(s.Kind == ExtractKind.Dossiers ? "hồ sơ" : "dòng")}"));

    /// <summary>One side of a change; a blank one says so.</summary>
    public static string Side(string text) => text.Length == 0 ? "(trống)" : text;

    public static string FormSentence(FormCheck f) =>
        $"Biểu II.06a: tiếp nhận {Print.Number(f.Received)} = trực tuyến {Print.Number(f.Online)} + trực tiếp, bưu chính {Print.Number(f.DirectAndPostal)} + kỳ trước {Print.Number(f.CarriedOver)}; "
        + $"đã giải quyết {Print.Number(f.Resolved)} (trước hạn {Print.Number(f.Early)}, đúng hạn {Print.Number(f.OnTime)}, quá hạn {Print.Number(f.Late)}); "
        + $"đang giải quyết {Print.Number(f.Open)} (trong hạn {Print.Number(f.InTime)}, quá hạn {Print.Number(f.Overdue)}); "
        + (f.Holds ? "các đẳng thức đúng." : "cột 3 không bằng cột 7 + cột 11, hãy kiểm tra tệp.");

    public static IEnumerable<string> Lines(ImportOutcome outcome)
    {
        yield return Headline(outcome);
        if (Summary(outcome) is not { } s || outcome is ImportOutcome.Known)
        {
            yield break;
        }

        yield return $"{s.Kind.Name()}, kỳ {s.Window}, {(s.Units.Count == 1 ? s.Units[0] : Print.Number(s.Units.Count) + " đơn vị")}; {(s.Sheet.Length == 0 ? "" : $"trang {s.Sheet}, ")}mẫu {s.Layout}.";
        if (s.Form is { } form)
        {
            yield return FormSentence(form);
        }

        if (s.Dropped.Count > 0)
        {
            yield return $"Không lưu các cột về người nộp: {string.Join(", ", s.Dropped)}.";
        }

        if (s.Unknown.Count > 0)
        {
            yield return $"Không dùng các cột: {string.Join(", ", s.Unknown)}.";
        }

        foreach (var suspicion in s.Suspicions)
        {
            yield return $"Ngờ nhầm tệp: {suspicion}{(outcome is ImportOutcome.Preview ? " Nếu đúng, nạp với --sure." : "")}";
        }

        if (s.ChangedFields.Count > 0)
        {
            yield return $"Thay đổi: {Fields(s)}.";
        }

        foreach (var row in s.ChangedRows)
        {
            yield return $"Thay đổi: {row.Code} ({row.UnitName}): {string.Join("; ", row.Changes.Select(change => $"{change.Name}: {Side(change.Before)} → {Side(change.After)}"))}.";
        }

        foreach (var warning in s.Warnings.Take(MostLines))
        {
            yield return "Lưu ý: " + warning;
        }

        foreach (var reason in s.RefusedRows.SelectMany(row => row.Reasons).Take(MostLines))
        {
            yield return "Giữ lại: " + reason.Sentence;
        }

        foreach (var gone in s.GoneRows)
        {
            yield return $"Biến mất: {gone.Code} ({gone.UnitName}); vẫn giữ trong kho, chờ quyết định ở trang Số liệu, Hồ sơ biến mất.";
        }
    }
}
