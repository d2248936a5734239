using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.Facts;
using Dapper;
using Npgsql;

namespace CamKet.Bench;

/// <summary>
/// What every unit's counters of one window cost without a ledger: one statement over the facts, as well as one knows how. It looks only at
/// dossiers the window can concern, runs on parallel workers, and tells procedures apart by grouping, for <c>count(distinct)</c> would keep it
/// to one worker. So would a subquery that looks at the row it stands beside: one select stands inside the other, and pauses and letters, which
/// the generator writes in their order and apart, are looked up in their arrays. The quotes keep the fence ("offset") from doing it too.
/// </summary>
internal static class BestScan
{
    private static readonly IReadOnlyList<KeyValuePair<string, DossierCondition>> Conditions = [.. DossierSql.Conditions];

    private static readonly DaysSql Sorted = new(
        day => $"d.paused_from[1] <= {day} and coalesce(d.paused_to[width_bucket({day}, d.paused_from)] > {day}, true) "
            + $"and (d.due_lawful is null or d.paused_from[width_bucket({day}, d.paused_from)] <= d.due_lawful::date)",
        day => $"width_bucket({day}, d.apology_days)",
        day => $"(d.due_lawful is not null and width_bucket(least({day}, d.due_lawful::date - 1), d.apology_days) > 0)");

    private static readonly string Sql = $"""
        select unit_no, {string.Join(", ", Conditions.Select((c, i) => c.Value.Different ? $"count(*) filter (where c{i} and procedure is not null)" : $"sum(c{i})"))}
          from (select d.unit_no, {DossierCondition.Procedure} as procedure,
                       {string.Join(", ", Conditions.Select((c, i) => (c.Value.Different ? $"coalesce(bool_or({c.Value.Holds}), false)" : c.Value.Aggregate) + $" as c{i}"))}
                  from (select d.*, {DossierSql.Happened("d", "d", Sorted)}
                          from (select d.*, f.*, {DossierSql.States("f", Sorted)}
                                  from dossier d
                                 cross join (select @from::date as from_day, @edge::date as edge, @asOf::date as as_of) f
                                 where d.province_id = @province and d.received < @edge::date + 1 and (d.out_day is null or d.out_day >= @from)
                                offset '0') d
                        offset '0') d
                 group by 1, 2) p
         group by 1
        """;

    /// <summary>Whatever the planner may use for it.</summary>
    public static Task Allow(NpgsqlConnection connection) =>
        connection.ExecuteAsync("set local max_parallel_workers_per_gather = 2; set local work_mem = '256MB'; set local jit = on");

    public static async Task<CountedUnits> Count(NpgsqlConnection connection, int province, CountingFrame frame, CancellationToken ct)
    {
        var counted = new CountedUnits();
        await using var command = Command(connection, "", province, frame);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            counted.Add(row.GetInt32(0), 0, Conditions.Select((c, i) => KeyValuePair.Create(c.Key, row.GetDecimal(1 + i))));
        }

        return counted;
    }

    /// <summary>How many workers the planner sends besides itself.</summary>
    public static async Task<int> Workers(NpgsqlConnection connection, int province, CountingFrame frame, CancellationToken ct)
    {
        await using var command = Command(connection, "explain ", province, frame);
        await using var row = await command.ExecuteReaderAsync(ct);
        var workers = 0;
        while (await row.ReadAsync(ct))
        {
            const string planned = "Workers Planned: ";
            var line = row.GetString(0);
            var at = line.IndexOf(planned, StringComparison.Ordinal);
            workers = at < 0 ? workers : Math.Max(workers, int.Parse(line.AsSpan(at + planned.Length), System.Globalization.CultureInfo.InvariantCulture));
        }

        return workers;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string before, int province, CountingFrame frame)
    {
        var command = new NpgsqlCommand(before + Sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("province", province);
        command.Parameters.AddWithValue("from", frame.Window.From);
        command.Parameters.AddWithValue("edge", frame.Edge);
        command.Parameters.AddWithValue("asOf", frame.AsOf);
        return command;
    }
}
