using CamKet.App.Ledger;
using CamKet.Facts;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

/// <param name="Corrected">Rows of an extract that say again what a person has corrected since: the correction stays.</param>
internal sealed record StagedCounts(int New, int Changed, int Same, int Older, int Corrected)
{
    /// <summary>What changes, where a preview asks for it.</summary>
    public ToldChanges Told { get; init; } = ToldChanges.None;
}

/// <summary>
/// The SQL that makes staged rows facts, inside the transaction of <see cref="ImportStore"/>: what is new is inserted by <see cref="NewFacts"/>, of
/// what was there before the version is kept and the newer one put in its place.
/// </summary>
internal sealed class StagedMerge(NpgsqlConnection connection, int province, FactTable table, NewFacts facts, LedgerWriter ledger, CancellationToken ct)
{
    /// <summary>
    /// Staged rows into the facts, their versions into the history, what they add up to into the ledger. Newer is the later cut-off, then the later
    /// acceptance: an older extract never overwrites what a newer one told.
    /// </summary>
    public async Task<StagedCounts> Run(long batch, long extractId, DateOnly cutOff, DateTimeOffset at, string by, bool tell)
    {
        var staged = facts.Added + await Scalar<int>("select count(*)::int from stage");
        await facts.Rest(batch, extractId, at, by);
        var known = facts.Added == staged ? new StagedCounts(0, 0, 0, 0, 0) : await MergeKnown(batch, extractId, cutOff, tell);
        await ledger.Apply(batch, ct);
        return known with { New = facts.Added };
    }

    /// <summary>The staged rows whose key was there before this batch.</summary>
    private async Task<StagedCounts> MergeKnown(long batch, long extractId, DateOnly cutOff, bool tell)
    {
        // A source repeats what it said, before however many corrections; a person who writes the old value again takes the correction back.
        // What it said is looked up for the few corrected rows alone: a join would look for every row.
        var repeats = await Scalar<bool>("select kind = @import from batch where province_id = @province and batch = @batch", new { province, batch, import = BatchStore.Import });
        await Execute(
            $"""
            create temporary table stage_known on commit drop as
            select s.unit_no, {string.Join(", ", table.Key.Select(column => "s." + column.Name))}, s.sheet, s.row_no, e.cut_off <= @cutOff as outdated,
                   case when {table.ContentOf("t")} is not distinct from {table.ContentOf("s")} then 'same'
                        when e.cut_off > @cutOff then 'older'
                        when b.batch is not null and (
                            select {table.ContentOf("h")} is not distinct from {table.ContentOf("s")}
                              from {table.Name}_history h
                              join batch told on told.province_id = @province and told.batch = h.batch and told.kind <> '{BatchStore.Correction}'
                             where h.province_id = @province and {table.KeysMeet("h", "t")}
                             order by h.superseded_batch desc limit 1) then 'corrected'
                        else 'changed' end as verdict
              from stage s
              join {table.Name} t on t.province_id = @province and {table.KeysMeet("t", "s")} and t.batch <> @batch
              left join extract e on e.province_id = @province and e.extract_id = t.extract_id
              left join batch b on b.province_id = @province and b.batch = t.batch and b.kind = '{BatchStore.Correction}' and @repeats
            """,
            new { province, batch, cutOff, repeats });
        // Of a store that no statistics are kept of yet the planner thinks that nearly nothing meets: it then looks for each fact among these.
        await Execute($"create index on stage_known (unit_no, {table.KeyList}); analyze stage_known");
        var counts = await connection.QuerySingleAsync<StagedCounts>(new CommandDefinition(
            """
            select 0 as "New", count(*) filter (where verdict = 'changed')::int as "Changed", count(*) filter (where verdict = 'same')::int as "Same",
                   count(*) filter (where verdict = 'older')::int as "Older", count(*) filter (where verdict = 'corrected')::int as "Corrected"
              from stage_known
            """,
            commandTimeout: 0,
            cancellationToken: ct));
        if (tell && counts.Changed > 0)
        {
            counts = counts with { Told = await new StagedChanges(connection, province, table, ct).Tell() };
        }

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
            update {table.Name} t set extract_id = @extractId, sheet = k.sheet, row_no = k.row_no
              from stage_known k
             where t.province_id = @province and {table.KnownMeet("t", "k")} and k.verdict in ('same', 'corrected') and k.outdated
            """,
            new { province, extractId });
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
                ledger.Buffer.Leave(unit, old, stays: staged is Dossier now && old is Dossier before && LedgerBuffer.Holds(now, before));
            }
            else
            {
                ledger.Buffer.Leave(unit, staged, stays: verdict == "same");
            }
        }
    }

    private Task<T> Scalar<T>(string sql, object? parameters = null) =>
        connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: ct))!;

    private Task Execute(string sql, object? parameters = null) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: ct));
}
