using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Ledger;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace CamKet.App.Facts;

/// <summary>
/// Writes a province's ledger anew from every version of its facts, batch by batch, so that "as known at" answers as before. For stores older than the
/// ledger, and after <c>camket check</c> found a difference; nothing does this by itself overnight.
/// </summary>
internal sealed class RebuildLedger(Database database)
{
    /// <summary>The provinces with facts but without a ledger: filled before the program answers anything.</summary>
    public async Task FillMissing(CancellationToken ct)
    {
        await using var connection = await database.Open(ct);
        foreach (var province in await connection.QueryAsync<int>("select distinct province_id from unit order by province_id"))
        {
            await using var scoped = await database.InScope(Scope.WholeProvince(province), ct);
            if (await scoped.Connection.ExecuteScalarAsync<bool>(
                """
                select not exists (select from ledger_roll where province_id = @province)
                   and (exists (select from dossier where province_id = @province) or exists (select from register_document where province_id = @province))
                """,
                new { province }))
            {
                await Run(province, ct);
            }
        }
    }

    public async Task Run(int province, CancellationToken ct)
    {
        await using var writing = await database.InScope(Scope.WholeProvince(province), ct);
        await BatchStore.Lock(writing.Connection, province, ct);
        foreach (var table in (string[])["ledger_day", "ledger_roll", "ledger_field_day", "ledger_field_roll", "ledger_procedure", "ledger_procedure_month"])
        {
            await Execute(writing.Connection, $"delete from {table} where province_id = @province", new { province }, ct);
        }

        await using var reading = await database.InSnapshot(Scope.WholeProvince(province), ct);
        foreach (var table in (string[])["dossier", "dossier_history"])
        {
            await WriteLives(reading.Connection, writing.Connection, province, table, ct);
        }

        await WriteEntries(reading.Connection, writing.Connection, province, ct);
        await writing.Commit(ct);
    }

    private static async Task WriteLives(NpgsqlConnection reading, NpgsqlConnection writing, int province, string table, CancellationToken ct)
    {
        await Execute(writing, "create temporary table life (unit_no int, code text collate \"C\", batch bigint, out_day date, span smallint, letter_span smallint) on commit drop", null, ct);
        await using (var command = new NpgsqlCommand(
            $"select d.unit_no, d.batch, {StoredDossier.Columns("d")} from {table} d where d.province_id = $1", reading) { CommandTimeout = 0 })
        {
            command.Parameters.Add(new() { Value = province });
            await using var row = await command.ExecuteReaderAsync(ct);
            await using var copy = await writing.BeginBinaryImportAsync("copy life from stdin (format binary)", ct);
            while (await row.ReadAsync(ct))
            {
                var dossier = StoredDossier.Read(row, 2);
                var life = DossierLife.Of(dossier);
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(row.GetInt32(0), NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(dossier.Code, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(row.GetInt64(1), NpgsqlDbType.Bigint, ct);
                if (life.OutDay is { } day)
                {
                    await copy.WriteAsync(day, NpgsqlDbType.Date, ct);
                }
                else
                {
                    await copy.WriteNullAsync(ct);
                }

                await copy.WriteAsync(life.Span, NpgsqlDbType.Smallint, ct);
                await copy.WriteAsync(life.LetterSpan, NpgsqlDbType.Smallint, ct);
            }

            await copy.CompleteAsync(ct);
        }

        await Execute(
            writing,
            $"""
            update {table} d set out_day = l.out_day, span = l.span, letter_span = l.letter_span
              from life l
             where d.province_id = @province and d.unit_no = l.unit_no and d.code = l.code and d.batch = l.batch
               and (d.out_day, d.span, d.letter_span) is distinct from (l.out_day, l.span, l.letter_span)
            """,
            new { province },
            ct);
        await Execute(writing, "drop table life", null, ct);
    }

    /// <summary>Every version enters at its batch and leaves at the one that superseded it.</summary>
    private static async Task WriteEntries(NpgsqlConnection reading, NpgsqlConnection writing, int province, CancellationToken ct)
    {
        LedgerWriter? writer = null;
        long? current = null;
        try
        {
            foreach (var kind in (ExtractKind[])[ExtractKind.Dossiers, ExtractKind.Documents])
            {
                var table = FactTable.Of(kind);
                var readBack = table.Ledger!;
                await using var command = new NpgsqlCommand(
                    $"""
                    select v.at_batch, v.enters, v.holds, v.unit_no, {readBack.Columns("v")}
                      from (select batch as at_batch, true as enters, true as holds, {table.AllColumns} from {table.Name} where province_id = $1
                            union all select batch, true, false, {table.AllColumns} from {table.Name}_history where province_id = $1
                            union all select superseded_batch, false, false, {table.AllColumns} from {table.Name}_history where province_id = $1) v
                     order by v.at_batch
                    """,
                    reading) { CommandTimeout = 0 };
                command.Parameters.Add(new() { Value = province });
                await using var row = await command.ExecuteReaderAsync(ct);
                while (await row.ReadAsync(ct))
                {
                    if (current != row.GetInt64(0))
                    {
                        await Finish();
                        current = row.GetInt64(0);
                        writer = await LedgerWriter.Begin(writing, province, ct);
                    }

                    var fact = readBack.Read(row, 4);
                    if (row.GetBoolean(1))
                    {
                        writer!.Buffer.Enter(row.GetInt32(3), fact, row.GetBoolean(2));
                    }
                    else
                    {
                        writer!.Buffer.Leave(row.GetInt32(3), fact, stays: true);
                    }
                }

                await Finish();
                current = null;
            }
        }
        finally
        {
            writer?.Dispose();
        }

        async Task Finish()
        {
            if (writer is not null)
            {
                await writer.Apply(current!.Value, ct);
                writer.Dispose();
                writer = null;
            }
        }
    }

    private static Task Execute(NpgsqlConnection connection, string sql, object? parameters, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, commandTimeout: 0, cancellationToken: ct));
}
