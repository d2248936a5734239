using System.Runtime.CompilerServices;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Measures;
using Npgsql;

namespace CamKet.App.Provenance;

/// <summary>What one unit has of one field of procedures.</summary>
/// <param name="Field">Null where dossiers say none.</param>
internal sealed record GroupCount(int UnitNo, string? Field, BehindSum Sum);

/// <summary>
/// The dossiers behind counters of several units together, listed unit after unit. How many lie where the ledger says, so that a page of the
/// list reads the facts of the few units on it, however many the others have; what the ledger does not say is counted unit by unit.
/// </summary>
/// <param name="known">The batch up to which facts are known; null for all of them.</param>
internal sealed class GroupStore(NpgsqlConnection connection, Scope scope, CountingFrame frame, long? known)
{
    public async Task<IReadOnlyList<GroupCount>> Counts(Listed listed, CancellationToken ct)
    {
        var ledger = new LedgerStore(connection, scope.Province, scope.UnitLow, scope.UnitHigh, byField: true, known, ct);
        var counted = (await ledger.CountDossiers([frame])).Select(v => (v.Unit, v.Field, Values: new CounterValues(v.Values)))
            .Select(v => (v.Unit, v.Field, Taken: listed.Counters.Sum(c => v.Values[c.Code]))).Where(v => v.Taken > 0).OrderBy(v => v.Unit).ToList();
        if (listed.IsOfLedger)
        {
            var names = await LedgerStore.FieldNames(connection, scope.Province);
            return [.. counted.Select(v => new GroupCount(v.Unit, names.GetValueOrDefault(v.Field, "") is { Length: > 0 } name ? name : null, new BehindSum((int)v.Taken, v.Taken)))];
        }

        var counts = new List<GroupCount>();
        foreach (var unitNo in counted.Select(v => v.Unit).Distinct())
        {
            counts.AddRange((await Of(unitNo).ByField(listed, ct)).Select(f => new GroupCount(unitNo, f.Field, f.Sum)));
        }

        return counts;
    }

    /// <summary>By unit, in the order of the tree, how much of what is counted the filter lets through.</summary>
    public async Task<IReadOnlyList<(int UnitNo, BehindSum Sum)>> Matching(Listed listed, IReadOnlyList<GroupCount> counts, BehindFilter filter, CancellationToken ct)
    {
        var ofField = counts.Where(c => filter.Field is null || AddressedText.Of(c.Field) == filter.Field)
            .GroupBy(c => c.UnitNo).Select(g => (UnitNo: g.Key, Sum: new BehindSum(g.Sum(c => c.Sum.Facts), g.Sum(c => c.Sum.Value))));
        if (filter == BehindFilter.None with { Field = filter.Field })
        {
            return [.. ofField];
        }

        var matching = new List<(int UnitNo, BehindSum Sum)>();
        foreach (var (unitNo, _) in ofField)
        {
            if (await Of(unitNo).Matching(listed, filter, ct) is { Facts: > 0 } sum)
            {
                matching.Add((unitNo, sum));
            }
        }

        return matching;
    }

    /// <summary>The dossiers of units that have <paramref name="matching"/> of them, in this order.</summary>
    public async IAsyncEnumerable<(int UnitNo, object?[] Cells)> Rows(
        Listed listed, BehindFilter filter, IReadOnlyList<(int UnitNo, BehindSum Sum)> matching, int skip, int? limit,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var left = limit ?? int.MaxValue;
        foreach (var (unitNo, (dossiers, _)) in matching)
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

            await foreach (var cells in Of(unitNo).Rows(listed, filter, skip, limit is null ? null : left, ct))
            {
                left--;
                yield return (unitNo, cells);
            }

            skip = 0;
        }
    }

    private BehindStore Of(int unitNo) => new(connection, scope.Province, unitNo, frame, known);
}
