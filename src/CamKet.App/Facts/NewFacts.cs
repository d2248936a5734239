using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Extracts;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

/// <summary>
/// Makes facts of the staged rows whose key no fact has. Of a long file of dossiers a part is stored while the next is read, which takes the server and
/// the program a core each; what the store knows already stays among the staged rows for <see cref="StagedMerge"/>.
/// </summary>
/// <remarks>
/// Whoever stores holds the province's turn, so nobody else adds a key between the look and the insert. A first part is stored only if the
/// turn is free: a file that must wait for another is read meanwhile.
/// </remarks>
internal sealed class NewFacts(NpgsqlConnection connection, int province, FactTable table, CancellationToken ct)
{
    /// <summary>So many staged rows are a part. A commune's month is less, and holds the turn for the merge alone.</summary>
    public const int PartRows = 20_000;

    // Looking for a key in front of every insert costs more than most files need. Codes begin with their agency and go on with their day: what lies
    // outside the codes a unit had is new without a look.
    private const string Inside = "s.code between r.lowest and r.highest";

    private (long Batch, long ExtractId)? numbers;
    private bool hasKept;

    /// <summary>How many facts were added so far.</summary>
    public int Added { get; private set; }

    /// <summary>Stores what is staged, unless somebody else has the turn.</summary>
    /// <param name="staged">How many rows that are.</param>
    /// <returns>False leaves everything as it was.</returns>
    public async Task<bool> Part(int staged)
    {
        if (numbers is null && !await Begin())
        {
            return false;
        }

        var (batch, extractId) = numbers!.Value;
        await Outside(batch, extractId);
        var kept = await Execute(
            $"""
            /* never on a cluster */
            with added as (
                {Insert} select {Selected} from stage s join stage_range r on r.unit_no = s.unit_no where {Inside} order by s.unit_no
                on conflict (province_id, unit_no, code) do nothing returning unit_no, code)
            insert into stage_kept
            select s.* from stage s join stage_range r on r.unit_no = s.unit_no
             where {Inside} and not exists (select from added a where a.unit_no = s.unit_no and a.code = s.code)
            """,
            new { extractId, batch });
        (hasKept, Added) = (hasKept || kept > 0, Added + staged - kept);
        await Execute("truncate stage");
        return true;
    }

    /// <summary>After the last part: what the store knew already is staged again beside the rest.</summary>
    /// <param name="repeated">Rows may say again what a row of an earlier part said: that one too is staged again, and is no fact.</param>
    public async Task Gather(bool repeated)
    {
        if (hasKept)
        {
            await Execute("insert into stage select * from stage_kept");
        }

        if (numbers is { Batch: var batch } && repeated)
        {
            await Execute($"analyze stage (province_id, unit_no, {table.KeyList})");
            Added -= await Execute(
                $"""
                /* never on a cluster */
                with back as (
                    delete from {table.Name} t using (select distinct unit_no, {table.KeyList} from stage) s
                     where t.province_id = @province and {table.KnownMeet("t", "s")} and t.batch = @batch
                    returning {string.Join(", ", table.AllColumns.Split(", ").Select(name => "t." + name))})
                insert into stage ({table.AllColumns}) select {table.AllColumns} from back
                """,
                new { province, batch });
        }
    }

    /// <summary>Stores what is staged and not known; the caller holds the province's turn.</summary>
    public async Task Rest(long batch, long extractId, DateTimeOffset at, string by)
    {
        if (numbers is { } given)
        {
            if (given != (batch, extractId))
            {
                throw new InvalidOperationException($"Parts were stored as batch {given.Batch} of extract {given.ExtractId}, not {batch} of {extractId}.");
            }

            Added += await Outside(batch, extractId);
            Added += await Execute(
                $"""
                {Insert} select {Selected} from stage s join stage_range r on r.unit_no = s.unit_no where {Inside} order by s.unit_no
                on conflict (province_id, unit_no, code) do nothing
                """,
                new { extractId, batch });
            return;
        }

        var stamped = table.Name == "activity";
        var meets = await Citus.Installed(connection, ct) is not null
            || await connection.ExecuteScalarAsync<bool>(new CommandDefinition($"select exists (select from {table.Name} where province_id = @province)", new { province }, cancellationToken: ct));
        Added += await Execute(
            $"""
            insert into {table.Name} ({Columns}{(stamped ? ", entered_at, entered_by" : "")}) select {Selected}{(stamped ? ", @at, @by" : "")} from stage s order by s.unit_no
            {(meets ? $"on conflict (province_id, unit_no, {table.KeyList}) do nothing" : "/* never on a cluster */")}
            """,
            new { extractId, batch, at, by });
    }

    private string Insert => $"insert into {table.Name} ({Columns})";

    private string Columns => $"province_id, unit_no, {table.KeyList}, {table.ContentList}, extract_id, sheet, row_no, batch";

    private string Selected => string.Join(", ", table.Key.Concat(table.Content).Select(column => "s." + column.Name).Prepend("s.unit_no").Prepend("s.province_id"))
        + ", @extractId, s.sheet, s.row_no, @batch";

    private async Task<bool> Begin()
    {
        // A cluster wants its conflicts named in every insert, and cannot order its shards for a look at each unit.
        if (table.Kind != ExtractKind.Dossiers || await Citus.Installed(connection, ct) is not null || !await BatchStore.TakeIfFree(connection, province, ct))
        {
            return false;
        }

        numbers = (await BatchStore.Next(connection, province, ct), await ImportStore.NextExtract(connection, province, ct));
        await Execute(
            """
            create temporary table stage_kept on commit drop as select * from stage limit 0;
            create temporary table stage_range (unit_no int primary key, lowest text collate "C", highest text collate "C") on commit drop
            """);
        return true;
    }

    /// <summary>Inserts what lies outside the codes its unit had before this batch.</summary>
    private async Task<int> Outside(long batch, long extractId)
    {
        // A unit that came before had its range noted then, without what was stored since.
        await Execute(
            $"""
            insert into stage_range
            select u.unit_no, lowest.code, highest.code
              from (select distinct unit_no from stage except select unit_no from stage_range) u
              left join lateral (select code from {table.Name} where province_id = @province and unit_no = u.unit_no order by code limit 1) lowest on true
              left join lateral (select code from {table.Name} where province_id = @province and unit_no = u.unit_no order by code desc limit 1) highest on true
            """,
            new { province });
        return await Execute(
            $"""
            {Insert} select {Selected} from stage s join stage_range r on r.unit_no = s.unit_no where ({Inside}) is not true order by s.unit_no
            /* never on a cluster */
            """,
            new { extractId, batch });
    }

    private Task<int> Execute(string sql, object? parameters = null) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: ct));
}
