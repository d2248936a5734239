using CamKet.App.Platform;
using CamKet.Reports;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Reports;

/// <summary>The weekly page of a unit, as of a day.</summary>
internal sealed class ComposeWeekly(Database database, WorkingCalendar calendar)
{
    /// <summary>The newest day any unit of this code has dossier data for; null when none has.</summary>
    public async Task<DateOnly?> NewestDay(string code, CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        DateOnly? newest = null;
        foreach (var (province, unitNo) in await WeeklyStore.UnitsOf(connection, code))
        {
            await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
            var until = await WeeklyStore.DataUntil(scoped.Connection, province, unitNo);
            newest = until > (newest ?? DateOnly.MinValue) ? until : newest;
        }

        return newest;
    }

    public async Task<WeeklyPage> Of(Unit unit, DateOnly? asOf, DateOnly today, CancellationToken ct)
    {
        await using var scoped = await database.InScope(Scope.WholeProvince(unit.ProvinceId), ct);
        var until = await WeeklyStore.DataUntil(scoped.Connection, unit.ProvinceId, unit.UnitNo);
        var asked = asOf ?? today;
        var dossiers = await WeeklyStore.Dossiers(
            scoped.Connection, unit.ProvinceId, unit.UnitNo, unit.LastNo, WeeklyPage.CountedDay(asked, until));
        return WeeklyPage.Of(unit.Name, dossiers, asked, until, calendar);
    }
}
