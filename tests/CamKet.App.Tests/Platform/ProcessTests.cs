using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

/// <summary>The program as the machine starts it: what a run within these tests cannot show.</summary>
public class ProcessTests
{
    private static readonly Dictionary<string, string> Plain = new() { ["LANG"] = "C", ["LC_ALL"] = "C", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0" };
    private static readonly string[] Known = ["units", "show", "45", "--at", "2024-11-10"];

    [Fact]
    public async Task Answers_are_UTF8_whatever_the_locale_and_the_same_as_within_a_process()
    {
        var within = await Terminal.Camket(Known);
        within.Output.ShouldContain("Quảng Trị");

        (await Terminal.Started(Plain, Known)).ShouldBe(within);
        (await Terminal.Script(Plain, Known)).ShouldBe(within);
    }

    [Fact]
    public async Task The_users_fault_is_exit_code_1_and_the_machines_2_with_nothing_on_stdout()
    {
        foreach (var start in (Func<Dictionary<string, string>, string[], Task<CommandAnswer>>[])[Terminal.Started, Terminal.Script])
        {
            var mistyped = await start(Plain, ["khong-co"]);
            mistyped.ShouldBe(new(1, "", "Không có lệnh hoặc tuỳ chọn khong-co. Xem: ./camket --help\n"));

            var unreachable = await start(new(Plain) { ["CAMKET_DATABASE"] = "Host=/khong-co-o-day;Username=x;Database=y" }, ["user", "list"]);
            unreachable.ExitCode.ShouldBe(2);
            unreachable.Output.ShouldBeEmpty();
            unreachable.Error.ShouldStartWith("Không nối được với cơ sở dữ liệu");
        }
    }
}
