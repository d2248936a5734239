using CamKet.App.Intake;
using CamKet.App.Ledger;
using CamKet.Extracts;
using Dapper;
using Npgsql;

namespace CamKet.App.Facts;

internal sealed record ExtractLine(
    int ProvinceId, long ExtractId, int UnitNo, string Kind, string SourceSystem, string FileName, DateOnly? FromDay, DateOnly CutOff,
    DateTime AcceptedAt, string AcceptedBy, int RowsRead, int RowsNew, int RowsChanged, int RowsSame, int RowsGone, int RowsRefused);

internal sealed record CoverLine(int ProvinceId, int UnitNo, string Kind, DateOnly FromDay, DateOnly ToDay);

internal sealed record ActivityLine(Guid ActivityId, int ProvinceId, int UnitNo, string Kind, DateOnly Day, int Count, string? Title, string? EvidenceNumber, bool HasPhoto);

/// <summary>The SQL of what the store holds: extracts accepted, days covered, activities, what waits for a decision.</summary>
internal static class HoldingsStore
{
    /// <summary>Provinces that have units; a page of the whole looks into each.</summary>
    public static async Task<IReadOnlyList<int>> Provinces(NpgsqlConnection connection, CancellationToken ct) =>
        [.. await connection.QueryAsync<int>(new CommandDefinition("select distinct province_id from unit order by 1", cancellationToken: ct))];

    public static async Task<IReadOnlyList<ExtractLine>> Extracts(NpgsqlConnection connection, int province, int limit, CancellationToken ct) =>
        [.. await connection.QueryAsync<ExtractLine>(new CommandDefinition(
            """
            select province_id as "ProvinceId", extract_id as "ExtractId", unit_no as "UnitNo", kind as "Kind", source_system as "SourceSystem",
                   file_name as "FileName", from_day as "FromDay", cut_off as "CutOff", accepted_at as "AcceptedAt", accepted_by as "AcceptedBy",
                   rows_read as "RowsRead", rows_new as "RowsNew", rows_changed as "RowsChanged", rows_same as "RowsSame",
                   rows_gone as "RowsGone", rows_refused as "RowsRefused"
              from extract where province_id = @province order by accepted_at desc, extract_id desc limit @limit
            """,
            new { province, limit },
            cancellationToken: ct))];

    public static async Task<IReadOnlyList<CoverLine>> Covers(NpgsqlConnection connection, int province, CancellationToken ct) =>
        [.. await connection.QueryAsync<CoverLine>(new CommandDefinition(
            """
            select province_id as "ProvinceId", unit_no as "UnitNo", kind as "Kind", min(from_day) as "FromDay", max(to_day) as "ToDay"
              from coverage where province_id = @province group by province_id, unit_no, kind order by unit_no, kind
            """,
            new { province },
            cancellationToken: ct))];

    public static Task<(int Quarantined, int Gone)> Waiting(NpgsqlConnection connection, int province, CancellationToken ct) =>
        connection.QuerySingleAsync<(int, int)>(new CommandDefinition(
            """
            select (select count(*)::int from quarantine where province_id = @province and state = 'open'),
                   (select count(*)::int from gone_dossier where province_id = @province and state = 'open')
            """,
            new { province },
            cancellationToken: ct));

    private const string ActivityColumns = """
        activity_id as "ActivityId", province_id as "ProvinceId", unit_no as "UnitNo", kind as "Kind", day as "Day", count as "Count",
        title as "Title", evidence_number as "EvidenceNumber", photo is not null as "HasPhoto"
        """;

    public static async Task<IReadOnlyList<ActivityLine>> Activities(NpgsqlConnection connection, int province, int limit, CancellationToken ct) =>
        [.. await connection.QueryAsync<ActivityLine>(new CommandDefinition(
            $"select {ActivityColumns} from activity where province_id = @province order by day desc, entered_at desc limit @limit",
            new { province, limit },
            cancellationToken: ct))];

    public static async Task<IReadOnlyList<ActivityLine>> Activity(NpgsqlConnection connection, int province, Guid id, CancellationToken ct) =>
        [.. await connection.QueryAsync<ActivityLine>(new CommandDefinition(
            $"select {ActivityColumns} from activity where province_id = @province and activity_id = @id",
            new { province, id },
            cancellationToken: ct))];

    /// <summary>Facts of these days the store has of a unit.</summary>
    public static Task<long> Held(NpgsqlConnection connection, int province, int unitNo, ExtractKind kind, CamKet.Time.Window window, CancellationToken ct)
    {
        var table = FactTable.Of(kind);
        var within = table.Day is null ? $"t.{(kind == ExtractKind.Budget ? "as_of" : "from_day")} between @from and @to" : table.Within("t");
        return connection.ExecuteScalarAsync<long>(new CommandDefinition(
            $"select count(*) from {table.Name} t where province_id = @province and unit_no = @unitNo and {within}",
            new { province, unitNo, from = window.From, to = window.To },
            cancellationToken: ct));
    }

    /// <summary>A batch of its own; the caller holds the province's lock.</summary>
    public static async Task AddActivity(
        NpgsqlConnection connection, int province, int unitNo, Guid id, CamKet.Facts.Activity activity, byte[]? photo, string? photoType,
        DateTimeOffset at, string by, CancellationToken ct)
    {
        var batch = await BatchStore.Add(connection, province, BatchStore.Entry, at, by, null, null, ct);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into activity (province_id, unit_no, activity_id, kind, day, count, title, evidence_number, photo, photo_type, entered_at, entered_by, batch)
            values (@province, @unitNo, @id, @Kind, @Day, @Count, @Title, @EvidenceNumber, @photo, @photoType, @at, @by, @batch)
            """,
            new { province, unitNo, id, activity.Kind, activity.Day, activity.Count, activity.Title, activity.EvidenceNumber, photo, photoType, at, by, batch },
            cancellationToken: ct));
    }

    public static Task<(byte[] Bytes, string Type)?> Photo(NpgsqlConnection connection, int province, Guid id, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<(byte[], string)?>(new CommandDefinition(
            "select photo, photo_type from activity where province_id = @province and activity_id = @id and photo is not null",
            new { province, id },
            cancellationToken: ct));
}
