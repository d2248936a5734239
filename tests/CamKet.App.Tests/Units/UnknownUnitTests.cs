using CamKet.App.Tests.Drill;
using CamKet.App.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Units;

/// <summary>Whoever asks for a unit that is none is told what to do where he is: on a page nobody has a command line.</summary>
[Collection(DemoProvinceTests.Name)]
public sealed class UnknownUnitTests(DemoProvince demo)
{
    [Theory]
    [InlineData("/khai-thac?don-vi=99999")]
    [InlineData("/bieu-mau/06a?don-vi=99999")]
    [InlineData("/so-lieu/hom-nay?don-vi=99999")]
    [InlineData("/so-lieu/kiem-tra?don-vi=99999")]
    [InlineData("/bao-cao/tuan?don-vi=99999")]
    public async Task A_page_says_what_to_do_on_a_page(string address)
    {
        using var officer = await demo.App.SignedIn();
        var page = await officer.Get(address);
        page.MainText.ShouldContain("Không có đơn vị mã 99999");
        page.MainText.ShouldContain("chọn một đơn vị trong danh sách; đơn vị chưa có trong danh sách thì nhờ người quản trị nạp danh mục đơn vị.");
        page.MainText.ShouldNotContain("camket units");
    }

    [Fact]
    public async Task So_does_the_page_a_refused_form_comes_back_to()
    {
        using var officer = await demo.App.SignedIn();
        var report = await officer.PostForm("/bao-cao", new() { ["don-vi"] = "99999", ["tu"] = "2023-12-15", ["den"] = "2024-11-10", ["han"] = "" });
        report.MainText.ShouldContain("Không có đơn vị mã 99999 vào ngày 10/11/2024: chọn một đơn vị trong danh sách");
        report.MainText.ShouldNotContain("camket units");
        var sheet = await officer.PostForm("/cam-ket", [], new SentFile("file", "bang-tinh.xlsx", await officer.Client.GetByteArrayAsync(new Uri("/bieu-mau/06a.xlsx?don-vi=" + DemoProvince.Ward4, UriKind.Relative))));
        sheet.MainText.ShouldContain("số liệu thì nạp ở trang Số liệu.");
        sheet.MainText.ShouldNotContain("camket import");
    }

    [Theory]
    [InlineData("form", "--unit", "99999", "--form", "06a")]
    [InlineData("due", "--unit", "99999")]
    [InlineData("doubt", "--unit", "99999")]
    [InlineData("report", "--unit", "99999", "--from", "2023-12-15", "--to", "2024-11-10", "--out", "bao-cao.docx")]
    [InlineData("report", "--weekly", "--unit", "99999", "--out", "tuan.docx")]
    public async Task At_a_terminal_it_says_which_command_takes_units_in(params string[] arguments)
    {
        var answer = await demo.App.Camket(arguments);
        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain("Không có đơn vị mã 99999");
        answer.Error.ShouldContain("camket units import");
    }
}
