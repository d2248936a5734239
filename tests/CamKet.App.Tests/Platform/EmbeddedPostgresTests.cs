using System.Globalization;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

public class EmbeddedPostgresTests
{
    [Fact]
    public async Task It_listens_on_its_socket_only_with_checksums_and_Vietnamese_collation()
    {
        var server = await PostgresServer.Running();
        await using var connection = await server.Administrator(default);
        (await connection.ExecuteScalarAsync<string>("show listen_addresses")).ShouldBe("");
        (await connection.ExecuteScalarAsync<string>("show data_checksums")).ShouldBe("on");
        (await connection.ExecuteScalarAsync<string>("show server_encoding")).ShouldBe("UTF8");
        (await connection.ExecuteScalarAsync<string>("select datlocale from pg_database where datname = 'template1'")).ShouldBe("vi");
        connection.ConnectionString.ShouldStartWith("Host=/");
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_is_refused_with_the_number_of_the_first()
    {
        await using var home = new TemporaryHome();
        await using var first = await EmbeddedPostgres.Start(home.Settings("hai"), default);
        var refused = await Should.ThrowAsync<DataInUse>(() => EmbeddedPostgres.Start(home.Settings("hai"), default));
        refused.Message.ShouldContain(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        await using var joined = await EmbeddedPostgres.Start(home.Settings("hai", mayShare: true), default);
        joined.Owns.ShouldBeFalse();
    }

    [Fact]
    public async Task A_command_says_whose_data_it_takes_where_there_are_two()
    {
        await using var home = new TemporaryHome();
        Dictionary<string, string> environment = new() { ["CAMKET_HOME"] = home.Folder, ["CAMKET_DATABASE"] = "" };
        await using (await EmbeddedPostgres.Start(home.Settings("serve"), default))
        {
        }

        await using var demo = await EmbeddedPostgres.Start(home.Settings("demo"), default);
        await demo.Create("camket", template: null, default);

        var kept = await Terminal.Started(environment, "user", "list");
        kept.ExitCode.ShouldBe(0, kept.Error);
        kept.Error.ShouldContain($"Dùng cơ sở dữ liệu của camket serve (thư mục {EmbeddedPostgresPlace.FolderOf(home.Folder, "serve")}), không phải của bản demo đang chạy");
        (await Terminal.Started(environment, "user", "list", "--demo")).Error.ShouldContain("Dùng cơ sở dữ liệu của bản demo đang chạy.");
    }

    [Fact]
    public async Task What_was_stored_is_there_after_a_restart_and_after_a_stale_pid_file()
    {
        await using var home = new TemporaryHome();
        await using (var first = await EmbeddedPostgres.Start(home.Settings("cu"), default))
        {
            await first.Create("giu_lai", template: null, default);
        }

        // Once with the number of a process that is gone, once with that of a living stranger: this one.
        foreach (var process in (string[])["999999", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)])
        {
            await File.WriteAllTextAsync(Path.Combine(home.DataFolder("cu"), "postmaster.pid"), $"{process}\n{home.DataFolder("cu")}\n1700000000\n5432\n\n\n");
            await using var again = await EmbeddedPostgres.Start(home.Settings("cu"), default);
            await using var connection = await again.Administrator(default);
            (await connection.ExecuteScalarAsync<int>("select count(*)::int from pg_database where datname = 'giu_lai'")).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_start_broken_off_while_making_the_data_is_begun_anew()
    {
        await using var home = new TemporaryHome();
        await using (await EmbeddedPostgres.Start(home.Settings("do"), default))
        {
        }

        Directory.Move(home.DataFolder("do"), home.DataFolder("do") + ".new");
        File.Delete(Path.Combine(home.DataFolder("do") + ".new", "PG_VERSION"));
        await using var again = await EmbeddedPostgres.Start(home.Settings("do"), default);
        again.Owns.ShouldBeTrue();
    }

    [Fact]
    public async Task Data_of_another_major_version_are_left_alone_and_named()
    {
        await using var home = new TemporaryHome();
        await using (await EmbeddedPostgres.Start(home.Settings("serve"), default))
        {
        }

        await File.WriteAllTextAsync(Path.Combine(home.DataFolder("serve"), "PG_VERSION"), "16\n");
        var answer = await Terminal.Started(new() { ["CAMKET_HOME"] = home.Folder }, "migrate");
        answer.ExitCode.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        answer.Error.Trim().ShouldNotContain('\n');
        answer.Error.ShouldContain("PostgreSQL 16");
        answer.Error.ShouldContain("PostgreSQL 18");
        await File.WriteAllTextAsync(Path.Combine(home.DataFolder("serve"), "PG_VERSION"), "18\n");
    }

    [Fact]
    public async Task A_killed_program_leaves_a_server_that_the_next_one_takes_over_with_all_its_data()
    {
        await using var home = new TemporaryHome();
        home.Settings("serve");
        Dictionary<string, string> environment = new() { ["CAMKET_HOME"] = home.Folder, ["CAMKET_ADMIN_PASSWORD"] = "mat-khau-da-dat" };
        using (var serve = Terminal.Start(environment, "serve", "--port", "0"))
        {
            (await serve.StandardOutput.ReadLineAsync())!.ShouldContain("http://");

            // While it runs, a second serve is refused and a command shares its data.
            var second = await Terminal.Started(environment, "serve", "--port", "0");
            second.ExitCode.ShouldBe(2);
            second.Error.ShouldContain($"tiến trình {serve.Id}");
            (await Terminal.Started(environment, "user", "add", "thu")).ExitCode.ShouldBe(0);

            serve.Kill();
            await serve.WaitForExitAsync();
        }

        File.Exists(Path.Combine(home.DataFolder("serve"), "postmaster.pid")).ShouldBeTrue();
        var list = await Terminal.Started(environment, "user", "list");
        list.Error.ShouldBeEmpty();
        list.Output.ShouldBe("quantri\nthu\n");
        File.Exists(Path.Combine(home.DataFolder("serve"), "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_command_joins_a_running_demo_but_not_what_a_killed_one_left_behind()
    {
        await using var home = new TemporaryHome();
        var settings = home.Settings("demo");
        (await EmbeddedPostgres.Join(settings, default)).ShouldBeNull();
        await using (await EmbeddedPostgres.Start(settings, default))
        {
            (await EmbeddedPostgres.Join(settings, default)).ShouldNotBeNull().Owns.ShouldBeFalse();
        }

        (await EmbeddedPostgres.Join(settings, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("FATAL:  could not write lock file \"postmaster.pid\": No space left on device", "đã đầy")]
    [InlineData("initdb: error: could not create directory: Permission denied", "quyền")]
    [InlineData("PANIC:  could not locate a valid checkpoint record", "bản sao lưu")]
    [InlineData("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "bộ nhớ")]
    [InlineData("LOG: a\nFATAL:  something never seen\n", "something never seen")]
    public void What_the_server_says_becomes_one_sentence_with_what_to_do(string log, string expected)
    {
        var sentence = EmbeddedPostgresFault.Explain(log, "/data").Message;
        sentence.ShouldContain(expected);
        sentence.ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_demo_that_cannot_even_be_looked_for_is_none_unless_it_was_asked_for()
    {
        await using var home = new TemporaryHome();
        var settings = home.Settings("demo");
        Directory.CreateDirectory(home.DataFolder("demo"));
        await File.WriteAllTextAsync(Path.Combine(home.DataFolder("demo"), "PG_VERSION"), "18");
        // Who owns the data stands in a file; nobody can open a folder as one.
        Directory.CreateDirectory(Path.Combine(home.DataFolder("demo"), "..", "owner.lock"));

        (await RunningDatabase.RunningDemo(settings, isAsked: false, CancellationToken.None)).ShouldBeNull();
        await Should.ThrowAsync<Exception>(() => RunningDatabase.RunningDemo(settings, isAsked: true, CancellationToken.None));
    }
}
