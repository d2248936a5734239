using CamKet.Extracts;
using CamKet.Targets;
using CamKet.Text;

namespace CamKet.Documents;

/// <summary>One item while its rows are gathered: cells as text, not yet read.</summary>
internal sealed class GatheredItem(string path, ItemGroup group, int table, IReadOnlyDictionary<ColumnRole, string> cells)
{
    public string Path { get; set; } = path;

    public ItemGroup Group { get; } = group;

    public int Table { get; } = table;

    public Dictionary<ColumnRole, string> Cells { get; } = new(cells);

    public int Children { get; set; }

    public string this[ColumnRole role] => Cells.GetValueOrDefault(role, "");

    /// <summary>The rest of a row that a page broke: each cell goes on where it stopped.</summary>
    public void Append(IReadOnlyDictionary<ColumnRole, string> more)
    {
        foreach (var (role, text) in more)
        {
            Cells[role] = CellText.Append(this[role], text);
        }
    }
}

internal static class CellText
{
    public static string Append(string text, string next)
    {
        if (text.Length == 0 || next.Length == 0)
        {
            return text + next;
        }

        var lineBegins = next.IndexOf('\n', StringComparison.Ordinal) is var end && end < 0 ? next : next[..end];
        return Lines.IsContinued(text, lineBegins) || !".;:!?".Contains(text[^1], StringComparison.Ordinal) && !lineBegins.StartsWith('-') && !lineBegins.StartsWith('+')
            ? text + " " + next
            : text + "\n" + next;
    }
}

/// <summary>
/// Rows to items. A section row (A, II, a heading over the whole width) gives the path and the group; a row that a page
/// broke, or that has text for the cells above it only, belongs to the item before; the rest are items.
/// </summary>
internal sealed class RowReader
{
    private readonly Sections _sections = new();
    private readonly List<GatheredItem> _items = [];
    private string? _lastNumber;
    private int _running;
    private int _table = -1;

    public IReadOnlyList<GatheredItem> Items => _items;

    /// <summary>Another table with a head of its own begins; numbering and sections start anew.</summary>
    public void Begin(ItemGroup? headingGroup)
    {
        _sections.Clear(headingGroup);
        _lastNumber = null;
        _running = 0;
        _table++;
    }

    public void Heading(SectionToken token) => Open(token, token.Rest);

    public void Read(IReadOnlyList<TableRow> rows, TableHead head, bool continues)
    {
        var numbered = head.Has(ColumnRole.No) && rows.Any(r => Numbering(Cell(r, head, ColumnRole.No), head) is not null);
        var broken = continues;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Cells.All(c => c.Trim().Length == 0) || IsTotal(row))
            {
                continue;
            }

            if (TableHeads.At(rows, i, head.TargetYear) is { } repeated)
            {
                i += repeated.Rows - 1;
                broken = true;
                continue;
            }

            ReadRow(row, head, numbered, broken && _items.Count > 0, Next(rows, i, head));
            broken = false;
        }
    }

    private void ReadRow(TableRow row, TableHead head, bool numbered, bool broken, SectionToken? next)
    {
        var cells = head.Roles.Select((role, i) => (Role: role, Text: i < row.Cells.Count ? row.Cells[i].Trim() : ""))
            .Where(c => c.Role is not (ColumnRole.Other or ColumnRole.No) && c.Text.Length > 0)
            .ToDictionary(c => c.Role, c => c.Text);
        var no = Cell(row, head, ColumnRole.No).Trim();
        var token = Numbering(no, head);
        var text = cells.GetValueOrDefault(ColumnRole.Text, "");
        var filled = row.Cells.Count(c => c.Trim().Length > 0);
        if (filled == 1 && token is null)
        {
            LoneCell(row.Cells.First(c => c.Trim().Length > 0).Trim(), cells, broken, wide: no.Length > 0 || row.Cells.Count > 2 && text.Length == 0 && cells.Count == 0);
            return;
        }

        var hasData = cells.Any(c => c.Key is not ColumnRole.Text);
        if (token is null && no.Length > 0 && SectionToken.Leading(no) is { } leading)
        {
            token = leading;
        }

        if (token is null && !numbered && SectionToken.Leading(text) is { } inText && !(broken && PrintedText.StartsLower(text)))
        {
            token = inText;
            text = inText.Rest;
            cells[ColumnRole.Text] = text;
        }

        if (token is not null)
        {
            if (!hasData && text.Length > 0 && !IsUnfilled(token, head, next) && OpensSection(token, text, next))
            {
                Open(token, text, numbersItems: next is { Kind: TokenKind.Number } && !next.Text.Contains('.', StringComparison.Ordinal));
                return;
            }

            if (token.Kind is TokenKind.Letter or TokenKind.Roman)
            {
                // "I" with figures of its own is an item, and what follows may still stand under it.
                Open(token, text);
                Add(_sections.OwnPath, cells);
                return;
            }

            Add(ItemPath(token), cells);
            if (token.Kind is TokenKind.Number or TokenKind.Path)
            {
                _lastNumber = token.Text;
            }

            return;
        }

        var goesOn = text.Length == 0 || PrintedText.StartsLower(text) || (broken && !(text[0] is '-' or '+' && cells.ContainsKey(ColumnRole.Target)));
        if (goesOn && _items.Count > 0)
        {
            _items[^1].Append(cells);
        }
        else if (text.Length == 0)
        {
            return;
        }
        else if (numbered && _items.Count > 0 && _items[^1].Table == _table && _lastNumber is not null)
        {
            var parent = Parent();
            cells[ColumnRole.Text] = text.TrimStart('-', '+', '–', ' ');
            Add(parent.Path + "." + Digits(++parent.Children), cells, parentOfNext: parent);
        }
        else
        {
            Add(_sections.Path(Digits(++_running)), cells);
        }
    }

    /// <summary>A table that says what became of promises made elsewhere: its rows carry the promises' numbers, some of them without a word yet.</summary>
    private static bool IsReport(TableHead head) => head.Has(ColumnRole.Result) && !head.Has(ColumnRole.Target);

    private static SectionToken? Numbering(string no, TableHead head) =>
        SectionToken.Of(no) ?? (IsReport(head) ? SectionToken.PathOf(no) : null);

    /// <summary>A report's row with an item's dotted number and nothing reported; one with rows of its own below is a section all the same.</summary>
    private static bool IsUnfilled(SectionToken token, TableHead head, SectionToken? next) =>
        IsReport(head) && token.Text.Contains('.', StringComparison.Ordinal) && next is not { Kind: TokenKind.SmallLetter }
        && next?.Text.StartsWith(token.Text + ".", StringComparison.Ordinal) != true;

    private GatheredItem? _parent;

    private GatheredItem Parent() => _parent ?? _items[^1];

    /// <summary>A row with one filled cell: a heading, or the rest of the row before.</summary>
    private void LoneCell(string text, Dictionary<ColumnRole, string> cells, bool broken, bool wide)
    {
        var leading = SectionToken.Leading(text);
        var isHeading = !broken && text.Length < 300 && !text.StartsWith('-') && !text.StartsWith('+')
            && (leading is { Kind: TokenKind.Letter or TokenKind.Roman } || PrintedText.IsCapitals(text) || wide && !PrintedText.StartsLower(text) || Sections.Group(text) is not null && text.Length < 80 && !text.Contains('%', StringComparison.Ordinal));
        if (isHeading)
        {
            Open(leading, leading?.Rest ?? text);
        }
        else if (leading is { Kind: TokenKind.Number or TokenKind.SmallLetter } && !broken && cells.ContainsKey(ColumnRole.Text))
        {
            cells[ColumnRole.Text] = leading.Rest;
            Add(ItemPath(leading), cells);
            _lastNumber = leading.Kind == TokenKind.Number ? leading.Text : _lastNumber;
        }
        else if (_items.Count > 0 && cells.Count > 0 && (broken || !cells.ContainsKey(ColumnRole.Text) || _lastNumber is not null || PrintedText.StartsLower(text)))
        {
            _items[^1].Append(cells);
        }
        else if (cells.ContainsKey(ColumnRole.Text))
        {
            Add(_sections.Path(Digits(++_running)), cells);
        }
    }

    private bool OpensSection(SectionToken token, string text, SectionToken? next) => token.Kind switch
    {
        TokenKind.Letter or TokenKind.Roman => PrintedText.IsCapitals(text) || next is null || next.Kind != token.Kind || Sections.Group(text) is not null,
        TokenKind.Number => next is { Kind: TokenKind.SmallLetter }
            || next is { Kind: TokenKind.Number } n && (n.Text.StartsWith(token.Text + ".", StringComparison.Ordinal) || n.Text == "1" && _lastNumber != token.Text)
            || (PrintedText.IsCapitals(text) && next is not null),
        _ => false,
    };

    private void Open(SectionToken? token, string heading, bool numbersItems = true)
    {
        _sections.Open(token, heading, numbersItems);
        _lastNumber = null;
        _parent = null;
        _running = 0;
    }

    private string ItemPath(SectionToken token)
    {
        if (token.Kind == TokenKind.Path)
        {
            return token.Text;
        }

        var own = token.Kind == TokenKind.SmallLetter && _lastNumber is not null ? _lastNumber + "." + token.Text : token.Text;
        return _sections.Path(own);
    }

    private void Add(string path, Dictionary<ColumnRole, string> cells, GatheredItem? parentOfNext = null)
    {
        _items.Add(new GatheredItem(path, _sections.CurrentGroup, _table, cells));
        _parent = parentOfNext ?? _items[^1];
    }

    private static SectionToken? Next(IReadOnlyList<TableRow> rows, int after, TableHead head)
    {
        for (var i = after + 1; i < rows.Count; i++)
        {
            if (SectionToken.Of(Cell(rows[i], head, ColumnRole.No)) is { } token)
            {
                return token;
            }

            var lead = head.Has(ColumnRole.No) ? Cell(rows[i], head, ColumnRole.No) : Cell(rows[i], head, ColumnRole.Text);
            if (SectionToken.Leading(lead) is { } leading)
            {
                return leading;
            }
        }

        return null;
    }

    private static bool IsTotal(TableRow row) =>
        PrintedText.Fold(row.Cells.FirstOrDefault(c => c.Trim().Length > 0) ?? "").Trim() is "tong cong" or "tong" or "cong" or "tong so";

    private static string Cell(TableRow row, TableHead head, ColumnRole role)
    {
        var column = head.Column(role);
        return column >= 0 && column < row.Cells.Count ? row.Cells[column] : "";
    }

    private static string Digits(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
