using CamKet.Facts;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

/// <summary>The SQL of what staged rows are held against, before they are merged.</summary>
internal sealed class SuspectStore(NpgsqlConnection connection, int province, CancellationToken ct)
{
    // The agency of a code of TT 01/2018 ("000.29.38.H45-241001-0001"), where it is one.
    private const string Shaped = "like '___.__.__.___-______-%'";

    /// <summary>How many staged dossiers of each unit carry which agency; none where nothing is stored that could be told from them.</summary>
    public async Task<IReadOnlyList<(int UnitNo, AgencyRows Agency)>> Staged() =>
    [
        .. (await connection.QueryAsync<(int UnitNo, string Code, int Rows)>(new CommandDefinition(
            $"select unit_no, left(code, 13), count(*)::int from stage where code {Shaped} and exists (select from dossier where province_id = @province) group by unit_no, left(code, 13) order by 1, 2",
            new { province },
            commandTimeout: 0,
            cancellationToken: ct))).Select(row => (row.UnitNo, new AgencyRows(row.Code, row.Rows))),
    ];

    /// <summary>What most of the unit's stored dossiers carry; null where none is of that shape. A thousand of them tell.</summary>
    public async Task<AgencyRows?> Usual(int unit) => await connection.QuerySingleOrDefaultAsync<(string Code, int Rows)?>(new CommandDefinition(
        $"""
        select agency, count(*)::int
          from (select left(code, 13) as agency from dossier where province_id = @province and unit_no = @unit and code {Shaped} limit 1000) sampled
         group by agency order by 2 desc, 1 limit 1
        """,
        new { province, unit },
        commandTimeout: 0,
        cancellationToken: ct)) is { } usual ? new(usual.Code, usual.Rows) : null;

    public Task<bool> Has(int unit, string agency) => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "select exists (select from dossier where province_id = @province and unit_no = @unit and code >= @from and code < @to)",
        new { province, unit, from = agency + "-", to = agency + "." },
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
