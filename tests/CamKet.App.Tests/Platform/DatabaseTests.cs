using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

public class DatabaseTests
{
    private const string InsertQuarantine =
        """
        insert into quarantine (province_id, unit_no, extract_id, sheet, row_no, kind, cells, reasons, state)
        values (@province, @unit, 1, 'Sheet1', @unit, 'dossiers', '{}', '[]', 'open')
        """;

    [Fact]
    public async Task Without_a_scope_no_row_of_a_unit_is_seen()
    {
        await using var database = await WithRows();
        await using var connection = await database.Open();
        (await connection.ExecuteScalarAsync<int>("select count(*) from quarantine")).ShouldBe(0);
    }

    [Fact]
    public async Task A_scope_shows_its_units_and_no_other_unit_and_no_other_province()
    {
        await using var database = await WithRows();
        (await Units(database, new Scope(45, 2, 3))).ShouldBe([2, 3]);
        (await Units(database, Scope.WholeProvince(45))).ShouldBe([1, 2, 3, 4]);
        (await Units(database, Scope.WholeProvince(46))).ShouldBe([9]);
        (await Units(database, Scope.WholeProvince(47))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scope_ends_with_its_transaction_though_the_connection_lives_on_in_the_pool()
    {
        await using var database = await WithRows();
        await Units(database, Scope.WholeProvince(45));
        await using var connection = await database.Open();
        (await connection.ExecuteScalarAsync<int>("select count(*) from quarantine")).ShouldBe(0);
    }

    [Fact]
    public async Task A_row_of_another_unit_can_be_neither_written_nor_changed()
    {
        await using var database = await WithRows();
        await using (var own = await database.InScope(new Scope(45, 2, 3)))
        {
            (await own.Connection.ExecuteAsync("update quarantine set state = 'dismissed' where unit_no = 1")).ShouldBe(0);
            (await own.Connection.ExecuteAsync("delete from quarantine where province_id = 46")).ShouldBe(0);
            var refused = await Should.ThrowAsync<PostgresException>(
                () => own.Connection.ExecuteAsync(InsertQuarantine, new { province = 45, unit = 7 }));
            refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task Without_commit_a_transaction_leaves_no_trace()
    {
        await using var database = await WithRows();
        await using (var work = await database.InScope(Scope.WholeProvince(45)))
        {
            await work.Connection.ExecuteAsync("delete from quarantine");
        }

        (await Units(database, Scope.WholeProvince(45))).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Every_pool_logs_in_as_its_own_role_which_may_bypass_nothing()
    {
        await using var database = new Database(await PostgresServer.NewDatabase());
        await using var app = await database.Open();
        await using var publicReader = await database.OpenPublic();
        await using var scoped = await database.InScope(Scope.WholeProvince(1));
        await using var publicScoped = await database.InPublicScope(Scope.WholeProvince(1));
        foreach (var (connection, role) in ((NpgsqlConnection, string)[])
            [(app, Roles.App), (publicReader, Roles.Public), (scoped.Connection, Roles.App), (publicScoped.Connection, Roles.Public)])
        {
            var (session, super, bypass, owns) = await connection.QuerySingleAsync<(string, bool, bool, bool)>(
                """
                select session_user::text, rolsuper, rolbypassrls,
                       exists (select 1 from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(session_user, relowner, 'member'))
                from pg_roles where rolname = session_user
                """);
            session.ShouldBe(role);
            super.ShouldBeFalse();
            bypass.ShouldBeFalse();
            owns.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Every_table_with_a_units_data_is_forced_under_row_level_security_without_a_subquery()
    {
        await using var database = new Database(await PostgresServer.NewDatabase());
        await using var connection = await database.Open();
        var tables = (await connection.QueryAsync<(string Name, bool Forced, string? Policy)>(
            """
            select c.relname::text, c.relrowsecurity and c.relforcerowsecurity, pg_get_expr(p.polqual, p.polrelid)
            from pg_class c
            left join pg_policy p on p.polrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and c.relname not in ('unit', 'unit_successor')
              and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_no' and not a.attisdropped)
            """)).ToList();
        tables.ShouldNotBeEmpty();
        foreach (var (name, forced, policy) in tables)
        {
            forced.ShouldBeTrue($"{name} is not forced under row-level security");
            policy.ShouldNotBeNull($"{name} has no policy");
            policy.ShouldContain("camket.province");
            policy.ShouldContain("camket.unit_hi");
            policy.ToUpperInvariant().ShouldNotContain("SELECT");
        }
    }

    [Fact]
    public async Task Dates_and_arrays_come_back_as_they_went_in()
    {
        await using var database = new Database(await PostgresServer.NewDatabase());
        await using var connection = await database.Open();
        var day = new DateOnly(2024, 2, 29);
        var row = await connection.QuerySingleAsync<Dated>(
            "select @day as a_day, @days as some_days, @maybe as maybe_days, @codes as codes, null::date as no_day",
            new { day, days = (DateOnly[])[day, day.AddDays(1)], maybe = (DateOnly?[])[day, null], codes = (string[])["19345", "Đ"] });
        row.ADay.ShouldBe(day);
        row.SomeDays.ShouldBe([day, day.AddDays(1)]);
        row.MaybeDays.ShouldBe([day, null]);
        row.Codes.ShouldBe(["19345", "Đ"]);
        row.NoDay.ShouldBeNull();
    }

    [Fact]
    public async Task Vietnamese_names_sort_as_Vietnamese()
    {
        await using var database = new Database(await PostgresServer.NewDatabase());
        await using var connection = await database.Open();
        var sorted = await connection.QueryAsync<string>(
            """select name from unnest(@names) as n(name) order by name collate "vi-x-icu" """,
            new { names = (string[])["Đông Hà", "Ea Kar", "Dak Lak", "Đak Pơ", "An Lão", "Ân Thi", "Ăn Thịnh"] });
        sorted.ShouldBe(["An Lão", "Ăn Thịnh", "Ân Thi", "Dak Lak", "Đak Pơ", "Đông Hà", "Ea Kar"]);
    }

    private sealed record Dated(DateOnly ADay, DateOnly[] SomeDays, DateOnly?[] MaybeDays, string[] Codes, DateOnly? NoDay);

    private static async Task<Database> WithRows()
    {
        var database = new Database(await PostgresServer.NewDatabase());
        foreach (var (province, units) in ((int, int[])[])[(45, [1, 2, 3, 4]), (46, [9])])
        {
            await using var work = await database.InScope(Scope.WholeProvince(province));
            foreach (var unit in units)
            {
                await work.Connection.ExecuteAsync(InsertQuarantine, new { province, unit });
            }

            await work.Commit();
        }

        return database;
    }

    private static async Task<List<int>> Units(Database database, Scope scope)
    {
        await using var work = await database.InScope(scope);
        return (await work.Connection.QueryAsync<int>("select unit_no from quarantine order by unit_no")).ToList();
    }
}
