using CamKet.App.Ledger;
using CamKet.App.Platform;
using CamKet.App.Tests.Measures;
using CamKet.Facts;
using CamKet.Ledger;
using CamKet.Tests.Measures;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Ledger;

public sealed class ProcedureBufferTests
{
    [Fact]
    public async Task What_does_not_fit_comes_to_the_same_when_united()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var random = new Random(7);
        var dossiers = Enumerable.Range(0, 400).Select(i => Dossiers.Random(random, i)).ToList();

        var whole = await United(scoped.Connection, new ProcedureBuffer(), dossiers);
        whole.Count.ShouldBeGreaterThan(40);
        whole.ShouldContain(row => row.Contains('1', StringComparison.Ordinal));
        (await United(scoped.Connection, new ProcedureBuffer(most: 7), dossiers)).ShouldBe(whole);
    }

    private static async Task<List<string>> United(NpgsqlConnection connection, ProcedureBuffer buffer, IEnumerable<Dossier> dossiers)
    {
        using (buffer)
        {
            foreach (var dossier in dossiers)
            {
                var life = DossierLife.Of(dossier);
                if (life.Span != DossierLife.NeverReceived && ProcedureDays.Procedure(dossier) is { } procedure)
                {
                    foreach (var year in ProcedureDays.Years(dossier, life))
                    {
                        buffer.Enter(new ProcedureYear(1, procedure, dossier.Field?.Length ?? 0, year), dossier, life);
                    }
                }
            }

            await connection.ExecuteAsync("create temporary table days (unit_no int, procedure text, field_no int, year int, received bit(366), open bit(366), fee bit(366), fee_online bit(366), received_months int, open_months int, fee_months int, fee_online_months int)");
            await using (var copy = await connection.BeginRawBinaryCopyAsync("copy days from stdin (format binary)"))
            {
                await buffer.CopyTo(copy, CancellationToken.None);
            }
        }

        var rows = await connection.QueryAsync<string>(
            "select concat_ws('|', unit_no, procedure, field_no, year, bit_or(received), bit_or(open), bit_or(fee), bit_or(fee_online), bit_or(received_months), bit_or(open_months), bit_or(fee_months), bit_or(fee_online_months)) from days group by unit_no, procedure, field_no, year order by 1");
        await connection.ExecuteAsync("drop table days");
        return [.. rows];
    }
}
