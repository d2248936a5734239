using System.Text;
using System.Text.RegularExpressions;
using CamKet.Targets;

namespace CamKet.Documents;

/// <summary>
/// The running text of a document for the finders: paragraphs joined where a page broke them, each with its office and
/// tone, and the result cells of tables. Target, baseline and text columns are the item reader's, not prose.
/// </summary>
internal sealed partial class Passages
{
    private const int HeadParagraphs = 40;

    private Passages(IReadOnlyList<Passage> prose, IReadOnlyList<Passage> results, IReadOnlyList<(string, int)> everything)
    {
        Prose = prose;
        Results = results;
        Everything = everything;
    }

    public IReadOnlyList<Passage> Prose { get; }

    public IReadOnlyList<Passage> Results { get; }

    /// <summary>Every text of the document, each cell by itself, with its line.</summary>
    public IReadOnlyList<(string Text, int Line)> Everything { get; }

    [GeneratedRegex(@"(?:trong đó|gồm|gồm có|bao gồm|chia ra|cụ thể)\s?:$")]
    private static partial Regex OpensList();

    [GeneratedRegex(@"^BÁO CÁO(?!\p{L})|^V/v:? (?:báo cáo|tổng hợp) (?:kết quả|tình hình)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReportTitle();

    public static Passages Of(IReadOnlyList<Block> blocks)
    {
        var reader = new HeaderReader(blocks);
        return Of(blocks, KindReader.Year(reader.Read(), reader.Title(), blocks));
    }

    /// <param name="year">The document's.</param>
    public static Passages Of(IReadOnlyList<Block> blocks, int? year)
    {
        var paragraphs = new List<(string Text, int Line, bool IsBold)>();
        var everything = new List<(string, int)>();
        var tables = new List<(Table Table, Tone Tone)>();
        var current = new StringBuilder();
        (int Line, bool IsBold) first = default;
        void Close()
        {
            if (current.Length > 0)
            {
                paragraphs.Add((current.ToString(), first.Line, first.IsBold));
                current.Clear();
            }
        }

        foreach (var block in blocks)
        {
            switch (block)
            {
                case Table table:
                    tables.Add((table, Tone.Demand));
                    break;
                case Paragraph paragraph when PlainText.Clean(paragraph.Text) is { Length: > 0 } text:
                    var glue = Glue(current, text);
                    if (glue is null)
                    {
                        Close();
                        first = (paragraph.Line, paragraph.IsBold);
                    }

                    current.Append(glue).Append(text);
                    break;
                default:
                    break;
            }
        }

        Close();
        var head = paragraphs.Take(HeadParagraphs).Select(p => p.Text).ToList();
        // A letter's title is its subject; what stands in capitals behind it heads an annex.
        var named = head.Find(t => ReportTitle().IsMatch(t) && IsReportTitle(t) || HeaderWords.IsSubject(t)) ?? "";
        var isReport = IsReportTitle(named) && !(HeaderWords.IsSubject(named) && KindReader.AsksForReports(blocks));
        everything.AddRange(paragraphs.Select(p => (p.Text, p.Line)));
        everything.AddRange(tables.SelectMany(t => t.Table.Rows).SelectMany(r => r.Cells.Select(c => (PlainText.Clean(c), r.Line))).Where(c => c.Item1.Length > 0));
        return new Passages(
            WithHeadings(paragraphs, isReport, year),
            ResultCells.Of(tables.ConvertAll(t => t.Table), isReport),
            everything);
    }

    // A paragraph goes on where the one before has no end and it begins in lower case; a list goes on under "trong đó:".
    private static string? Glue(StringBuilder current, string text)
    {
        if (current.Length == 0)
        {
            return null;
        }

        var last = current[^1];
        if (char.IsLower(text[0]) && last is not ('.' or ';' or ':' or '!' or '?' or '/') && Headings.LevelOf(text).Level == 0)
        {
            return " ";
        }

        if (!text.StartsWith("- ", StringComparison.Ordinal) || !text.Any(char.IsDigit))
        {
            return null;
        }

        var tail = PlainText.Lower(current.ToString(Math.Max(0, current.Length - 4000), Math.Min(4000, current.Length)));
        var line = tail.IndexOf("\n- ", StringComparison.Ordinal);
        var lead = line < 0 ? tail : tail[..line];
        return OpensList().IsMatch(lead) && lead.AsSpan(Math.Max(0, lead.Length - 80)).ContainsAnyInRange('0', '9') ? "\n" : null;
    }

    // The title stands in capitals; "Báo cáo kết quả" within a task does not make the document a report.
    private static bool IsReportTitle(string text) =>
        text.Split('\n').Any(line => ReportTitle().IsMatch(line) && (line.StartsWith("BÁO CÁO", StringComparison.Ordinal) || line.StartsWith("V/v", StringComparison.OrdinalIgnoreCase)));

    private static List<Passage> WithHeadings(List<(string Text, int Line, bool IsBold)> paragraphs, bool isReport, int? year)
    {
        var headings = new Headings();
        var sections = new ToneSections(isReport);
        var passages = new List<Passage>(paragraphs.Count);
        foreach (var (text, line, isBold) in paragraphs)
        {
            var passage = new Passage(text, line, headings.Enter(text, isBold), sections.Enter(text), IsCell: false) { Year = year };
            sections.Leave(passage);
            passages.Add(passage);
        }

        return passages;
    }
}
