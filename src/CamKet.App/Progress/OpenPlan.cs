using System.Globalization;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.Measures;
using CamKet.Progress;
using CamKet.Text;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Progress;

/// <param name="Units">The units of the year's end and those that ended within it: their plans are still looked at.</param>
/// <param name="Unit">The one asked for; null where none is, or none of these.</param>
/// <param name="Stored">The plan of that unit's line and year, by the day its amounts are counted to.</param>
/// <param name="Withdrawn">The plans of it that were taken back.</param>
/// <param name="Known">The last amount of every plan of the year.</param>
internal sealed record OpenedPlan(
    int Year, IReadOnlyList<BudgetLine> Lines, BudgetLine? Line, IReadOnlyList<Unit> Units, Unit? Unit, SortedDictionary<DateOnly, PlannedAmount> Stored,
    IReadOnlyList<WithdrawnPlan> Withdrawn, IReadOnlyList<(Unit Unit, BudgetLine Line, PlannedAmount Last)> Known);

/// <summary>A unit's plan of a line and year; without a unit, the plans of the year.</summary>
internal sealed class OpenPlan(Database database, HomeProvince home, MeasureCatalog measures, UnitProgress progress, TimeProvider clock)
{
    /// <param name="year">As the address says; what is no year means that of the newest data, else today's.</param>
    /// <param name="line">Likewise; disbursement where it names none.</param>
    public async Task<OpenedPlan> Run(string? slug, string? year, string? line, CancellationToken ct)
    {
        var lines = BudgetLines.Of(measures);
        var chosen = lines.FirstOrDefault(l => l.Code == line) ?? lines.FirstOrDefault(l => l.Code == "disbursement") ?? (lines.Count > 0 ? lines[0] : null);
        var known = await home.Id(ct);
        var of = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed is >= 2000 and <= 2100
            ? typed
            : ((known is { } served ? await progress.NewestCutOff(Scope.WholeProvince(served), Reader.Staff, ct) : null) ?? VietnamClock.Today(clock)).Year;
        if (known is not { } province)
        {
            return new(of, lines, chosen, [], null, [], [], []);
        }

        IReadOnlyList<Unit> units =
        [
            .. (await home.Units(new DateOnly(of, 12, 31), ct)).UnionBy(await home.Units(new DateOnly(of, 1, 1), ct), u => u.UnitNo)
                .Where(u => u.Kind != UnitKind.Province).OrderBy(u => VietnameseText.Fold(u.Name), StringComparer.Ordinal).ThenBy(u => u.ValidTo ?? DateOnly.MaxValue),
        ];
        var unit = units.FirstOrDefault(u => u.Slug == slug);
        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var stored = await PlanStore.Of(scoped.Connection, province, 0, int.MaxValue, of);
        return new(
            of, lines, chosen, units, unit,
            unit is null || chosen is null ? [] : new(stored[(unit.UnitNo, chosen.Code)].ToDictionary(p => p.Day)),
            unit is null || chosen is null ? [] : await PlanStore.Withdrawn(scoped.Connection, province, unit.UnitNo, chosen.Code, of),
            [.. units.SelectMany(u => lines.Where(l => stored.Contains((u.UnitNo, l.Code))).Select(l => (u, l, stored[(u.UnitNo, l.Code)].Last())))]);
    }
}
