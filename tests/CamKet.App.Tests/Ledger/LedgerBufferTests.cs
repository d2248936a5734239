using CamKet.App.Ledger;
using CamKet.App.Tests.Measures;
using CamKet.Facts;
using CamKet.Ledger;
using CamKet.Tests.Measures;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Ledger;

/// <summary>What a batch adds up to, where it does not fit into memory.</summary>
public sealed class LedgerBufferTests
{
    private const int Dossiers = 9000;

    [Fact]
    public async Task Days_and_their_roll_ups_that_do_not_fit_come_to_the_same_when_added_up()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var random = new Random(11);
        var dossiers = Enumerable.Range(0, Dossiers).Select(i => CamKet.Tests.Measures.Dossiers.Random(random, i)).ToList();

        var whole = await Copied(scoped.Connection, new LedgerBuffer([]), dossiers);
        var spilled = await Copied(scoped.Connection, new LedgerBuffer([], most: 40), dossiers);

        whole.Days.Count.ShouldBeGreaterThan(500);
        spilled.Days.ShouldBe(whole.Days);
        spilled.Rolls.ShouldBe(whole.Rolls);
        (whole.MayRepeat, whole.Repeats).ShouldBe((false, 0L));
        spilled.MayRepeat.ShouldBeTrue();
        spilled.Repeats.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_file_in_the_order_of_its_days_tells_each_once_though_it_does_not_fit()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var first = new DateTime(2020, 1, 2, 8, 0, 0);
        var dossiers = Enumerable.Range(0, Dossiers).Select(i => CamKet.Tests.Measures.Dossiers.Plain() with { Code = $"{i}", Received = first.AddDays(i / 10) })
            .Select(dossier => dossier.FinishedOn(dossier.Received!.Value.AddDays(1))).ToList();

        var copied = await Copied(scoped.Connection, new LedgerBuffer([], most: 100), dossiers);

        copied.Days.Count.ShouldBe((Dossiers / 10) + 1);
        (copied.MayRepeat, copied.Repeats).ShouldBe((false, 0L));
    }

    [Fact]
    public async Task Roll_ups_that_do_not_fit_come_to_the_same_when_added_up()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var whole = await Rolled(scoped.Connection, new RollBuffer());
        whole.Count.ShouldBeGreaterThan(100);
        (await Rolled(scoped.Connection, new RollBuffer(most: 7))).ShouldBe(whole);
    }

    [Fact]
    public async Task A_copy_that_is_stopped_while_the_server_is_behind_says_that_it_was_stopped()
    {
        await using var stored = await StoredFacts.WithUnits(1);
        await using var scoped = await stored.Database.InScope(StoredFacts.Scope);
        var columns = string.Join(", ", LedgerColumnNames.All.Select(column => column + " int"));
        await scoped.Connection.ExecuteAsync($"create temporary table days (unit_no int, field_no int, day date, {columns}, slow text default pg_sleep(0.001)::text)");
        var random = new Random(11);
        using var buffer = new LedgerBuffer([], most: 40);
        foreach (var i in Enumerable.Range(0, 2 * Dossiers))
        {
            buffer.Enter(1 + (i % 200), CamKet.Tests.Measures.Dossiers.Random(random, i));
        }

        using var stop = new CancellationTokenSource();
        var copying = Spilled.CopyInto(
            scoped.Connection, $"copy days (unit_no, field_no, day, {LedgerColumnNames.List}) from stdin (format binary)", buffer.CopyTo, stop.Token);
        await using (var watch = await stored.Database.Open())
        {
            while (!await watch.ExecuteScalarAsync<bool>("select exists (select from pg_stat_progress_copy where datname = current_database() and tuples_processed > 0)"))
            {
                copying.IsCompleted.ShouldBeFalse("the server is not behind");
            }
        }

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(copying);

        scoped.Connection.State.ShouldBe(System.Data.ConnectionState.Open);
        scoped.Connection.FullState.ShouldBe(System.Data.ConnectionState.Open);
    }

    private static async Task<(List<string> Days, List<string> Rolls, bool MayRepeat, long Repeats)> Copied(NpgsqlConnection connection, LedgerBuffer buffer, IEnumerable<Dossier> dossiers)
    {
        using (buffer)
        {
            foreach (var dossier in dossiers)
            {
                buffer.Enter(1, dossier);
            }

            await Copy(connection, "days", "unit_no int, field_no int, day date", buffer.CopyTo);
            var days = await Sums(connection, "days", "field_no, day");
            var repeats = await connection.ExecuteScalarAsync<long>("select count(*) from (select from days group by unit_no, field_no, day having count(*) > 1) twice");
            await Copy(connection, "rolls", "level smallint, start date, unit_no int, field_no int", buffer.Rolls.CopyTo);
            var rolls = await Sums(connection, "rolls", "level, start, field_no");
            await connection.ExecuteAsync("drop table days, rolls");
            return (days, rolls, buffer.MayRepeatDays, repeats);
        }
    }

    private static async Task<List<string>> Rolled(NpgsqlConnection connection, RollBuffer buffer)
    {
        using (buffer)
        {
            var random = new Random(5);
            for (var i = 0; i < 2000; i++)
            {
                buffer.Add(1, random.Next(3), new DateOnly(2020, 1, 1).AddDays(random.Next(900)), [.. Enumerable.Repeat(random.Next(-2, 5), LedgerColumns.Count)]);
            }

            await Copy(connection, "rolls", "level smallint, start date, unit_no int, field_no int", buffer.CopyTo);
            var rolls = await Sums(connection, "rolls", "level, start, field_no");
            await connection.ExecuteAsync("drop table rolls");
            return rolls;
        }
    }

    private static async Task Copy(NpgsqlConnection connection, string table, string keys, Func<Stream, CancellationToken, Task> copyTo)
    {
        await connection.ExecuteAsync($"create temporary table {table} ({keys}, {string.Join(", ", LedgerColumnNames.All.Select(column => column + " int"))})");
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
        await copyTo(copy, CancellationToken.None);
    }

    /// <summary>Sums that came to nothing are left out: whether a row of zeros is written tells nothing.</summary>
    private static async Task<List<string>> Sums(NpgsqlConnection connection, string table, string by) => [.. await connection.QueryAsync<string>(
        $"""
        select concat_ws('|', {by}, {string.Join(", ", LedgerColumnNames.All.Select(column => $"coalesce(sum({column}), 0)"))}) from {table}
         group by {by} having {string.Join(" or ", LedgerColumnNames.All.Select(column => $"coalesce(sum({column}), 0) <> 0"))} order by {by}
        """)];
}
