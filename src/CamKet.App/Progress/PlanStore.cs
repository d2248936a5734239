using CamKet.Progress;
using Dapper;
using Npgsql;

namespace CamKet.App.Progress;

/// <summary>The SQL of budget plans. Runs in the caller's transaction.</summary>
internal static class PlanStore
{
    private sealed record Row(int UnitNo, string Line, DateOnly Day, decimal Amount, string Source);

    /// <summary>The plans of a year by unit and line, in the order of days.</summary>
    public static async Task<ILookup<(int UnitNo, string Line), PlannedAmount>> Of(NpgsqlConnection connection, int province, int unitLo, int unitHi, int year)
    {
        var rows = await connection.QueryAsync<Row>(
            """
            select unit_no as "UnitNo", line as "Line", day as "Day", amount as "Amount", source as "Source"
              from budget_plan
             where province_id = @province and unit_no between @unitLo and @unitHi and extract(year from day) = @year
             order by unit_no, line, day
            """,
            new { province, unitLo, unitHi, year });
        return rows.ToLookup(r => (r.UnitNo, r.Line), r => new PlannedAmount(r.Day, r.Amount, r.Source));
    }

    /// <summary>Puts a year's plan of a line in the place of the one before it; what did not change keeps who entered it.</summary>
    public static async Task Replace(
        NpgsqlConnection connection, int province, int unitNo, string line, int year, IReadOnlyCollection<PlannedAmount> amounts, DateTimeOffset at, string by)
    {
        var arguments = new
        {
            province, unitNo, line, year, at = at.ToUniversalTime(), by,
            days = amounts.Select(a => a.Day).ToArray(), amounts = amounts.Select(a => a.Amount).ToArray(), sources = amounts.Select(a => a.Source).ToArray(),
        };
        await connection.ExecuteAsync(
            """
            delete from budget_plan
             where province_id = @province and unit_no = @unitNo and line = @line and extract(year from day) = @year and day <> all(@days);
            insert into budget_plan (province_id, unit_no, line, day, amount, source, recorded_at, recorded_by)
            select @province, @unitNo, @line, p.day, p.amount, p.source, @at, @by
              from unnest(@days::date[], @amounts::numeric[], @sources::text[]) p(day, amount, source)
             order by p.day
                on conflict (province_id, unit_no, line, day) do update
               set amount = excluded.amount, source = excluded.source, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
             where (budget_plan.amount, budget_plan.source) is distinct from (excluded.amount, excluded.source)
            """,
            arguments);
    }
}
