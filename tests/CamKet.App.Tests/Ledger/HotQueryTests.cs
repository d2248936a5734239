using CamKet.App.Ledger;
using CamKet.App.Measures;
using CamKet.App.Platform;
using CamKet.App.Tests.Measures;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Ledger;

/// <summary>What every page asks must not read through the facts: the server's own count of sequential scans says whether it did.</summary>
public sealed class HotQueryTests
{
    private const int Units = 30;

    [Fact]
    public async Task Counting_a_window_reads_no_table_of_facts_or_days_through()
    {
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        for (var unit = 1; unit <= Units; unit++)
        {
            var random = new Random(unit);
            await stored.Take(ExtractKind.Dossiers, unit, Enumerable.Range(0, 700).Select(i => Dossiers.Random(random, i)));
        }

        await using var owner = new NpgsqlConnection(stored.Database.Address.For(Roles.Owner) + ";Pooling=false");
        await owner.OpenAsync();
        await owner.ExecuteAsync("analyze (skip_locked false)");
        var before = await Scans(owner);
        before["dossier"].Rows.ShouldBeGreaterThan(15_000);

        await using (var scoped = await stored.Database.InScope(StoredFacts.Scope))
        {
            var frames = new[]
            {
                CountingFrame.Until(new(2023, 12, 15), new(2024, 11, 10)),
                new CountingFrame(new Window(new(2024, 3, 15), new(2024, 4, 14)), new(2024, 6, 30)),
                CountingFrame.Until(new(2024, 5, 6), new(2024, 5, 12)),
            };
            (await MeasureStore.Count(scoped.Connection, StoredFacts.Province, 0, int.MaxValue, [FactKind.Dossiers, FactKind.Documents], frames, CancellationToken.None))
                .Units.Count().ShouldBe(Units);
            (await MeasureStore.Count(scoped.Connection, StoredFacts.Province, 7, 7, [FactKind.Dossiers], frames, CancellationToken.None)).Units.ShouldBe([7]);
            var fields = new LedgerStore(scoped.Connection, StoredFacts.Province, 0, int.MaxValue, byField: true, null, CancellationToken.None);
            (await fields.CountDossiers(frames)).ShouldNotBeEmpty();
            await scoped.Connection.ExecuteAsync("select pg_stat_force_next_flush()");
        }

        var after = await Scans(owner);
        foreach (var table in (string[])["dossier", "dossier_history", "ledger_day", "ledger_field_day"])
        {
            after[table].Sequential.ShouldBe(before[table].Sequential, table);
        }

        after["dossier"].Index.ShouldBeGreaterThan(before["dossier"].Index, "or nothing was asked at all");
    }

    private static async Task<Dictionary<string, (long Sequential, long Index, long Rows)>> Scans(NpgsqlConnection owner)
    {
        await owner.ExecuteAsync("select pg_stat_force_next_flush()");
        await owner.ExecuteAsync("select pg_stat_clear_snapshot()");
        return (await owner.QueryAsync<(string Table, long Sequential, long Index, long Rows)>(
                "select relname::text, seq_scan, coalesce(idx_scan, 0), n_live_tup from pg_stat_user_tables"))
            .ToDictionary(t => t.Table, t => (t.Sequential, t.Index, t.Rows));
    }
}
