using CamKet.Intake;
using Dapper;
using Npgsql;

namespace CamKet.App.Intake;

/// <summary>The SQL of what a file's rows are held against: what the store held before them.</summary>
/// <param name="before">The batch the rows become: some of them may be facts already.</param>
internal sealed class SuspectStore(NpgsqlConnection connection, int province, long before, CancellationToken ct)
{
    /// <summary>Whether anything was taken in before.</summary>
    public Task<bool> HasAny() => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "select exists (select from batch where province_id = @province and batch < @before)", new { province, before }, cancellationToken: ct));

    /// <summary>The agency's part of the code that most of the unit's stored dossiers have, judged by a thousand of them; null where no code has that shape.</summary>
    public async Task<AgencyRows?> Usual(int unit) => await connection.QuerySingleOrDefaultAsync<(string Code, int Rows)?>(new CommandDefinition(
        $"""
        select agency, count(*)::int
          from (select left(code, 13) as agency from dossier where province_id = @province and unit_no = @unit and batch < @before and code like '{AgencyTally.Shape}' limit 1000) sampled
         group by agency order by 2 desc, 1 limit 1
        """,
        new { province, unit, before },
        commandTimeout: 0,
        cancellationToken: ct)) is { } usual ? new(usual.Code, usual.Rows) : null;

    public Task<bool> Has(int unit, string agency) => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "select exists (select from dossier where province_id = @province and unit_no = @unit and code >= @from and code < @to and batch < @before)",
        new { province, unit, before, from = agency + "-", to = agency + "." },
        cancellationToken: ct));

    /// <summary>By unit: a year's plan, and what was carried out within one year, beside the newest figures of the same lines.</summary>
    public async Task<IReadOnlyList<(int UnitNo, MoneyTotals Before, MoneyTotals Now)>> Money() =>
    [
        .. (await connection.QueryAsync<(int UnitNo, decimal EstimateBefore, decimal Estimate, decimal ActualBefore, decimal Actual)>(new CommandDefinition(
            """
            with n as (select distinct on (unit_no, line) unit_no, line, as_of, estimate, actual from stage order by unit_no, line, as_of desc)
            select n.unit_no, sum(b.estimate), sum(n.estimate), coalesce(sum(b.actual) filter (where b.this_year), 0), coalesce(sum(n.actual) filter (where b.this_year), 0)
              from n
              join (select distinct on (t.unit_no, t.line) t.unit_no, t.line, t.estimate, t.actual, extract(year from t.as_of) = extract(year from s.as_of) as this_year
                      from budget_entry t
                      join n s on s.unit_no = t.unit_no and s.line = t.line and t.as_of <= s.as_of
                     where t.province_id = @province
                     order by t.unit_no, t.line, t.as_of desc) b on b.unit_no = n.unit_no and b.line = n.line
             group by n.unit_no order by n.unit_no
            """,
            new { province },
            commandTimeout: 0,
            cancellationToken: ct))).Select(row => (row.UnitNo, new MoneyTotals(row.EstimateBefore, row.ActualBefore), new MoneyTotals(row.Estimate, row.Actual))),
    ];
}
