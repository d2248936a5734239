using CamKet.App.Catalog;
using CamKet.App.Intake;
using CamKet.App.Platform;
using CamKet.App.Samples;
using CamKet.App.Tests.Fixture;
using CamKet.App.Units;
using CamKet.Extracts;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Samples;

/// <summary>The extract a new user drops into the demo moves the figures of its unit, cut-off unchanged.</summary>
public class SampleAgainTests
{
    [Fact]
    public async Task The_same_days_exported_again_finish_what_was_open()
    {
        await using var app = await CamKetApp.StartAsync();
        await app.Services.GetRequiredService<LoadCatalogUnits>().Load(
            CatalogUnits.Read(Path.Combine(PostgresServer.Home, "catalog", "units"), Path.Combine(PostgresServer.Home, "samples", "catalog", "units")), default);
        await app.Services.GetRequiredService<LoadSamples>().Facts(new HashSet<string> { "19429" }, default);
        var before = await Counts(app);
        var path = await SampleAgain.Lay(app.Services.GetRequiredService<SampleFiles>(), default);

        var accepted = (await app.Services.GetRequiredService<ImportFile>().Run(
            new ImportRequest(ExtractKind.Dossiers, path, Path.GetFileName(path), "người thử") { UnitCode = "19429" }, null, default)).ShouldBeOfType<ImportOutcome.Accepted>("the file tells its days by itself");

        var after = await Counts(app);
        (accepted.Summary.Refused, accepted.Summary.New, accepted.Summary.Gone, accepted.Summary.Window).ShouldBe((0, 0, 0, SampleProvince.ThisYear));
        after.Open.ShouldBeLessThan(before.Open);
        (after.Paid - before.Paid).ShouldBeGreaterThanOrEqualTo(100);
    }

    private static async Task<(long Open, long Paid)> Counts(CamKetApp app)
    {
        await using var scoped = await app.Database.InScope(Scope.WholeProvince(SampleProvince.ProvinceId));
        return await scoped.Connection.QuerySingleAsync<(long, long)>("select count(*) filter (where status = 4), sum(payments_online) from dossier");
    }
}
