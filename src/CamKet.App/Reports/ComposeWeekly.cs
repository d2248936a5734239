using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Measures;
using CamKet.Reports;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Reports;

/// <summary>The weekly page of a unit, as of a day; of a province or district what its communes have together.</summary>
internal sealed class ComposeWeekly(Database database, AskFigures figures, WorkingCalendar calendar)
{
    /// <summary>The newest day any unit of this code has dossier data for; null when none has.</summary>
    public async Task<DateOnly?> NewestDay(string code, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        DateOnly? newest = null;
        foreach (var unit in await UnitStore.OfCode(connection, code))
        {
            await using var scoped = await database.InScope(UnitScope.Of(unit), ct);
            var until = await MeasureStore.NewestDossiers(scoped.Connection, UnitScope.Of(unit));
            newest = until > (newest ?? DateOnly.MinValue) ? until : newest;
        }

        return newest;
    }

    public async Task<WeeklyPage> Of(Unit unit, DateOnly? asOf, DateOnly today, CancellationToken ct)
    {
        var scope = UnitScope.Of(unit);
        await using var scoped = await database.InSnapshot(scope, ct);
        var covered = await figures.Begin(scoped.Connection, scope, known: null, ct);
        var until = covered.Newest(FactKind.Dossiers);
        var asked = asOf ?? today;
        var day = WeeklyPage.CountedDay(asked, until);
        var cover = covered.Cover([FactKind.Dossiers], WeeklyPage.WeekTo(day), await UnitScope.AddedUp(scoped.Connection, unit, day));
        var dossiers = await WeeklyStore.Dossiers(scoped.Connection, unit.ProvinceId, scope.UnitLow, scope.UnitHigh, day);
        return WeeklyPage.Of(unit.Name, dossiers, asked, until, cover, calendar);
    }
}
