using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Progress;
using CamKet.Text;
using CamKet.Units;

namespace CamKet.App.Progress;

/// <param name="Newest">The newest day there is data for.</param>
/// <param name="Units">All a list can rank, ended ones too: a list of a past year ranks units that have ended since.</param>
internal sealed record ListedStandings(
    DateOnly? Newest, IReadOnlyList<Unit> Units, IReadOnlyList<(Unit Unit, Standing Standing)> Rows, IReadOnlyList<(WithdrawnStanding One, Unit Unit)> Withdrawn)
{
    public static ListedStandings None { get; } = new(null, [], [], []);
}

/// <summary>The standings recorded of the home province's units, the newest year first, and those taken back.</summary>
internal sealed class ListStandings(Database database, HomeProvince home, UnitProgress progress)
{
    public async Task<ListedStandings> Run(CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return ListedStandings.None;
        }

        var newest = await progress.NewestCutOff(Scope.WholeProvince(province), Reader.Staff, ct);
        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var standings = await ProgressStore.Standings(scoped.Connection, province, 0, int.MaxValue);
        IReadOnlyList<Unit> units =
        [
            .. (await UnitStore.Ever(scoped.Connection, province))
                .Where(u => u.Kind != UnitKind.Province).OrderBy(u => VietnameseText.Fold(u.Name), StringComparer.Ordinal).ThenBy(u => u.ValidTo ?? DateOnly.MaxValue),
        ];
        var byNo = units.ToDictionary(u => u.UnitNo);
        return new(
            newest, units,
            [.. standings.Where(s => byNo.ContainsKey(s.Key)).SelectMany(s => s.Select(standing => (byNo[s.Key], standing)))
                .OrderByDescending(r => r.standing.Year).ThenBy(r => r.standing.List, StringComparer.Ordinal).ThenBy(r => r.standing.Rank ?? int.MaxValue)],
            [.. (await ProgressStore.Withdrawn(scoped.Connection, province)).Where(w => byNo.ContainsKey(w.UnitNo)).Select(w => (w, byNo[w.UnitNo]))]);
    }
}
