using CamKet.App.Commitments;
using CamKet.App.Facts;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Progress;
using CamKet.Time;
using CamKet.Units;

namespace CamKet.App.Board;

/// <summary>Where one unit's promises stand.</summary>
/// <param name="Commitments">In force for the year; none: the unit promised nothing (yet).</param>
internal sealed record UnitStanding(Unit Unit, IReadOnlyList<Commitment> Commitments, IReadOnlyList<ItemProgress> Items);

/// <param name="Window">What the figures were counted in.</param>
/// <param name="AsOf">The day they stand for: asked for, else the newest accepted cut-off, else today; the last day of the year before while that is shown.</param>
/// <param name="Year">The year the commitments are of.</param>
/// <param name="All">How many units of the lowest level the province has that day, promising or not.</param>
/// <param name="IsSample">The figures are a demo's, made up for one date.</param>
/// <param name="NewYear">The newest day there is data for, where no day was asked for and that one is of the year after the one shown; null otherwise.</param>
internal sealed record ProvinceStanding(
    int Province, string Name, Window Window, DateOnly AsOf, DateOnly Today, int Year, IReadOnlyList<UnitStanding> Units, int All, bool IsSample, DateOnly? NewYear);

/// <summary>Loads where promises stand, for one unit or the whole province, at the window a page asks for.</summary>
internal sealed class Standings(Database database, HomeProvince home, UnitProgress progress, TimeProvider time, IServiceProvider services)
{
    /// <summary>Null while no unit is known.</summary>
    public async Task<ProvinceStanding?> Of(BoardQuery query, Unit? only, Reader reader, CancellationToken ct)
    {
        if ((only?.ProvinceId ?? await home.Id(ct)) is not { } province)
        {
            return null;
        }

        var today = Moment.Today(time);
        var scope = only is null ? Scope.WholeProvince(province) : new Scope(province, only.UnitNo, only.UnitNo);
        DateTimeOffset? knownAt = query.KnownAt is { } wall && reader == Reader.Staff ? Moments.Of(wall) : null;
        var asOf = query.Until ?? await progress.NewestCutOff(scope, reader, ct, knownAt)
            ?? await progress.NewestCutOff(Scope.WholeProvince(province), reader, ct, knownAt) ?? today;
        var year = UnitProgress.YearOf(query.From, asOf);
        var isAsked = query is not { From: null, Until: null };
        var newYear = !isAsked && ReportingCalendar.Reform.YearOf(asOf) > year ? asOf : (DateOnly?)null;
        ILookup<int, Commitment> commitments;
        IReadOnlyList<Unit> now;
        await using (var scoped = await database.InScope(scope, reader, ct))
        {
            var promised = await CommitmentStore.InForce(scoped.Connection, province, scope.UnitLow, scope.UnitHigh, year);
            // The figures of a new year begin months before its promises are signed: meanwhile what was promised is shown as it ended.
            if (promised.Count == 0 && !isAsked
                && await CommitmentStore.InForce(scoped.Connection, province, scope.UnitLow, scope.UnitHigh, year - 1) is { Count: > 0 } before)
            {
                (newYear, year, promised) = (asOf, year - 1, before);
                asOf = ReportingCalendar.Budget.Year(year).To;
            }

            commitments = promised.ToLookup(c => c.UnitNo);
            now = await UnitStore.OfProvince(scoped.Connection, province, asOf);
        }

        var window = new Window(query.From ?? Earliest(ReportingCalendar.Reform.Year(year).From, asOf), asOf);
        var items = await progress.OfAll(scope, query.From, asOf, asOf, reader, ct, knownAt);
        var units = only is null ? now : [only];
        return new ProvinceStanding(
            province, now.FirstOrDefault(u => u.Kind == UnitKind.Province)?.Name ?? "Toàn tỉnh", window, asOf, today, year,
            [.. units.Where(u => commitments.Contains(u.UnitNo)).Select(u => new UnitStanding(u, [.. commitments[u.UnitNo]], items.GetValueOrDefault(u.UnitNo, [])))],
            now.Count(u => u.Kind.IsCommuneLevel()),
            services.GetService<DemoSignIn>() is not null,
            newYear);
    }

    private static DateOnly Earliest(DateOnly from, DateOnly asOf) => from < asOf ? from : asOf;
}
