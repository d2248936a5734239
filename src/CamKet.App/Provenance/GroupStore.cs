using System.Runtime.CompilerServices;
using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Facts;
using CamKet.Measures;
using Npgsql;

namespace CamKet.App.Provenance;

/// <summary>What one unit has of one field of procedures.</summary>
/// <param name="Field">Null where dossiers say none.</param>
internal sealed record GroupCount(int UnitNo, string? Field, decimal Count);

/// <summary>
/// The dossiers behind counters of several units together, listed unit after unit. How many lie where the ledger says, and of what is left out
/// the few that ended, so that a page of the list reads the facts of the few units on it, however many the others have.
/// </summary>
/// <param name="fields">What the units have by field, each unit for itself.</param>
/// <param name="known">The batch up to which facts are known; null for all of them.</param>
internal sealed class GroupStore(NpgsqlConnection connection, Scope scope, CountingFrame frame, IReadOnlyList<FigurePart> fields, long? known)
{
    /// <summary>How many are left can be told without looking at every dossier.</summary>
    public static bool Tells(FactList listed) => listed.Counters.Concat(listed.Less).All(FactList.AddsUpOverUnits) && (listed.LeavesOutParts || listed.LeavesOutEnded);

    public async Task<IReadOnlyList<GroupCount>> Counts(FactList listed, CancellationToken ct)
    {
        var less = listed.LeavesOutParts ? listed.Less : [];
        var ended = listed.LeavesOutParts ? [] : await Ended(listed, ct);
        return
        [
            .. fields
                .Select(v => new GroupCount(
                    v.Unit!.Value, v.Key, listed.Counters.Sum(c => v.Values[c.Code]) - less.Sum(c => v.Values[c.Code]) - ended.GetValueOrDefault((v.Unit.Value, v.Key ?? ""))))
                .Where(c => c.Count > 0).OrderBy(c => c.UnitNo),
        ];
    }

    /// <summary>By unit, in the order of the tree, how much of what is counted the filter lets through. What the ledger does not tell apart is counted unit by unit.</summary>
    public async Task<IReadOnlyList<(int UnitNo, decimal Count)>> Matching(FactList listed, IReadOnlyList<GroupCount> counts, FigureRowFilter filter, CancellationToken ct)
    {
        var ofField = counts.Where(c => filter.Field is null || AddressedText.Of(c.Field) == filter.Field).GroupBy(c => c.UnitNo).Select(g => (UnitNo: g.Key, Count: g.Sum(c => c.Count)));
        if (filter == FigureRowFilter.None with { Field = filter.Field })
        {
            return [.. ofField];
        }

        var matching = new List<(int UnitNo, decimal Count)>();
        foreach (var (unitNo, _) in ofField)
        {
            if (await Of(unitNo).Matching(listed, filter, ct) is { Value: > 0 and var value })
            {
                matching.Add((unitNo, value));
            }
        }

        return matching;
    }

    /// <summary>The dossiers of units that have <paramref name="matching"/> of them, in this order.</summary>
    public async IAsyncEnumerable<(int UnitNo, object?[] Cells)> Rows(
        FactList listed, FigureRowFilter filter, IReadOnlyList<(int UnitNo, decimal Count)> matching, int skip, int? limit, [EnumeratorCancellation] CancellationToken ct)
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
                skip -= (int)dossiers;
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

    /// <summary>By unit and field, how many of the dossiers counted are among those left out.</summary>
    private async Task<Dictionary<(int Unit, string Field), int>> Ended(FactList listed, CancellationToken ct)
    {
        const string Own = "province_id = @province and unit_no between @lo and @hi and out_day between @from and @edge and status in (3, 7, 8)";
        var columns = DossierSql.Asked + ", field, batch";
        await using var command = new NpgsqlCommand(
            $"""
            select d.unit_no, {DossierSql.Field}, count(*)::int
              from (select {columns} from {FactVersions.Of("dossier", columns, Own, known)} d where {Own} offset 0) d
             cross join (select @from::date as from_day, @edge::date as edge, @asOf::date as as_of) f
            {DossierSql.Facts}
             where {DossierSql.Any(listed.Counters)} and {DossierSql.Any(listed.Less)}
             group by 1, 2
            """,
            connection);
        command.Parameters.AddWithValue("province", scope.Province);
        command.Parameters.AddWithValue("lo", scope.UnitLow);
        command.Parameters.AddWithValue("hi", scope.UnitHigh);
        command.Parameters.AddWithValue("from", frame.Window.From);
        command.Parameters.AddWithValue("edge", frame.Edge);
        command.Parameters.AddWithValue("asOf", frame.AsOf);
        if (known is { } batch)
        {
            command.Parameters.AddWithValue("known", batch);
        }

        var ended = new Dictionary<(int, string), int>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            ended[(row.GetInt32(0), row.IsDBNull(1) ? "" : row.GetString(1))] = row.GetInt32(2);
        }

        return ended;
    }

    private FigureRowStore Of(int unitNo) => new(connection, scope.Province, unitNo, frame, known);
}
