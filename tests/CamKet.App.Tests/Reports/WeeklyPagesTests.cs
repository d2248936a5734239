using System.Net;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

public sealed class WeeklyPagesTests : IAsyncLifetime
{
    private ReportDesk desk = null!;

    public async Task InitializeAsync() => desk = await ReportDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task The_weekly_page_is_about_the_newest_day_of_the_data()
    {
        var page = await desk.Officer.Get("/bao-cao/tuan?don-vi=" + WardFour.Code);
        page.MainText.ShouldContain("04/11/2024 – 10/11/2024");
        page.MainText.ShouldContain("Theo số liệu đến 10/11/2024 không có hồ sơ quá hạn; nạp số liệu mới trước khi họp.");
        (await desk.Officer.Get("/bao-cao/tuan?ngay=2024-11-12&don-vi=" + WardFour.Code)).MainText
            .ShouldContain("Không có hồ sơ quá hạn; 4 hồ sơ phải trả trong 5 ngày làm việc tới.");
        (await desk.Officer.Client.GetAsync(new Uri("/bao-cao/tuan.docx?don-vi=" + WardFour.Code, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_weekly_page_leads_to_other_weeks_and_back()
    {
        var url = "/bao-cao/tuan?don-vi=" + WardFour.Code;
        var page = await desk.Officer.Get(url);
        page.Html.QuerySelector("main a[href='/bao-cao']").ShouldNotBeNull();
        page.Html.QuerySelector("#ngay")!.GetAttribute("value").ShouldBe("10/11/2024");
        page.Html.QuerySelector("a[rel=next]").ShouldBeNull("the data end there");

        var before = await desk.Officer.Get("/bao-cao/tuan" + page.Html.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        before.MainText.ShouldContain("28/10/2024 – 03/11/2024");
        var again = await desk.Officer.Get("/bao-cao/tuan" + before.Html.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        again.MainText.ShouldContain("04/11/2024 – 10/11/2024");
    }
}
