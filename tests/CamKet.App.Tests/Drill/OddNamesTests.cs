using System.Globalization;
using CamKet.App.Tests.Intake;
using CamKet.Extracts;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Drill;

/// <summary>A cell by procedure or officer opens to its dossiers whatever a source calls them.</summary>
public sealed class OddNamesTests
{
    /// <summary>What 1, 2, 3 … dossiers are of each: too long for an address and alike to the last letter, marks of the address itself, signs of HTML, SQL and addresses.</summary>
    private static readonly string[] Said =
    [
        "", "-", "~", "-1", Long + "a", Long + "b", "Cấp \"giấy\" O'Neil", "<b>1 & 2</b>?a=b#c+d", "100%_\\", "Thủ tục 🏠 ễ", "=1+1", "(không ghi)",
    ];

    private static string Long => string.Concat(Enumerable.Repeat("Đăng ký, cấp giấy chứng nhận quyền sử dụng đất ", 15)).Trim();

    [Theory]
    [InlineData("thu-tuc", "Tên thủ tục")]
    [InlineData("can-bo", "Mã cán bộ")]
    public async Task Every_line_opens_to_as_many_dossiers_as_it_says(string by, string column)
    {
        await using var world = await ImportWorld.Start();
        using var officer = await world.App.SignedIn();
        var rows = Said.SelectMany((said, i) => Enumerable.Range(0, i + 1).Select(n => $"H-{i:00}-{n:00};Trực tuyến;Đang xử lý;02/10/2024;05/10/2024;{Cell(said)}"));
        await world.Import("thang-10.csv", $"Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Hạn xử lý theo quy định;{column}\n{string.Join('\n', rows)}\n");

        var page = await officer.Get($"/khai-thac?don-vi={ImportWorld.Ward4}&tu=2024-10-01&den=2024-11-10&theo={by}&xep=tiep-nhan");
        var lines = page.Html.QuerySelectorAll("table.drill tbody tr").ToList();
        lines.Count.ShouldBe(Said.Length);
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var head in (string[])["Tiếp nhận", "Đang quá hạn"])
            {
                var link = lines[i].QuerySelector($"td[data-label='{head}'] a").ShouldNotBeNull($"{Said[i]}: {head}").GetAttribute("href")!;
                var figure = new Uri(world.App.Address, link);
                int.Parse(lines[i].QuerySelector($"td[data-label='{head}']")!.TextContent, CultureInfo.InvariantCulture).ShouldBe(i + 1);

                var list = await officer.Get(figure.PathAndQuery);
                list.MainText.ShouldContain($"{Said.Length * (Said.Length + 1) / 2} hồ sơ; {i + 1} hồ sơ khớp điều kiện lọc.");
                list.Html.QuerySelectorAll("table.behind tbody th a").Select(a => a.TextContent).ShouldBe(Enumerable.Range(0, i + 1).Select(n => $"H-{i:00}-{n:00}"));
                // Filtering further keeps what it was opened with.
                list.Html.QuerySelector($"select#{by} option[selected]")!.GetAttribute("value").ShouldBe(System.Web.HttpUtility.ParseQueryString(figure.Query)[by]);
                var file = await officer.Get(figure.AbsolutePath + "/dong.csv" + figure.Query);
                file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(i + 2);
            }
        }
    }

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
