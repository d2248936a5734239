using System.Text.RegularExpressions;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>The headings a row stands under, outermost first.</summary>
internal sealed class Sections
{
    private static readonly Regex Keeps = PrintedText.Pattern(@"\b(duy tri|giu vung|giu nguyen)\b");

    private static readonly Regex Betters = PrintedText.Pattern(@"\b(cai thien|nang cao|khac phuc|tang diem|tang hang)\b");

    private readonly List<(SectionToken? Token, ItemGroup? Group, bool NumbersItems)> _open = [];
    private ItemGroup? _outer;

    /// <summary>maintain or improve where a heading says one of the two and not both; null where it says neither.</summary>
    public static ItemGroup? Group(string heading)
    {
        var folded = PrintedText.Fold(heading);
        return (Keeps.IsMatch(folded), Betters.IsMatch(folded)) switch
        {
            (true, false) => ItemGroup.Maintain,
            (false, true) => ItemGroup.Improve,
            _ => null,
        };
    }

    public ItemGroup CurrentGroup => _open.LastOrDefault(s => s.Group is not null).Group ?? _outer ?? ItemGroup.Other;

    public void Clear(ItemGroup? outer)
    {
        _open.Clear();
        _outer = outer;
    }

    /// <param name="numbersItems">The rows under it are 1, 2, … again, and not 1.1 or a.</param>
    public void Open(SectionToken? token, string heading, bool numbersItems = true)
    {
        var kind = Kind(token);
        var same = _open.FindIndex(s => Kind(s.Token) == kind);
        if (same >= 0)
        {
            _open.RemoveRange(same, _open.Count - same);
        }

        _open.Add((token is null || kind is null ? token : token with { Kind = kind.Value }, Group(heading), numbersItems));
    }

    /// <summary>The path of the headings themselves.</summary>
    public string OwnPath => string.Join('.', _open.Where(s => s.Token is not null).Select(s => s.Token!.Text));

    /// <summary>The path of an item with this number of its own: "B.II.1"; "1.2" already names its section "1".</summary>
    public string Path(string own)
    {
        // A plain "2" after "1.1", "1.2" is the heading's neighbour.
        if (_open.Count > 0 && _open[^1] is { Token.Kind: TokenKind.Number, NumbersItems: false } && !own.Contains('.', StringComparison.Ordinal) && char.IsDigit(own[0]))
        {
            _open.RemoveAt(_open.Count - 1);
        }

        var above = _open.Where(s => s.Token is not null).Select(s => s.Token!).ToList();
        if (above.Count > 0 && above[^1].Kind == TokenKind.Number && own.StartsWith(above[^1].Text + ".", StringComparison.Ordinal))
        {
            above.RemoveAt(above.Count - 1);
        }

        return string.Join('.', above.Select(t => t.Text).Append(own));
    }

    // "I" after "H" is the ninth letter, not the numeral one, unless numerals are already open.
    private TokenKind? Kind(SectionToken? token) =>
        token is { Kind: TokenKind.Roman, Text: "I" } && _open.Count > 0 && _open[^1].Token is { Kind: TokenKind.Letter, Text: "H" } ? TokenKind.Letter : token?.Kind;
}
