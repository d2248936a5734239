using System.Globalization;
using System.IO.Compression;
using CamKet.Extracts;

namespace CamKet.App.Extracts;

/// <summary>What the cells of all sheets of an .xlsx refer to.</summary>
internal sealed record XlsxShared(IReadOnlyList<string> Strings, IReadOnlyList<ShownAs> Styles, bool From1904);

/// <summary>
/// The rows of one sheet of an .xlsx, in one pass. Rows the file leaves out are given as empty ones, so that rows are numbered as a
/// spreadsheet shows them; a row ends with the last cell it holds.
/// </summary>
internal sealed class XlsxSheet : IDisposable
{
    // A spreadsheet has no more rows.
    private const int LargestNumber = 1 << 20;

    // Where things stand in a sheet: worksheet > sheetData > row > c > v.
    private const int Worksheet = 0, SheetData = 1, RowDepth = 2, CellDepth = 3;

    private readonly string name, row, c, v, inline, r, s, t;
    private readonly XlsxPart part;
    private readonly XlsxShared shared;
    private readonly WorkbookPool pool = new();
    private readonly Cell[] cells = new Cell[SheetFile.MostColumns];
    private bool isBegun;
    private int next = 1, declared, ahead;

    public XlsxSheet(ZipArchiveEntry entry, XlsxShared shared, string name)
    {
        (this.shared, this.name, part) = (shared, name, new XlsxPart(entry, name));
        (row, c, v, inline) = (part.Known("row"), part.Known("c"), part.Known("v"), part.Known("is"));
        (r, s, t) = (part.Known("r"), part.Known("s"), part.Known("t"));
    }

    /// <summary>The row last read.</summary>
    public SheetRow Row { get; private set; }

    /// <summary>False when there is no further row.</summary>
    public bool Read()
    {
        if (!isBegun)
        {
            isBegun = true;
            if (part.Root("worksheet") && !part.Xml.IsEmptyElement && part.Child(Worksheet, part.Known("sheetData")) && !part.Xml.IsEmptyElement)
            {
                Advance();
            }
        }

        if (ahead == 0)
        {
            return false;
        }

        if (ahead > next)
        {
            Row = new SheetRow(next++, []);
            return true;
        }

        var (own, width) = (ahead, 0);
        do
        {
            width = Math.Max(width, ReadCells());
            Advance();
        }
        // Rows that follow under one number are parts of one row.
        while (ahead == own);

        Row = new SheetRow(next++, cells.AsSpan(0, width).ToArray());
        cells.AsSpan(0, width).Clear();
        return true;
    }

    public void Dispose() => part.Dispose();

    /// <summary>Moves to the next row the file holds; 0 is ahead when there is none. One out of its order takes the number that follows.</summary>
    private void Advance()
    {
        if (!part.Child(SheetData, row))
        {
            ahead = 0;
            return;
        }

        declared++;
        while (part.Xml.MoveToNextAttribute())
        {
            if (part.Is(r) && int.TryParse(part.Attribute(), CultureInfo.InvariantCulture, out var number))
            {
                declared = number;
            }
        }

        part.Xml.MoveToElement();
        if (declared > LargestNumber)
        {
            throw FileSniff.Broken(name);
        }

        ahead = Math.Max(declared, 1);
    }

    /// <summary>Up to the row's last cell: how many columns it has.</summary>
    private int ReadCells()
    {
        var (column, width) = (0, 0);
        for (var more = !part.Xml.IsEmptyElement && part.Child(RowDepth, c); more; more = part.Child(RowDepth, c))
        {
            var style = -1;
            var kind = XlsxKind.Number;
            while (part.Xml.MoveToNextAttribute())
            {
                if (part.Is(r))
                {
                    column = Column(part.Attribute()) ?? column;
                }
                else if (part.Is(s))
                {
                    style = int.TryParse(part.Attribute(), CultureInfo.InvariantCulture, out var given) ? given : -1;
                }
                else if (part.Is(t))
                {
                    kind = XlsxValue.KindOf(part.Attribute());
                }
            }

            part.Xml.MoveToElement();
            if (column < cells.Length && !part.Xml.IsEmptyElement)
            {
                cells[column] = Value(kind, style);
                width = Math.Max(width, column + 1);
            }

            column++;
        }

        return width;
    }

    private Cell Value(XlsxKind kind, int style)
    {
        var value = Cell.Blank;
        while (part.Child(CellDepth))
        {
            var written = part.Is(v) ? part.Text() : part.Is(inline) ? part.Runs() : default;
            if (!written.IsEmpty)
            {
                value = XlsxValue.Of(written, kind, style, shared, pool);
            }
        }

        return value;
    }

    /// <summary>Of "AB12" 27. Null: no reference; a column no sheet has is one past all that are read.</summary>
    private static int? Column(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetterUpper(letter))
            {
                break;
            }

            column = Math.Min((column * 26) + letter - 'A' + 1, SheetFile.MostColumns + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
