using CamKet.App.Tests.Fixture;
using CamKet.Bench;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CamKet.App.Tests.Faults;

/// <summary>Three kill points, and what else may go wrong in the middle of an import. <c>./camket bench --faults</c> takes twenty.</summary>
public sealed class KilledImportTests(ITestOutputHelper says)
{
    private const int Rows = 20_000;

    [Fact]
    public async Task Whatever_is_killed_in_an_import_the_store_is_as_before_or_as_after()
    {
        await using var home = new TemporaryHome();
        await using var world = await FaultWorld.Start(home.Settings("faults"), Rows, onSmallDisk: false, default);
        var random = new Random(20241110);
        var broken = 0;
        foreach (var fault in (Fault[])[Fault.ProgramKilled, Fault.ServerKilled, Fault.ConnectionCut, Fault.FileReplaced, Fault.TwoAtOnce])
        {
            // The first strikes as soon as the import is seen at its rows, the others a share of an earlier one's time later.
            var outcome = await world.Run(fault, fault is Fault.ProgramKilled or Fault.TwoAtOnce ? 0 : 0.8 * random.NextDouble(), again: fault == Fault.ServerKilled, default);
            says.WriteLine(outcome.ToString());
            outcome.Broken.ShouldBeNull(outcome.ToString());
            broken += outcome.Code == 0 ? 0 : 1;
        }

        // A share of a time may come too late; were all of them, nothing would have been shown.
        broken.ShouldBeGreaterThan(0, "no fault met an import at work");
    }

    [Fact]
    public async Task A_full_disk_refuses_the_import_and_leaves_the_store_as_before()
    {
        if (Environment.UserName != "root")
        {
            says.WriteLine("Only root may mount a small disk.");
            return;
        }

        await using var home = new TemporaryHome();
        await using var world = await FaultWorld.Start(home.Settings("day"), Rows, onSmallDisk: true, default);
        var outcome = await world.Run(Fault.DiskFull, 1, again: false, default);
        outcome.Broken.ShouldBeNull();
        outcome.Code.ShouldNotBe(0);
        outcome.Says.ShouldContain("đầy");
    }
}
