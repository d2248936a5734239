using CamKet.App.Platform;
using CamKet.Progress;
using Dapper;
using Npgsql;

namespace CamKet.App.Progress;

/// <summary>A standing that was taken back, for the history.</summary>
internal sealed record WithdrawnStanding(int UnitNo, string List, int Year, string DecisionNumber, DateTimeOffset At, string By, string Reason);

/// <summary>The SQL of standings, and of the evidence that says a milestone was reached. Runs in the caller's transaction.</summary>
internal static class ProgressStore
{
    private sealed record StandingRow(
        int UnitNo, string List, int Year, decimal? Score, int? Rank, int? OfUnits, string? Grade, bool Provisional, string DecisionNumber, DateOnly? DecisionDay);

    private sealed record EndRow(int UnitNo, DateOnly Ended, string[] Successors);

    /// <summary>The units that ended, with their last day and the names of the units they went into.</summary>
    public static async Task<IReadOnlyDictionary<int, (DateOnly Ended, IReadOnlyList<string> Successors)>> Ended(
        NpgsqlConnection connection, int province, int[] units)
    {
        var rows = await connection.QueryAsync<EndRow>(
            """
            select u.unit_no as "UnitNo", u.valid_to as "Ended",
                   array(select n.name
                           from unit_successor s
                           join unit n on n.province_id = s.new_province_id and n.unit_no = s.new_unit_no
                          where s.province_id = u.province_id and s.unit_no = u.unit_no
                          order by s.part, n.unit_no) as "Successors"
              from unit u
             where u.province_id = @province and u.unit_no = any(@units) and u.valid_to is not null
            """,
            new { province, units });
        return rows.ToDictionary(r => r.UnitNo, r => (r.Ended, (IReadOnlyList<string>)r.Successors));
    }

    private sealed record DoneRow(Guid ItemId, DateOnly Day);

    /// <summary>By unit, as they were recorded at a moment, or are now.</summary>
    public static async Task<ILookup<int, Standing>> Standings(NpgsqlConnection connection, int province, int unitLo, int unitHi, DateTimeOffset? knownAt = null)
    {
        var rows = await connection.QueryAsync<StandingRow>(
            $"""
            select unit_no as "UnitNo", list as "List", year as "Year", score as "Score", rank as "Rank", of_units as "OfUnits",
                   grade as "Grade", provisional as "Provisional", decision_number as "DecisionNumber", decision_day as "DecisionDay"
              from published_standing
             where province_id = @province and unit_no between @unitLo and @unitHi and {Recorded.HeldAt("recorded_at", "published_standing")}
             order by unit_no, list, year, decision_day nulls first, decision_number
            """,
            new { province, unitLo, unitHi, knownAt = knownAt?.ToUniversalTime() });
        return rows.ToLookup(r => r.UnitNo, r => new Standing(r.List, r.Year, r.Score, r.Rank, r.OfUnits, r.Grade, r.Provisional, r.DecisionNumber, r.DecisionDay));
    }

    /// <summary>Lets one person at a time change a unit's standings, until this transaction ends: the next sees what the one before wrote.</summary>
    public static Task Lock(NpgsqlConnection connection, int province, int unitNo) => connection.ExecuteAsync(
        "select pg_advisory_xact_lock(hashtextextended(concat_ws('/', 'published_standing', @province::text, @unitNo::text), 0))", new { province, unitNo });

    /// <summary>
    /// Ends what a decision said of a unit: because it was recorded wrongly and the right one follows, or for the reason it is withdrawn. False
    /// where nothing holds.
    /// </summary>
    public static async Task<bool> End(
        NpgsqlConnection connection, int province, int unitNo, string list, int year, string decision, string? withdrawnReason, DateTimeOffset at, string by) =>
        await connection.ExecuteAsync(
            """
            update published_standing set ended_at = @at, ended_by = @by, withdrawn_reason = @withdrawnReason
             where province_id = @province and unit_no = @unitNo and list = @list and year = @year and decision_number = @decision and ended_at is null
            """,
            new { province, unitNo, list, year, decision, withdrawnReason, at = at.ToUniversalTime(), by }) == 1;

    /// <summary>Records a standing; what the same decision said before ends.</summary>
    public static async Task Save(NpgsqlConnection connection, int province, int unitNo, Standing standing, DateTimeOffset at, string by)
    {
        await End(connection, province, unitNo, standing.List, standing.Year, standing.DecisionNumber, null, at, by);
        await connection.ExecuteAsync(
            """
            insert into published_standing (province_id, unit_no, list, year, decision_number, decision_day, score, rank, of_units, grade,
                                            provisional, recorded_at, recorded_by)
            values (@province, @unitNo, @List, @Year, @DecisionNumber, @DecisionDay, @Score, @Rank, @Of, @Grade, @Provisional, @at, @by)
            """,
            new
            {
                province, unitNo, standing.List, standing.Year, standing.DecisionNumber, standing.DecisionDay, standing.Score, standing.Rank,
                standing.Of, standing.Grade, standing.Provisional, at = at.ToUniversalTime(), by,
            });
    }

    /// <summary>The standings taken back, the last first.</summary>
    public static async Task<IReadOnlyList<WithdrawnStanding>> Withdrawn(NpgsqlConnection connection, int province) =>
        [.. (await connection.QueryAsync<(int UnitNo, string List, int Year, string Decision, DateTime At, string By, string Reason)>(
            """
            select unit_no, list, year, decision_number, ended_at, ended_by, withdrawn_reason
              from published_standing
             where province_id = @province and withdrawn_reason is not null
             order by ended_at desc
            """,
            new { province })).Select(r => new WithdrawnStanding(r.UnitNo, r.List, r.Year, r.Decision, new DateTimeOffset(r.At, TimeSpan.Zero), r.By, r.Reason))];

    /// <summary>
    /// The days of each item's evidence; where a document bears no date, the day it was added (by the clock of
    /// Vietnam, which has no summer time).
    /// </summary>
    public static async Task<ILookup<Guid, DateOnly>> EvidenceDays(
        NpgsqlConnection connection, int province, int unitLo, int unitHi, DateTimeOffset? knownAt = null)
    {
        var rows = await connection.QueryAsync<DoneRow>(
            $"""
            select item_id as "ItemId",
                   coalesce(day, (added_at at time zone interval '7 hours')::date) as "Day"
              from item_evidence
             where province_id = @province and unit_no between @unitLo and @unitHi and {Recorded.HeldAt("added_at", "item_evidence")}
            """,
            new { province, unitLo, unitHi, knownAt = knownAt?.ToUniversalTime() });
        return rows.ToLookup(r => r.ItemId, r => r.Day);
    }
}
