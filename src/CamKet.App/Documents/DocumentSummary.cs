using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace CamKet.App.Documents;

/// <summary>The document for a person at a terminal, in Vietnamese.</summary>
internal static class DocumentSummary
{
    public static void Print(OfficialDocument document, IAnsiConsole console)
    {
        // Redirected output has no width of its own; tables broken at 80 columns would be unreadable.
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 160;
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }

        PrintHeader(document, console);
        PrintItems(document, console);
        PrintList(console, "Ngưỡng trong lời văn", document.Thresholds.Select(t => $"{t.Op.Sign()} {CamKet.Figures.Print.Short(t.Value)}{Unit(t.Unit)} – {t.Text}{(t.Owner is null ? "" : " (" + t.Owner + ")")}"));
        PrintList(console, "Nhiệm vụ, kỳ hạn", document.Duties.Select(d => $"{DocumentWords.Rule(d.Rule)} – {d.Text}{(d.To is null ? "" : " → " + d.To)}"));
        PrintList(console, "Văn bản viện dẫn", document.Citations.Select(c => c.Number + (c.Date is null ? "" : " ngày " + Date(c.Date))));
        PrintList(console, "Tỷ lệ", Figures(document.Figures));
        PrintList(console, "Tổng", document.Sums.Select(s => $"{CamKet.Figures.Print.Short(s.Total)} = {string.Join(" + ", s.Parts.Select(CamKet.Figures.Print.Short))}: {(s.Verdict == Verdict.Agrees ? "khớp" : "lệch")}"));
        PrintList(console, "Điểm, hạng đã công bố", document.Scores.Select(s => string.Join(", ", new[]
        {
            s.Value is { } v ? CamKet.Figures.Print.Short(v) + " điểm" + Moved(s.Change, "điểm") : null,
            s.Class is null ? null : "loại " + s.Class,
            s.Rank is { } r ? "hạng " + CamKet.Figures.Print.Short(r) + (s.Of is { } of ? "/" + CamKet.Figures.Print.Short(of) : "") + Moved(s.RankChange, "bậc") : null,
            s.Scope,
            s.Year is { } year ? "năm " + year.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        }.Where(t => t is not null))));
        PrintList(console, "Cần xem lại", document.Warnings);
    }

    /// <summary>Bare percentages of one wording are one line with their count: an annex may hold fifty times "100%".</summary>
    private static IEnumerable<string> Figures(IReadOnlyList<StatedFigure> figures) =>
        figures.Where(f => f.Verdict != Verdict.Bare).Select(f => f.Verdict == Verdict.Agrees
            ? $"{f.Raw}: khớp {CamKet.Figures.Print.Short(f.Numerator ?? 0)}/{CamKet.Figures.Print.Short(f.Denominator ?? 0)}"
            : f.Recomputed is { } right ? $"{f.Raw}: lệch, tính lại là {CamKet.Figures.Print.Stated(right)}" : $"{f.Raw}: không tính được, mẫu số bằng 0")
        .Concat(figures.Where(f => f.Verdict == Verdict.Bare).GroupBy(f => f.Raw, StringComparer.Ordinal)
            .Select(same => $"{same.Key}: không kèm tử số, mẫu số{(same.Count() > 1 ? $" ({same.Count()} chỗ)" : "")}"));

    private static string Moved(decimal? change, string unit) => change switch
    {
        null or 0 => "",
        > 0 => $" (tăng {CamKet.Figures.Print.Short(change.Value)} {unit})",
        _ => $" (giảm {CamKet.Figures.Print.Short(-change.Value)} {unit})",
    };

    private static void PrintHeader(OfficialDocument document, IAnsiConsole console)
    {
        var header = document.Header;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        void Row(string name, string? value) => grid.AddRow(new Words(name), new Words(value is { Length: > 0 } ? value : "–"));
        Row("Loại văn bản", Kind(document.Kind));
        Row("Cơ quan ban hành", header.Issuer);
        Row("Số, ký hiệu", header.Number);
        Row("Nơi, ngày", string.Join(", ", new[] { header.Place, header.Date is null ? null : Date(header.Date) }.Where(t => t is not null)));
        Row("Trích yếu", header.Subject);
        Row("Nơi nhận", string.Join("; ", header.Recipients));
        Row("Căn cứ", string.Join("; ", header.Basis.Select(b => b.Number)));
        Row("Người ký", header.Signer is null ? null : string.Join(" – ", new[] { header.Signer.Capacity, header.Signer.Title, header.Signer.Name }.Where(t => t is not null)));
        Row("Năm, chỉ số", string.Join(", ", new[] { document.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) }.Concat(document.Indices.Select(DocumentJson.Code)).Where(t => t is not null)));
        console.Write(grid);
    }

    private static void PrintItems(OfficialDocument document, IAnsiConsole console)
    {
        if (document.Items.Count == 0)
        {
            return;
        }

        var reports = document.Items.Any(i => i.Result is not null || i.Evidence.Count > 0);
        var table = new Spectre.Console.Table { Border = console.Profile.Out.IsTerminal ? TableBorder.Rounded : TableBorder.Ascii, Title = new TableTitle($"{document.Items.Count} nội dung") };
        table.AddColumns("Mục", "Nội dung", reports ? "Kết quả" : "Trước", reports ? "Minh chứng" : "Cam kết", "Ghi chú");
        foreach (var item in document.Items)
        {
            table.AddRow(
                new Words(item.Path),
                new Words(item.Text),
                new Words(reports ? Short(item.Result ?? "–", 300) : item.Baseline is null ? "–" : Values(item.Baseline)),
                new Words(reports ? string.Join("\n", item.Evidence.Select(e => e.Number ?? Short(e.Text, 60))) : item.Target is null ? "–" : TargetText.PrintAll(item.Target)),
                new Words(string.Join("; ", new[] { item.Note, item.Owner }.Where(t => t is not null))));
        }

        console.Write(table);
    }

    private static void PrintList(IAnsiConsole console, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine($"{title} ({all.Count})");
        foreach (var line in all)
        {
            console.WriteLine("  • " + line);
        }
    }

    private static string Values(Target target) => string.Join("; ", new[] { target }.Concat(target.Also).Select(t =>
        t.Type == TargetType.Milestone && t.Date is null ? t.Raw : TargetText.Value(t)));

    private static string Short(string text, int length) => text.Length <= length ? text : text[..length].TrimEnd() + "…";

    private static string Unit(string unit) => unit switch { "percent" => "%", "times" => " lần", "score" => " điểm", _ => "" };

    private static string Date(string iso) => iso.Length == 10 ? $"{iso[8..]}/{iso[5..7]}/{iso[..4]}" : iso.Length == 7 ? $"{iso[5..]}/{iso[..4]}" : iso;

    private static string Kind(DocumentKind kind) => kind switch
    {
        DocumentKind.Proposal => "Đề xuất cam kết",
        DocumentKind.Commitment => "Bản cam kết",
        DocumentKind.Directive => "Văn bản chỉ đạo",
        DocumentKind.Plan => "Kế hoạch",
        DocumentKind.Report => "Báo cáo",
        DocumentKind.Decision => "Quyết định",
        DocumentKind.Other => "Văn bản khác",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
