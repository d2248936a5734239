using CamKet.Progress;
using Dapper;
using Npgsql;

namespace CamKet.App.Progress;

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

    private sealed record DoneRow(Guid CommitmentId, string Path, DateOnly Day);

    public static async Task<ILookup<int, Standing>> Standings(NpgsqlConnection connection, int province, int unitLo, int unitHi)
    {
        var rows = await connection.QueryAsync<StandingRow>(
            """
            select unit_no as "UnitNo", list as "List", year as "Year", score as "Score", rank as "Rank", of_units as "OfUnits",
                   grade as "Grade", provisional as "Provisional", decision_number as "DecisionNumber", decision_day as "DecisionDay"
              from published_standing
             where province_id = @province and unit_no between @unitLo and @unitHi
             order by unit_no, list, year, decision_day nulls first, decision_number
            """,
            new { province, unitLo, unitHi });
        return rows.ToLookup(r => r.UnitNo, r => new Standing(r.List, r.Year, r.Score, r.Rank, r.OfUnits, r.Grade, r.Provisional, r.DecisionNumber, r.DecisionDay));
    }

    /// <summary>Takes back what was recorded wrongly, before the corrected one is recorded in the same transaction.</summary>
    public static Task Remove(NpgsqlConnection connection, int province, int unitNo, string list, int year, string decision) => connection.ExecuteAsync(
        """
        delete from published_standing
         where province_id = @province and unit_no = @unitNo and list = @list and year = @year and decision_number = @decision
        """,
        new { province, unitNo, list, year, decision });

    /// <summary>The same decision recorded again replaces what it said before.</summary>
    public static Task Save(NpgsqlConnection connection, int province, int unitNo, Standing standing, DateTimeOffset at, string by) =>
        connection.ExecuteAsync(
            """
            insert into published_standing (province_id, unit_no, list, year, decision_number, decision_day, score, rank, of_units, grade,
                                            provisional, recorded_at, recorded_by)
            values (@province, @unitNo, @List, @Year, @DecisionNumber, @DecisionDay, @Score, @Rank, @Of, @Grade, @Provisional, @at, @by)
                on conflict (province_id, unit_no, list, year, decision_number) do update
               set decision_day = excluded.decision_day, score = excluded.score, rank = excluded.rank, of_units = excluded.of_units,
                   grade = excluded.grade, provisional = excluded.provisional, recorded_at = excluded.recorded_at,
                   recorded_by = excluded.recorded_by
            """,
            new
            {
                province, unitNo, standing.List, standing.Year, standing.DecisionNumber, standing.DecisionDay, standing.Score, standing.Rank,
                standing.Of, standing.Grade, standing.Provisional, at = at.ToUniversalTime(), by,
            });

    /// <summary>
    /// The days of each item's evidence; where a document bears no date, the day it was added (by the clock of
    /// Vietnam, which has no summer time).
    /// </summary>
    public static async Task<ILookup<(Guid Commitment, string Path), DateOnly>> EvidenceDays(
        NpgsqlConnection connection, int province, int unitLo, int unitHi)
    {
        var rows = await connection.QueryAsync<DoneRow>(
            """
            select commitment_id as "CommitmentId", path as "Path",
                   coalesce(day, (added_at at time zone interval '7 hours')::date) as "Day"
              from item_evidence
             where province_id = @province and unit_no between @unitLo and @unitHi
            """,
            new { province, unitLo, unitHi });
        return rows.ToLookup(r => (r.CommitmentId, r.Path), r => r.Day);
    }
}
