using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

/// <param name="ExtractUnit">The unit the extract was handed in for.</param>
internal sealed record QuarantinedFact(string Kind, string Cells, string Layout, string FileName, DateOnly CutOff, DateOnly? FromDay, int ExtractUnit);

/// <param name="Cells">Field → text as JSON.</param>
internal sealed record QuarantineLine(int ProvinceId, int UnitNo, long ExtractId, string Sheet, int RowNo, string Kind, string Cells, string Reasons, string FileName);

/// <summary>The SQL of rows that wait for a person.</summary>
internal static class QuarantineStore
{
    public static Task<QuarantinedFact?> Load(NpgsqlConnection connection, QuarantineKey key, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<QuarantinedFact>(new CommandDefinition(
            """
            select q.kind as "Kind", q.cells::text as "Cells", e.layout as "Layout", e.file_name as "FileName", e.cut_off as "CutOff",
                   e.from_day as "FromDay", e.unit_no as "ExtractUnit"
              from quarantine q
              join extract e on e.province_id = @Province and e.extract_id = q.extract_id
             where q.province_id = @Province and q.extract_id = @ExtractId and q.sheet = @Sheet and q.row_no = @Row and q.state = 'open'
               for update of q
            """,
            new { key.Province, key.ExtractId, key.Sheet, key.Row },
            cancellationToken: ct));

    /// <summary>The extract of this row has such an activity already.</summary>
    public static Task<bool> HoldsActivity(NpgsqlConnection connection, QuarantineKey key, int unitNo, Guid id, CancellationToken ct) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from activity where province_id = @Province and unit_no = @unitNo and activity_id = @id and extract_id = @ExtractId)",
            new { key.Province, unitNo, id, key.ExtractId },
            cancellationToken: ct));

    public static Task Keep(NpgsqlConnection connection, QuarantineKey key, string cells, string reasons, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            update quarantine set cells = @cells::jsonb, reasons = @reasons::jsonb
             where province_id = @Province and extract_id = @ExtractId and sheet = @Sheet and row_no = @Row
            """,
            new { key.Province, key.ExtractId, key.Sheet, key.Row, cells, reasons },
            cancellationToken: ct));

    /// <summary>What was typed, its reasons left as they are.</summary>
    public static Task KeepTyped(NpgsqlConnection connection, QuarantineKey key, string cells, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            "update quarantine set cells = @cells::jsonb where province_id = @Province and extract_id = @ExtractId and sheet = @Sheet and row_no = @Row",
            new { key.Province, key.ExtractId, key.Sheet, key.Row, cells },
            cancellationToken: ct));

    public static Task Replayed(NpgsqlConnection connection, QuarantineKey key, int unitNo, StagedCounts counts, DateTimeOffset at, string by, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            update quarantine set state = 'replayed', decided_at = @at, decided_by = @by
             where province_id = @Province and extract_id = @ExtractId and sheet = @Sheet and row_no = @Row;
            update extract set rows_refused = rows_refused - 1, rows_new = rows_new + @New, rows_changed = rows_changed + @Changed,
                               rows_same = rows_same + @Same, rows_older = rows_older + @Older
             where province_id = @Province and extract_id = @ExtractId;
            insert into coverage (province_id, unit_no, kind, source_system, from_day, to_day, extract_id, accepted_at)
            select province_id, @unitNo, kind, source_system, from_day, cut_off, extract_id, @at from extract
             where province_id = @Province and extract_id = @ExtractId
            on conflict do nothing
            """,
            new { key.Province, key.ExtractId, key.Sheet, key.Row, unitNo, counts.New, counts.Changed, counts.Same, counts.Older, at, by },
            cancellationToken: ct));

    public static async Task<bool> Dismiss(NpgsqlConnection connection, QuarantineKey key, string reason, DateTimeOffset at, string by, CancellationToken ct) =>
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update quarantine set state = 'dismissed', decided_at = @at, decided_by = @by, decision = @reason
             where province_id = @Province and extract_id = @ExtractId and sheet = @Sheet and row_no = @Row and state = 'open'
            """,
            new { key.Province, key.ExtractId, key.Sheet, key.Row, reason, at, by },
            cancellationToken: ct)) == 1;

    public static async Task<IReadOnlyList<QuarantineLine>> Open(NpgsqlConnection connection, int province, int skip, int limit, CancellationToken ct) =>
        [.. await connection.QueryAsync<QuarantineLine>(new CommandDefinition(
            """
            select q.province_id as "ProvinceId", q.unit_no as "UnitNo", q.extract_id as "ExtractId", q.sheet as "Sheet", q.row_no as "RowNo",
                   q.kind as "Kind", q.cells::text as "Cells", q.reasons::text as "Reasons", e.file_name as "FileName"
              from quarantine q
              join extract e on e.province_id = @province and e.extract_id = q.extract_id
             where q.province_id = @province and q.state = 'open'
             order by q.extract_id desc, q.sheet, q.row_no
            offset @skip limit @limit
            """,
            new { province, skip, limit },
            cancellationToken: ct))];
}
