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
        int In(FormColumn column) => States.Where(s => edition.Columns[s.State] == column).Sum(s => (int)counted[s.Counter]);
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
    /// The counters a column is of, so that its dossiers can be looked at. A column of II.06a may leave out some of them: those that ended
    /// without a result, where the edition does.
    /// </summary>
    public static IReadOnlyList<string> Counters(string? figure) => figure switch
    {
        "received-and-carried" or "06a-received" => ["received", "carried-over"],
        "carried-over" or "06a-carried" => ["carried-over"],
        "received-full-online" => ["received-full-online"],
        "received-other-online" or "06a-online" => ["received-online"],
        "received-direct" => ["received-direct"],
        "received-postal" => ["received-postal"],
        "06a-direct" => ["received-direct", "received-postal"],
        "resolved" or "06a-resolved" => ["resolved-early", "resolved-on-time", "resolved-late"],
        "resolved-early" or "06a-early" => ["resolved-early"],
        "resolved-on-time" or "06a-on-time" => ["resolved-on-time"],
        "resolved-late" or "06a-late" => ["resolved-late"],
        "late-apologised" => ["late-apologised"],
        "late-unapologised" => ["late-unapologised"],
        "open" or "06a-open" => ["open-in-time", "open-paused", "open-overdue"],
        "open-in-time" or "06a-in-time" => ["open-in-time", "open-paused"],
        "open-overdue" or "06a-overdue" => ["open-overdue"],
        "withdrawn" => ["withdrawn"],
        "rejected" => ["rejected"],
        "stopped" => ["stopped"],
        "payments" or "payments-direct" => ["payments"],
        "payments-online" => ["payments-online"],
        _ => [],
    };

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
