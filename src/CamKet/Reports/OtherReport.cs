using System.Text.RegularExpressions;
using CamKet.Documents;
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
            var other = issuer is { Length: > 0 } ? "của " + issuer.ReplaceLineEndings(" ") : "của đơn vị khác";
            return $"Tệp {fileName} là văn bản {other}, không có tên {unit}: chọn lại đúng báo cáo đã ban hành của đơn vị này.";
        }

        // The opening names the window first; what it says of the window is what the whole report is of.
        if (Window().Match(text) is { Success: true } match
            && !Window().Matches(text).Any(m => Day(m.Groups["from"].Value) == window.From && Day(m.Groups["to"].Value) == window.To))
        {
            return $"Tệp {fileName} là báo cáo kỳ {match.Groups["from"].Value} – {match.Groups["to"].Value}, không phải kỳ {VietnameseDate.Print(window.From)} – {VietnameseDate.Print(window.To)}: chọn lại đúng báo cáo của kỳ này.";
        }

        return null;
    }

    private static bool Says(string text, string name) =>
        (" " + Text.VietnameseText.Fold(text) + " ").Contains(" " + Text.VietnameseText.Fold(name) + " ", StringComparison.Ordinal);

    private static DateOnly? Day(string written) =>
        DateOnly.TryParseExact(written, ["d/M/yyyy"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
