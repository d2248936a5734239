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
}
