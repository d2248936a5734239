using System.Text.Json;
using CamKet.App.Ledger;
using CamKet.Facts;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

/// <summary>A dossier's newest version on its way to be corrected, with where it came from.</summary>
internal sealed record CorrectableDossier(Dossier Dossier, long Batch, long ExtractId, DateOnly CutOff, string Sheet, int RowNo);

/// <summary>One version of a dossier and the batch it came with; <paramref name="EndedBy"/> is the batch that replaced or removed it.</summary>
internal sealed record DossierVersion(
    Dossier Dossier, long Batch, long? EndedBy, string Kind, DateTime AcceptedAt, string By, string? Reason, string? FileName, string Sheet, int RowNo);

/// <summary>A correction with the versions before and after it.</summary>
internal sealed record Correction(long Batch, string Code, DateTime At, string By, string Reason, IReadOnlyList<FieldChange> Changes, Dossier Before, Dossier After);

/// <summary>The SQL of dossiers a person corrects. Runs in the caller's transaction.</summary>
internal static class CorrectionStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<CorrectableDossier?> Find(NpgsqlConnection connection, int province, int unitNo, string code, CancellationToken ct)
    {
        await using var command = Command(
            connection,
            $"""
            select {StoredDossier.Columns("d")}, d.batch, d.extract_id, e.cut_off, d.sheet, d.row_no
              from dossier d
              join extract e on e.province_id = @province and e.extract_id = d.extract_id
             where d.province_id = @province and d.unit_no = @unitNo and d.code = @code
            """,
            province, unitNo, code);
        await using var row = await command.ExecuteReaderAsync(ct);
        var at = StoredDossier.ColumnCount;
        return await row.ReadAsync(ct)
            ? new CorrectableDossier(StoredDossier.Read(row, 0), row.GetInt64(at), row.GetInt64(at + 1), row.GetFieldValue<DateOnly>(at + 2), row.GetString(at + 3), row.GetInt32(at + 4))
            : null;
    }

    public static Task<long?> BatchOf(NpgsqlConnection connection, int province, int unitNo, string code, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select batch from dossier where province_id = @province and unit_no = @unitNo and code = @code", new { province, unitNo, code }, cancellationToken: ct));

    public static Task Save(NpgsqlConnection connection, int province, int unitNo, long batch, string code, IReadOnlyList<FieldChange> changes, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            "insert into correction (province_id, unit_no, batch, code, changes) values (@province, @unitNo, @batch, @code, @changes::jsonb)",
            new { province, unitNo, batch, code, changes = JsonSerializer.Serialize(changes, Json) },
            cancellationToken: ct));

    /// <summary>Every version, the newest first.</summary>
    public static async Task<IReadOnlyList<DossierVersion>> Versions(NpgsqlConnection connection, int province, int unitNo, string code, CancellationToken ct)
    {
        const string where = "where d.province_id = @province and d.unit_no = @unitNo and d.code = @code";
        await using var command = Command(
            connection,
            $"""
            select {StoredDossier.Columns("d")}, d.batch, d.ended_by, coalesce(b.kind, 'import'), coalesce(b.accepted_at, e.accepted_at), coalesce(b.accepted_by, e.accepted_by), b.reason,
                   e.file_name, d.sheet, d.row_no
              from (select {StoredDossier.Columns("d")}, d.batch, d.extract_id, d.sheet, d.row_no, null::bigint as ended_by from dossier d {where}
                    union all
                    select {StoredDossier.Columns("d")}, d.batch, d.extract_id, d.sheet, d.row_no, d.superseded_batch from dossier_history d {where}) d
              left join batch b on b.province_id = @province and b.batch = d.batch
              left join extract e on e.province_id = @province and e.extract_id = d.extract_id
             order by d.batch desc, d.ended_by nulls first
            """,
            province, unitNo, code);
        var versions = new List<DossierVersion>();
        var at = StoredDossier.ColumnCount;
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            versions.Add(new DossierVersion(
                StoredDossier.Read(row, 0), row.GetInt64(at), row.IsDBNull(at + 1) ? null : row.GetInt64(at + 1), row.GetString(at + 2),
                row.IsDBNull(at + 3) ? default : row.GetDateTime(at + 3), row.IsDBNull(at + 4) ? "" : row.GetString(at + 4), row.IsDBNull(at + 5) ? null : row.GetString(at + 5),
                row.IsDBNull(at + 6) ? null : row.GetString(at + 6), row.GetString(at + 7), row.GetInt32(at + 8)));
        }

        return versions;
    }

    /// <summary>A unit's corrections accepted by a moment (null: all of them), in the order they were made.</summary>
    public static async Task<IReadOnlyList<Correction>> OfUnit(NpgsqlConnection connection, int province, int unitNo, DateTimeOffset? until, CancellationToken ct)
    {
        await using var command = Command(
            connection,
            $"""
            select {StoredDossier.Columns("o")}, {StoredDossier.Columns("n")}, c.batch, c.code, b.accepted_at, b.accepted_by, coalesce(b.reason, ''), c.changes::text
              from correction c
              join batch b on b.province_id = @province and b.batch = c.batch
              join dossier_history o on o.province_id = @province and o.unit_no = c.unit_no and o.code = c.code and o.superseded_batch = c.batch
             cross join lateral (select {StoredDossier.Columns("d")} from dossier d where d.province_id = @province and d.unit_no = c.unit_no and d.code = c.code and d.batch = c.batch
                                 union all
                                 select {StoredDossier.Columns("h")} from dossier_history h where h.province_id = @province and h.unit_no = c.unit_no and h.code = c.code and h.batch = c.batch) n
             where c.province_id = @province and c.unit_no = @unitNo and b.accepted_at <= @until
             order by c.batch
            """,
            province, unitNo, "");
        command.Parameters.AddWithValue("until", until?.ToUniversalTime() ?? DateTimeOffset.MaxValue);
        var corrections = new List<Correction>();
        var at = 2 * StoredDossier.ColumnCount;
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            corrections.Add(new Correction(
                row.GetInt64(at), row.GetString(at + 1), row.GetDateTime(at + 2), row.GetString(at + 3), row.GetString(at + 4),
                JsonSerializer.Deserialize<List<FieldChange>>(row.GetString(at + 5), Json)!, StoredDossier.Read(row, 0), StoredDossier.Read(row, StoredDossier.ColumnCount)));
        }

        return corrections;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, int province, int unitNo, string code)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("province", province);
        command.Parameters.AddWithValue("unitNo", unitNo);
        command.Parameters.AddWithValue("code", code);
        return command;
    }
}
