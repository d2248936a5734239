using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CamKet.App.Platform;
using CamKet.Documents;
using CamKet.Documents.Pages;

namespace CamKet.App.Documents;

/// <summary>
/// A PDF's text layer by poppler: words with their places from pdftotext, the rules of tables from pdftocairo. A PDF
/// that is a scan has no words and is refused.
/// </summary>
internal static class PdfText
{
    private const int MaxPages = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<Outcome<IReadOnlyList<Block>>> Read(byte[] bytes, string name, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("van-ban.pdf");
        await File.WriteAllBytesAsync(file, bytes, ct);
        var words = await Poppler("pdftotext", ["-bbox-layout", "-enc", "UTF-8", "-l", MaxPages.ToString(CultureInfo.InvariantCulture), file, "-"], folder, ct);
        if (words is null)
        {
            return DocumentText.Refuse($"Không đọc xong tệp {name} trong {Limit.TotalSeconds:0} giây; hãy tách nhỏ tệp rồi thử lại.");
        }

        if (words.Error.Contains("password", StringComparison.OrdinalIgnoreCase))
        {
            return DocumentText.Refuse($"Tệp {name} được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi thử lại.");
        }

        try
        {
            var pages = words.ExitCode == 0 ? Pages(words.Output) : [];
            if (pages.Count == 0)
            {
                return DocumentText.Refuse($"Tệp {name} bị hỏng, không mở được; hãy lưu lại từ bản gốc rồi thử lại.");
            }

            if (pages.Sum(p => p.Lines.Sum(l => l.Sum(w => w.Text.Length))) < 20)
            {
                return DocumentText.Refuse($"Tệp {name} là bản quét, không có lớp chữ; hãy xin bản có chữ hoặc nhận dạng chữ (OCR) rồi thử lại.");
            }

            var ruled = new List<Page>();
            for (var i = 0; i < pages.Count; i++)
            {
                ruled.Add(pages[i] with { Rules = await Rules(file, i + 1, folder, ct) });
            }

            return DocumentText.Give(PageReader.Blocks(ruled), name);
        }
        catch (XmlException)
        {
            return DocumentText.Refuse($"Tệp {name} có lớp chữ bị hỏng; hãy lưu lại từ bản gốc rồi thử lại.");
        }
    }

    private static Task<CommandResult?> Poppler(string program, string[] arguments, TemporaryFolder folder, CancellationToken ct) =>
        OutsideProgram.Run(program, arguments, folder.Path, Limit, "poppler-utils", ct);

    private static List<Page> Pages(string xhtml)
    {
        using var reader = XmlReader.Create(new StringReader(Printable(xhtml)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        var document = XDocument.Load(reader);
        return [.. document.Descendants().Where(e => e.Name.LocalName == "page").Select(p => new Page(
            Number(p, "width"),
            Number(p, "height"),
            [.. p.Descendants().Where(e => e.Name.LocalName == "line").Select(l => (IReadOnlyList<PageWord>)[.. l.Elements().Where(w => w.Name.LocalName == "word" && w.Value.Trim().Length > 0).Select(Word)]).Where(l => l.Count > 0)],
            []))];
    }

    private static PageWord Word(XElement word) =>
        new(word.Value, new Box(Number(word, "xMin"), Number(word, "yMin"), Number(word, "xMax"), Number(word, "yMax")));

    // Control characters some fonts give are no XML.
    private static string Printable(string xhtml) => xhtml.Any(c => c < ' ' && c is not ('\n' or '\r' or '\t'))
        ? new string([.. xhtml.Where(c => c >= ' ' || c is '\n' or '\r' or '\t')])
        : xhtml;

    private static async Task<IReadOnlyList<Box>> Rules(string file, int page, TemporaryFolder folder, CancellationToken ct)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var svg = await Poppler("pdftocairo", ["-svg", "-f", number, "-l", number, file, "-"], folder, ct);
        if (svg is not { ExitCode: 0 })
        {
            return [];
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(Printable(svg.Output)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return SvgRules.In(reader);
        }
        catch (XmlException)
        {
            // Without rules the text is still there; only tables are lost.
            return [];
        }
    }

    private static double Number(XElement element, string name) =>
        double.TryParse(element.Attribute(name)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0;
}
