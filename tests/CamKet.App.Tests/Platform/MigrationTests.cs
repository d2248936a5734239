using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

public class MigrationTests
{
    private static readonly Migration First = new(9001, "first", "create table first_one (id int primary key);");
    private static readonly Migration Second = new(9002, "second", "alter table first_one add column name text;");

    [Fact]
    public async Task Applied_twice_they_change_nothing_the_second_time()
    {
        var address = await PostgresServer.EmptyDatabase();
        (await Migrations.Apply(address, Migrations.Embedded(), TimeProvider.System, default)).ShouldNotBeEmpty();
        (await Migrations.Apply(address, Migrations.Embedded(), TimeProvider.System, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_programs_at_once_apply_each_of_them_once()
    {
        var address = await PostgresServer.EmptyDatabase();
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrations.Apply(address, [First, Second], TimeProvider.System, default)));
        runs.Sum(run => run.Count).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_changed_after_it_was_applied_is_named()
    {
        var address = await PostgresServer.EmptyDatabase();
        await Migrations.Apply(address, [First], TimeProvider.System, default);
        var fault = await Should.ThrowAsync<MachineFault>(() =>
            Migrations.Apply(address, [First with { Sql = First.Sql + " -- x" }], TimeProvider.System, default));
        fault.Message.ShouldContain("9001_first");
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        var address = await PostgresServer.EmptyDatabase();
        await Migrations.Apply(address, [First, Second], TimeProvider.System, default);
        var fault = await Should.ThrowAsync<MachineFault>(() => Migrations.Apply(address, [First], TimeProvider.System, default));
        fault.Message.ShouldContain("9002");
    }

    [Fact]
    public async Task One_that_fails_leaves_nothing_of_itself_and_keeps_those_before_it()
    {
        var address = await PostgresServer.EmptyDatabase();
        var broken = new Migration(9002, "broken", "create table second_one (id int); select 1/0;");
        await Should.ThrowAsync<Npgsql.PostgresException>(() => Migrations.Apply(address, [First, broken], TimeProvider.System, default));
        (await Migrations.Apply(address, [First, Second], TimeProvider.System, default)).ShouldBe([Second]);
    }

    [Fact]
    public async Task Line_ends_do_not_change_a_checksum()
    {
        new Migration(1, "a", "select 1;\r\nselect 2;\r\n").Checksum.ShouldBe(new Migration(1, "a", "select 1;\nselect 2;\n").Checksum);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_store_with_rows_is_brought_forward_though_the_owner_has_no_scope()
    {
        var address = await PostgresServer.EmptyDatabase();
        await Migrations.Apply(address, [.. Migrations.Embedded().Where(m => m.Number < 80)], TimeProvider.System, default);
        await using var database = new Database(address);
        await using (var work = await database.InScope(Scope.WholeProvince(45)))
        {
            await work.Connection.ExecuteAsync(
                """
                insert into budget_entry (province_id, unit_no, line, as_of, estimate, actual, certainty, extract_id, sheet, row_no)
                values (45, 1, 'thu', '2024-11-10', 10, 9, 'actual', 7, '', 1)
                """);
            await work.Commit();
        }

        await Migrations.Apply(address, Migrations.Embedded(), TimeProvider.System, default);
        await using var after = await database.InScope(Scope.WholeProvince(45));
        (await after.Connection.ExecuteScalarAsync<long>("select batch from budget_entry")).ShouldBe(7);
        (await after.Connection.QueryAsync<string>("select relname::text from pg_class where relrowsecurity and not relforcerowsecurity")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lives_longer_than_the_longest_span_are_brought_down_to_it()
    {
        var address = await PostgresServer.EmptyDatabase();
        await Migrations.Apply(address, [.. Migrations.Embedded().Where(m => m.Number < 111)], TimeProvider.System, default);
        await using var database = new Database(address);
        await using (var work = await database.InScope(Scope.WholeProvince(45)))
        {
            await work.Connection.ExecuteAsync(
                """
                insert into dossier (province_id, unit_no, code, channel, level, status, by_minute, supplements, reappointments, payments, payments_online, fee_bearing,
                                     input_digitised, result_digitised, interlinked, interlinked_electronic, result_by_post, extract_id, sheet, row_no, batch, span)
                select 45, 1, 'A-' || span, 1, 0, 9, false, 0, 0, 0, 0, false, false, false, false, false, false, 1, '', 1, 1, span from unnest(array[-1, 14, 15, 31, 127]) as span;
                insert into dossier_history select *, 2 from (select * from dossier) d
                """);
            await work.Commit();
        }

        await Migrations.Apply(address, Migrations.Embedded(), TimeProvider.System, default);
        await using var after = await database.InScope(Scope.WholeProvince(45));
        foreach (var table in (string[])["dossier", "dossier_history"])
        {
            (await after.Connection.QueryAsync<short>($"select span from {table} order by span")).ShouldBe([-1, 14, 14, 14, 127]);
        }
    }

    [Fact]
    public async Task The_days_of_procedures_are_the_same_by_the_year_as_they_were_by_four()
    {
        var address = await PostgresServer.EmptyDatabase();
        await Migrations.Apply(address, [.. Migrations.Embedded().Where(m => m.Number < 123)], TimeProvider.System, default);
        await using var database = new Database(address);
        await using (var work = await database.InScope(Scope.WholeProvince(45)))
        {
            await work.Connection.ExecuteAsync(
                """
                insert into ledger_procedure (province_id, unit_no, procedure, field_no, block, received, open, fee, fee_online)
                select 45, 7, 'A', 1, 2020, set_bit(set_bit(set_bit(z, 366 + 5, 1), 366 + 300, 1), 3 * 366, 1), set_bit(z, 2 * 366 + 365, 1), set_bit(z, 366 + 5, 1), set_bit(z, 3 * 366, 1) from (select 0::bit(1464) as z) z
                union all select 45, 7, 'B', 2, 2024, set_bit(z, 0, 1), z, z, z from (select 0::bit(1464) as z) z
                union all select 45, 7, 'none any more', 2, 2024, z, z, z, z from (select 0::bit(1464) as z) z
                """);
            await work.Commit();
        }

        await Migrations.Apply(address, Migrations.Embedded(), TimeProvider.System, default);
        await using var after = await database.InScope(Scope.WholeProvince(45));
        string At(string column) => $"coalesce((select string_agg(n::text, '+' order by n) from generate_series(0, 365) n where get_bit({column}, n) = 1), '-')";
        (await after.Connection.QueryAsync<string>(
            $"select concat_ws(' ', unit_no, procedure, field_no, year, {At("received")}, {At("open")}, {At("fee")}, {At("fee_online")}) from ledger_procedure order by procedure, year"))
            .ShouldBe(["7 A 1 2021 5+300 - 5 -", "7 A 1 2022 - 365 - -", "7 A 1 2023 0 - - 0", "7 B 2 2024 0 - - -"]);
    }
}
