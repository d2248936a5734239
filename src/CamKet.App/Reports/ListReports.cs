using CamKet.App.Asking;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Units;

namespace CamKet.App.Reports;

/// <param name="Unit">The name of its unit; null where the register no longer has it.</param>
internal sealed record ListedReport(StoredReport Report, string? Unit);

/// <param name="Units">Those a report can be made of: of <paramref name="Day"/>, communes first.</param>
/// <param name="Day">The newest day with figures; while there are none, today.</param>
internal sealed record ReportList(IReadOnlyList<ListedReport> Reports, IReadOnlyList<Unit> Units, DateOnly Day);

/// <summary>The reports of the home province, and what a new one can be made of; null while no unit is known.</summary>
internal sealed class ListReports(Database database, HomeProvince home, TimeProvider time)
{
    public async Task<ReportList?> Run(CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return null;
        }

        IReadOnlyList<StoredReport> all;
        DateOnly? newest;
        await using (var scoped = await database.InScope(Scope.WholeProvince(province), ct))
        {
            all = await ReportStore.All(scoped.Connection, province);
            newest = await MeasureStore.NewestCutOff(scoped.Connection, province, 0, int.MaxValue);
        }

        var day = newest ?? PrintWeekly.Today(time);
        await using var connection = await database.Open(ct);
        var names = (await UnitStore.ByNumbers(connection, province, [.. all.Select(r => r.UnitNo).Distinct()])).ToDictionary(u => u.UnitNo, u => u.Name);
        return new(
            [.. all.Select(r => new ListedReport(r, names.GetValueOrDefault(r.UnitNo)))],
            [.. (await home.Units(day, ct)).Where(u => u.Kind != UnitKind.Province).OrderBy(u => u.Kind.IsCommuneLevel() ? 0 : 1).ThenBy(u => u.UnitNo)],
            day);
    }
}
