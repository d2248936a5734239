using System.Globalization;
using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>What kind of document it is, for which year, about which indices.</summary>
internal static class KindReader
{
    private static readonly (string Title, DocumentKind Kind)[] Titles =
    [
        ("bao cao", DocumentKind.Report), ("ke hoach", DocumentKind.Plan), ("quyet dinh", DocumentKind.Decision), ("chi thi", DocumentKind.Directive),
        ("cong dien", DocumentKind.Directive), ("ban cam ket", DocumentKind.Commitment), ("cam ket", DocumentKind.Commitment), ("ban dang ky", DocumentKind.Proposal),
        ("dang ky", DocumentKind.Proposal), ("phieu dang ky", DocumentKind.Proposal), ("ban de xuat", DocumentKind.Proposal), ("de xuat", DocumentKind.Proposal),
        ("chuong trinh", DocumentKind.Plan), ("phuong an", DocumentKind.Plan), ("de an", DocumentKind.Plan),
    ];

    private static readonly Regex Proposes = PrintedText.Pattern(@"\b(de xuat|dang ky)\b.{0,80}\b(cam ket|chi tieu|muc tieu|noi dung|chi so)|\bban cam ket\b.{0,20}\bdu thao\b");
    private static readonly Regex Reports = PrintedText.Pattern(@"^(bao cao|ket qua|tinh hinh)\b");

    // Whom an office above asks; not what an earlier letter was about ("về việc yêu cầu các xã báo cáo").
    private static readonly Regex Asks = PrintedText.Pattern(
        @"(?<about>\bve viec )?\b(yeu cau|de nghi|giao|phan cong)\s(cac|nhung|phong|don vi|co quan|thu truong|truong|chu tich|(ubnd|uy ban nhan dan) (cac|xa|phuong|thi tran))\b");

    // What a letter wants stands in its first paragraphs; further down one that reports may ask for help.
    private const int FirstWords = 2;
    private const int HeadParagraphs = 25;
    private const int ShortestSentence = 60;
    private static readonly Regex Directs = PrintedText.Pattern(
        @"\b(trien khai|thuc hien|nghiem tuc|tang cuong|yeu cau|de nghi|don doc|khan truong|chan chinh|day manh|nang cao|cai thien|khac phuc|huong dan|giao|phan cong|ra soat)\b");
    private static readonly Regex YearWord = PrintedText.Pattern(@"\bnam\s(?<y>20\d\d)(\s?[-–]\s?(?<to>20\d\d))?\b");
    private static readonly Regex AnyYear = PrintedText.Pattern(@"\b(?<y>20\d\d)(\s?[-–]\s?(?<to>20\d\d))?\b");
    private static readonly Regex TitleWords = PrintedText.Pattern(
        @"^(bao cao|ke hoach|quyet dinh|ban cam ket|cam ket|chi thi|thong bao|to trinh|nghi quyet|huong dan|chuong trinh|ban dang ky|dang ky|ban de xuat|de xuat|phieu dang ky)\s*:?\s*");

    private static readonly (Regex Words, ReformIndex Index)[] IndexWords =
    [
        (PrintedText.Pattern(@"\bpar\s?-?\s?index\b|\bparindex\b|\bchi so cai cach hanh chinh|\bchi so cchc\b|\bpar\b"), ReformIndex.Par),
        (PrintedText.Pattern(@"\bsipas\b|\bchi so (danh gia )?(muc do |su )?hai long"), ReformIndex.Sipas),
        (PrintedText.Pattern(@"\bpapi\b|\bhieu qua quan tri va hanh chinh cong"), ReformIndex.Papi),
        (PrintedText.Pattern(@"\bpci\b|\bnang luc canh tranh cap tinh"), ReformIndex.Pci),
        (PrintedText.Pattern(@"\b766/qd|\b(quyet dinh|chi so|bo chi so)( so)? 766\b|\bchi so phuc vu nguoi dan"), ReformIndex.Service766),
    ];

    /// <summary>A letter "V/v báo cáo …" that asks for reports is none.</summary>
    public static bool AsksForReports(IReadOnlyList<Block> blocks) => blocks.OfType<Paragraph>().Take(HeadParagraphs)
        .Where(p => p.Text.Length >= ShortestSentence && !HeaderWords.IsSubject(p.Text)).Take(FirstWords)
        .Any(p => Asks.Matches(PrintedText.Fold(PrintedText.OneLine(p.Text))).Any(m => !m.Groups["about"].Success));

    public static DocumentKind Kind(string? title, DocumentHeader header, IReadOnlyList<Block> blocks)
    {
        var subject = PrintedText.Fold(header.Subject ?? "");
        if (title is not null && Titles.FirstOrDefault(t => PrintedText.Fold(title).StartsWith(t.Title, StringComparison.Ordinal)) is { Title: not null } named)
        {
            return named.Kind;
        }

        var symbol = header.Number is null ? "" : PrintedText.Fold(header.Number);
        return title is null && symbol.Contains("/bc-", StringComparison.Ordinal) ? DocumentKind.Report
            : title is null && symbol.Contains("/kh-", StringComparison.Ordinal) ? DocumentKind.Plan
            : title is null && symbol.Contains("/qd-", StringComparison.Ordinal) ? DocumentKind.Decision
            : title is null && symbol.Contains("/ck-", StringComparison.Ordinal) ? DocumentKind.Commitment
            : title is not null ? DocumentKind.Other
            : Reports.IsMatch(subject) ? AsksForReports(blocks) ? DocumentKind.Directive : DocumentKind.Report
            : Proposes.IsMatch(subject) ? DocumentKind.Proposal
            : Directs.IsMatch(subject) ? DocumentKind.Directive
            : DocumentKind.Other;
    }

    /// <summary>The year the document is about: in its subject, else its title's, else the year it was written, else the first year in its text.</summary>
    public static int? Year(DocumentHeader header, string? title, IReadOnlyList<Block> blocks) =>
        YearIn(header.Subject) ?? YearIn(title)
        ?? (header.Date is { } date ? int.Parse(date[..4], CultureInfo.InvariantCulture) : default(int?))
        ?? blocks.OfType<Paragraph>().Take(30).Select(p => HeaderWords.IsPlaceDate(p.Text) ? YearIn(p.Text) : null).FirstOrDefault(y => y is not null)
        ?? blocks.Select(b => b is Paragraph p ? YearIn(p.Text) : null).FirstOrDefault(y => y is not null);

    /// <summary>From the subject, or, where it names none, from the whole text.</summary>
    public static IReadOnlyList<ReformIndex> Indices(DocumentHeader header, string? title, IReadOnlyList<Block> blocks)
    {
        var named = In(header.Subject + " \n" + title);
        return named.Count > 0 ? named : In(string.Join('\n', blocks.Select(Text)));
    }

    public static string? AfterTitle(string line)
    {
        var match = TitleWords.Match(PrintedText.Fold(line));
        return match.Success && match.Length < line.Length ? line[match.Length..].Trim() : null;
    }

    private static List<ReformIndex> In(string text)
    {
        var folded = PrintedText.Fold(PrintedText.OneLine(text));
        return [.. IndexWords.Where(w => w.Words.IsMatch(folded)).Select(w => w.Index)];
    }

    private static int? YearIn(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var folded = PrintedText.Fold(PrintedText.OneLine(text));
        // Of "kết quả năm 2023, nhiệm vụ năm 2024" the later; a span ("2021-2025") is no year.
        return Last(YearWord, folded) ?? Last(AnyYear, folded);
    }

    private static int? Last(Regex pattern, string folded)
    {
        var found = pattern.Matches(folded).Where(m => !m.Groups["to"].Success && !folded[..m.Index].EndsWith("giai doan ", StringComparison.Ordinal)).ToList();
        return found.Count == 0 ? null : int.Parse(found[^1].Groups["y"].Value, CultureInfo.InvariantCulture);
    }

    private static string Text(Block block) => block switch
    {
        Paragraph p => p.Text,
        Table t => string.Join('\n', t.Rows.SelectMany(r => r.Cells)),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };
}
