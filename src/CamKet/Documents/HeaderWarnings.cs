using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>What is missing or odd in a header.</summary>
internal static class HeaderWarnings
{
    private static readonly Regex Place = PrintedText.Pattern(@"\b(xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh|đặc khu|quận|Xã|Phường|Huyện|Tỉnh)\s(?<n>\p{Lu}\p{L}*(\s\p{Lu}\p{L}*){0,3})");

    private static readonly Regex IssuerName = PrintedText.Pattern(@"\b(xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh|dac khu|quan)\s(?<n>.+)$");

    public static IEnumerable<string> Of(DocumentHeader header, IReadOnlyList<Block> blocks)
    {
        if (header.Number is null)
        {
            yield return blocks.OfType<Paragraph>().Take(40).Any(p => HeaderWords.IsNumberLine(p.Text))
                ? "Văn bản chưa có số (dự thảo); hãy bổ sung số khi phát hành."
                : "Không thấy số, ký hiệu văn bản; hãy bổ sung.";
        }

        if (header.Date is null)
        {
            yield return "Không thấy ngày ban hành; hãy bổ sung.";
        }
        else if (header.Date.Length == 7)
        {
            yield return $"Ngày ban hành chỉ ghi tháng {header.Date[5..]}/{header.Date[..4]}; hãy bổ sung ngày.";
        }

        if (header.Issuer is null)
        {
            yield return "Không thấy tên cơ quan ban hành ở đầu văn bản; hãy chọn đơn vị.";
        }
        else if (OtherSpelling(header.Issuer, blocks) is { } other)
        {
            yield return $"Tên cơ quan ban hành viết hai cách trong văn bản: “{header.Issuer}” và “{other}”; hãy xác nhận đơn vị.";
        }

        if (header.Signer?.Name is null)
        {
            yield return "Không thấy người ký; hãy bổ sung.";
        }
    }

    /// <summary>The issuer's own name with other tone marks somewhere in the text ("Hương Linh", "Hướng Linh").</summary>
    private static string? OtherSpelling(string issuer, IReadOnlyList<Block> blocks)
    {
        var folded = PrintedText.Fold(issuer);
        if (IssuerName.Match(folded) is not { Success: true } match)
        {
            return null;
        }

        var start = match.Groups["n"].Index;
        var own = issuer[start..];
        var ownFolded = folded[start..];
        foreach (var text in blocks.OfType<Paragraph>().Select(p => p.Text))
        {
            foreach (var m in Place.Matches(text).ToList())
            {
                var name = m.Groups["n"].Value;
                if (name.Length >= own.Length && PrintedText.Fold(name[..own.Length]) == ownFolded && !string.Equals(name[..own.Length], own, StringComparison.OrdinalIgnoreCase))
                {
                    return m.Value[..(m.Groups["n"].Index - m.Index + own.Length)];
                }
            }
        }

        return null;
    }
}
