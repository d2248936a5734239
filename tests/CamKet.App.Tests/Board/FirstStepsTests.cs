using CamKet.App.Catalog;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Units;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Board;

/// <summary>A store nobody has put anything into yet.</summary>
public sealed class FirstStepsTests : IAsyncLifetime
{
    private static readonly string[] InOrder = ["Danh mục đơn vị", "Cam kết", "Số liệu"];

    private CamKetApp app = null!;

    public async Task InitializeAsync() => app = await CamKetApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Every_page_of_an_empty_store_says_what_to_do_first()
    {
        using var officer = await app.SignedIn();
        foreach (var address in (string[])["/", "/don-vi", "/tien-do", "/cam-ket", "/khai-thac", "/bieu-mau/06a", "/so-lieu/hom-nay", "/so-lieu/kiem-tra", "/ke-hoach-von", "/ket-qua-xep-hang", "/so-lieu", "/bao-cao"])
        {
            var page = await officer.Get(address);
            page.MainText.ShouldContain("Bắt đầu từ đâu", Case.Sensitive, address);
            page.MainText.ShouldContain("người quản trị chạy ./camket units import", Case.Sensitive, address);
            page.Html.QuerySelectorAll("[role=alert]").ShouldAllBe(alert => !alert.TextContent.Contains("camket"), address);
            page.Html.QuerySelectorAll(".first-steps li b").Select(b => b.TextContent.TrimEnd('.')).ShouldBe(InOrder, address);
            page.MainText.ShouldNotContain("Bỏ bớt điều kiện lọc");
        }
    }

    [Fact]
    public async Task A_visitor_is_told_the_same_and_no_more_by_what_the_public_may_read()
    {
        await new LoadCatalogUnits(app.Database).Load(CatalogUnits.Read(Home.Path("catalog", "units")), CancellationToken.None);
        using var visitor = app.Visitor();
        await using var connection = await app.Database.Open();
        var unit = await UnitStore.ByCode(connection, "19333", new DateOnly(2026, 1, 1));
        foreach (var address in (string[])["/", "/don-vi/" + unit!.Slug])
        {
            var steps = (await visitor.Get(address)).Html.QuerySelectorAll(".first-steps li").Select(li => li.TextContent).ToList();
            steps.Count.ShouldBe(3, address);
            steps[0].ShouldContain("Đã có: Tỉnh Quảng Trị");
            steps[1].ShouldContain("Chưa có");
            steps[2].ShouldContain("Chưa có");
        }
    }
}
