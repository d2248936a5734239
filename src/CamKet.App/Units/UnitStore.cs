using CamKet.App.Asking;
using CamKet.Text;
using CamKet.Units;
using Dapper;
using Npgsql;

namespace CamKet.App.Units;

/// <summary>The SQL of units: public reference tables without row-level security. Works in the caller's transaction where there is one.</summary>
internal static class UnitStore
{
    private const string Columns = """
        province_id as "ProvinceId", unit_no as "UnitNo", last_no as "LastNo", parent_no as "ParentNo", code as "Code", kind as "Kind",
        name as "Name", slug as "Slug", valid_from as "ValidFrom", valid_to as "ValidTo", source as "Source"
        """;

    private sealed record Row(
        int ProvinceId, int UnitNo, int LastNo, int? ParentNo, string Code, string Kind, string Name, string Slug,
        DateOnly? ValidFrom, DateOnly? ValidTo, string Source)
    {
        public Unit Unit => new(ProvinceId, UnitNo, LastNo, ParentNo, Code, UnitKinds.FromCode(Kind)!.Value, Name, Slug, ValidFrom, ValidTo, Source);
    }

    public static async Task<UnitRegister> Register(NpgsqlConnection connection)
    {
        var rows = await connection.QueryAsync<Row>($"select {Columns} from unit order by province_id, unit_no");
        var links = await connection.QueryAsync<Succession>(
            """
            select province_id as "ProvinceId", unit_no as "UnitNo", new_province_id as "NewProvinceId", new_unit_no as "NewUnitNo",
                   day as "Day", part as "Part", source as "Source"
              from unit_successor
            """);
        return new UnitRegister(rows.Select(row => row.Unit), links);
    }

    public static async Task<Unit?> BySlug(NpgsqlConnection connection, string slug) =>
        (await connection.QuerySingleOrDefaultAsync<Row>($"select {Columns} from unit where slug = @slug", new { slug }))?.Unit;

    public static async Task<Unit?> ByCode(NpgsqlConnection connection, string code, DateOnly at) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(
            $"""
            select {Columns} from unit
             where code = @code and (valid_from is null or valid_from <= @at) and (valid_to is null or valid_to >= @at)
            """,
            new { code, at }))?.Unit;

    /// <summary>All units that ever bore a code.</summary>
    public static async Task<IReadOnlyList<Unit>> OfCode(NpgsqlConnection connection, string code) =>
        [.. (await connection.QueryAsync<Row>($"select {Columns} from unit where code = @code order by valid_from desc nulls last", new { code })).Select(row => row.Unit)];

    public static async Task<Unit?> ByNumber(NpgsqlConnection connection, int province, int unitNo) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(
            $"select {Columns} from unit where province_id = @province and unit_no = @unitNo", new { province, unitNo }))?.Unit;

    /// <summary>Units by their numbers, whatever their time.</summary>
    public static async Task<IReadOnlyList<Unit>> ByNumbers(NpgsqlConnection connection, int province, int[] unitNos) =>
        [.. (await connection.QueryAsync<Row>(
            $"select {Columns} from unit where province_id = @province and unit_no = any(@unitNos) order by unit_no", new { province, unitNos })).Select(row => row.Unit)];

    /// <summary>A province's units of a day, in the order of the tree.</summary>
    public static async Task<IReadOnlyList<Unit>> OfProvince(NpgsqlConnection connection, int province, DateOnly at) =>
        [.. (await connection.QueryAsync<Row>(
            $"""
            select {Columns} from unit
             where province_id = @province and (valid_from is null or valid_from <= @at) and (valid_to is null or valid_to >= @at)
             order by unit_no
            """,
            new { province, at })).Select(row => row.Unit)];

    /// <summary>All units a province has or had, in the order of the tree.</summary>
    public static async Task<IReadOnlyList<Unit>> Ever(NpgsqlConnection connection, int province) =>
        [.. (await connection.QueryAsync<Row>($"select {Columns} from unit where province_id = @province order by unit_no", new { province })).Select(row => row.Unit)];

    /// <summary>The numbers of the units that went into one, wholly or in part, and of those that went into them.</summary>
    public static async Task<IReadOnlyList<int>> WentInto(NpgsqlConnection connection, int province, int unitNo) =>
        [.. await connection.QueryAsync<int>(
            """
            with recursive before as (
                select unit_no from unit_successor where province_id = @province and new_province_id = @province and new_unit_no = @unitNo
                 union
                select s.unit_no from before b join unit_successor s on s.province_id = @province and s.new_province_id = @province and s.new_unit_no = b.unit_no)
            select unit_no from before order by 1
            """,
            new { province, unitNo })];

    public static async Task<HashSet<string>> Slugs(NpgsqlConnection connection) =>
        (await connection.QueryAsync<string>("select slug from unit")).ToHashSet(StringComparer.Ordinal);

    /// <summary>New units and changed ones; a slug once given stays. Returns how many rows are new and how many changed.</summary>
    public static async Task<(int New, int Changed)> Save(NpgsqlConnection connection, IReadOnlyCollection<Unit> units)
    {
        var written = (await connection.QueryAsync<bool>(
            """
            insert into unit (province_id, unit_no, last_no, parent_no, code, kind, name, folded, slug, valid_from, valid_to, source)
            select province_id, unit_no, last_no, nullif(parent_no, 0), code, kind, name, folded, slug, valid_from, valid_to, source
              from unnest(@province, @no, @last, @parent, @code, @kind, @name, @folded, @slug, @from::date[], @to::date[], @source)
                   as u(province_id, unit_no, last_no, parent_no, code, kind, name, folded, slug, valid_from, valid_to, source)
             order by 1, 2
                on conflict (province_id, unit_no) do update
               set last_no = excluded.last_no, parent_no = excluded.parent_no, code = excluded.code, kind = excluded.kind,
                   name = excluded.name, folded = excluded.folded, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                   source = excluded.source
             where (unit.last_no, unit.parent_no, unit.code, unit.kind, unit.name, unit.folded, unit.valid_from, unit.valid_to, unit.source)
                   is distinct from
                   (excluded.last_no, excluded.parent_no, excluded.code, excluded.kind, excluded.name, excluded.folded,
                    excluded.valid_from, excluded.valid_to, excluded.source)
            returning xmax = 0
            """,
            new
            {
                province = units.Select(u => u.ProvinceId).ToArray(),
                no = units.Select(u => u.UnitNo).ToArray(),
                last = units.Select(u => u.LastNo).ToArray(),
                parent = units.Select(u => u.ParentNo ?? 0).ToArray(),
                code = units.Select(u => u.Code).ToArray(),
                kind = units.Select(u => u.Kind.Code()).ToArray(),
                name = units.Select(u => u.Name).ToArray(),
                folded = units.Select(u => VietnameseText.Fold(u.Name)).ToArray(),
                slug = units.Select(u => u.Slug).ToArray(),
                from = units.Select(u => u.ValidFrom).ToArray(),
                to = units.Select(u => u.ValidTo).ToArray(),
                source = units.Select(u => u.Source).ToArray(),
            })).AsList();
        return (written.Count(isNew => isNew), written.Count(isNew => !isNew));
    }

    /// <summary>Links new or changed; returns how many.</summary>
    public static Task<int> Save(NpgsqlConnection connection, IReadOnlyCollection<Succession> links) => connection.ExecuteAsync(
        """
        insert into unit_successor (province_id, unit_no, new_province_id, new_unit_no, day, part, source)
        select province_id, unit_no, new_province_id, new_unit_no, day, part <> 0, source
          from unnest(@province, @no, @newProvince, @newNo, @day::date[], @part, @source)
               as s(province_id, unit_no, new_province_id, new_unit_no, day, part, source)
            on conflict (province_id, unit_no, new_province_id, new_unit_no) do update
           set day = excluded.day, part = excluded.part, source = excluded.source
         where (unit_successor.day, unit_successor.part, unit_successor.source) is distinct from (excluded.day, excluded.part, excluded.source)
        """,
        new
        {
            province = links.Select(l => l.ProvinceId).ToArray(),
            no = links.Select(l => l.UnitNo).ToArray(),
            newProvince = links.Select(l => l.NewProvinceId).ToArray(),
            newNo = links.Select(l => l.NewUnitNo).ToArray(),
            day = links.Select(l => (DateOnly?)l.Day).ToArray(),
            part = links.Select(l => l.Part ? 1 : 0).ToArray(),
            source = links.Select(l => l.Source).ToArray(),
        });

    /// <summary>Puts the issues of one source in the place of those it had before.</summary>
    public static async Task SaveIssues(NpgsqlConnection connection, string source, IReadOnlyCollection<UnitIssue> issues)
    {
        await connection.ExecuteAsync("delete from unit_issue where source = @source", new { source });
        await connection.ExecuteAsync(
            """
            insert into unit_issue (source, line, code, problem)
            select @source, line, nullif(code, ''), problem from unnest(@line, @code, @problem) as i(line, code, problem)
            """,
            new
            {
                source,
                line = issues.Select(i => i.Line).ToArray(),
                code = issues.Select(i => i.Code ?? "").ToArray(),
                problem = issues.Select(i => i.Problem).ToArray(),
            });
    }
}
