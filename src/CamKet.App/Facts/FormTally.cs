using CamKet.Facts;
using CamKet.Measures;
using CamKet.Time;

namespace CamKet.App.Facts;

/// <summary>
/// Form II.06a counted while the rows go by: received in the window or carried into it, by the state at its end. What ended
/// without a result is outside the form, with its receipt.
/// </summary>
internal sealed class FormTally(Window window)
{
    private int online, direct, carried, early, onTime, late, inTime, overdue;

    public void Add(Dossier dossier) => Count(dossier, 1);

    public void Remove(Dossier dossier) => Count(dossier, -1);

    public FormCheck Check
    {
        get
        {
            var row = new Form06aRow(null, online, direct, carried, early, onTime, late, inTime, overdue);
            return new FormCheck(
                row.Received, row.Online, row.DirectAndPostal, row.CarriedOver, row.Resolved, row.Early, row.OnTime, row.Late, row.Open, row.InTime, row.Overdue, row.Holds);
        }
    }

    private void Count(Dossier dossier, int by)
    {
        var carriedIn = dossier.IsCarriedInto(window.From);
        if (!carriedIn && !(dossier.Received is { } received && window.Contains(DateOnly.FromDateTime(received)) && dossier.Status != DossierStatus.Registered))
        {
            return;
        }

        var state = dossier.At(window.To);
        if (state is DossierState.NotReceived || state.IsEnded())
        {
            return;
        }

        carried += carriedIn ? by : 0;
        online += !carriedIn && dossier.Channel == Channel.Online ? by : 0;
        direct += !carriedIn && dossier.Channel != Channel.Online ? by : 0;
        early += state == DossierState.ResolvedEarly ? by : 0;
        onTime += state == DossierState.ResolvedOnTime ? by : 0;
        late += state == DossierState.ResolvedLate ? by : 0;
        inTime += state is DossierState.OpenInTime or DossierState.Paused ? by : 0;
        overdue += state == DossierState.OpenOverdue ? by : 0;
    }
}
