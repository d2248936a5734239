using CamKet.Progress;
using Dapper;
using Npgsql;

namespace CamKet.App.Progress;

/// <summary>A plan that was taken back, for the history.</summary>
/// <param name="Until">The last day it named, and what should have been carried out by then.</param>
internal sealed record WithdrawnPlan(DateOnly Until, decimal Amount, DateTimeOffset At, string By, string Reason);

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
             where province_id = @province and unit_no between @unitLo and @unitHi and extract(year from day) = @year and ended_at is null
             order by unit_no, line, day
            """,
            new { province, unitLo, unitHi, year });
        return rows.ToLookup(r => (r.UnitNo, r.Line), r => new PlannedAmount(r.Day, r.Amount, r.Source));
    }

    /// <summary>Lets one person at a time change a unit's plans, until this transaction ends: the next sees what the one before wrote.</summary>
    public static Task Lock(NpgsqlConnection connection, int province, int unitNo) => connection.ExecuteAsync(
        "select pg_advisory_xact_lock(hashtextextended(concat_ws('/', 'budget_plan', @province::text, @unitNo::text), 0))", new { province, unitNo });

    /// <summary>
    /// A year's plan of a line, in the place of the one that held before: figures that changed or are left out end, those that did not change
    /// keep who entered them and when.
    /// </summary>
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
            update budget_plan b set ended_at = @at, ended_by = @by
             where b.province_id = @province and b.unit_no = @unitNo and b.line = @line and extract(year from b.day) = @year and b.ended_at is null
               and (b.day, b.amount, b.source) not in (select p.day, p.amount, p.source from unnest(@days::date[], @amounts::numeric[], @sources::text[]) p(day, amount, source))
            """,
            arguments);
        await connection.ExecuteAsync(
            """
            insert into budget_plan (province_id, unit_no, line, day, amount, source, recorded_at, recorded_by)
            select @province, @unitNo, @line, p.day, p.amount, p.source, @at, @by
              from unnest(@days::date[], @amounts::numeric[], @sources::text[]) p(day, amount, source)
             order by p.day
                on conflict (province_id, unit_no, line, day) where ended_at is null do nothing
            """,
            arguments);
    }

    /// <summary>Takes back a year's plan of a line; false where there is none.</summary>
    public static async Task<bool> Withdraw(
        NpgsqlConnection connection, int province, int unitNo, string line, int year, string reason, DateTimeOffset at, string by) =>
        await connection.ExecuteAsync(
            """
            update budget_plan set ended_at = @at, ended_by = @by, withdrawn_reason = @reason
             where province_id = @province and unit_no = @unitNo and line = @line and extract(year from day) = @year and ended_at is null
            """,
            new { province, unitNo, line, year, reason, at = at.ToUniversalTime(), by }) > 0;

    /// <summary>The plans of a unit's line and year that were taken back, the last first.</summary>
    public static async Task<IReadOnlyList<WithdrawnPlan>> Withdrawn(NpgsqlConnection connection, int province, int unitNo, string line, int year) =>
        [.. (await connection.QueryAsync<(DateOnly Until, decimal Amount, DateTime At, string By, string Reason)>(
            """
            select max(day), max(amount), ended_at, ended_by, withdrawn_reason
              from budget_plan
             where province_id = @province and unit_no = @unitNo and line = @line and extract(year from day) = @year and withdrawn_reason is not null
             group by ended_at, ended_by, withdrawn_reason
             order by ended_at desc
            """,
            new { province, unitNo, line, year })).Select(r => new WithdrawnPlan(r.Until, r.Amount, new DateTimeOffset(r.At, TimeSpan.Zero), r.By, r.Reason))];
}
