using CamKet.App.Ledger;
using CamKet.Measures;

namespace CamKet.App.Measures;

/// <summary>Activities by kind, by the day they were held.</summary>
internal sealed class HeldActivitySource : IFigureSource
{
    public IReadOnlyCollection<string> Names { get; } = [FactKind.Activities];

    public async Task<IReadOnlyDictionary<string, CountedUnits>> Count(SourceQuestion question, CancellationToken ct)
    {
        var counted = new CountedUnits();
        await using var command = question.Command(
            $"""
            select a.unit_no, f.no::int, a.kind, sum(a.count)::numeric
              from {FactVersions.Of("activity", "province_id, unit_no, kind, day, count", "province_id = @province", question.Known)} a
              join {FrameSql.Rows} on a.day between f.from_day and f.edge
             where a.province_id = @province and a.unit_no between @lo and @hi
             group by a.unit_no, f.no, a.kind
            """,
            question.Frames[FactKind.Activities]);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            counted.Add(row.GetInt32(0), row.GetInt32(1) - 1, ActivityCounters.Of(row.GetString(2)), row.GetDecimal(3));
        }

        return new Dictionary<string, CountedUnits>(StringComparer.Ordinal) { [FactKind.Activities] = counted };
    }
}
