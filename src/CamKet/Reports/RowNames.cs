namespace CamKet.Reports;

/// <summary>
/// What whoever writes at a terminal calls the rows of a report: a promise by the number it is printed with ("B.II.1", the second of a number
/// "B.II.1~2"), a row of the form by its code. Kept is always the promise's identity.
/// </summary>
public sealed class RowNames
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <param name="rows">Key and printed number of the promises' rows, in the order they are printed.</param>
    public RowNames(IEnumerable<(string Key, string Number)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var (key, number) in rows)
        {
            var name = number;
            for (var n = 2; _keys.ContainsKey(name); n++)
            {
                name = $"{number}~{FigurePrint.Plain(n)}";
            }

            _keys[name] = key;
            _names[key] = name;
        }
    }

    /// <summary>What was written under names, under keys; a name of no promise stays.</summary>
    public ReportEdits Keyed(ReportEdits edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        return edits with
        {
            Rows = edits.Rows.ToDictionary(r => _keys.GetValueOrDefault(r.Key, r.Key), r => r.Value, StringComparer.Ordinal),
            Reasons = edits.Reasons.ToDictionary(r => Renamed(r.Key, _keys), r => r.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>The name a blocker's reason is given under: "B.II.1:evidence".</summary>
    public string Of(Blocker blocker)
    {
        ArgumentNullException.ThrowIfNull(blocker);
        return Renamed(blocker.Id, _names);
    }

    /// <summary>An id that begins with a row ("B.II.1.value", "B.II.1-2.value", "B.II.1:evidence") where that row is called otherwise.</summary>
    public static string Renamed(string id, IReadOnlyDictionary<string, string> rows)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(rows);
        // Figures of the trouble list begin with the number of its section.
        return Begun(id, rows) ?? (id.StartsWith(Troubles, StringComparison.Ordinal) && Begun(id[Troubles.Length..], rows) is { } other ? Troubles + other : id);
    }

    private const string Troubles = "2-";

    /// <summary>Numbers hold points too, so the longest row that the id begins with is meant.</summary>
    private static string? Begun(string id, IReadOnlyDictionary<string, string> rows)
    {
        var row = rows.Keys.Where(r => id.Length > r.Length && (id[r.Length] is '.' or '-' or ':') && id.StartsWith(r, StringComparison.Ordinal)).MaxBy(r => r.Length);
        return row is null ? null : rows[row] + id[row.Length..];
    }
}
