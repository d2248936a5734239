using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

public class CommandLineTests
{
    [Theory]
    [InlineData("Không có lệnh hoặc tuỳ chọn khong-co.", "khong-co")]
    [InlineData("Giá trị 'x' của --port không hợp lệ.", "demo", "--port", "x")]
    [InlineData("Thiếu TEN của add.", "user", "add")]
    public async Task A_mistyped_command_is_one_Vietnamese_line_on_stderr_and_exit_code_1(string sentence, params string[] arguments)
    {
        var answer = await Terminal.Camket(arguments);
        answer.ExitCode.ShouldBe(1);
        answer.Output.ShouldBeEmpty();
        answer.Error.ShouldStartWith(sentence);
        answer.Error.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_the_machines_fault()
    {
        var answer = await Terminal.CamketWith(new() { ["CAMKET_DATABASE"] = "Host=/khong-co-o-day;Username=x;Database=y" }, "user", "list");
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldStartWith("Không nối được với cơ sở dữ liệu");
        answer.Error.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_server_of_ones_own_gets_its_roles_and_migrations_once()
    {
        var address = await PostgresServer.EmptyDatabase();
        Dictionary<string, string> environment = new() { ["CAMKET_DATABASE"] = address.For(Roles.Owner) };
        var first = await Terminal.CamketWith(environment, "migrate");
        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldContain("0001_foundation");
        var second = await Terminal.CamketWith(environment, "migrate");
        second.ExitCode.ShouldBe(0);
        second.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_at_the_same_time_keep_their_answers_faults_and_databases_apart()
    {
        await using var one = await CamKetApp.StartAsync();
        await using var other = await CamKetApp.StartAsync();
        (await one.Camket("user", "add", "mot")).ExitCode.ShouldBe(0);
        (await other.Camket("user", "add", "hai")).ExitCode.ShouldBe(0);
        (Func<Task<CommandAnswer>> Run, CommandAnswer Alone)[] runs =
        [
            (() => one.Camket("user", "list"), new(0, "mot\nquantri\n", "")),
            (() => other.Camket("user", "list"), new(0, "hai\nquantri\n", "")),
            (() => one.Camket("user", "add", "mot"), new(1, "", "Tên đăng nhập này đã có.\n")),
            (() => other.Camket("user", "reset", "mot"), new(1, "", "Không có tài khoản 'mot': xem ./camket user list.\n")),
        ];

        var together = await Task.WhenAll(Enumerable.Repeat(runs, 5).SelectMany(all => all).Select(async run => (Found: await Task.Run(run.Run), run.Alone)));

        together.Select(run => run.Found).ShouldBe(together.Select(run => run.Alone));
    }
}
