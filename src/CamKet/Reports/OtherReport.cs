using System.Text.RegularExpressions;
using CamKet.Documents;
using CamKet.Text;
using CamKet.Time;

namespace CamKet.Reports;

/// <summary>Whether a file that came back is the report it came back to: of the same unit and for the same window.</summary>
public static partial class OtherReport
{
    [GeneratedRegex(@"từ ngày (?<from>\d{1,2}/\d{1,2}/\d{4}) đến (?:hết )?(?:ngày )?(?<to>\d{1,2}/\d{1,2}/\d{4})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Window();

    /// <summary>Why it is another one, in one sentence; null when it is this report.</summary>
    /// <param name="issuer">Who the file says issued it; null when it does not say.</param>
    public static string? Fault(ReportDraft frozen, Window window, string fileName, string? issuer, IReadOnlyList<Block> returned)
    {
        ArgumentNullException.ThrowIfNull(frozen);
        var text = Regex.Replace(string.Join(' ', ReturnedReport.Texts(returned)), @"\s+", " ");
        var unit = frozen.Header.Issuer[^1];
        if (!Says(text, unit))
        {
            var whose = issuer is { Length: > 0 } ? "của " + issuer.ReplaceLineEndings(" ") : "của đơn vị khác";
            return $"Tệp {fileName} là văn bản {whose}, không có tên {unit}: chọn lại đúng báo cáo đã ban hành của đơn vị này.";
        }

        // The opening names the window first; what it says of the window is what the whole report is of. A window the report tells of
        // in passing was told of when it was frozen too.
        var told = Windows(string.Join(' ', frozen.Lines())).Select(w => w.Of).ToHashSet();
        var named = Windows(text).ToList();
        if (named.TrueForAll(w => w.Of != (window.From, window.To)) && named.Find(w => !told.Contains(w.Of)) is { AsWritten: not null } other)
        {
            return $"Tệp {fileName} là báo cáo kỳ {other.AsWritten}, không phải kỳ {VietnameseDate.Print(window.From)} – {VietnameseDate.Print(window.To)}: chọn lại đúng báo cáo của kỳ này.";
        }

        return null;
    }

    private static IEnumerable<((DateOnly? From, DateOnly? To) Of, string AsWritten)> Windows(string text) => Window().Matches(text)
        .Select(m => ((Day(m.Groups["from"].Value), Day(m.Groups["to"].Value)), m.Groups["from"].Value + " – " + m.Groups["to"].Value));

    private static bool Says(string text, string name) =>
        (" " + Text.VietnameseText.Fold(text) + " ").Contains(" " + Text.VietnameseText.Fold(name) + " ", StringComparison.Ordinal);

    private static DateOnly? Day(string written) =>
        DateOnly.TryParseExact(written, ["d/M/yyyy"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
