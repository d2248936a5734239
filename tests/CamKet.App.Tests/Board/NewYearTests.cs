using System.Globalization;
using System.Text.Json;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using CamKet.Time;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Board;

/// <summary>Data of a new year before anybody has promised anything for it.</summary>
public sealed class NewYearTests : IAsyncLifetime
{
    private const string Head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Hạn xử lý theo quy định;Ngày kết thúc xử lý\n";

    private ImportWorld world = null!;
    private string slug = "";

    public async Task InitializeAsync()
    {
        world = await ImportWorld.Start("a year promised and kept to its end", async year =>
        {
            await Promise(year, 2024);
            // One in two online to the end of the reform year, none after it.
            await Import(year, "nam.csv", new(2023, 12, 15), new(2024, 12, 14), i => i % 2 == 0 ? "Trực tuyến" : "Trực tiếp");
        });
        slug = await world.Ask<string>("select slug from unit where code = '19345' and valid_to = '2025-06-30'");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData("2024-12-20")]
    [InlineData("2024-12-31")]
    public async Task To_the_end_of_december_the_year_promised_is_shown_as_it_was_judged(string until)
    {
        await Import(world, "cuoi-nam.csv", new(2024, 12, 15), DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture), _ => "Trực tiếp");
        using var officer = await world.App.SignedIn();
        foreach (var (address, figure) in Pages)
        {
            var page = await officer.Get(address);
            page.MainText.ShouldContain(figure, Case.Sensitive, address);
            page.MainText.ShouldContain("Cam kết năm 2024 được đánh giá đến hết ngày 14/12/2024, ngân sách đến hết ngày 31/12/2024; số liệu sau đó là của năm 2025.", Case.Sensitive, address);
        }

        NewYear(await officer.Get("/")).ShouldBe($"/?tu=2024-12-15&den={until}");
        NewYear(await officer.Get("/don-vi")).ShouldBe($"/?tu=2024-12-15&den={until}");
        var day = VietnameseDate.Print(DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Told(
            2024, until, until,
            $"Cam kết năm 2024 được đánh giá đến hết ngày 14/12/2024, ngân sách đến hết ngày 31/12/2024; số liệu sau đó là của năm 2025. Xem năm 2025: thêm --from 15/12/2024 --to {day}.");
        (await officer.Get($"/?tu=2024-12-15&den={until}")).MainText.ShouldContain("Chưa đơn vị nào có cam kết năm 2025.");
    }

    [Fact]
    public async Task In_the_new_year_too_until_somebody_promises()
    {
        await Import(world, "nam-moi.csv", new(2024, 12, 15), new(2025, 1, 20), _ => "Trực tiếp");
        using var officer = await world.App.SignedIn();
        foreach (var (address, figure) in Pages)
        {
            var page = await officer.Get(address);
            page.MainText.ShouldContain(figure, Case.Sensitive, address);
            page.MainText.ShouldContain("Chưa có cam kết nào cho năm 2025: dưới đây là cam kết năm 2024, tính đến hết năm (31/12/2024).", Case.Sensitive, address);
            page.MainText.ShouldNotContain("cách hôm nay", Case.Sensitive, address);
        }

        await Told(
            2024, "2024-12-31", "2025-01-20",
            "Chưa có cam kết nào cho năm 2025: dưới đây là cam kết năm 2024, tính đến hết năm (31/12/2024). Xem năm 2025: thêm --to 20/01/2025.");
        var asked = await Camket("--to", "20/01/2025");
        asked.Output.ShouldContain("chưa có cam kết nào cho năm 2025");
        asked.Output.ShouldNotContain("dưới đây là cam kết năm 2024");

        using var visitor = world.App.Visitor();
        var board = await visitor.Get("/");
        board.MainText.ShouldContain("đơn vị có cam kết năm 2024");
        board.Html.QuerySelectorAll("table.board tbody tr").Length.ShouldBe(1);
        NewYear(board).ShouldBe("/?den=2025-01-20");
        var year = await visitor.Get("/?den=2025-01-20");
        year.MainText.ShouldContain("Chưa đơn vị nào có cam kết năm 2025.");
        year.MainText.ShouldNotContain("dưới đây là cam kết năm 2024");
        // The file is of what the page shows.
        (await visitor.Get("/bang.csv")).Text.ShouldContain("\"50%\"");

        await Promise(world, 2025);
        (await Camket()).Output.ShouldNotContain("năm 2024");
        foreach (var (address, figure) in Pages)
        {
            var page = await officer.Get(address);
            page.MainText.ShouldNotContain("dưới đây là cam kết năm 2024", Case.Sensitive, address);
            page.MainText.ShouldNotContain(figure, Case.Sensitive, address);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_reads_on_a_desk_and_a_phone(bool isPhone)
    {
        await Import(world, "nam-moi.csv", new(2024, 12, 15), new(2025, 1, 20), _ => "Trực tiếp");
        await using var browser = await world.App.Browser(isPhone ? BrowserSize.Phone : BrowserSize.Desktop, signedIn: true);
        foreach (var (name, address) in new[] { ("toan-tinh", "/"), ("cac-don-vi", "/don-vi"), ("tien-do", "/tien-do"), ("don-vi", "/don-vi/" + slug) })
        {
            await browser.Go(address);
            await browser.ShouldFitItsWidth();
            await browser.ShouldBeAccessible();
            await browser.ScreenshotAsync("nam-moi-" + name);
        }
    }

    /// <summary>What is seen of the promise: 30 of the 60 dossiers of the reform year.</summary>
    private (string Address, string Figure)[] Pages =>
        [("/", "50 ≥ 40%"), ("/don-vi/" + slug, "30/60"), ($"/don-vi/{slug}/cam-ket/{PromiseId.Of("2024/B.1")}", "30/60"), ("/tien-do", "30/60")];

    /// <summary>The command answers as the pages do, in words and in JSON.</summary>
    private async Task Told(int year, string asOf, string newYear, string sentence)
    {
        var table = await Camket();
        table.Output.Split('\n')[0].TrimEnd().ShouldBe(sentence);
        table.Output.ShouldContain("30/60");
        var answer = await Camket("--json");
        (await JsonSchema.FromFileAsync(Path.Combine(PostgresServer.Home, "catalog", "schema", "progress-answer.schema.json")))
            .Validate(answer.Output).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();
        using var json = JsonDocument.Parse(answer.Output);
        json.RootElement.GetProperty("year").GetInt32().ShouldBe(year);
        json.RootElement.GetProperty("asOf").GetString().ShouldBe(asOf);
        json.RootElement.GetProperty("newYear").GetString().ShouldBe(newYear);
    }

    private Task<CommandAnswer> Camket(params string[] more) => Terminal.CamketWith(
        new Dictionary<string, string> { ["CAMKET_DATABASE"] = world.App.DatabaseAddress.For(Roles.Owner) }, ["progress", "--unit", "19345", .. more]);

    private static string? NewYear(PageAnswer page) => page.Html.QuerySelectorAll("main .notice a").Single(a => a.TextContent == "Xem năm 2025").GetAttribute("href");

    private static Task Import(ImportWorld world, string name, DateOnly from, DateOnly to, Func<int, string> channel) => world.Import(
        name,
        Head + string.Concat(Enumerable.Range(0, 60).Select(i => from.AddDays(i * (to.DayNumber - from.DayNumber) / 60)).Select((day, i) =>
            $"{from:yyMMdd}-{i};{channel(i)};Đã xử lý xong;{Written(day)};{Written(day.AddDays(5))};{Written(day)}\n")),
        new Window(from, to));

    private static string Written(DateOnly day) => VietnameseDate.Print(day);

    private static async Task Promise(ImportWorld world, int year)
    {
        var unit = await world.Ask<int>("select unit_no from unit where code = '19345' and valid_to = '2025-06-30'");
        var target = new Target(TargetType.Percent, Operator.AtLeast, false, 40, null, null, null, null, null, "", []);
        var item = new CommitmentItem("B.1", ItemGroup.Improve, "Hồ sơ nộp trực tuyến", null, [target], "Một cửa", null, null, "online-all", null, null) { Id = PromiseId.Of($"{year}/B.1") };
        await using var scoped = await world.App.Database.InScope(Scope.WholeProvince(45));
        await CommitmentStore.Save(
            scoped.Connection, 45, new Commitment(unit, new Guid(year, 0, 0, new byte[8]), 1, $"{year}/CK", new DateOnly(year, 3, 1), "Phường 4", null, year, [], [item], [], null), null,
            new DateTimeOffset(year, 3, 1, 0, 0, 0, TimeSpan.Zero), "thử");
        await scoped.Commit();
    }
}
