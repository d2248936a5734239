using CamKet.Facts;
using CamKet.Figures;
using CamKet.Time;
using CamKet.Units;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

/// <summary>
/// What makes staged rows look like the wrong file, each a sentence that ends in the question a person answers before they are taken.
/// Asked of the store as it is before they are merged.
/// </summary>
internal sealed class SuspectFile(NpgsqlConnection connection, int province, UnitRegister register, CancellationToken ct)
{
    /// <summary>Half of a handful is chance.</summary>
    private const int FewestGone = 10;

    /// <summary>So many dossiers of an agency are what a unit is known by.</summary>
    private const int Known = 10;

    /// <summary>Triệu đồng read as đồng.</summary>
    private const decimal Factor = 1000;

    // The agency of a code of TT 01/2018 ("000.29.38.H45-241001-0001"), where it is one.
    private const string Shaped = "like '___.__.__.___-______-%'";

    public async Task<IReadOnlyList<string>> Find(ExtractKind kind, int gone, long held, Window window) =>
    [
        .. MostGone(kind, gone, held, window),
        .. kind == ExtractKind.Dossiers ? await OtherAgency() : [],
        .. kind == ExtractKind.Budget ? await OtherMoney() : [],
    ];

    private static IEnumerable<string> MostGone(ExtractKind kind, int gone, long held, Window window)
    {
        if (gone >= FewestGone && gone * 2L > held)
        {
            yield return $"Biến mất {Print.Number(gone)} trên {Print.Number((int)held)} dòng {kind.Name()} kho đang giữ của kỳ {window}: có đúng tệp, đúng kỳ và đúng đơn vị này không?";
        }
    }

    private async Task<IReadOnlyList<string>> OtherAgency()
    {
        var said = new List<string>();
        var staged = await connection.QueryAsync<(int UnitNo, string Agency, int Rows)>(new CommandDefinition(
            $"""
            select unit_no, agency, rows
              from (select unit_no, left(code, 13) as agency, count(*)::int as rows, sum(count(*)) over (partition by unit_no) as all_rows
                      from stage where code {Shaped} group by unit_no, left(code, 13)) agencies
             where rows * 2 >= all_rows order by unit_no, agency
            """,
            commandTimeout: 0,
            cancellationToken: ct));
        foreach (var (unit, agency, rows) in staged.ToList())
        {
            var usual = await connection.QuerySingleOrDefaultAsync<(string Agency, int Rows)?>(new CommandDefinition(
                $"""
                select agency, count(*)::int as rows
                  from (select left(code, 13) as agency from dossier where province_id = @province and unit_no = @unit and code {Shaped} limit 1000) sampled
                 group by agency order by 2 desc, 1 limit 1
                """,
                new { province, unit },
                commandTimeout: 0,
                cancellationToken: ct));
            if (usual is not { Rows: >= Known } known || known.Agency == agency || await Has(unit, agency))
            {
                continue;
            }

            said.Add($"{Print.Number(rows)} hồ sơ mang mã cơ quan {agency}, {register.Get(province, unit)?.Name} chưa từng có; hồ sơ đã nhận của đơn vị này mang mã {known.Agency}: có đúng tệp của đơn vị này không?");
        }

        return said;
    }

    private Task<bool> Has(int unit, string agency) => connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "select exists (select from dossier where province_id = @province and unit_no = @unit and code >= @from and code < @to)",
        new { province, unit, from = agency + "-", to = agency + "." },
        cancellationToken: ct));

    /// <summary>A year's plan, and what was carried out within one year, beside the newest figures of the same lines.</summary>
    private async Task<IReadOnlyList<string>> OtherMoney()
    {
        var totals = await connection.QueryAsync<(int UnitNo, decimal EstimateBefore, decimal Estimate, decimal ActualBefore, decimal Actual)>(new CommandDefinition(
            """
            select n.unit_no, sum(b.estimate), sum(n.estimate), coalesce(sum(b.actual) filter (where b.this_year), 0), coalesce(sum(n.actual) filter (where b.this_year), 0)
              from (select distinct on (unit_no, line) unit_no, line, as_of, estimate, actual from stage order by unit_no, line, as_of desc) n
              join (select distinct on (t.unit_no, t.line) t.unit_no, t.line, t.estimate, t.actual, extract(year from t.as_of) = extract(year from s.as_of) as this_year
                      from budget_entry t
                      join stage s on s.province_id = @province and s.unit_no = t.unit_no and s.line = t.line and t.as_of <= s.as_of
                     where t.province_id = @province
                     order by t.unit_no, t.line, t.as_of desc) b on b.unit_no = n.unit_no and b.line = n.line
             group by n.unit_no order by n.unit_no
            """,
            new { province },
            commandTimeout: 0,
            cancellationToken: ct));
        return [.. totals.SelectMany(unit => new[] { ("dự toán, kế hoạch", unit.EstimateBefore, unit.Estimate), ("thực hiện", unit.ActualBefore, unit.Actual) }
            .Where(pair => pair.Item2 > 0 && pair.Item3 > 0 && (pair.Item3 >= pair.Item2 * Factor || pair.Item2 >= pair.Item3 * Factor))
            .Take(1)
            .Select(pair => $"Tổng {pair.Item1} của {register.Get(province, unit.UnitNo)?.Name} là {Money(pair.Item3)} đồng, lần trước của cùng các dòng là {Money(pair.Item2)} đồng, "
                + "chênh từ 1.000 lần trở lên: tệp ghi đồng, nghìn đồng hay triệu đồng, có đúng như dòng \"Đơn vị tính\" của tệp không?"))];
    }

    private static string Money(decimal amount) => amount.ToString("#,0.##", Print.Format);
}
