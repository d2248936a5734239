using CamKet.App.Asking;
using CamKet.App.Commitments;
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
/// <param name="Shown">The year the commitments are of, and the day figures stand for: asked for, else the newest accepted cut-off, else today.</param>
/// <param name="All">How many units of the lowest level the province has that day, promising or not.</param>
/// <param name="IsSample">The figures are a demo's, made up for one date.</param>
internal sealed record ProvinceStanding(
    int Province, string Name, Window Window, DateOnly Today, ShownYear Shown, IReadOnlyList<UnitStanding> Units, int All, bool IsSample)
{
    public DateOnly AsOf => Shown.AsOf;

    public int Year => Shown.Year;

    /// <summary>The day at which the age of the figures is told. Those of a year that is over do not grow old: newer data are there.</summary>
    public DateOnly AgedAt => Shown.NewYear > AsOf ? AsOf : Today;
}

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

        var today = VietnamClock.Today(time);
        var scope = only is null ? Scope.WholeProvince(province) : new Scope(province, only.UnitNo, only.UnitNo);
        var knownAt = query.KnownFor(reader);
        var asOf = query.Until ?? await progress.NewestCutOff(scope, reader, ct, knownAt)
            ?? await progress.NewestCutOff(Scope.WholeProvince(province), reader, ct, knownAt) ?? today;
        var isAsked = query is not { From: null, Until: null };
        var shown = isAsked ? new ShownYear(UnitProgress.YearOf(query.From, asOf), asOf, null) : ShownYear.Of(asOf);
        ILookup<int, Commitment> commitments;
        IReadOnlyList<Unit> now;
        await using (var scoped = await database.InScope(scope, reader, ct))
        {
            var promised = await CommitmentStore.InForce(scoped.Connection, province, scope.UnitLow, scope.UnitHigh, shown.Year, knownAt);
            if (promised.Count == 0 && !isAsked
                && await CommitmentStore.InForce(scoped.Connection, province, scope.UnitLow, scope.UnitHigh, shown.Year - 1, knownAt) is { Count: > 0 } before)
            {
                (shown, promised) = (shown.Before(), before);
                asOf = shown.AsOf;
            }

            commitments = promised.ToLookup(c => c.UnitNo);
            now = await UnitStore.OfProvince(scoped.Connection, province, asOf);
        }

        var window = new Window(query.From ?? Earliest(ReportingCalendar.Reform.Year(shown.Year).From, asOf), asOf);
        var items = await progress.OfAll(scope, query.From, asOf, asOf, reader, ct, knownAt);
        var units = only is null ? now : [only];
        return new ProvinceStanding(
            province, now.FirstOrDefault(u => u.Kind == UnitKind.Province)?.Name ?? "Toàn tỉnh", window, today, shown,
            [.. units.Where(u => commitments.Contains(u.UnitNo)).Select(u => new UnitStanding(u, [.. commitments[u.UnitNo]], items.GetValueOrDefault(u.UnitNo, [])))],
            now.Count(u => u.Kind.IsCommuneLevel()),
            services.GetService<DemoSignIn>() is not null);
    }

    private static DateOnly Earliest(DateOnly from, DateOnly asOf) => from < asOf ? from : asOf;
}
