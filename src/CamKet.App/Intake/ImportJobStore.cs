using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CamKet.App.Facts;
using CamKet.Extracts;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Intake;

/// <summary>The SQL of uploads on their way, within one province's scope.</summary>
internal static class ImportJobStore
{
    private const int PartSize = 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(StoredJson.Options)
    {
        // jsonb puts the keys into an order of its own.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new WindowText(), new JsonStringEnumConverter() },
    };

    private const string Columns = """
        province_id, unit_no, job_id, batch_id, kind, unit_code, from_day, to_day, nothing, file_name, bytes, state, phase, rows_read, stop_asked, tries,
        outcome::text as outcome, created_at, created_by
        """;

    public static Task Add(NpgsqlConnection connection, ImportJob job, DateTimeOffset at, CancellationToken ct) => connection.ExecuteAsync(new CommandDefinition(
        """
        insert into import_job (province_id, unit_no, job_id, batch_id, kind, unit_code, from_day, to_day, nothing, file_name, bytes, state, phase, rows_read,
                                stop_asked, tries, outcome, touched_at, created_at, created_by)
        values (@ProvinceId, @UnitNo, @Id, @Batch, @kind, @UnitCode, @from, @to, @Nothing, @FileName, @Bytes, @state, @Phase, 0, false, 0, @outcome::jsonb, @at, @at, @By)
        """,
        new
        {
            job.ProvinceId, job.UnitNo, job.Id, job.Batch, kind = job.What.Kind?.Code(), job.What.UnitCode, from = job.What.Window?.From, to = job.What.Window?.To,
            job.What.Nothing, job.What.FileName, job.Bytes, job.Progress.Phase, job.What.By, at, state = CodeOf(job.State),
            outcome = job.Outcome is null ? null : JsonSerializer.Serialize(job.Outcome, Json),
        },
        cancellationToken: ct));

    /// <summary>Stores the file part by part; gives its length.</summary>
    public static async Task<long> Store(NpgsqlConnection connection, int province, int unitNo, Guid id, Stream file, CancellationToken ct)
    {
        var (part, number, bytes) = (new byte[PartSize], 0, 0L);
        for (int read; (read = await file.ReadAtLeastAsync(part, PartSize, throwOnEndOfStream: false, ct)) > 0; bytes += read)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                "insert into import_job_part (province_id, unit_no, job_id, part_no, bytes) values (@province, @unitNo, @id, @number, @content)",
                new { province, unitNo, id, number = number++, content = part[..read] },
                cancellationToken: ct));
        }

        return bytes;
    }

    public static async Task Fetch(NpgsqlConnection connection, ImportJob job, Stream into, CancellationToken ct)
    {
        for (var number = 0; ; number++)
        {
            var part = await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
                "select bytes from import_job_part where province_id = @ProvinceId and unit_no = @UnitNo and job_id = @Id and part_no = @number",
                new { job.ProvinceId, job.UnitNo, job.Id, number },
                cancellationToken: ct));
            if (part is null)
            {
                return;
            }

            await into.WriteAsync(part, ct);
        }
    }

    public static async Task<ImportJob?> Find(NpgsqlConnection connection, int province, Guid id, CancellationToken ct) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select {Columns} from import_job where province_id = @province and job_id = @id", new { province, id }, cancellationToken: ct)))?.Job;

    /// <summary>What is not accepted yet, newest first.</summary>
    public static async Task<IReadOnlyList<ImportJob>> Open(NpgsqlConnection connection, int province, CancellationToken ct) =>
        [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from import_job where province_id = @province and state <> 'accepted' order by created_at desc, file_name",
            new { province },
            cancellationToken: ct))).Select(row => row.Job)];

    public static async Task<IReadOnlyList<ImportJob>> OfBatch(NpgsqlConnection connection, int province, Guid batch, CancellationToken ct) =>
        [.. (await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from import_job where province_id = @province and batch_id = @batch order by file_name, job_id",
            new { province, batch },
            cancellationToken: ct))).Select(row => row.Job)];

    /// <summary>The oldest job nobody is at, or whose node has given no sign of life since <paramref name="dead"/>; now this node's.</summary>
    public static async Task<ImportJob?> Claim(NpgsqlConnection connection, int province, Guid node, DateTimeOffset now, DateTimeOffset dead, CancellationToken ct) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"""
            with next as materialized (
                select unit_no as u, job_id as j from import_job
                 where province_id = @province and state in ('reading', 'accepting') and (node_id is null or touched_at < @dead)
                 order by created_at, job_id limit 1
                   for update skip locked)
            update import_job set node_id = @node, touched_at = @now, tries = tries + 1
              from next where province_id = @province and unit_no = u and job_id = j
            returning {Columns}
            """,
            new { province, node, now, dead },
            cancellationToken: ct)))?.Job;

    /// <summary>A sign of life with how far it is. Null: the job is no longer this node's; otherwise whether a person wants it stopped.</summary>
    public static Task<bool?> Touch(NpgsqlConnection connection, ImportJob job, Guid node, ImportProgress progress, DateTimeOffset now, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<bool?>(new CommandDefinition(
            """
            update import_job set touched_at = @now, phase = @Phase, rows_read = @Rows
             where province_id = @ProvinceId and unit_no = @UnitNo and job_id = @Id and node_id = @node
            returning stop_asked
            """,
            new { job.ProvinceId, job.UnitNo, job.Id, node, progress.Phase, progress.Rows, now },
            cancellationToken: ct));

    /// <summary>What the node found, if the job is still its own.</summary>
    public static async Task<bool> Settle(NpgsqlConnection connection, ImportJob job, Guid node, ImportJobState state, ExtractKind? kind, ImportOutcome outcome, CancellationToken ct) =>
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update import_job set state = @state, kind = @kind, outcome = @outcome::jsonb, node_id = null, stop_asked = false
             where province_id = @ProvinceId and unit_no = @UnitNo and job_id = @Id and node_id = @node
            """,
            new { job.ProvinceId, job.UnitNo, job.Id, node, state = CodeOf(state), kind = kind?.Code(), outcome = JsonSerializer.Serialize(outcome, Json) },
            cancellationToken: ct)) == 1;

    /// <summary>Lets go of a job that was not brought to its end: the next to look takes it up.</summary>
    public static Task Release(NpgsqlConnection connection, ImportJob job, Guid node, CancellationToken ct) => connection.ExecuteAsync(new CommandDefinition(
        "update import_job set node_id = null, tries = tries - 1 where province_id = @ProvinceId and unit_no = @UnitNo and job_id = @Id and node_id = @node",
        new { job.ProvinceId, job.UnitNo, job.Id, node },
        cancellationToken: ct));

    /// <summary>From waiting to what a person asks for; false when somebody was quicker.</summary>
    public static async Task<bool> Begin(NpgsqlConnection connection, ImportJob job, ImportJobState state, HandedIn what, CancellationToken ct) =>
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update import_job set state = @state, kind = @kind, unit_code = @UnitCode, from_day = @from, to_day = @to, phase = 'Đang chờ đến lượt', rows_read = 0, tries = 0, stop_asked = false,
                                  outcome = case @state when 'accepting' then outcome end
             where province_id = @ProvinceId and unit_no = @UnitNo and job_id = @Id and state = 'waiting'
            """,
            new { job.ProvinceId, job.UnitNo, job.Id, state = CodeOf(state), kind = what.Kind?.Code(), what.UnitCode, from = what.Window?.From, to = what.Window?.To },
            cancellationToken: ct)) == 1;

    public static Task AskStop(NpgsqlConnection connection, ImportJob job, CancellationToken ct) => connection.ExecuteAsync(new CommandDefinition(
        """
        update import_job set stop_asked = true
         where province_id = @ProvinceId and unit_no = @UnitNo and job_id = @Id and state in ('reading', 'accepting')
        """,
        new { job.ProvinceId, job.UnitNo, job.Id },
        cancellationToken: ct));

    public static Task EraseFile(NpgsqlConnection connection, ImportJob job, CancellationToken ct) => connection.ExecuteAsync(new CommandDefinition(
        "delete from import_job_part where province_id = @ProvinceId and unit_no = @UnitNo and job_id = @Id",
        new { job.ProvinceId, job.UnitNo, job.Id },
        cancellationToken: ct));

    /// <summary>Row and file, unless a node is at it.</summary>
    public static async Task Remove(NpgsqlConnection connection, ImportJob job, CancellationToken ct)
    {
        var removed = await connection.ExecuteAsync(new CommandDefinition(
            "delete from import_job where province_id = @ProvinceId and unit_no = @UnitNo and job_id = @Id and state in ('waiting', 'accepted')",
            new { job.ProvinceId, job.UnitNo, job.Id },
            cancellationToken: ct));
        if (removed > 0)
        {
            await EraseFile(connection, job, ct);
        }
    }

    /// <summary>Whatever came before <paramref name="before"/> and nobody is at.</summary>
    public static Task Forget(NpgsqlConnection connection, int province, DateTimeOffset before, CancellationToken ct) => connection.ExecuteAsync(new CommandDefinition(
        """
        with forgotten as (
            delete from import_job where province_id = @province and state in ('waiting', 'accepted') and created_at < @before
            returning unit_no, job_id)
        delete from import_job_part p using forgotten f where p.province_id = @province and p.unit_no = f.unit_no and p.job_id = f.job_id
        """,
        new { province, before },
        cancellationToken: ct));

    private static string CodeOf(ImportJobState state) => state switch
    {
        ImportJobState.Reading => "reading",
        ImportJobState.Waiting => "waiting",
        ImportJobState.Accepting => "accepting",
        ImportJobState.Accepted => "accepted",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>"2024-10-01/2024-11-10".</summary>
    private sealed class WindowText : JsonConverter<Window>
    {
        public override Window Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var days = reader.GetString()!.Split('/');
            return new(DateOnly.ParseExact(days[0], "O", CultureInfo.InvariantCulture), DateOnly.ParseExact(days[1], "O", CultureInfo.InvariantCulture));
        }

        public override void Write(Utf8JsonWriter writer, Window value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.From:O}/{value.To:O}"));
    }

    private sealed record Row(
        int ProvinceId, int UnitNo, Guid JobId, Guid BatchId, string? Kind, string? UnitCode, DateOnly? FromDay, DateOnly? ToDay, bool Nothing, string FileName,
        long Bytes, string State, string Phase, int RowsRead, bool StopAsked, int Tries, string? Outcome, DateTime CreatedAt, string CreatedBy)
    {
        public ImportJob Job => new(
            ProvinceId,
            UnitNo,
            JobId,
            BatchId,
            new HandedIn(Kind is null ? null : ExtractKinds.FromCode(Kind), UnitCode, FromDay is { } from && ToDay is { } to ? new Window(from, to) : null, Nothing, FileName, CreatedBy),
            Bytes,
            Enum.Parse<ImportJobState>(State, ignoreCase: true),
            new(Phase, RowsRead),
            StopAsked,
            Tries,
            Outcome is null ? null : JsonSerializer.Deserialize<ImportOutcome>(Outcome, Json),
            CreatedAt);
    }
}
