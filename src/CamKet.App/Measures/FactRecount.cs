using CamKet.App.Ledger;
using CamKet.Facts;
using CamKet.Measures;
using Npgsql;

namespace CamKet.App.Measures;

/// <summary>
/// Counts dossiers and documents row by row: what the ledger must equal. A pass over the facts for each frame, so nothing but <c>camket check</c>, the
/// tests and the bench asks it.
/// </summary>
internal static class FactRecount
{
    /// <summary>Values by unit and frame. A unit without a fact is not listed.</summary>
    public static async Task<CountedUnits> Count(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, IReadOnlyList<CountingFrame> frames, CancellationToken ct)
    {
        var counted = new CountedUnits();
        foreach (var sql in (string[])[Dossiers, Documents])
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            command.Parameters.AddWithValue("province", province);
            command.Parameters.AddWithValue("lo", unitLo);
            command.Parameters.AddWithValue("hi", unitHi);
            FrameSql.Add(command, frames);
            await using var row = await command.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                for (var i = 2; i < row.FieldCount; i++)
                {
                    counted.Add(row.GetInt32(0), row.GetInt32(1) - 1, row.GetName(i), row.GetDecimal(i));
                }
            }
        }

        return counted;
    }

    /// <summary>One unit's dossiers in one frame by the number of their field; -1 for a field that has none.</summary>
    public static async Task<IReadOnlyDictionary<int, CounterValues>> ByField(NpgsqlConnection connection, int province, int unit, CountingFrame frame, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(DossiersByField, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("province", province);
        command.Parameters.AddWithValue("unit", unit);
        FrameSql.Add(command, [frame]);
        var counted = new Dictionary<int, CounterValues>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            counted[row.GetInt32(0)] = new CounterValues(
                Enumerable.Range(1, row.FieldCount - 1).Select(i => KeyValuePair.Create(row.GetName(i), row.GetDecimal(i))).Where(c => c.Value != 0));
        }

        return counted;
    }

    private static readonly string Counters = string.Join(", ", DossierSql.Counters.Select(c => $"{c.Value}::numeric as \"{c.Key}\""));

    private static readonly string DossiersByField = $"""
        select coalesce(n.field_no, -1), {Counters}
          from dossier d
          left join ledger_field n on n.province_id = @province and n.name = coalesce(d.field, '') collate "C"
         cross join {FrameSql.Rows}
        {DossierSql.Facts}
         where d.province_id = @province and d.unit_no = @unit
         group by 1
        """;

    private static readonly string Dossiers = $"""
        select d.unit_no, f.no::int, {Counters}
          from dossier d cross join {FrameSql.Rows}
        {DossierSql.Facts}
         where d.province_id = @province and d.unit_no between @lo and @hi
         group by d.unit_no, f.no
        """;

    private static readonly string Documents = $"""
        select r.unit_no, f.no::int, {string.Join(", ", DocumentSql.Conditions.Select(c => $"(count(*) filter (where {c.Value}))::numeric as \"{c.Key}\""))}
          from register_document r join {FrameSql.Rows} on r.day between f.from_day and f.edge
         where r.province_id = @province and r.unit_no between @lo and @hi
         group by r.unit_no, f.no
        """;
}
