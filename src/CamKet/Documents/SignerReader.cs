using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>Who signed: the capacity (TM., KT., TL., TUQ., Q.), the title in capitals, the name under it.</summary>
internal static class SignerReader
{
    private static readonly Regex Title = PrintedText.Pattern(
        @"^(q\.\s?)?(quyen\s)?(pho\s|thu truong\s)?(chu tich|chu nhiem|giam doc|truong|chanh|bi thu|bo truong|thu truong|vien truong|chi cuc truong|cuc truong|tong|doi truong|hieu truong|thuong truc|uy vien|phu trach|cong chuc|can bo|to truong|doanh|tham phan|phong|pho)\b");

    private static readonly Regex Name = PrintedText.Pattern(@"^(\p{Lu}[\p{L}'’]*\s){1,5}\p{Lu}[\p{L}'’]*$");

    private static readonly Regex Seal = PrintedText.Pattern(@"^\(?\s?(da ky|ky ten|ky, ghi ro|ky va|ky so|da ky so|dong dau|ky)\b");

    private static readonly Regex Mark = PrintedText.Pattern(@"^(?<c>T\.?M|K\.?T|T\.?L|T\.?U\.?Q|Q|T/M|K/T|T/L)\s?[.:]?\s+(?<rest>.+)$");

    /// <summary>Titles that are no family name in capitals, unlike "TRƯƠNG" (trưởng) and "TỐNG" (tổng) seen without tone marks.</summary>
    private static readonly Regex Head = PrintedText.Pattern(@"^(q\.\s?)?(quyen |pho )?(chu tich|chu nhiem|giam doc|chanh (van phong|thanh tra)|truong (phong|ban)|phong|ban)\b");

    private const int Reach = 12;

    /// <summary>
    /// The signer of the issuer. A document two parties sign (bản cam kết) holds two signatures, one column after the other;
    /// where none of them names the issuer, the first.
    /// </summary>
    public static Signer? Read(List<Paragraph> all, string? issuer)
    {
        var lines = all.Select(p => PrintedText.OneLine(p.Text)).ToList();
        var start = lines.FindIndex(HeaderWords.IsCapacity);
        if (start < 0)
        {
            var distribution = lines.FindIndex(HeaderWords.IsDistribution);
            // The head of an office signs alone; the title may stand before or behind the list of recipients.
            var from = distribution < 0 ? Math.Max(0, lines.Count - 15) : Math.Max(0, distribution - 6);
            start = lines.FindIndex(from, IsTitle);
        }

        if (start < 0)
        {
            return null;
        }

        var first = At(lines, start).Signer;
        var parties = issuer is null ? [] : Parties(lines, start).ToList();
        return parties.Count < 2 || parties.MaxBy(p => Fit(p, issuer!)) is not { } own || Fit(own, issuer!) == 0 ? first : own.Signer;
    }

    internal static bool IsTitle(string text) => PrintedText.IsCapitals(text) && text.Length < 80 && Title.IsMatch(PrintedText.Fold(text));

    /// <param name="Words">The lines of the signature and of the party's name over it.</param>
    private sealed record Party(Signer Signer, string Words);

    /// <summary>The finished signatures (with a name) around the first that was found.</summary>
    private static IEnumerable<Party> Parties(List<string> lines, int start)
    {
        var before = Math.Max(0, start - Reach);
        for (var i = before; i < lines.Count && i < start + 3 * Reach; i++)
        {
            if (i > start && (HeaderWords.IsAnnex(lines[i]) || HeaderWords.IsTitle(lines[i])))
            {
                yield break;
            }

            if (!HeaderWords.IsCapacity(lines[i]) && !IsTitle(lines[i]))
            {
                continue;
            }

            var (signer, end) = At(lines, i);
            if (signer.Name is not null)
            {
                var over = Enumerable.Range(before, i - before).Reverse().TakeWhile(at => HeaderWords.IsIssuer(lines[at])).Take(2).DefaultIfEmpty(i).Min();
                yield return new Party(signer, Expanded(string.Join(' ', lines.Skip(over).Take(end - over))));
                before = end;
                i = end - 1;
            }
        }
    }

    /// <summary>How surely a signature is the issuer's: it names the issuer; it names the issuer's kind of body; its title is that of such a body's head.</summary>
    private static int Fit(Party party, string issuer)
    {
        var name = Expanded(issuer);
        const string committee = "uy ban nhan dan";
        return party.Words.Contains(name, StringComparison.Ordinal) ? 3
            : name.StartsWith(committee, StringComparison.Ordinal)
                ? party.Words.Contains(committee + " chu tich", StringComparison.Ordinal) || party.Words.Contains(committee + " kt", StringComparison.Ordinal) ? 2
                    : party.Signer.Title is { } title && PrintedText.Fold(title).Contains("chu tich", StringComparison.Ordinal) ? 1 : 0
                : name.Split(' ', 2) is [var kind, var rest] && party.Signer.Title is { } head
                    && (PrintedText.Fold(head).Contains(rest, StringComparison.Ordinal) || PrintedText.Fold(head).EndsWith(" " + kind, StringComparison.Ordinal)) ? 1 : 0;
    }

    private static string Expanded(string text) =>
        PrintedText.OneLine(PrintedText.Fold(text)).Replace("ubnd", "uy ban nhan dan", StringComparison.Ordinal);

    /// <summary>The signature that begins at a line, and the line after it.</summary>
    private static (Signer Signer, int End) At(List<string> lines, int start)
    {
        var capacities = new List<string>();
        string? title = null;
        string? name = null;
        var i = start;
        for (; i < lines.Count && i < start + 30 && name is null; i++)
        {
            foreach (var text in Together(lines[i]))
            {
                var folded = PrintedText.Fold(text);
                if (HeaderWords.IsCapacity(text) && Mark.Match(text) is { Success: true } mark && name is null)
                {
                    capacities.Add(Normal(mark.Groups["c"].Value) + ". " + mark.Groups["rest"].Value);
                    title = null;
                }
                else if (PrintedText.IsCapitals(text) && Title.IsMatch(folded) && title is null
                    // "PHÒNG NỘI VỤ" / "TRƯỞNG PHÒNG": the party, then who signs for it.
                    && !(folded.StartsWith("phong ", StringComparison.Ordinal) && i + 1 < lines.Count && PrintedText.IsCapitals(lines[i + 1]) && Head.IsMatch(PrintedText.Fold(lines[i + 1]))))
                {
                    title = text;
                }
                else if (HeaderWords.IsAnnex(text) || HeaderWords.IsTitle(text))
                {
                    return (Make(capacities, title, name), i);
                }
                else if (Name.IsMatch(text) && text.Length < 50 && !(PrintedText.IsCapitals(text) && Head.IsMatch(folded)) && !Seal.IsMatch(folded) && !HeaderWords.IsDistribution(text) && (title is not null || capacities.Count > 0)
                    && (!PrintedText.IsCapitals(text) || !HeaderWords.IsIssuer(text)))
                {
                    // A capital line under an unfinished title ("PHÓ CHỦ TỊCH" / "THƯỜNG TRỰC") is caught above as a title.
                    name = text;
                    break;
                }
            }
        }

        return (Make(capacities, title, name), i);
    }

    /// <summary>One line may hold capacity and title: "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH".</summary>
    private static IEnumerable<string> Together(string line)
    {
        var folded = PrintedText.Fold(line);
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
