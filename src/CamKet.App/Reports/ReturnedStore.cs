using CamKet.App.Platform;
using CamKet.Reports;
using Dapper;
using Npgsql;

namespace CamKet.App.Reports;

/// <summary>An issued report that came back, with its number and date and what differs from the frozen figures.</summary>
internal sealed record ReturnedFile(string Sha256, string FileName, string? Number, DateOnly? Day, IReadOnlyList<Difference> Differences)
{
    /// <summary>Every time it was taken back, newest first.</summary>
    public IReadOnlyList<Withdrawal> Withdrawals { get; init; } = [];

    /// <summary>Taken back and not sent again since.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <param name="At">In UTC.</param>
internal sealed record Withdrawal(DateTime At, string By, string Reason);

/// <summary>The SQL of the files that came back.</summary>
internal static class ReturnedStore
{
    private sealed record Row(string Sha256, string FileName, string? Number, DateOnly? Day, string Differences, DateTime ReceivedAt);

    private sealed record WithdrawalRow(string Sha256, DateTime At, string By, string Reason);

    public static async Task<IReadOnlyList<ReturnedFile>> All(NpgsqlConnection connection, int province, Guid report)
    {
        var files = await connection.QueryAsync<Row>(
            """
            select sha256 as "Sha256", file_name as "FileName", number as "Number", day as "Day", differences::text as "Differences", received_at as "ReceivedAt"
              from report_returned_file
             where province_id = @province and report_id = @report
             order by received_at desc
            """,
            new { province, report });
        var withdrawals = (await connection.QueryAsync<WithdrawalRow>(
            """
            select sha256 as "Sha256", withdrawn_at as "At", withdrawn_by as "By", reason as "Reason"
              from report_returned_withdrawal
             where province_id = @province and report_id = @report
             order by withdrawn_at desc
            """,
            new { province, report })).ToLookup(w => w.Sha256, StringComparer.Ordinal);
        return
        [
            .. files.Select(f => new ReturnedFile(f.Sha256, f.FileName, f.Number, f.Day, ReportJson.Read<List<Difference>>(f.Differences))
            {
                Withdrawals = [.. withdrawals[f.Sha256].Select(w => new Withdrawal(w.At, w.By, w.Reason))],
                IsWithdrawn = withdrawals[f.Sha256].Any(w => w.At >= f.ReceivedAt),
            }),
        ];
    }

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

    public static Task Withdraw(NpgsqlConnection connection, int province, int unitNo, Guid report, string sha256, string reason, DateTimeOffset at, string by) =>
        connection.ExecuteAsync(
            """
            insert into report_returned_withdrawal (province_id, unit_no, report_id, sha256, withdrawn_at, withdrawn_by, reason)
            values (@province, @unitNo, @report, @sha256, @at, @by, @reason)
            """,
            new { province, unitNo, report, sha256, reason, at = at.ToUniversalTime(), by });
}
