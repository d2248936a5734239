using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>The header and end of a document after Decree 30/2020, wherever the file placed their parts.</summary>
internal sealed class HeaderReader
{
    private const int HeadLines = 40;

    private static readonly Regex NumberOf = PrintedText.Pattern(@"^[Ss][Ốốôo][Ốố]?\s{0,3}:?\s*(?<rest>.*)$");

    private static readonly Regex PlaceOf = PrintedText.Pattern(@"^(?<place>.{2,60}?)\s*,?\s+(ngày|Ngày|NGÀY)[\s\d.…_]{0,12}(tháng|Tháng)");

    private static readonly Regex BasisStart = PrintedText.Pattern(@"^(can cu|theo|thuc hien|xet|tren co so|de|tiep theo|thi hanh|trien khai)\b");

    private static readonly Regex BodyStart = PrintedText.Pattern(@"^((phan|muc|dieu)\s+[\divx]+\b|[ivx]{1,4}\.|1\.|a\.|a\))");

    private static readonly Regex Preface = PrintedText.Pattern(@"như sau|yêu cầu:|QUYẾT ĐỊNH:");

    private static readonly Regex SubjectLead = PrintedText.Pattern(@"^(v/v|V/v|V/V|Về việc|về việc|VỀ VIỆC)\s*:?\s*");

    private const string Levels = "(xa|phuong|thi tran|huyen|thi xa|thanh pho|tp|tinh|dac khu|quan)";

    private static readonly Regex PlaceLine = PrintedText.Pattern("^" + Levels + @"\b");

    private static readonly Regex PlaceWord = PrintedText.Pattern(@"\b" + Levels + @"\b");

    private readonly List<Paragraph> _all;
    private readonly List<Paragraph> _head;

    public HeaderReader(IReadOnlyList<Block> blocks)
    {
        _all = [.. blocks.OfType<Paragraph>()];
        var firstTable = blocks.TakeWhile(b => b is not Table t || TableHeads.Find(t.Rows) is null).OfType<Paragraph>();
        _head = [.. firstTable.Take(HeadLines)];
    }

    /// <summary>Whether anything of a header is there at all; without it the file is not an official document.</summary>
    public bool IsFound =>
        _head.Exists(p => HeaderWords.IsNumberLine(p.Text) || HeaderWords.IsPlaceDate(p.Text) || HeaderWords.IsMotto(p.Text) || HeaderWords.IsTitle(p.Text) || HeaderWords.IsAddressee(p.Text) || HeaderWords.IsSubject(p.Text) && p.Text.Length < 300);

    public DocumentHeader Read()
    {
        var place = _head.Find(p => HeaderWords.IsPlaceDate(p.Text));
        var issuer = Issuer();
        return new DocumentHeader(
            issuer,
            Number(),
            place is null ? null : References.Date(place.Text),
            place is null ? null : Place(place.Text),
            Subject(),
            Recipients(),
            Basis(),
            SignerReader.Read(_all, issuer));
    }

    /// <summary>The kind of document as it stands in its own line ("BÁO CÁO …"), or null.</summary>
    public string? Title() => _head.Find(p => HeaderWords.IsTitle(p.Text))?.Text;

    private string? Number()
    {
        var line = _head.Find(p => HeaderWords.IsNumberLine(p.Text));
        if (line is null)
        {
            return null;
        }

        var rest = NumberOf.Match(line.Text) is { Success: true } m ? m.Groups["rest"].Value : line.Text;
        // Hand-filled dots around a number ("Số: ..05../BC-UBND") are paper, not number.
        return References.In(rest.Replace("…", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)).Select(f => f.Citation.Number).FirstOrDefault();
    }

    private static string? Place(string text) =>
        PlaceOf.Match(text) is { Success: true } m ? m.Groups["place"].Value.Trim(' ', ',', '.', '…') is { Length: > 0 } place ? place : null : null;

    /// <summary>The agency's lines in capitals before the number; of a superior and the issuer the issuer's, which ends the pair.</summary>
    private string? Issuer()
    {
        var end = _head.FindIndex(p => HeaderWords.IsTitle(p.Text) || HeaderWords.IsAddressee(p.Text) || BasisStart.IsMatch(PrintedText.Fold(p.Text)) && p.Text.Length > 60);
        var lines = _head.Take(end < 0 ? Math.Min(_head.Count, 14) : end)
            .Where(p => PrintedText.IsCapitals(p.Text) && !HeaderWords.IsMotto(p.Text) && !HeaderWords.IsNumberLine(p.Text) && !HeaderWords.IsCapacity(p.Text) && p.Text.Length < 120)
            .Select(p => PrintedText.OneLine(p.Text).Trim('*', '-', '_', ' ', '.'))
            .Where(t => t.Length > 2 && !PrintedText.Fold(t).StartsWith("du thao", StringComparison.Ordinal))
            .ToList();
        var last = lines.FindLastIndex(HeaderWords.IsIssuer);
        if (last < 0)
        {
            return null;
        }

        // "ỦY BAN NHÂN DÂN" / "XÃ Y" is one name in two lines; "UBND HUYỆN X" / "UBND XÃ Y" is the superior over the issuer.
        var name = last > 0 && PlaceLine.IsMatch(PrintedText.Fold(lines[last])) && !PlaceWord.IsMatch(PrintedText.Fold(lines[last - 1]))
            ? lines[last - 1] + " " + lines[last]
            : lines[last];
        return last + 1 < lines.Count ? name + " " + lines[last + 1] : name;
    }

    private string? Subject()
    {
        var index = _head.FindIndex(p => HeaderWords.IsSubject(p.Text));
        var title = _head.FindIndex(p => HeaderWords.IsTitle(p.Text));
        if (index >= 0 && (title < 0 || index < title || index <= title + 2))
        {
            return Following(index, SubjectLead.Replace(_head[index].Text, ""));
        }

        if (title < 0)
        {
            return null;
        }

        var ownLine = PrintedText.OneLine(_head[title].Text);
        var below = Following(title, "");
        return below.Length > 0 ? below : KindReader.AfterTitle(ownLine);
    }

    private string Following(int index, string start)
    {
        var parts = new List<string> { start };
        var bold = _head[index].IsBold;
        for (var i = index + 1; i < _head.Count && i <= index + 4; i++)
        {
            var text = _head[i].Text;
            var folded = PrintedText.Fold(text);
            var needed = parts.All(p => p.Length == 0);
            if (HeaderWords.IsElement(text) || BasisStart.IsMatch(folded) && (text.Length > 100 || References.In(text).Any()) || BodyStart.IsMatch(folded) || HeaderWords.IsIssuer(text) || text.Length > 350
                || text.EndsWith(':') || text.StartsWith('(') || text.StartsWith('-') || text.Trim('-', '_', '*', ' ', '—').Length == 0
                || (!needed && (text.EndsWith('.') || text.EndsWith(';') || text.Length > 180 || bold && !_head[i].IsBold && !PrintedText.StartsLower(text))))
            {
                break;
            }

            parts.Add(text);
        }

        return PrintedText.OneLine(string.Join(' ', parts)).TrimEnd('.', ' ');
    }

    private List<string> Recipients()
    {
        var at = _head.FindIndex(p => HeaderWords.IsAddressee(p.Text));
        if (at >= 0)
        {
            var inline = Item(_head[at].Text[(_head[at].Text.IndexOf(':', StringComparison.Ordinal) is var c && c >= 0 ? c + 1 : Math.Min(8, _head[at].Text.Length))..]);
            // "Kính gửi: - A; - B;" on one line is a list as well.
            var named = inline.Split(["; - ", ";- ", "; "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Item).Where(t => t.Length > 0).ToList();
            return named.Count > 0 && !_head[at].Text.EndsWith(';') ? named : [.. named, .. ListAfter(_head, at)];
        }

        var end = _all.FindLastIndex(p => HeaderWords.IsDistribution(p.Text));
        return end < 0 ? [] : [.. ListAfter(_all, end).Where(t => PrintedText.Fold(t) is var f && !f.StartsWith("luu", StringComparison.Ordinal) && !f.StartsWith("nhu ", StringComparison.Ordinal))];
    }

    private static List<string> ListAfter(List<Paragraph> lines, int index)
    {
        var list = new List<string>();
        for (var i = index + 1; i < lines.Count && i < index + 40; i++)
        {
            var text = lines[i].Text;
            var bullet = text.StartsWith('-') || text.StartsWith('–') || text.StartsWith('+') || text.StartsWith('•');
            if (!bullet && (list.Count > 0 || HeaderWords.IsElement(text) || text.Length > 120))
            {
                break;
            }

            list.Add(Item(text));
        }

        return [.. list.Where(t => t.Length > 0)];
    }

    private static string Item(string text) => PrintedText.OneLine(text).TrimStart('-', '–', '+', '•', ' ').TrimEnd(';', '.', ' ');

    /// <summary>What the document is founded on: the citations between the header and "như sau".</summary>
    private List<Citation> Basis()
    {
        var basis = new List<Citation>();
        var started = false;
        foreach (var paragraph in _head)
        {
            var folded = PrintedText.Fold(paragraph.Text);
            if (!started && BasisStart.IsMatch(folded) && References.In(paragraph.Text).Any())
            {
                started = true;
            }
            else if (started && (BodyStart.IsMatch(folded) || paragraph.Text.StartsWith('-') && !BasisStart.IsMatch(folded.TrimStart('-', ' '))))
            {
                break;
            }

            if (started)
            {
                basis.AddRange(References.In(paragraph.Text).Select(f => f.Citation));
                if (Preface.IsMatch(paragraph.Text))
                {
                    break;
                }
            }
        }

        return [.. basis.GroupBy(c => c.Number, StringComparer.Ordinal).Select(g => g.FirstOrDefault(c => c.Date is not null) ?? g.First())];
    }
}
