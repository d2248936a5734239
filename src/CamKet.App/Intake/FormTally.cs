using CamKet.App.Facts;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Intake;

/// <summary>
/// Form II.06a counted while the rows go by: received in the window or carried into it, by the state at its end, each state in
/// the column of the edition. Receipts are counted apart from results, so an edition that leaves out what offices do count
/// as received (column 3 ≠ 7 + 11) is found out.
/// </summary>
internal sealed class FormTally(Window window, FormEdition edition)
{
    private readonly Dictionary<FormColumn, int> columns = [];
    private int online, direct, carried;

    public void Add(Dossier dossier) => Count(dossier, 1);

    public void Remove(Dossier dossier) => Count(dossier, -1);

    public FormCheck Check
    {
        get
        {
            int In(FormColumn column) => columns.GetValueOrDefault(column);
            var row = new Form06aRow(
                null, online, direct, carried, In(FormColumn.ResolvedEarly), In(FormColumn.ResolvedOnTime), In(FormColumn.ResolvedLate), In(FormColumn.OpenInTime), In(FormColumn.OpenOverdue));
            return new FormCheck(
                row.Received, row.Online, row.DirectAndPostal, row.CarriedOver, row.Resolved, row.Early, row.OnTime, row.Late, row.Open, row.InTime, row.Overdue, row.Holds);
        }
    }

    private void Count(Dossier dossier, int by)
    {
        var carriedIn = dossier.IsCarriedInto(window.From);
        var state = dossier.At(window.To);
        var received = dossier.Received is { } moment && window.Contains(DateOnly.FromDateTime(moment));
        // What ended without a result is outside the form with its receipt (Form06a); of no other state may the receipt be dropped.
        if (state == DossierState.NotReceived || !(carriedIn || received) || (state.IsEnded() && edition.Columns[state] == FormColumn.Outside))
        {
            return;
        }

        carried += carriedIn ? by : 0;
        online += !carriedIn && dossier.Channel == Channel.Online ? by : 0;
        direct += !carriedIn && dossier.Channel != Channel.Online ? by : 0;
        var column = edition.Columns[state];
        columns[column] = columns.GetValueOrDefault(column) + by;
    }
}
