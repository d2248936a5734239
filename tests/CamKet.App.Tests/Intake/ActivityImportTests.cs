using CamKet.App.Facts;
using CamKet.App.Intake;
using CamKet.Extracts;
using CamKet.Time;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

public class ActivityImportTests
{
    private const string Head = "Loại hoạt động;Ngày;Nội dung;Văn bản kiểm chứng\n";

    [Fact]
    public async Task Evidence_that_comes_later_changes_an_activity_two_alike_stay_two_and_what_is_gone_is_listed()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("mot.csv", Head + "Đối thoại;05/10/2024;Với thanh niên;\nĐối thoại;05/10/2024;với  Thanh niên;\nTập huấn;06/10/2024;Một cửa;\nTập huấn;41/10/2024;Một cửa;\n", new Window(new(2024, 10, 1), new(2024, 10, 31)), kind: ExtractKind.Activities);
        (await world.Ask<long>("select count(*) from activity")).ShouldBe(3);

        var later = (await world.Import("hai.csv", Head + "Đối thoại;05/10/2024;Với thanh niên;1/BB\nĐối thoại;05/10/2024;với Thanh niên;2/BB\n", kind: ExtractKind.Activities)).ShouldBeOfType<ImportOutcome.Accepted>();

        (later.Summary.New, later.Summary.Changed).ShouldBe((0, 2));
        (await world.List("select evidence_number from activity where kind = 'dialogue' order by 1")).ShouldBe(["1/BB", "2/BB"]);
        later.Summary.GoneRows.ShouldHaveSingleItem().Code.ShouldStartWith("06/10/2024 Một cửa");
    }

    [Fact]
    public async Task A_corrected_row_like_another_of_its_file_is_a_second_activity()
    {
        await using var world = await ImportWorld.Start();
        await world.Import("mot.csv", Head + "Tập huấn;06/10/2024;Một cửa;\nTập huấn;41/10/2024;Một cửa;\n", kind: ExtractKind.Activities);

        (await world.App.Services.GetRequiredService<ReplayRow>().Run(new QuarantineKey(45, 1, "", 3), new Dictionary<string, string> { ["day"] = "06/10/2024" }, "người thử", CancellationToken.None))
            .ShouldBeOfType<ReplayOutcome.Taken>();

        (await world.Ask<long>("select count(*) from activity")).ShouldBe(2);
    }
}
