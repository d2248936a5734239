using System.Text.RegularExpressions;

namespace CamKet.Documents;

/// <summary>Who signed: the capacity (TM., KT., TL., TUQ., Q.), the title in capitals, the name under it.</summary>
internal static class SignerReader
{
    private static readonly Regex Title = VietnameseText.Pattern(
        @"^(q\.\s?)?(quyen\s)?(pho\s|thu truong\s)?(chu tich|chu nhiem|giam doc|truong|chanh|bi thu|bo truong|thu truong|vien truong|chi cuc truong|cuc truong|tong|doi truong|hieu truong|thuong truc|uy vien|phu trach|cong chuc|can bo|to truong|doanh|tham phan|phong|pho)\b");

    private static readonly Regex Name = VietnameseText.Pattern(@"^(\p{Lu}[\p{L}'’]*\s){1,5}\p{Lu}[\p{L}'’]*$");

    private static readonly Regex Seal = VietnameseText.Pattern(@"^\(?\s?(da ky|ky ten|ky, ghi ro|ky va|ky so|da ky so|dong dau|ky)\b");

    private static readonly Regex Mark = VietnameseText.Pattern(@"^(?<c>T\.?M|K\.?T|T\.?L|T\.?U\.?Q|Q|T/M|K/T|T/L)\s?[.:]?\s+(?<rest>.+)$");

    public static Signer? Read(List<Paragraph> all)
    {
        var lines = all.Select(p => VietnameseText.OneLine(p.Text)).ToList();
        var start = lines.FindIndex(HeaderWords.IsCapacity);
        if (start < 0)
        {
            var distribution = lines.FindIndex(HeaderWords.IsDistribution);
            // The head of an office signs alone; the title may stand before or behind the list of recipients.
            var from = distribution < 0 ? Math.Max(0, lines.Count - 15) : Math.Max(0, distribution - 6);
            start = lines.FindIndex(from, t => VietnameseText.IsCapitals(t) && t.Length < 80 && Title.IsMatch(VietnameseText.Fold(t)));
        }

        return start < 0 ? null : At(lines, start);
    }

    private static Signer At(List<string> lines, int start)
    {
        var capacities = new List<string>();
        string? title = null;
        string? name = null;
        for (var i = start; i < lines.Count && i < start + 30 && name is null; i++)
        {
            foreach (var text in Together(lines[i]))
            {
                var folded = VietnameseText.Fold(text);
                if (HeaderWords.IsCapacity(text) && Mark.Match(text) is { Success: true } mark && name is null)
                {
                    capacities.Add(Normal(mark.Groups["c"].Value) + ". " + mark.Groups["rest"].Value);
                    title = null;
                }
                else if (VietnameseText.IsCapitals(text) && Title.IsMatch(folded) && title is null)
                {
                    title = text;
                }
                else if (HeaderWords.IsAnnex(text) || HeaderWords.IsTitle(text))
                {
                    return Make(capacities, title, name);
                }
                else if (Name.IsMatch(text) && text.Length < 50 && !Seal.IsMatch(folded) && !HeaderWords.IsDistribution(text) && (title is not null || capacities.Count > 0)
                    && (!VietnameseText.IsCapitals(text) || !HeaderWords.IsIssuer(text)))
                {
                    // A capital line under an unfinished title ("PHÓ CHỦ TỊCH" / "THƯỜNG TRỰC") is caught above as a title.
                    name = text;
                    break;
                }
            }
        }

        return Make(capacities, title, name);
    }

    /// <summary>One line may hold capacity and title: "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH".</summary>
    private static IEnumerable<string> Together(string line)
    {
        var folded = VietnameseText.Fold(line);
        if (HeaderWords.IsCapacity(line) && folded.StartsWith("tm", StringComparison.Ordinal))
        {
            foreach (var word in new[] { " kt. ", " q. ", " pho chu tich", " chu tich", " truong ban", " truong phong", " giam doc" })
            {
                var at = folded.IndexOf(word, StringComparison.Ordinal);
                if (at > 8)
                {
                    return [line[..at].Trim(), line[at..].Trim()];
                }
            }
        }

        return [line];
    }

    private static Signer Make(List<string> capacities, string? title, string? name)
    {
        var capacity = capacities.Count == 0 ? null : string.Join(", ", capacities);
        // "Q. CHỦ TỊCH" is capacity and title at once.
        return new Signer(capacity, title ?? (capacities.Count > 0 && capacities[^1].StartsWith("Q. ", StringComparison.Ordinal) ? capacities[^1][3..] : null), name);
    }

    private static string Normal(string mark) => mark.Replace(".", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal);
}
