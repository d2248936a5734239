using CamKet.App.Drill;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Measures;
using CamKet.Drill;
using CamKet.Facts;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Dapper;
using Npgsql;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Drill;

/// <summary>What the ledger does not keep is counted over one unit's dossiers of the window, and over no others.</summary>
public sealed class DrillStoreTests
{
    private const int Units = 20;

    [Fact]
    public async Task A_unit_s_dossiers_told_apart_are_those_the_rules_count_and_the_table_is_not_read_through()
    {
        await using var stored = await StoredFacts.WithUnits([.. Enumerable.Range(1, Units)]);
        var facts = await stored.Fill(Units);
        var scope = new Scope(StoredFacts.Province, 7, 7);
        await using (var scoped = await stored.Database.InScope(scope))
        {
            var scans = await Scans.From(scoped.Connection);
            foreach (var window in new Window[] { new(new(2023, 12, 15), new(2024, 11, 10)), new(new(2024, 4, 15), new(2024, 5, 14)), new(new(2024, 5, 6), new(2024, 5, 6)) })
            {
                var counted = DossierCounters.Count(facts[7], new CountingFrame(window, window.To));
                foreach (var by in (DrillBy[])[DrillBy.Channel, DrillBy.Procedure, DrillBy.Officer, DrillBy.Section])
                {
                    var rows = await DrillStore.ByColumn(scoped.Connection, scope, window, by, CancellationToken.None);
                    DrillRow.Total(rows, by).ShouldBe(DrillRow.Of(null, "Tổng cộng", counted), $"{by}, {window}");
                    await scans.ShouldAllGoByIndex($"{by}, {window}", "dossier");
                }

                var due = await DrillStore.OpenAndDue(scoped.Connection, scope, window.To, window.To.AddDays(3), CancellationToken.None);
                DueList.Of(due, window.To, WorkingCalendar.WeekendsOnly).Late.Count()
                    .ShouldBe((int)counted["open-overdue"], $"late on {window.To}");
                await scans.ShouldAllGoByIndex($"due, {window}", "dossier");
                (await DrillStore.ByField(scoped.Connection, scope, window, CancellationToken.None)).Sum(f => f.Counted["received"]).ShouldBe(counted["received"]);
                await scans.ShouldAllGoByIndex($"fields, {window}", "dossier");
            }
        }
    }
}
