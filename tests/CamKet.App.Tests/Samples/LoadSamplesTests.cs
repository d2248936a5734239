using CamKet.App.Catalog;
using CamKet.App.Platform;
using CamKet.App.Progress;
using CamKet.App.Samples;
using CamKet.App.Tests.Fixture;
using CamKet.App.Units;
using CamKet.Progress;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Samples;

/// <summary>The sample province through the real doors: extracts imported, commitments read from Word and confirmed.</summary>
public class LoadSamplesTests
{
    private static readonly Scope Province = Scope.WholeProvince(SampleProvince.ProvinceId);

    [Fact]
    public async Task Two_units_and_the_hard_cases_come_in_whole_and_the_promises_stand_where_they_were_made_to_stand()
    {
        await using var app = await CamKetApp.StartAsync();
        await app.Services.GetRequiredService<LoadCatalogUnits>().Load(
            CatalogUnits.Read(Path.Combine(PostgresServer.Home, "catalog", "units"), Path.Combine(PostgresServer.Home, "samples", "catalog", "units")), default);
        var units = new HashSet<string> { "19345", "19447", "99001" };

        await app.Services.GetRequiredService<LoadSamples>().Facts(units, default);
        await app.Services.GetRequiredService<LoadCommitments>().Load(units, default);

        await using (var scoped = await app.Database.InScope(Province, default))
        {
            (await scoped.Connection.ExecuteScalarAsync<int>("select count(*)::int from quarantine")).ShouldBe(0);
            // Last year's and this year's dossiers, the carried one counted once; the 33 hard cases.
            (await Count(scoped, 46119345)).ShouldBe(2512 + 2947);
            (await Count(scoped, 46519447)).ShouldBe(340 + 360);
            (await Count(scoped, 46599001)).ShouldBe(33);
        }

        await app.Services.GetRequiredService<LoadStandings>().Load(default);

        var progress = app.Services.GetRequiredService<UnitProgress>();
        var day = SampleProvince.ThisYear.To;
        var ward = (await progress.At(Province, 46119345, null, day, day)).ToDictionary(item => item.Path);
        ward.Count.ShouldBe(13);
        Text(ward, "A.1").ShouldBe("2944/2944");
        Text(ward, "A.3").ShouldBe("2943/2944");
        Text(ward, "A.5").ShouldBe("2634/2691");
        Text(ward, "B.1").ShouldBe("1051/1121");
        Text(ward, "B.3").ShouldBe("7159635648/5684600000");
        ward["A.2"].Status.ShouldBe(Status.NotApplicable);
        ward["C.4"].Status.ShouldBe(Status.Met);

        var commune = (await progress.At(Province, 46519447, null, day, day)).ToDictionary(item => item.Path);
        commune.Count.ShouldBe(15);
        commune["B.II.1"].Status.ShouldBe(Status.OnTrack);
        commune["B.II.2"].Status.ShouldBe(Status.AtRisk);
        commune["B.II.3"].Status.ShouldBe(Status.AtRisk);
        commune["B.II.4"].Status.ShouldBe(Status.OutOfReach);
        commune["B.II.1"].Sentence.ShouldContain("19 trong 37");
        commune["C.1"].Status.ShouldBe(Status.NoDate);

        // Rank 12 of 22 where 10 was promised; 14 where 15 was.
        commune["A.1"].Status.ShouldBe(Status.AtRisk);
        commune["A.1"].Sentence.ShouldBe("Xếp thứ 12/22 (tạm tính, theo tài liệu mẫu, không có thật): kém cam kết 2 bậc.");
        commune["A.2"].Status.ShouldBe(Status.OnTrack);
        commune.Values.Count(item => item.EvidenceCount > 0).ShouldBeGreaterThan(5);
        commune["C.1"].EvidenceCount.ShouldBe(0);

        static string Text(Dictionary<string, ItemProgress> items, string path) =>
            FormattableString.Invariant($"{items[path].Targets[0].Actual.Numerator}/{items[path].Targets[0].Actual.Denominator}");
    }

    private static Task<int> Count(ScopedTransaction scoped, int unitNo) => scoped.Connection.ExecuteScalarAsync<int>(
        "select count(*)::int from dossier where province_id = 45 and unit_no = @unitNo", new { unitNo });
}
