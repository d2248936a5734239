using CamKet.App.Ledger;
using CamKet.Time;
using Dapper;
using Npgsql;

namespace CamKet.App.Reports;

/// <summary>The SQL of what changed under a report.</summary>
internal static class ChangesStore
{
    internal sealed record Row(long Batch, DateTime At, string By, string Kind, string? Reason, string? FileName, string? Code);

    /// <summary>The batches after <paramref name="known"/> that the unit's figures in the window rest on, oldest first.</summary>
    public static Task<IEnumerable<Row>> Since(NpgsqlConnection connection, int province, int unitNo, Window window, long known, CancellationToken ct) =>
        connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            with touched as (
                select batch from ledger_day where province_id = @province and unit_no = @unitNo and day between @from and @to and batch > @known
                union
                -- What is carried over and what stands open rests on the days before the window too.
                select batch from ledger_day where province_id = @province and unit_no = @unitNo and day < @from and batch > @known
                 group by batch having {LedgerColumnNames.MovesStock}
                union select batch from budget_entry where province_id = @province and unit_no = @unitNo and as_of between @from and @to and batch > @known
                union select superseded_batch from budget_entry_history where province_id = @province and unit_no = @unitNo and as_of between @from and @to and superseded_batch > @known
                union select batch from activity where province_id = @province and unit_no = @unitNo and day between @from and @to and batch > @known
                union select superseded_batch from activity_history where province_id = @province and unit_no = @unitNo and day between @from and @to and superseded_batch > @known
                union select batch from survey_count where province_id = @province and unit_no = @unitNo and to_day between @from and @to and batch > @known
                union select superseded_batch from survey_count_history where province_id = @province and unit_no = @unitNo and to_day between @from and @to and superseded_batch > @known
            )
            select b.batch as "Batch", b.accepted_at as "At", b.accepted_by as "By", b.kind as "Kind", b.reason as "Reason", e.file_name as "FileName",
                   c.code as "Code"
              from touched t
              join batch b on b.province_id = @province and b.batch = t.batch
              left join extract e on e.province_id = @province and e.extract_id = b.extract_id
              left join correction c on c.province_id = @province and c.unit_no = @unitNo and c.batch = b.batch
             order by b.batch
            """,
            new { province, unitNo, from = window.From, to = window.To, known },
            cancellationToken: ct));
}
