using CamKet.Facts;
using CamKet.Measures;

namespace CamKet.Forms;

/// <summary>What ended without a result in the window, by how it had come: an edition that leaves such dossiers out leaves out their receipts too.</summary>
public sealed record EndedReceipts(DossierState State, int Online, int DirectAndPostal, int CarriedOver);

/// <summary>The figures of a form's columns out of the counters of one field of procedures.</summary>
public static class FormFigures
{
    /// <summary>The row of II.06a, equal to <see cref="Form06a.Count"/> over the same dossiers; a property holds it.</summary>
    public static Form06aRow Row06a(string? field, CounterValues counted, IEnumerable<EndedReceipts> ended, FormEdition edition)
    {
        ArgumentNullException.ThrowIfNull(counted);
        ArgumentNullException.ThrowIfNull(edition);
        var left = ended.Where(e => edition.Columns[e.State] == FormColumn.Outside).ToList();
        int In(FormColumn column) => Counters(edition, column).Sum(code => (int)counted[code]);
        return new Form06aRow(
            field,
            (int)counted["received-online"] - left.Sum(e => e.Online),
            (int)(counted["received"] - counted["received-online"]) - left.Sum(e => e.DirectAndPostal),
            (int)counted["carried-over"] - left.Sum(e => e.CarriedOver),
            In(FormColumn.ResolvedEarly),
            In(FormColumn.ResolvedOnTime),
            In(FormColumn.ResolvedLate),
            In(FormColumn.OpenInTime),
            In(FormColumn.OpenOverdue));
    }

    /// <summary>Every figure a column can name. Those of II.06a stand only where the form has an edition.</summary>
    public static IReadOnlyDictionary<string, decimal> All(CounterValues counted, Form06aRow? edition)
    {
        ArgumentNullException.ThrowIfNull(counted);
        var all = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["received-and-carried"] = counted["received"] + counted["carried-over"],
            ["carried-over"] = counted["carried-over"],
            ["received-full-online"] = counted["received-full-online"],
            ["received-other-online"] = counted["received-online"] - counted["received-full-online"],
            ["received-direct"] = counted["received-direct"],
            ["received-postal"] = counted["received-postal"],
            ["resolved"] = counted["resolved-early"] + counted["resolved-on-time"] + counted["resolved-late"],
            ["resolved-early"] = counted["resolved-early"],
            ["resolved-on-time"] = counted["resolved-on-time"],
            ["resolved-late"] = counted["resolved-late"],
            ["late-apologised"] = counted["late-apologised"],
            ["late-unapologised"] = counted["late-unapologised"],
            ["open"] = counted["open-in-time"] + counted["open-paused"] + counted["open-overdue"],
            ["open-in-time"] = counted["open-in-time"] + counted["open-paused"],
            ["open-overdue"] = counted["open-overdue"],
            ["withdrawn"] = counted["withdrawn"],
            ["rejected"] = counted["rejected"],
            ["stopped"] = counted["stopped"],
            ["payments"] = counted["payments"],
            ["payments-online"] = counted["payments-online"],
            ["payments-direct"] = counted["payments"] - counted["payments-online"],
        };
        if (edition is not null)
        {
            (all["06a-received"], all["06a-online"], all["06a-direct"], all["06a-carried"]) = (edition.Received, edition.Online, edition.DirectAndPostal, edition.CarriedOver);
            (all["06a-resolved"], all["06a-early"], all["06a-on-time"], all["06a-late"]) = (edition.Resolved, edition.Early, edition.OnTime, edition.Late);
            (all["06a-open"], all["06a-in-time"], all["06a-overdue"]) = (edition.Open, edition.InTime, edition.Overdue);
        }

        return all;
    }

    /// <summary>
    /// What a column is made of, so that its dossiers can be looked at; none for a code that is no figure. In II.06a an edition says which
    /// states stand in a column, and what ended without a result it may leave out of the receipts.
    /// </summary>
    /// <param name="edition">Null where the form has none.</param>
    public static MadeOf? MadeOf(string? figure, FormEdition? edition)
    {
        MadeOf Of(params string[] counters) => Less(counters, []);
        MadeOf Less(string[] counters, string[] less) => Measures.MadeOf.Of(counters, [], less);
        MadeOf Received(params string[] counters) => Less(counters, edition is null ? [] : [.. Counters(edition, FormColumn.Outside).Intersect(Ended, StringComparer.Ordinal)]);
        MadeOf In(params FormColumn[] columns) => Less(edition is null ? [] : [.. columns.SelectMany(column => Counters(edition, column))], []);
        var made = figure switch
        {
            "received-and-carried" => Of("received", "carried-over"),
            "carried-over" or "received-full-online" or "received-direct" or "received-postal" or "resolved-early" or "resolved-on-time" or "resolved-late"
                or "late-apologised" or "late-unapologised" or "open-overdue" or "withdrawn" or "rejected" or "stopped" or "payments" or "payments-online" => Of(figure),
            "received-other-online" => Less(["received-online"], ["received-full-online"]),
            "resolved" => Of("resolved-early", "resolved-on-time", "resolved-late"),
            "open" => Of("open-in-time", "open-paused", "open-overdue"),
            "open-in-time" => Of("open-in-time", "open-paused"),
            "payments-direct" => Less(["payments"], ["payments-online"]),
            "06a-received" => Received("received", "carried-over"),
            "06a-online" => Received("received-online"),
            "06a-direct" => Received("received-direct", "received-postal"),
            "06a-carried" => Received("carried-over"),
            "06a-resolved" => In(FormColumn.ResolvedEarly, FormColumn.ResolvedOnTime, FormColumn.ResolvedLate),
            "06a-early" => In(FormColumn.ResolvedEarly),
            "06a-on-time" => In(FormColumn.ResolvedOnTime),
            "06a-late" => In(FormColumn.ResolvedLate),
            "06a-open" => In(FormColumn.OpenInTime, FormColumn.OpenOverdue),
            "06a-in-time" => In(FormColumn.OpenInTime),
            "06a-overdue" => In(FormColumn.OpenOverdue),
            _ => null,
        };
        return made is { Numerator.Count: > 0 } ? made : null;
    }

    /// <summary>The counters of the states that stand in a column.</summary>
    private static IReadOnlyList<string> Counters(FormEdition edition, FormColumn column) => [.. States.Where(s => edition.Columns[s.State] == column).Select(s => s.Counter)];

    /// <summary>Without a result: what an edition leaves out of them, it leaves out of the receipts too.</summary>
    private static readonly string[] Ended = ["withdrawn", "rejected", "stopped"];

    private static readonly (DossierState State, string Counter)[] States =
    [
        (DossierState.OpenInTime, "open-in-time"),
        (DossierState.OpenOverdue, "open-overdue"),
        (DossierState.Paused, "open-paused"),
        (DossierState.ResolvedEarly, "resolved-early"),
        (DossierState.ResolvedOnTime, "resolved-on-time"),
        (DossierState.ResolvedLate, "resolved-late"),
        (DossierState.Withdrawn, "withdrawn"),
        (DossierState.Rejected, "rejected"),
        (DossierState.Stopped, "stopped"),
    ];
}
