using CamKet.Facts;
using CamKet.Time;

namespace CamKet.Measures;

/// <summary>Where a state is printed in form II.06a/VPCP/KSTT; the numbers are the form's own columns.</summary>
public enum FormColumn
{
    Outside = 0,
    ResolvedEarly = 8,
    ResolvedOnTime = 9,
    ResolvedLate = 10,
    OpenInTime = 12,
    OpenOverdue = 13,
}

/// <summary>
/// An edition of the form: every state of a dossier in exactly one column, or outside the form. Offices differ (one prints
/// withdrawn dossiers as resolved on time, another leaves them out), so the mapping is data.
/// </summary>
public sealed record FormEdition
{
    /// <exception cref="ArgumentException">A state without its column.</exception>
    public FormEdition(string code, string name, IReadOnlyDictionary<DossierState, FormColumn> columns)
    {
        var missing = Enum.GetValues<DossierState>().Where(s => !columns.ContainsKey(s)).ToList();
        if (missing.Count > 0)
        {
            throw new ArgumentException($"{code} maps no column for {string.Join(", ", missing)}.", nameof(columns));
        }

        (Code, Name, Columns) = (code, name, columns);
    }

    public string Code { get; }

    public string Name { get; }

    public IReadOnlyDictionary<DossierState, FormColumn> Columns { get; }
}

/// <summary>A row of the form: a field of procedures, or the total. Columns 3, 7 and 11 are sums and cannot disagree with their parts.</summary>
public sealed record Form06aRow(string? Field, int Online, int DirectAndPostal, int CarriedOver, int Early, int OnTime, int Late, int InTime, int Overdue)
{
    /// <summary>Column 3 = 4 + 5 + 6.</summary>
    public int Received => Online + DirectAndPostal + CarriedOver;

    /// <summary>Column 7 = 8 + 9 + 10.</summary>
    public int Resolved => Early + OnTime + Late;

    /// <summary>Column 11 = 12 + 13.</summary>
    public int Open => InTime + Overdue;

    /// <summary>3 = 7 + 11: what came in is either resolved or open.</summary>
    public bool Holds => Received == Resolved + Open;
}

/// <summary>
/// Form II.06a counted from dossiers: received in the window or carried into it, each by its state at the window's end. What
/// an edition puts outside the form is outside with both its receipt and its result, so that the identities hold.
/// </summary>
public static class Form06a
{
    /// <summary>One row a field, in the order of first appearance; dossiers without a field under null.</summary>
    public static IReadOnlyList<Form06aRow> Count(IEnumerable<Dossier> dossiers, Window window, FormEdition edition)
    {
        var frame = new CountingFrame(window, window.To);
        return [.. dossiers
            .Select(d => new CountedDossier(d, frame))
            .Where(d => d.Received || d.Carried)
            .GroupBy(d => d.Dossier.Field)
            .Select(field => Row(field.Key, field, edition))];
    }

    public static Form06aRow Total(IEnumerable<Form06aRow> rows) => rows.Aggregate(
        new Form06aRow(null, 0, 0, 0, 0, 0, 0, 0, 0),
        (a, b) => new Form06aRow(
            null,
            a.Online + b.Online,
            a.DirectAndPostal + b.DirectAndPostal,
            a.CarriedOver + b.CarriedOver,
            a.Early + b.Early,
            a.OnTime + b.OnTime,
            a.Late + b.Late,
            a.InTime + b.InTime,
            a.Overdue + b.Overdue));

    private static Form06aRow Row(string? field, IEnumerable<CountedDossier> dossiers, FormEdition edition)
    {
        var inside = dossiers
            .Select(d => (Counted: d, Column: edition.Columns[d.AtEdge]))
            .Where(d => d.Column != FormColumn.Outside)
            .ToList();
        int In(FormColumn column) => inside.Count(d => d.Column == column);
        return new Form06aRow(
            field,
            inside.Count(d => !d.Counted.Carried && d.Counted.Dossier.Channel == Channel.Online),
            inside.Count(d => !d.Counted.Carried && d.Counted.Dossier.Channel != Channel.Online),
            inside.Count(d => d.Counted.Carried),
            In(FormColumn.ResolvedEarly),
            In(FormColumn.ResolvedOnTime),
            In(FormColumn.ResolvedLate),
            In(FormColumn.OpenInTime),
            In(FormColumn.OpenOverdue));
    }
}
