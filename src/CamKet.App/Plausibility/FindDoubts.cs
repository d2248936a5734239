using CamKet.App.Asking;
using CamKet.App.Drill;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Plausibility;
using CamKet.Text;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Plausibility;

/// <param name="HasFigures">Some extract covers some day of it; without one nothing was looked at.</param>
/// <param name="Open">To be cleared up.</param>
/// <param name="Dismissed">Looked at and found right, with the reason; they come back when their figures change.</param>
internal sealed record DoubtsOfUnit(DrillQuestion Asked, bool HasFigures, IReadOnlyList<Doubt> Open, IReadOnlyList<(Doubt Doubt, Dismissal By)> Dismissed)
{
    public string Sentence => Open.Count > 0 ? $"{Open.Count} con số nên xem lại trước khi báo cáo."
        : HasFigures ? "Không có con số nào đáng ngờ." : "Chưa có số liệu: chưa soát được gì.";

    /// <summary>What is to be cleared up, by what makes it doubtful.</summary>
    public IEnumerable<(DoubtRule Rule, int Doubts)> ByRule => Open.GroupBy(d => d.Rule).OrderBy(r => r.Key).Select(r => (r.Key, r.Count()));

    /// <summary>"Số nhảy so với tháng trước: 2; Nhiều ngày không có hồ sơ: 1".</summary>
    public string Rules => string.Join("; ", ByRule.Select(r => $"{r.Rule.Name()}: {r.Doubts}"));
}

/// <param name="Units">Those with figures, the most doubtful first.</param>
/// <param name="Silent">Communes of the day that have none.</param>
internal sealed record DoubtsOfProvince(Unit Province, IReadOnlyList<DoubtsOfUnit> Units, int Silent)
{
    public IEnumerable<DoubtsOfUnit> Doubtful => Units.Where(u => u.Open.Count > 0);

    public int Open => Units.Sum(u => u.Open.Count);

    public string Sentence => Units.Count == 0 ? "Chưa có số liệu: chưa soát được gì."
        : (Open == 0 ? $"Không có con số nào đáng ngờ ở {Units.Count} đơn vị có số liệu" : $"{Open} con số nên xem lại ở {Doubtful.Count()}/{Units.Count} đơn vị có số liệu")
            + (Silent > 0 ? $"; {Silent} xã, phường chưa có số liệu." : ".");
}

/// <summary>
/// Looks over the figures of units for the reform year up to the newest data of each. Nothing is stored: what is doubtful follows from the facts
/// each time. Units of one window are looked over together, so that a province takes about as many statements as one of its units.
/// </summary>
internal sealed class FindDoubts(Database database, FindDrillQuestion find, DoubtfulFigures look, HomeProvince home, TimeProvider time)
{
    public async Task<Outcome<DoubtsOfUnit>> Run(string? unit, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(unit))
        {
            return new Outcome<DoubtsOfUnit>.Refused("Hãy chọn một đơn vị để soát số liệu.");
        }

        switch (await find.Run(unit, null, null, ct))
        {
            case Outcome<DrillQuestion>.Refused refused:
                return refused.Of<DoubtsOfUnit>();
            case Outcome<DrillQuestion>.Done { Value: { Cover.Units: not 1 } asked }:
                return new Outcome<DoubtsOfUnit>.Refused($"{asked.Unit.Name} gồm nhiều đơn vị: hãy chọn một xã, phường.");
            case Outcome<DrillQuestion>.Done { Value: var asked }:
                // An extract of many units lies with the unit above, which the unit's own scope does not see.
                await using (var scoped = await database.InSnapshot(Scope.WholeProvince(asked.Scope.Province), ct))
                {
                    return new Outcome<DoubtsOfUnit>.Done((await look.Over(scoped.Connection, [asked], ct))[0]);
                }

            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }

    /// <summary>Every unit of the province this program serves.</summary>
    public async Task<Outcome<DoubtsOfProvince>> Everywhere(CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return UnknownUnit.Any<DoubtsOfProvince>();
        }

        await using var scoped = await database.InSnapshot(Scope.WholeProvince(province), ct);
        var covered = await MeasureStore.Coverage(scoped.Connection, province, 0, int.MaxValue);
        var today = VietnamClock.Today(time);
        var all = (await UnitStore.ByNumbers(scoped.Connection, province, [.. covered.Select(c => c.Key)]))
            .Where(u => u.Kind is not (UnitKind.Province or UnitKind.District))
            .Select(u => (Unit: u, Until: covered[u.UnitNo].Where(c => c.Kind == FactKind.Dossiers).Max(c => (DateOnly?)c.Window.To)))
            .GroupBy(u => u.Unit.Code, (_, bearers) => bearers.MaxBy(b => b.Until), StringComparer.Ordinal)
            .Select(u => Newest(u.Unit, u.Until, u.Until ?? today, covered[u.Unit.UnitNo]))
            .ToList();
        var found = new List<DoubtsOfUnit>();
        foreach (var group in all.GroupBy(a => a.Window))
        {
            found.AddRange(await look.Over(scoped.Connection, [.. group], ct));
        }

        var newest = all.Max(a => a.DataUntil) ?? today;
        var there = await UnitStore.OfProvince(scoped.Connection, province, newest);
        return new Outcome<DoubtsOfProvince>.Done(new DoubtsOfProvince(
            there.First(u => u.Kind == UnitKind.Province),
            [.. found.OrderByDescending(d => d.Open.Count).ThenBy(d => CamKet.Text.VietnameseText.Fold(d.Asked.Unit.Name), StringComparer.Ordinal)],
            there.Count(u => u.Kind.IsCommuneLevel() && !covered.Contains(u.UnitNo))));
    }

    /// <summary>What is asked of a unit when no days are named; as <see cref="FindDrillQuestion"/> answers it.</summary>
    private static DrillQuestion Newest(Unit unit, DateOnly? until, DateOnly at, IEnumerable<(string Kind, Window Window)> covered)
    {
        var window = new Window(ReportingCalendar.Reform.Year(ReportingCalendar.Reform.YearOf(at)).From, at);
        return new DrillQuestion(unit, window, until, new GroupCover(new Coverage(covered.Where(c => c.Kind == FactKind.Dossiers).Select(c => c.Window)).Covers(window) ? 1 : 0, 1));
    }
}
