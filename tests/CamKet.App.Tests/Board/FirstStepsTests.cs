using CamKet.App.Tests.Fixture;
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
        foreach (var address in (string[])["/", "/don-vi", "/tien-do", "/cam-ket", "/khai-thac", "/bieu-mau/06a", "/so-lieu/hom-nay", "/so-lieu/kiem-tra", "/ke-hoach-von", "/ket-qua-xep-hang"])
        {
            var page = await officer.Get(address);
            page.MainText.ShouldContain("Bắt đầu từ đâu", Case.Sensitive, address);
            page.MainText.ShouldContain("./camket units import", Case.Sensitive, address);
            page.Html.QuerySelectorAll(".first-steps li b").Select(b => b.TextContent.TrimEnd('.')).ShouldBe(InOrder, address);
            page.MainText.ShouldNotContain("Bỏ bớt điều kiện lọc");
        }
    }
}
