using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Intake;

public class IntakeBrowserTests
{
    [Fact]
    public async Task The_intake_pages_fit_and_read_well_on_an_office_PC_and_on_a_phone()
    {
        await using var world = await ImportWorld.Start();
        await world.Import(
            "ho-so.csv",
            "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\nX-1;Trực tiếp;Đang xử lý;01/10/2024;\nX-2;Trực tiếp;Đã xử lý xong;05/10/2024;04/10/2024\n");
        foreach (var size in new[] { BrowserSize.Desktop, BrowserSize.Phone })
        {
            await using var browser = await world.App.Browser(size, signedIn: true);
            foreach (var (path, picture) in new[] { ("/so-lieu", "so-lieu"), ("/so-lieu/cho-sua", "cho-sua"), ("/so-lieu/bien-mat", "bien-mat"), ("/so-lieu/hoat-dong", "hoat-dong") })
            {
                await browser.Go(path);
                await browser.ShouldBeAccessible();
                (await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue($"{path} at {size.Name}");
                await browser.Page.ScreenshotAsync(new() { Path = Path.Combine(BrowserPage.Pictures, $"{picture}-{size.Name}.png"), FullPage = true });
            }
        }
    }
}
