using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Reports;

/// <summary>The weekly page of a unit, as of a day.</summary>
internal sealed class ComposeWeekly(Database database, WorkingCalendar calendar)
{
    public async Task<WeeklyPage> Of(Unit unit, DateOnly? asOf, DateOnly today, CancellationToken ct)
    {
        await using var scoped = await database.InScope(Scope.WholeProvince(unit.ProvinceId), ct);
        var until = await WeeklyStore.DataUntil(scoped.Connection, unit.ProvinceId, unit.UnitNo);
        // The default day is the newest accepted cut-off; a page about days nobody knows would only show zeros.
        var day = asOf ?? until ?? today;
        var dossiers = await WeeklyStore.Dossiers(scoped.Connection, unit.ProvinceId, unit.UnitNo, unit.LastNo, day);
        return WeeklyPage.Of(unit.Name, dossiers, day, until, calendar);
    }
}
