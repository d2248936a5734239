using System.Globalization;
using CamKet.App.Asking;
using CamKet.App.Platform;
using CamKet.App.Units;
using CamKet.Commitments;
using Npgsql;

namespace CamKet.App.Commitments;

/// <summary>A draft with what its page offers to choose from.</summary>
/// <param name="Faults">What stands in the way of confirming it, where that was asked for.</param>
/// <param name="Amendable">
/// The commitments in force of the unit chosen and of those that went into it, one of which this document may take the place of.
/// </param>
/// <param name="MayBe">The promises of the version before that an item may be, by its place, where a person has to say.</param>
internal sealed record OpenedDraft(
    StoredDraft Stored, IReadOnlyList<DraftFault> Faults, UnitsOffered Offered, IReadOnlyList<CommitmentOfUnit> Amendable,
    IReadOnlyDictionary<int, IReadOnlyList<CommitmentItem>> MayBe);

/// <summary>One draft, whatever became of it; null where there is none.</summary>
internal sealed class OpenDraft(Database database, HomeProvince home, TimeProvider time)
{
    /// <param name="check">Say what stands in the way of confirming it.</param>
    public async Task<OpenedDraft?> Run(Guid id, bool check, CancellationToken ct)
    {
        if (await home.Id(ct) is not { } province)
        {
            return null;
        }

        await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
        if (await DraftStore.Find(scoped.Connection, province, id) is not { } stored)
        {
            return null;
        }

        var offered = await IssuerMatch.Offered(home, stored.Form, time.GetUtcNow(), ct);
        return stored.State != "open"
            ? new(stored, [], offered, [], new Dictionary<int, IReadOnlyList<CommitmentItem>>())
            : new(
                stored,
                check && await Confirm.Check(scoped.Connection, province, stored, ct) is DraftOutcome.Faulty faulty ? faulty.Faults : [],
                offered,
                await Amendable(scoped.Connection, province, stored),
                await MayBe(scoped.Connection, province, stored));
    }

    private static async Task<IReadOnlyList<CommitmentOfUnit>> Amendable(NpgsqlConnection connection, int province, StoredDraft stored)
    {
        if (stored.CommitmentId is not null || stored.Form.UnitNo is not { } unit
            || !int.TryParse(stored.Form.Year.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return [];
        }

        var found = new List<CommitmentOfUnit>();
        foreach (var one in await UnitStore.ByNumbers(connection, province, [unit, .. await UnitStore.WentInto(connection, province, unit)]))
        {
            found.AddRange((await CommitmentStore.InForce(connection, province, one.UnitNo, one.UnitNo, year)).Select(c => new CommitmentOfUnit(c, one)));
        }

        return [.. found.OrderBy(c => c.Commitment.UnitNo == unit ? 0 : 1)];
    }

    private static async Task<IReadOnlyDictionary<int, IReadOnlyList<CommitmentItem>>> MayBe(NpgsqlConnection connection, int province, StoredDraft stored) =>
        await Confirm.Before(connection, province, stored) is { } before && stored.Form.Check(before.Id, before.Version + 1, null) is DraftOutcome.Ready { Commitment.Items: var items }
            ? DraftIdentity.Of(stored.Form, items, before.Items).Asked
            : new Dictionary<int, IReadOnlyList<CommitmentItem>>();
}
