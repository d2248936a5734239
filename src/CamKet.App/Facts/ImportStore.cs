using System.Text.Json;
using CamKet.App.Ledger;
using CamKet.Extracts;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

internal sealed record QuarantinedRow(int UnitNo, string Sheet, int RowNo, string? Code, string Cells, string Reasons);

internal sealed record KnownExtract(long ExtractId, DateTime AcceptedAt, int Read, int Skipped, int Refused);

/// <param name="IsWaiting">An earlier extract missed it already, and nobody has decided.</param>
internal sealed record GoneFact(int UnitNo, string Code, string? What, bool IsWaiting);

/// <param name="Held">How many rows the store holds that such an extract would be expected to tell of.</param>
internal sealed record MissedFacts(long Held, IReadOnlyList<GoneFact> Gone)
{
    public static readonly MissedFacts None = new(0, []);

    public int Waiting => Gone.Count(fact => fact.IsWaiting);
}

/// <summary>
/// The SQL of an import, inside one transaction: rows into temporary tables, from there in parts ordered by unit into the table of
/// their kind. Nothing else in the database knows of them before the commit. Every insert from a query that a cluster is sent says what happens
/// on a conflict, even where there can be none: without it a sharded table is written by COPY, which row-level security refuses.
/// </summary>
internal sealed class ImportStore(NpgsqlConnection connection, int province, FactTable table, CancellationToken ct) : IDisposable
{
    public void Dispose() => ledger?.Dispose();

    private readonly NewFacts facts = new(connection, province, table, ct);
    private LedgerWriter? ledger;

    /// <summary>What the staged rows add up to.</summary>
    public LedgerBuffer Ledger => Writer.Buffer;

    private LedgerWriter Writer => ledger ?? throw new InvalidOperationException("Begin first.");

    /// <summary>
    /// Room for the rows. Staging them needs no lock of the province (storing parts of a long file takes it where it is free); whoever has staged takes
    /// it before asking what is known or gone, and before <see cref="Merge"/>.
    /// </summary>
    public async Task Begin()
    {
        ledger = await LedgerWriter.Begin(connection, province, ct);
        await Execute(
            $"""
            create temporary table stage on commit drop as select {table.AllColumns} from {table.Name} where province_id = {province} limit 0;
            set local work_mem = '256MB';
            create temporary table stage_refused (unit_no int, sheet text, row_no int, code text collate "C", cells jsonb, reasons jsonb) on commit drop;
            """);
    }

    /// <summary>The way of a file's rows into the staging tables, and of a long file's on into the facts.</summary>
    public Staging Staging() => new(connection, province, table, facts, ct);

    public async Task Stage(IReadOnlyList<StagedRow> rows)
    {
        await using var staging = Staging();
        foreach (var row in rows)
        {
            staging.Add(row);
            await staging.Hand();
        }

        await staging.Finish();
    }

    /// <summary>After the last row. Without statistics on what was just copied the joins are planned for an empty table.</summary>
    /// <param name="repeated">Two rows may have the same key.</param>
    public async Task Gather(bool repeated)
    {
        await facts.Gather(repeated);
        await Execute($"analyze stage (province_id, unit_no, {table.KeyList}); analyze stage_refused");
    }

    /// <summary>
    /// Rows of one key with different contents are taken out (which of them is right, a person knows); of equal ones the
    /// first stays. Gives what contradicts itself, grouped by key, and the rows that only repeat another.
    /// </summary>
    public async Task<(IReadOnlyList<IReadOnlyList<int>> Contradictions, IReadOnlyList<int> Repeated)> TakeTwice()
    {
        var keys = $"unit_no, {table.KeyList}";
        var twice = await Scalar<long>($"select count(*) from (select 1 from stage group by {keys} having count(*) > 1) twice");
        if (twice == 0)
        {
            return ([], []);
        }

        var rows = await connection.QueryAsync<int[]>(new CommandDefinition(
            $"""
            select array_agg(row_no order by row_no) from stage s
             group by {keys} having count(distinct {table.ContentOf("s")}::text) > 1
            """,
            commandTimeout: 0,
            cancellationToken: ct));
        var groups = rows.ToList();
        await Execute("delete from stage where row_no = any(@rows)", new { rows = groups.SelectMany(group => group).ToArray() });
        var repeated = await connection.QueryAsync<int>(new CommandDefinition(
            $"""
            with repeated as (delete from stage a using stage b where {table.KeysMeet("a", "b")} and b.row_no < a.row_no returning a.row_no)
            select distinct row_no from repeated
            """,
            commandTimeout: 0,
            cancellationToken: ct));
        return (groups, [.. repeated]);
    }

    /// <summary>What an earlier extract of the same units and system held for these days and this one does not. What stands in a refused
    /// row (of that unit, or of one that could not be told) is not gone; nor is what a person has kept since it was last told of.</summary>
    public async Task<MissedFacts> Gone(int[] units, string system, Window window)
    {
        // No row lies behind its extract's cut-off: an extract that ended before these days told nothing of them.
        if (table.Day is null || !await Scalar<bool>(
            "select exists (select from extract where province_id = @province and kind = @kind and source_system = @system and cut_off between @from and @to)",
            new { province, kind = table.Kind.Code(), system, from = window.From, to = window.To }))
        {
            return MissedFacts.None;
        }

        var (what, refused) = table.Name switch
        {
            "dossier" => ("t.procedure_name", "t.code"),
            "activity" => ("t.title", "t.title"),
            _ => ("t.subject", "t.number"),
        };
        // One pass that counts what is held and keeps only what is gone: of a million rows hardly any is.
        var found = await connection.QuerySingleAsync<(long Held, int[]? Units, string[]? Codes, string?[]? What, bool[]? Waiting)>(new CommandDefinition(
            $"""
            select count(*), array_agg(unit_no) filter (where gone), array_agg(code) filter (where gone), array_agg(what) filter (where gone), array_agg(waiting) filter (where gone)
              from (select t.unit_no, {table.CodeOf("t")} as code, {what} as what,
                           s.unit_no is null and not coalesce(r.anywhere or t.unit_no = any(r.units), false) and not coalesce(g.kept > t.extract_id, false) as gone,
                           coalesce(g.newest > t.extract_id, false) as waiting
                      from {table.Name} t
                      join extract e on e.province_id = @province and e.extract_id = t.extract_id
                      left join stage s on {table.KeysMeet("t", "s")}
                      left join (select code, array_agg(unit_no) as units, bool_or(unit_no <> all(@units)) as anywhere from stage_refused group by code) r on r.code = {refused}
                      left join (select o.unit_no, o.code, max(o.extract_id) filter (where o.state = 'open') as newest, max(o.extract_id) filter (where o.state = 'kept') as kept
                                   from gone_dossier o
                                   join extract oe on oe.province_id = @province and oe.extract_id = o.extract_id and oe.kind = @kind
                                  where o.province_id = @province and o.state in ('open', 'kept')
                                  group by o.unit_no, o.code) g on g.unit_no = t.unit_no and g.code = {table.CodeOf("t")}
                     where {Expected}) expected
            """,
            new { province, units, system, kind = table.Kind.Code(), from = window.From, to = window.To },
            commandTimeout: 0,
            cancellationToken: ct));
        return new(found.Held, [.. (found.Units ?? [])
            .Select((unit, i) => new GoneFact(unit, found.Codes![i], found.What![i], found.Waiting![i]))
            .OrderBy(gone => gone.UnitNo).ThenBy(gone => gone.Code, StringComparer.Ordinal)]);
    }

    private string Expected =>
        $"t.province_id = @province and t.unit_no = any(@units) and e.source_system = @system and e.cut_off <= @to and {table.Within("t")}"
        + string.Concat(table.Alike.Select(column => $" and t.{column} in (select {column} from stage)"));

    public Task<long> NextExtract() => NextExtract(connection, province, ct);

    /// <summary>The number of the province's next extract; the caller holds its turn.</summary>
    public static Task<long> NextExtract(NpgsqlConnection connection, int province, CancellationToken ct) => connection.ExecuteScalarAsync<long>(new CommandDefinition(
        "select coalesce(max(extract_id), 0) + 1 from extract where province_id = @province", new { province }, cancellationToken: ct));

    public async Task Save(long extractId, int unitNo, ImportSummary summary, int[] units, IReadOnlyList<GoneFact> gone, DateTimeOffset at, string by)
    {
        await Execute(
            """
            insert into extract (province_id, extract_id, unit_no, kind, source_system, layout, file_name, sha256, bytes, cut_off, accepted_at, accepted_by,
                                 rows_read, rows_new, rows_changed, rows_same, rows_gone, rows_refused, rows_older, rows_skipped, from_day, warnings)
            values (@province, @extractId, @unitNo, @kind, @System, @Layout, @FileName, @Sha256, @Bytes, @to, @at, @by,
                    @Read, @New, @Changed, @Same, @Gone, @Refused, @Older, @Skipped, @from, @warnings::jsonb)
            """,
            new
            {
                province, extractId, unitNo, kind = summary.Kind.Code(), summary.System, summary.Layout, summary.FileName, summary.Sha256, summary.Bytes,
                to = summary.Window.To, from = summary.Window.From, at, by, summary.Read, summary.New, summary.Changed, summary.Same, summary.Gone,
                summary.Refused, summary.Older, summary.Skipped, warnings = JsonSerializer.Serialize(summary.Warnings),
            });
        await Execute(
            """
            insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id, accepted_at)
            select @province, unit_no, @kind, @system, @from, @to, @extractId, @at from unnest(@units) as unit_no
            on conflict do nothing
            """,
            new { province, units, kind = summary.Kind.Code(), system = summary.System, from = summary.Window.From, to = summary.Window.To, extractId, at });
        await Execute(
            """
            insert into quarantine (province_id, unit_no, extract_id, sheet, row_no, kind, cells, reasons, state)
            select @province, unit_no, @extractId, sheet, row_no, @kind, cells, reasons, 'open' from stage_refused order by sheet, row_no
            on conflict do nothing
            """,
            new { province, extractId, kind = summary.Kind.Code() });
        // What this extract tells of again is no longer a matter for a decision.
        await Execute(
            $"""
            update gone_dossier g set state = 'back', decided_at = @at, decided_by = @by
              from extract e
             where g.province_id = @province and g.unit_no = any(@units) and g.state = 'open'
               and e.province_id = @province and e.extract_id = g.extract_id and e.kind = @kind
               and exists (select from {table.Name} t where t.province_id = @province and t.unit_no = g.unit_no and {table.CodeOf("t")} = g.code and t.extract_id = @extractId)
            """,
            new { province, units, extractId, kind = summary.Kind.Code(), at, by });
        // What an earlier extract missed already and nobody has decided waits there: a person decides it once.
        var news = gone.Where(fact => !fact.IsWaiting).ToList();
        await Execute(
            """
            insert into gone_dossier (province_id, unit_no, extract_id, code, state)
            select @province, unit_no, @extractId, code, 'open' from unnest(@units, @codes) as gone (unit_no, code)
            on conflict do nothing
            """,
            new { province, extractId, units = news.Select(g => g.UnitNo).ToArray(), codes = news.Select(g => g.Code).ToArray() });
    }

    /// <summary>Staged rows into the facts, their versions into the history, what they add up to into the ledger.</summary>
    /// <param name="tell">Also what changes, for a preview.</param>
    public Task<StagedCounts> Merge(long batch, long extractId, DateOnly cutOff, DateTimeOffset at, string by, bool tell = false) =>
        new StagedMerge(connection, province, table, facts, Writer, ct).Run(batch, extractId, cutOff, at, by, tell);

    /// <summary>The extract this very file became, for the same unit and the same days.</summary>
    public static Task<KnownExtract?> Known(
        NpgsqlConnection connection, int province, string sha256, ExtractKind kind, int unitNo, Window window, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<KnownExtract>(new CommandDefinition(
            """
            select extract_id as "ExtractId", accepted_at as "AcceptedAt", rows_read as "Read", rows_skipped as "Skipped", rows_refused as "Refused"
              from extract
             where province_id = @province and sha256 = @sha256 and kind = @kind and unit_no = @unitNo and from_day = @from and cut_off = @to
             order by extract_id desc limit 1
            """,
            new { province, sha256, kind = kind.Code(), unitNo, from = window.From, to = window.To },
            cancellationToken: ct));

    private Task<T> Scalar<T>(string sql, object? parameters = null) =>
        connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: ct))!;

    private Task Execute(string sql, object? parameters = null) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: ct));
}
