using System.Text.Json;
using CamKet.App.Ledger;
using CamKet.Facts;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

internal sealed record QuarantinedRow(int UnitNo, string Sheet, int RowNo, string? Code, string Cells, string Reasons);

internal sealed record KnownExtract(long ExtractId, DateTime AcceptedAt, int Read, int Skipped, int Refused);

/// <param name="Corrected">Rows that say again what a person has corrected since: the correction stays.</param>
internal sealed record StagedCounts(int New, int Changed, int Same, int Older, int Corrected);

/// <summary>
/// The SQL of an import, inside one transaction: rows into temporary tables, then one ordered statement into the table of
/// their kind. Nothing else in the database knows of them before the commit. Every insert from a query says what happens on a
/// conflict, even where there can be none: without it a sharded table is written by COPY, which row-level security refuses.
/// </summary>
internal sealed class ImportStore(NpgsqlConnection connection, int province, FactTable table, CancellationToken ct) : IDisposable
{
    public void Dispose() => ledger?.Dispose();

    private LedgerWriter? ledger;

    /// <summary>What the staged rows add up to.</summary>
    public LedgerBuffer Ledger => Writer.Buffer;

    private LedgerWriter Writer => ledger ?? throw new InvalidOperationException("Begin first.");

    public async Task Begin()
    {
        await BatchStore.Lock(connection, province, ct);
        ledger = await LedgerWriter.Begin(connection, province, ct);
        await Execute(
            $"""
            create temporary table stage on commit drop as select {table.AllColumns} from {table.Name} where province_id = {province} limit 0;
            set local work_mem = '256MB';
            create temporary table stage_refused (unit_no int, sheet text, row_no int, code text collate "C", cells jsonb, reasons jsonb) on commit drop;
            """);
    }

    /// <summary>The way of a file's rows into the staging tables.</summary>
    public Staging Staging() => new(connection, province, table, ct);

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

    /// <summary>Without statistics on what was just copied the joins are planned for an empty table.</summary>
    public Task Analyze() => Execute($"analyze stage (province_id, unit_no, {table.KeyList}); analyze stage_refused");

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

    /// <summary>What an earlier extract of the same units and system held for these days and this one does not, refused rows aside.</summary>
    public async Task<IReadOnlyList<(int UnitNo, string Code, string? What)>> Gone(int[] units, string system, Window window)
    {
        if (table.Day is null)
        {
            return [];
        }

        var (code, what) = table.Name switch
        {
            "dossier" => ("t.code", "t.procedure_name"),
            // An activity has no number of its own: its day, its name and the end of its key.
            "activity" => ("to_char(t.day, 'DD/MM/YYYY') || ' ' || coalesce(t.title, t.kind) || ' #' || left(t.activity_id::text, 4)", "t.title"),
            // One number stands in both registers and in other years.
            _ => ("t.number || case t.direction when 'in' then ' đến ' else ' đi ' end || to_char(t.day, 'DD/MM/YYYY')", "t.subject"),
        };
        var alike = string.Concat(table.Alike.Select(column => $" and t.{column} in (select {column} from stage)"));
        var rows = await connection.QueryAsync<(int, string, string?)>(new CommandDefinition(
            $"""
            select t.unit_no, {code}, {what}
              from {table.Name} t
              join extract e on e.province_id = @province and e.extract_id = t.extract_id
              left join stage s on {table.KeysMeet("t", "s")}
              left join stage_refused r on r.code = {code}
             where t.province_id = @province and t.unit_no = any(@units) and e.source_system = @system and e.cut_off <= @to
               and t.{table.Day} between @from and @to{alike}
               and s.unit_no is null and r.code is null
             order by t.unit_no, 2
            """,
            new { province, units, system, from = window.From, to = window.To },
            commandTimeout: 0,
            cancellationToken: ct));
        return [.. rows];
    }

    public Task<long> NextExtract() =>
        Scalar<long>("select coalesce(max(extract_id), 0) + 1 from extract where province_id = @province", new { province });

    public async Task Save(long extractId, int unitNo, ImportSummary summary, int[] units, IReadOnlyList<(int UnitNo, string Code, string? What)> gone, DateTimeOffset at, string by)
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
        await Execute(
            """
            insert into gone_dossier (province_id, unit_no, extract_id, code, state)
            select @province, unit_no, @extractId, code, 'open' from unnest(@units, @codes) as gone (unit_no, code)
            on conflict do nothing
            """,
            new { province, extractId, units = gone.Select(g => g.UnitNo).ToArray(), codes = gone.Select(g => g.Code).ToArray() });
    }

    /// <summary>
    /// Staged rows into the facts, their versions into the history, what they add up to into the ledger. Newer is the later cut-off, then the later
    /// acceptance: an older extract never overwrites what a newer one told.
    /// </summary>
    public async Task<StagedCounts> Merge(long batch, long extractId, DateOnly cutOff, DateTimeOffset at, string by)
    {
        var stamped = table.Name == "activity";
        var columns = $"province_id, unit_no, {table.KeyList}, {table.ContentList}, extract_id, sheet, row_no";
        var staged = await Scalar<int>("select count(*)::int from stage");
        // Where nothing can be met, looking for it in front of every row takes half as long again.
        var meets = await Scalar<bool>("select exists (select from pg_extension where extname = 'citus')")
            || await Scalar<bool>($"select exists (select from {table.Name} where province_id = @province)", new { province });
        var added = await connection.ExecuteAsync(new CommandDefinition(
            $"""
            insert into {table.Name} ({columns}, batch{(stamped ? ", entered_at, entered_by" : "")})
            select province_id, unit_no, {table.KeyList}, {table.ContentList}, @extractId, sheet, row_no, @batch{(stamped ? ", @at, @by" : "")}
              from stage order by province_id, unit_no, {table.KeyList}
            {(meets ? $"on conflict (province_id, unit_no, {table.KeyList}) do nothing" : "/* never on a cluster */")}
            """,
            new { extractId, batch, at, by },
            commandTimeout: 0,
            cancellationToken: ct));
        var known = added == staged ? new StagedCounts(0, 0, 0, 0, 0) : await MergeKnown(batch, extractId, cutOff);
        await Writer.Apply(batch, ct);
        return known with { New = added };
    }

    /// <summary>The staged rows whose key was there before this batch.</summary>
    private async Task<StagedCounts> MergeKnown(long batch, long extractId, DateOnly cutOff)
    {
        await Execute(
            $"""
            create temporary table stage_known on commit drop as
            select s.unit_no, {string.Join(", ", table.Key.Select(column => "s." + column.Name))}, e.cut_off < @cutOff as outdated,
                   case when {table.ContentOf("t")} is not distinct from {table.ContentOf("s")} then 'same'
                        when e.cut_off > @cutOff then 'older'
                        when h.batch is not null and {table.ContentOf("h")} is not distinct from {table.ContentOf("s")} then 'corrected'
                        else 'changed' end as verdict
              from stage s
              join {table.Name} t on t.province_id = @province and {table.KeysMeet("t", "s")} and t.batch <> @batch
              left join extract e on e.province_id = @province and e.extract_id = t.extract_id
              left join batch b on b.province_id = @province and b.batch = t.batch and b.kind = '{BatchStore.Correction}'
              left join {table.Name}_history h on h.province_id = @province and {table.KeysMeet("h", "t")} and h.superseded_batch = b.batch
            """,
            new { province, batch, cutOff });
        await Execute("analyze stage_known");
        var counts = await connection.QuerySingleAsync<StagedCounts>(new CommandDefinition(
            """
            select 0 as "New", count(*) filter (where verdict = 'changed')::int as "Changed", count(*) filter (where verdict = 'same')::int as "Same",
                   count(*) filter (where verdict = 'older')::int as "Older", count(*) filter (where verdict = 'corrected')::int as "Corrected"
              from stage_known
            """,
            commandTimeout: 0,
            cancellationToken: ct));
        if (table.Ledger is { } readBack)
        {
            await TakeBack(readBack);
        }

        var columns = $"province_id, unit_no, {table.KeyList}, {table.ContentList}, extract_id, sheet, row_no, batch";
        await Execute(
            $"""
            insert into {table.Name}_history ({columns}{(table.Name == "activity" ? ", entered_at, entered_by" : "")}, superseded_batch)
            select {string.Join(", ", columns.Split(", ").Select(name => "t." + name))}{(table.Name == "activity" ? ", t.entered_at, t.entered_by" : "")}, @batch
              from stage_known k
              join {table.Name} t on t.province_id = @province and {table.KnownMeet("t", "k")}
             where k.verdict = 'changed'
            on conflict do nothing
            """,
            new { province, batch });
        await Execute(
            $"""
            update {table.Name} t
               set {string.Join(", ", table.Content.Select(column => $"{column.Name} = s.{column.Name}"))},
                   extract_id = @extractId, sheet = s.sheet, row_no = s.row_no, batch = @batch
              from stage_known k
              join stage s on s.province_id = @province and {table.KnownMeet("s", "k")}
             where t.province_id = @province and {table.KnownMeet("t", "k")} and k.verdict = 'changed'
            """,
            new { province, extractId, batch });
        // Said again by a later extract: it is that one's row from now on, so that one in between no longer changes it.
        await Execute(
            $"""
            update {table.Name} t set extract_id = @extractId, sheet = s.sheet, row_no = s.row_no
              from stage_known k
              join stage s on s.province_id = @province and {table.KnownMeet("s", "k")}
             where t.province_id = @province and {table.KnownMeet("t", "k")} and k.verdict = 'same' and k.outdated
            """,
            new { province, extractId });
        await Execute("drop table stage_known");
        return counts;
    }

    /// <summary>Every staged row was entered in the ledger as if it were taken: those that are not leave it again, and so do the versions replaced.</summary>
    private async Task TakeBack(ReadBack readBack)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select k.verdict, k.unit_no, {readBack.Columns("s")}, {readBack.Columns("t")}
              from stage_known k
              join stage s on s.province_id = @province and {table.KnownMeet("s", "k")}
              join {table.Name} t on t.province_id = @province and {table.KnownMeet("t", "k")}
            """,
            connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("province", province);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var (verdict, unit, staged) = (rows.GetString(0), rows.GetInt32(1), readBack.Read(rows, 2));
            if (verdict == "changed")
            {
                var old = readBack.Read(rows, 2 + readBack.ColumnCount);
                Ledger.Leave(unit, old, stays: staged is Dossier now && old is Dossier before && LedgerBuffer.Holds(now, before));
            }
            else
            {
                Ledger.Leave(unit, staged, stays: verdict == "same");
            }
        }
    }

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
