namespace CamKet.Documents.Pages;

/// <summary>
/// A table on a page, told by its rules: where lines cross there are cells, and where a rule is missing two cells are
/// one. Text never decides, so a cell may hold anything.
/// </summary>
internal sealed class RuledGrid
{
    private const double Near = 3;

    private readonly List<double> _xs;
    private readonly List<double> _ys;
    private readonly List<Box> _across;
    private readonly List<Box> _down;

    private RuledGrid(List<double> xs, List<double> ys, List<Box> across, List<Box> down)
    {
        _xs = xs;
        _ys = ys;
        _across = across;
        _down = down;
    }

    public Box Box => new(_xs[0], _ys[0], _xs[^1], _ys[^1]);

    public int Columns => _xs.Count - 1;

    /// <summary>The tables of a page, from the top. Rules that cross nothing (under a title, beside a note) are none.</summary>
    public static IReadOnlyList<RuledGrid> On(Page page)
    {
        var across = Joined([.. page.Rules.Where(r => r.Height <= Near && r.Width > Near)], horizontal: true);
        var down = Joined([.. page.Rules.Where(r => r.Width <= Near && r.Height > Near)], horizontal: false);
        if (across.Count + down.Count > 4000)
        {
            return [];
        }

        var group = Enumerable.Range(0, across.Count + down.Count).ToArray();
        for (var i = 0; i < across.Count; i++)
        {
            for (var j = 0; j < down.Count; j++)
            {
                if (Cross(across[i], down[j]))
                {
                    Merge(group, i, across.Count + j);
                }
            }
        }

        return [.. Enumerable.Range(0, group.Length).GroupBy(i => Root(group, i))
            .Select(g => Make([.. g.Where(i => i < across.Count).Select(i => across[i])], [.. g.Where(i => i >= across.Count).Select(i => down[i - across.Count])]))
            .OfType<RuledGrid>().OrderBy(g => g.Box.Top)];
    }

    /// <summary>Rows of cells; a merged cell's words stand in its first cell.</summary>
    public IReadOnlyList<IReadOnlyList<(Box Box, List<PageWord> Words)>> Cells(IEnumerable<PageWord> words)
    {
        var rows = _ys.Count - 1;
        var owner = Enumerable.Range(0, rows * Columns).ToArray();
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < Columns; c++)
            {
                if (c + 1 < Columns && !IsRuled(_down, _xs[c + 1], (_ys[r] + _ys[r + 1]) / 2, vertical: true))
                {
                    Merge(owner, (r * Columns) + c, (r * Columns) + c + 1);
                }

                if (r + 1 < rows && !IsRuled(_across, _ys[r + 1], (_xs[c] + _xs[c + 1]) / 2, vertical: false))
                {
                    Merge(owner, (r * Columns) + c, ((r + 1) * Columns) + c);
                }
            }
        }

        var cells = Enumerable.Range(0, owner.Length).Select(i => (Box: CellBox(i), Words: new List<PageWord>())).ToArray();
        for (var i = 0; i < owner.Length; i++)
        {
            var root = Root(owner, i);
            cells[root] = cells[root] with { Box = cells[root].Box.Union(cells[i].Box) };
        }

        foreach (var word in words)
        {
            var row = Slot(_ys, word.Box.MiddleY);
            var column = Slot(_xs, word.Box.MiddleX);
            cells[Root(owner, (row * Columns) + column)].Words.Add(word);
        }

        return [.. Enumerable.Range(0, rows).Select(r => cells.Skip(r * Columns).Take(Columns).ToList())];
    }

    private Box CellBox(int index) => new(_xs[index % Columns], _ys[index / Columns], _xs[(index % Columns) + 1], _ys[(index / Columns) + 1]);

    private static RuledGrid? Make(List<Box> across, List<Box> down)
    {
        if (across.Count < 1 || down.Count < 2)
        {
            return null;
        }

        // A page's end may leave the last row open below: the verticals tell how far it goes.
        var xs = Distinct(down.Select(d => d.MiddleX));
        var ys = Distinct(across.Select(a => a.MiddleY).Append(down.Min(d => d.Top)).Append(down.Max(d => d.Bottom)));
        return xs.Count > 1 && ys.Count > 1 ? new RuledGrid(xs, ys, across, down) : null;
    }

    private static bool IsRuled(List<Box> rules, double at, double middle, bool vertical) => rules.Exists(r => vertical
        ? Math.Abs(r.MiddleX - at) <= Near && r.Top <= middle && r.Bottom >= middle
        : Math.Abs(r.MiddleY - at) <= Near && r.Left <= middle && r.Right >= middle);

    private static bool Cross(Box across, Box down) =>
        down.MiddleX >= across.Left - Near && down.MiddleX <= across.Right + Near && across.MiddleY >= down.Top - Near && across.MiddleY <= down.Bottom + Near;

    private static int Slot(List<double> edges, double at)
    {
        var slot = edges.FindLastIndex(e => e <= at);
        return Math.Clamp(slot, 0, edges.Count - 2);
    }

    private static List<double> Distinct(IEnumerable<double> values)
    {
        var distinct = new List<double>();
        foreach (var value in values.Order())
        {
            if (distinct.Count == 0 || value - distinct[^1] > Near)
            {
                distinct.Add(value);
            }
        }

        return distinct;
    }

    /// <summary>Pieces of one rule made one: drawn cell by cell, or twice.</summary>
    private static List<Box> Joined(List<Box> rules, bool horizontal)
    {
        var result = new List<Box>();
        var ordered = horizontal ? rules.OrderBy(r => Math.Round(r.MiddleY)).ThenBy(r => r.Left) : rules.OrderBy(r => Math.Round(r.MiddleX)).ThenBy(r => r.Top);
        foreach (var rule in ordered)
        {
            var at = result.FindIndex(Math.Max(0, result.Count - 60), r => horizontal
                ? Math.Abs(r.MiddleY - rule.MiddleY) <= 1.5 && rule.Left <= r.Right + Near && rule.Right >= r.Left - Near
                : Math.Abs(r.MiddleX - rule.MiddleX) <= 1.5 && rule.Top <= r.Bottom + Near && rule.Bottom >= r.Top - Near);
            if (at >= 0)
            {
                result[at] = result[at].Union(rule);
            }
            else
            {
                result.Add(rule);
            }
        }

        return result;
    }

    private static int Root(int[] group, int i)
    {
        while (group[i] != i)
        {
            i = group[i] = group[group[i]];
        }

        return i;
    }

    // The smaller index stays the root, so the first cell owns what is merged.
    private static void Merge(int[] group, int a, int b)
    {
        var (first, second) = (Root(group, a), Root(group, b));
        group[Math.Max(first, second)] = Math.Min(first, second);
    }
}
