namespace CamKet.Reports;

/// <summary>What keeps a report from being issued, row by row.</summary>
internal static class Blockers
{
    /// <param name="lacksEvidence">It tells something and nothing proves it; a row that tells nothing is asked for its result alone, so that one reason settles it.</param>
    public static List<Blocker> OfRow(
        string row, string number, bool isEmpty, IReadOnlyList<string> withoutData, bool lacksEvidence, TypedText typed, ReportEdits edits)
    {
        var found = new List<Blocker>();
        if (isEmpty)
        {
            Add(BlockerKind.MissingResult, "result", $"Mục {number} chưa có kết quả: nhập kết quả và tài liệu kiểm chứng, hoặc nêu lý do chưa thực hiện.");
        }

        foreach (var (about, i) in withoutData.Select((a, i) => (a, i)))
        {
            Add(BlockerKind.MissingData, "data" + (withoutData.Count == 1 ? "" : FigurePrint.Plain(i + 1)),
                $"Mục {number}, {Lower(about)}: chưa có số liệu cho cả kỳ; nạp số liệu, hoặc nêu lý do.");
        }

        if (lacksEvidence)
        {
            Add(BlockerKind.MissingEvidence, "evidence", $"Mục {number} chưa có tài liệu kiểm chứng: thêm tài liệu, hoặc nêu lý do.");
        }

        found.AddRange(Typed(row, "Mục " + number, typed, edits));
        return found;

        void Add(BlockerKind kind, string what, string sentence)
        {
            var id = row + ":" + what;
            found.Add(new Blocker(id, kind, row, sentence, edits.Reason(id)));
        }
    }

    /// <summary>Of paragraphs outside the annex.</summary>
    public static IEnumerable<Blocker> OfText(string row, string place, IReadOnlyList<string> paragraphs, ReportEdits edits) =>
        Typed(row, Capital(place), TypedTexts.Read(string.Join('\n', paragraphs)), edits);

    private static IEnumerable<Blocker> Typed(string row, string place, TypedText typed, ReportEdits edits)
    {
        foreach (var percent in typed.Bare.Distinct(StringComparer.Ordinal))
        {
            yield return Make(BlockerKind.BareFigure, "bare " + percent,
                $"{place}: {percent} không kèm tử số và mẫu số; ghi đủ \"tử số/mẫu số\" bên cạnh, hoặc nêu nguồn.");
        }

        foreach (var percent in typed.Differing.Distinct(StringComparer.Ordinal))
        {
            yield return Make(BlockerKind.DifferingFigure, "differs " + percent,
                $"{place}: {percent} không khớp với tử số, mẫu số ghi bên cạnh; tính lại, hoặc nêu lý do.");
        }

        if (typed.Typed.Count > 0)
        {
            yield return Make(BlockerKind.TypedFigure, "typed",
                $"{place}: {string.Join("; ", typed.Typed.Distinct(StringComparer.Ordinal))} là số do người soạn nhập, hệ thống không lưu; nêu nguồn.");
        }

        Blocker Make(BlockerKind kind, string what, string sentence)
        {
            var id = row + ":" + what;
            return new Blocker(id, kind, row, sentence, edits.Reason(id));
        }
    }

    // "TTHC" stays as it is.
    private static string Lower(string text) =>
        text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
