using CamKet.Reports;
using Dapper;
using Npgsql;

namespace CamKet.App.Reports;

/// <summary>An issued report that came back, with its number and date and what differs from the frozen figures.</summary>
internal sealed record ReturnedFile(string Sha256, string FileName, string? Number, DateOnly? Day, IReadOnlyList<Difference> Differences);

/// <summary>The SQL of the files that came back.</summary>
internal static class ReturnedStore
{
    private sealed record Row(string Sha256, string FileName, string? Number, DateOnly? Day, string Differences);

    public static async Task<IReadOnlyList<ReturnedFile>> All(NpgsqlConnection connection, int province, Guid report) =>
        [.. (await connection.QueryAsync<Row>(
            """
            select sha256 as "Sha256", file_name as "FileName", number as "Number", day as "Day", differences::text as "Differences"
              from report_returned_file
             where province_id = @province and report_id = @report
             order by received_at desc
            """,
            new { province, report })).Select(r => new ReturnedFile(r.Sha256, r.FileName, r.Number, r.Day, ReportJson.Read<List<Difference>>(r.Differences)))];

    /// <summary>The same file twice is one.</summary>
    public static Task Add(NpgsqlConnection connection, int province, int unitNo, Guid report, ReturnedFile file, DateTimeOffset at, string by) =>
        connection.ExecuteAsync(
            """
            insert into report_returned_file (province_id, unit_no, report_id, sha256, file_name, number, day, differences, received_at, received_by)
            values (@province, @unitNo, @report, @Sha256, @FileName, @Number, @Day, @differences::jsonb, @at, @by)
                on conflict (province_id, unit_no, report_id, sha256) do update
               set file_name = excluded.file_name, number = excluded.number, day = excluded.day, differences = excluded.differences,
                   received_at = excluded.received_at, received_by = excluded.received_by
            """,
            new
            {
                province, unitNo, report, file.Sha256, file.FileName, file.Number, file.Day, differences = ReportJson.Write(file.Differences),
                at = at.ToUniversalTime(), by,
            });
}
