using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>The lines of a "tài liệu kiểm chứng" cell: one document, extract or picture each.</summary>
internal static class EvidenceReader
{
    private static readonly Regex Kind = PrintedText.Pattern(
        @"[;,]\s*(và\s+)?(?<k>(Quyết định|Kế hoạch|Báo cáo|Công văn|Thông báo|Tờ trình|Nghị quyết|Chỉ thị|Biên bản|Giấy mời|Hướng dẫn|Chương trình|Đề án|Bản cam kết|QĐ|KH|BC|CV|TB)\s+(số\s*:?\s*)?\d)");

    // List marks left inside one line: "… năm 2024. - Báo cáo số …".
    private static readonly Regex InnerBullet = PrintedText.Pattern(@"(?<end>[.;,])?\s+[-–+•]\s+(?<next>\p{Lu}\p{L}+\s\p{L}+)");

    private static readonly Regex Bullet = PrintedText.Pattern(@"^([-–+•*▪]|\d{1,2}[.)])\s*");

    public static IReadOnlyList<EvidenceLine> Read(string cell)
    {
        var lines = new List<string>();
        foreach (var raw in cell.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            // A line that goes on with a small letter and no bullet was broken by a page.
            if (lines.Count > 0 && Lines.IsContinued(lines[^1], raw))
            {
                lines[^1] += " " + raw;
            }
            else
            {
                lines.Add(raw);
            }
        }

        return [.. lines.SelectMany(Bullets).SelectMany(Split).Select(Line).Where(l => l.Text.Length > 0)];
    }

    private static IEnumerable<string> Bullets(string line)
    {
        var start = 0;
        for (var m = InnerBullet.Match(line); m.Success; m = m.NextMatch())
        {
            if (m.Groups["end"].Success || m.Groups["next"].Value is "Kế hoạch" or "Báo cáo" or "Công văn" or "Quyết định" or "Thông báo")
            {
                yield return line[start..(m.Groups["end"].Success ? m.Index + 1 : m.Index)];
                start = m.Groups["next"].Index;
            }
        }

        yield return line[start..];
    }

    /// <summary>Several documents in one line: "Kế hoạch số 1/KH-UBND …; Báo cáo số 2/BC-UBND …".</summary>
    private static IEnumerable<string> Split(string line)
    {
        var start = 0;
        for (var m = Kind.Match(line); m.Success; m = m.NextMatch())
        {
            var at = m.Groups["k"].Index;
            yield return line[start..m.Index];
            start = at;
        }

        var rest = line[start..];
        var pieces = rest.Split("; ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var piece in pieces.Length > 1 && pieces.All(p => p.Length > 8) ? pieces : [rest])
        {
            yield return piece;
        }
    }

    private static EvidenceLine Line(string line)
    {
        var text = PrintedText.OneLine(Bullet.Replace(line, "")).TrimEnd(';');
        var named = References.In(text).Select(f => f.Citation).FirstOrDefault();
        return new EvidenceLine(named?.Number, named is null ? null : named.Date, text);
    }
}
