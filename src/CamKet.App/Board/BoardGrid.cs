using System.Globalization;
using CamKet.App.Charts;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Progress;
using CamKet.Targets;

namespace CamKet.App.Board;

/// <summary>A unit on the board with where each of its promises stands.</summary>
/// <param name="Kind">xa, phuong, thi-tran…: the block (khối) it is compared in.</param>
public sealed record BoardUnit(int UnitNo, string Kind, string Name, string Slug, IReadOnlyList<ItemProgress> Items)
{
    public int Count(int rank) => Items.Count(i => StatusLook.Of(i.Status).Rank == rank);
}

/// <param name="Promise">What the units promised: "≥ 95%", "90–95%" where they differ in the figure.</param>
/// <param name="Red">Of those in trouble, the units that have missed it or cannot keep it any more.</param>
public sealed record BoardColumn(string Measure, string Title, string Promise, int InTrouble, int Red, int Units);

/// <summary>One unit's figure for one measure.</summary>
public sealed record BoardCell(ItemProgress Item, TargetProgress Target)
{
    public StatusLook Look => StatusLook.Of(Target.Status);
}

/// <param name="Cells">One for each column; null where the unit promised nothing by it.</param>
public sealed record BoardRow(BoardUnit Unit, int Red, int Amber, IReadOnlyList<BoardCell?> Cells);

/// <summary>
/// The province on one page: units × measures, red first. Which columns: the measures most units promised by, in the
/// catalog's order. Sorting: by trouble (the default), by name, or by a measure, worst first; a leading "-" turns it around.
/// </summary>
public sealed record BoardGrid(IReadOnlyList<BoardColumn> Columns, IReadOnlyList<BoardRow> Rows, int AllColumns, string Sort)
{
    public const string ByTrouble = "do";
    public const string ByAmber = "nguy-co";
    public const string ByName = "ten";
    public const int Usual = 8;

    /// <summary>
    /// What the promises counted in red are called: out of reach before they are judged, missed from then on. Two words, and only those that are so here;
    /// where nothing is red, the first.
    /// </summary>
    public IReadOnlyList<string> RedWords { get; } =
    [
        .. Rows.SelectMany(r => r.Unit.Items).Select(i => StatusLook.Of(i.Status)).Where(l => l.Rank == 0).DefaultIfEmpty(StatusLook.Of(Status.OutOfReach))
            .Select(l => l.Word).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <param name="measures">Code and short title of every measure, in the order columns stand.</param>
    public static BoardGrid Of(IReadOnlyList<BoardUnit> units, IReadOnlyList<(string Code, string Title)> measures, string? sort, int columns = Usual)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(measures);
        var cells = units.ToDictionary(u => u.UnitNo, Cells);
        var used = measures
            .Select((m, order) => (m.Code, m.Title, order, n: units.Count(u => cells[u.UnitNo].ContainsKey(m.Code))))
            .Where(m => m.n > 0).ToList();
        // A measure one unit alone promised by would take a column from all the others: it stands in the full view.
        var few = columns == int.MaxValue ? 1 : Math.Min(units.Count, Math.Max(2, units.Count / 10));
        var shown = used.Where(m => m.n >= few).OrderByDescending(m => m.n).ThenBy(m => m.order).Take(columns).OrderBy(m => m.order).ToList();
        var heads = shown.Select(m =>
        {
            var column = units.Select(u => cells[u.UnitNo].GetValueOrDefault(m.Code)).OfType<BoardCell>().ToList();
            return new BoardColumn(m.Code, m.Title, Promise(column), column.Count(c => c.Look.IsTrouble), column.Count(c => c.Look.Rank == 0), column.Count);
        }).ToList();
        var rows = units.Select(u => new BoardRow(u, u.Count(0), u.Count(1), [.. shown.Select(m => cells[u.UnitNo].GetValueOrDefault(m.Code))]));
        var key = sort ?? ByTrouble;
        return new BoardGrid(heads, Sorted(rows, heads, key), used.Count, key);
    }

    /// <summary>The promise of a column in one place: one figure, a span, or "khác nhau" when even the operators differ.</summary>
    private static string Promise(List<BoardCell> cells)
    {
        var targets = cells.Select(c => c.Target.Target).ToList();
        var words = targets.Select(TargetText.Print).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count <= 1)
        {
            return words.FirstOrDefault() ?? "";
        }

        var oneKind = targets.Select(t => (t.Type, t.Op)).Distinct().Count() == 1 && targets.TrueForAll(t => t.Number is not null);
        return !oneKind
            ? "khác nhau"
            : $"{targets[0].Op.Sign()}\u00a0{Print.Short(targets.Min(t => t.Number!.Value))}–{Print.Short(targets.Max(t => t.Number!.Value))}{(targets[0].Type == TargetType.Percent ? "%" : "")}";
    }

    /// <summary>A unit may promise by one measure twice (its own commitment and a directive's floor): the worse one shows.</summary>
    private static Dictionary<string, BoardCell> Cells(BoardUnit unit) => unit.Items
        .SelectMany(i => i.Targets.Where(t => t.Measure is not null).Select(t => (t.Measure, Cell: new BoardCell(i, t))))
        .GroupBy(x => x.Measure!, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(x => x.Cell).OrderBy(c => c.Look.Rank).First(), StringComparer.Ordinal);

    private static List<BoardRow> Sorted(IEnumerable<BoardRow> rows, List<BoardColumn> columns, string sort)
    {
        var back = sort.StartsWith('-');
        var key = sort.TrimStart('-');
        var names = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.NumericOrdering);
        var column = columns.FindIndex(c => c.Measure == key);
        var ordered = key switch
        {
            ByName => rows.OrderBy(r => r.Unit.Name, names),
            ByAmber => rows.OrderByDescending(r => r.Amber).ThenByDescending(r => r.Red).ThenBy(r => r.Unit.Name, names),
            _ when column >= 0 => rows.OrderBy(r => r.Cells[column] is null ? 1 : 0)
                .ThenBy(r => Worth(r.Cells[column])).ThenBy(r => r.Unit.Name, names),
            _ => rows.OrderByDescending(r => r.Red).ThenByDescending(r => r.Amber).ThenBy(r => r.Unit.Name, names),
        };
        var list = ordered.ToList();
        if (back)
        {
            list.Reverse();
        }

        return list;
    }

    /// <summary>Low is bad, whatever the measure's direction; what is not measured stands last.</summary>
    private static decimal Worth(BoardCell? cell)
    {
        if ((cell?.Target.Actual.Percent ?? cell?.Target.Value) is not { } value)
        {
            return decimal.MaxValue;
        }

        return cell!.Target.Target.Op is Operator.AtMost or Operator.LessThan ? -value : value;
    }
}
