using System.Runtime.CompilerServices;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Measures;
using Npgsql;

namespace CamKet.App.Provenance;

/// <summary>How many dossiers one unit has of one field of procedures.</summary>
/// <param name="Field">Null where dossiers say none.</param>
internal sealed record GroupCount(int UnitNo, string? Field, int Dossiers);

/// <summary>
/// The dossiers behind counters of several units together, listed unit after unit. How many lie where the ledger says, so that a page of the
/// list reads the facts of the few units on it, however many the others have.
/// </summary>
/// <param name="known">The batch up to which facts are known; null for all of them.</param>
internal sealed class GroupStore(NpgsqlConnection connection, Scope scope, CountingFrame frame, long? known)
{
    public async Task<IReadOnlyList<GroupCount>> Counts(IReadOnlyList<CounterName> counters, CancellationToken ct)
    {
        var ledger = new LedgerStore(connection, scope.Province, scope.UnitLow, scope.UnitHigh, byField: true, known, ct);
        var counted = (await ledger.CountDossiers([frame])).Select(v => (v.Unit, v.Field, Values: new CounterValues(v.Values))).ToList();
        var names = await LedgerStore.FieldNames(connection, scope.Province);
        return
        [
            .. counted.Select(v => new GroupCount(v.Unit, names.GetValueOrDefault(v.Field, "") is { Length: > 0 } name ? name : null, (int)counters.Sum(c => v.Values[c.Code])))
                .Where(c => c.Dossiers > 0).OrderBy(c => c.UnitNo),
        ];
    }

    /// <summary>By unit, in the order of the tree, how many of the dossiers counted the filter lets through. What the ledger does not tell apart is counted unit by unit.</summary>
    public async Task<IReadOnlyList<(int UnitNo, int Dossiers)>> Matching(
        IReadOnlyList<CounterName> counters, IReadOnlyList<GroupCount> counts, BehindFilter filter, CancellationToken ct)
    {
        var ofField = counts.Where(c => filter.Field is null || AddressedText.Of(c.Field) == filter.Field).GroupBy(c => c.UnitNo).Select(g => (UnitNo: g.Key, g.Sum(c => c.Dossiers)));
        if (filter == BehindFilter.None with { Field = filter.Field })
        {
            return [.. ofField];
        }

        var matching = new List<(int UnitNo, int Dossiers)>();
        foreach (var (unitNo, _) in ofField)
        {
            if (await Of(unitNo).Matching(counters, filter, ct) is > 0 and var dossiers)
            {
                matching.Add((unitNo, dossiers));
            }
        }

        return matching;
    }

    /// <summary>The dossiers of units that have <paramref name="matching"/> of them, in this order.</summary>
    public async IAsyncEnumerable<(int UnitNo, object?[] Cells)> Rows(
        IReadOnlyList<CounterName> counters, BehindFilter filter, IReadOnlyList<(int UnitNo, int Dossiers)> matching, int skip, int? limit,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var left = limit ?? int.MaxValue;
        foreach (var (unitNo, dossiers) in matching)
        {
            if (left == 0)
            {
                yield break;
            }

            if (skip >= dossiers)
            {
                skip -= dossiers;
                continue;
            }

            await foreach (var cells in Of(unitNo).Rows(counters, filter, skip, limit is null ? null : left, ct))
            {
                left--;
                yield return (unitNo, cells);
            }

            skip = 0;
        }
    }

    private BehindStore Of(int unitNo) => new(connection, scope.Province, unitNo, frame, known);
}
