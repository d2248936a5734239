using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using CamKet.Units;

namespace CamKet.App.Commitments;

/// <summary>A commitment and its unit; the unit is null where the register does not have it.</summary>
internal sealed record CommitmentOfUnit(Commitment Commitment, Unit? Unit);

internal sealed record ListedCommitments(
    IReadOnlyList<DraftInHand> Drafts,
    IReadOnlyList<CommitmentOfUnit> InForce,
    IReadOnlyList<(WithdrawnCommitment One, Unit? Unit)> Withdrawn,
    IReadOnlyList<UnmatchedPromise> Unmatched)
{
    public static ListedCommitments None { get; } = new([], [], [], []);
}

/// <summary>The home province's commitments: being corrected, in force, taken back, and what a person has to match.</summary>
internal sealed class ListCommitments(Database database, HomeProvince home)
{
    public async Task<ListedCommitments> Run(CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return ListedCommitments.None;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        var drafts = await DraftStore.Open(scoped.Connection, province);
        var all = await CommitmentStore.InForce(scoped.Connection, province, 0, int.MaxValue);
        var withdrawn = await CommitmentStore.Withdrawn(scoped.Connection, province);
        var units = (await UnitStore.ByNumbers(scoped.Connection, province, [.. all.Select(c => c.UnitNo).Concat(withdrawn.Select(w => w.UnitNo)).Distinct()])).ToDictionary(u => u.UnitNo);
        return new(
            drafts,
            [.. all.Select(c => new CommitmentOfUnit(c, units.GetValueOrDefault(c.UnitNo)))],
            [.. withdrawn.Select(w => (w, units.GetValueOrDefault(w.UnitNo)))],
            await ListUnmatched.Of(scoped.Connection, province));
    }
}
