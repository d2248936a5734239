using CamKet.App.Ledger;
using CamKet.Extracts;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

/// <param name="Kind">Of the extract that no longer holds it.</param>
internal sealed record GoneLine(int ProvinceId, int UnitNo, long ExtractId, string Code, string FileName, DateOnly CutOff, string Kind);

/// <summary>The SQL of what a later extract no longer holds: a person decides each.</summary>
internal static class GoneStore
{
    public static async Task<IReadOnlyList<GoneLine>> Open(NpgsqlConnection connection, int province, int skip, int limit, CancellationToken ct) =>
        [.. await connection.QueryAsync<GoneLine>(new CommandDefinition(
            """
            select g.province_id as "ProvinceId", g.unit_no as "UnitNo", g.extract_id as "ExtractId", g.code as "Code", e.file_name as "FileName", e.cut_off as "CutOff", e.kind as "Kind"
              from gone_dossier g
              join extract e on e.province_id = @province and e.extract_id = g.extract_id
             where g.province_id = @province and g.state = 'open'
             order by g.extract_id desc, g.unit_no, g.code
            offset @skip limit @limit
            """,
            new { province, skip, limit },
            cancellationToken: ct))];

    public static async Task<bool> Keep(NpgsqlConnection connection, int province, int unitNo, long extractId, string code, DateTimeOffset at, string by, CancellationToken ct) =>
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update gone_dossier set state = 'kept', decided_at = @at, decided_by = @by
             where province_id = @province and unit_no = @unitNo and extract_id = @extractId and code = @code and state = 'open'
            """,
            new { province, unitNo, extractId, code, at, by },
            cancellationToken: ct)) > 0;

    /// <summary>
    /// Takes a dossier out of the facts into the history, as the extract that no longer holds it left it. One that a later
    /// extract tells of again stays: false, and nothing is decided. The caller holds the province's lock.
    /// </summary>
    public static async Task<bool> Remove(
        NpgsqlConnection connection, int province, int unitNo, long extractId, string code, string reason, DateTimeOffset at, string by, CancellationToken ct)
    {
        var key = new { province, unitNo, extractId, code, reason, at, by };
        if (await Leaving(connection, province, unitNo, extractId, code, ct) is not { } dossier)
        {
            return false;
        }

        var batch = await BatchStore.Add(connection, province, BatchStore.Removal, at, by, extractId, reason, ct);
        var columns = FactTable.Of(ExtractKind.Dossiers).AllColumns + ", batch";
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            insert into dossier_history ({columns}, superseded_batch)
            select {columns}, @batch from dossier where province_id = @province and unit_no = @unitNo and code = @code;
            delete from dossier where province_id = @province and unit_no = @unitNo and code = @code
            """,
            new { province, unitNo, code, batch },
            cancellationToken: ct));
        using var ledger = await LedgerWriter.Begin(connection, province, ct);
        ledger.Buffer.Leave(unitNo, dossier, stays: false);
        await ledger.Apply(batch, ct);

        // What earlier extracts missed of the same dossier is decided with it.
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update gone_dossier set state = 'removed', decided_at = @at, decided_by = @by, reason = @reason
             where province_id = @province and unit_no = @unitNo and code = @code and state = 'open'
            """,
            key,
            cancellationToken: ct));
        return true;
    }

    private static async Task<CamKet.Facts.Dossier?> Leaving(NpgsqlConnection connection, int province, int unitNo, long extractId, string code, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {StoredDossier.Columns("d")}
              from dossier d
             where d.province_id = @province and d.unit_no = @unitNo and d.code = @code and d.extract_id < @extractId
               and exists (select from gone_dossier g
                             join extract e on e.province_id = @province and e.extract_id = g.extract_id
                            where g.province_id = @province and g.unit_no = d.unit_no and g.code = d.code and g.extract_id = @extractId
                              and g.state = 'open' and e.kind = 'dossiers')
            """,
            connection);
        command.Parameters.AddWithValue("province", province);
        command.Parameters.AddWithValue("unitNo", unitNo);
        command.Parameters.AddWithValue("code", code);
        command.Parameters.AddWithValue("extractId", extractId);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? StoredDossier.Read(row, 0) : null;
    }
}
