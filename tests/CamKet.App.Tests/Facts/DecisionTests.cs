using System.Globalization;
using CamKet.App.Intake;
using CamKet.App.Tests.Fixture;
using CamKet.App.Tests.Intake;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Facts;

/// <summary>What waits for a person: rows held back, dossiers gone from their system.</summary>
public class DecisionTests
{
    private const string Head = "Mã hồ sơ;Hình thức nộp;Tình trạng;Ngày tiếp nhận;Ngày kết thúc xử lý\n";

    [Fact]
    public async Task A_long_list_of_rows_is_paged_and_speaks_of_rows_only()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        await world.Import("dai.csv", Head + "X-0;Trực tiếp;Đang xử lý;01/10/2024;\n"
            + string.Concat(Enumerable.Range(1, 120).Select(i => string.Create(CultureInfo.InvariantCulture, $"X-{i};Trực tiếp;Đã xử lý xong;05/10/2024;04/10/2024\n"))));

        var first = await visitor.Get("/so-lieu/cho-sua");
        first.MainText.ShouldContain("120 dòng bị giữ lại");
        first.Html.QuerySelectorAll("input[name=dong]").Length.ShouldBe(50);
        first.MainText.ShouldContain("Trang 1 trên 3");
        first.MainText.ShouldNotContain("trang 1,");
        var last = await visitor.Get("/so-lieu/cho-sua?trang=3");
        last.Html.QuerySelectorAll("input[name=dong]").Select(input => input.GetAttribute("value")).ShouldBe(Enumerable.Range(103, 20).Select(row => row.ToString(CultureInfo.InvariantCulture)));

        var still = await visitor.PostForm("/so-lieu/cho-sua/nap-lai", new()
        {
            ["tinh"] = "45", ["lan"] = "1", ["trang"] = "", ["dong"] = "110", ["danh-sach"] = "3", ["o-finished"] = "03/10/2024",
        });
        still.Location!.ToString().ShouldBe("/so-lieu/cho-sua?trang=3");
        (await visitor.Follow(still)).MainText.ShouldContain("Tệp dai.csv, dòng 110: ");
    }

    [Fact]
    public async Task A_dossier_removed_from_its_system_leaves_the_facts_with_a_reason()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        await world.Import("dau.csv", Head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\nX-2;Trực tiếp;Đang xử lý;02/10/2024;\nX-3;Trực tiếp;Đang xử lý;02/10/2024;\n", new Window(new(2024, 10, 1), new(2024, 10, 31)));
        await world.Import("sau.csv", Head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n");

        var page = await visitor.Get("/so-lieu/bien-mat");
        page.MainText.ShouldContain("2 hồ sơ có ở lần nạp trước");
        var keys = page.Html.QuerySelectorAll("input[name=chon]").ToDictionary(input => input.GetAttribute("value")!.Split('/', 4)[3], input => input.GetAttribute("value")!);
        page.Html.QuerySelector("tbody th a")!.GetAttribute("href")!.ShouldEndWith("?ma=X-2");
        Task<PageAnswer> Decide(params (string, string)[] fields) => visitor.PostForm("/so-lieu/bien-mat/quyet-dinh", fields.ToDictionary(pair => pair.Item1, pair => pair.Item2));

        (await Decide(("ly-do", "x"))).MainText.ShouldContain("Chưa chọn dòng nào");
        var unsaid = await Decide(("chon", keys["X-2"]), ("xoa", "1"), ("ly-do", " "));
        unsaid.MainText.ShouldContain("Hãy ghi lý do các hồ sơ đã chọn");
        unsaid.Html.QuerySelectorAll("input[name=chon][checked]").Select(input => input.GetAttribute("value")).ShouldBe([keys["X-2"]]);
        (await world.Dossiers()).ShouldBe(3);
        (await visitor.Follow(await Decide(("chon", keys["X-2"]), ("xoa", "1"), ("ly-do", "Nhập trùng")))).MainText.ShouldContain("1 hồ sơ đã ra khỏi số liệu");
        (await visitor.Follow(await Decide(("chon", keys["X-3"])))).MainText.ShouldContain("1 dòng vẫn được tính.");
        (await Decide(("chon", keys["X-2"]), ("xoa", "1"), ("ly-do", "x"))).MainText.ShouldContain("X-2 đã được quyết định, hoặc một lần nạp sau lại có");

        (await world.List("select code from dossier order by code")).ShouldBe(["X-1", "X-3"]);
        (await world.List("select code || '|' || extract_id || '|' || superseded_batch from dossier_history")).ShouldBe(["X-2|1|3"]);
        (await world.List("select code || '|' || state || '|' || coalesce(reason, '') || '|' || decided_by from gone_dossier order by code")).ShouldBe(["X-2|removed|Nhập trùng|quantri", "X-3|kept||quantri"]);
        (await visitor.Get("/so-lieu/bien-mat")).MainText.ShouldContain("Không có hồ sơ nào biến mất.");
    }

    [Fact]
    public async Task A_whole_page_of_what_is_gone_is_decided_for_one_reason()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        await world.Import("dau.csv", Head + string.Concat(Enumerable.Range(1, 9).Select(i => string.Create(CultureInfo.InvariantCulture, $"X-{i};Trực tiếp;Đang xử lý;01/10/2024;\n"))), new Window(new(2024, 10, 1), new(2024, 10, 31)));
        await world.Import("sau.csv", Head + "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n");
        var page = await visitor.Get("/so-lieu/bien-mat");

        var done = await visitor.Follow(await visitor.PostFields("/so-lieu/bien-mat/quyet-dinh", [.. page.Html.QuerySelectorAll("input[name=o-trang]").Select(input => KeyValuePair.Create("o-trang", input.GetAttribute("value")!)), new("ca-trang", "true"), new("xoa", "1"), new("ly-do", "Nhập trùng")]));

        done.MainText.ShouldContain("8 hồ sơ đã ra khỏi số liệu");
        (await world.List("select code from dossier")).ShouldBe(["X-1"]);
        (await world.List("select distinct reason from gone_dossier where state = 'removed'")).ShouldBe(["Nhập trùng"]);
    }

    [Fact]
    public async Task What_every_later_extract_misses_waits_once_and_is_removed_once()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        const string Stays = "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n";
        const string Goes = "X-2;Trực tiếp;Đang xử lý;01/10/2024;\nX-3;Trực tiếp;Đang xử lý;01/10/2024;\n";
        Window Until(int day) => new(new(2024, 10, 1), new(2024, 11, day));
        await world.Import("1.csv", Head + Stays + Goes, Until(1));
        (await world.Import("2.csv", Head + Stays, Until(2))).ShouldBeOfType<ImportOutcome.Accepted>().Summary.GoneWaiting.ShouldBe(0);

        var third = (await world.Import("3.csv", Head + Stays, Until(3))).ShouldBeOfType<ImportOutcome.Accepted>();
        (third.Summary.Gone, third.Summary.GoneWaiting).ShouldBe((2, 2));
        ImportText.Headline(third).ShouldContain("biến mất 2 (2 đang chờ quyết định từ lần nạp trước)");
        (await world.List("select extract_id || ' ' || code from gone_dossier order by 1")).ShouldBe(["2 X-2", "2 X-3"]);

        // As programs left it that listed it each time.
        await world.Do("insert into gone_dossier (province_id, unit_no, extract_id, code, state) select province_id, unit_no, 3, code, state from gone_dossier where code = 'X-2'");
        var page = await visitor.Get("/so-lieu/bien-mat");
        var keys = page.Html.QuerySelectorAll("input[name=o-trang]").Select(input => input.GetAttribute("value")!).ToList();
        keys.Count.ShouldBe(3);
        Task<PageAnswer> Decide(IEnumerable<string> chosen) => visitor.PostFields(
            "/so-lieu/bien-mat/quyet-dinh", [.. chosen.Select(key => KeyValuePair.Create("chon", key)), new("xoa", "1"), new("ly-do", "Nhập trùng")]);
        (await Decide(keys.Append("46" + keys[0][2..]))).MainText.ShouldContain("các dòng đã chọn là của hai tỉnh khác nhau");
        (await world.Dossiers()).ShouldBe(3);
        (await visitor.Follow(await Decide(keys))).MainText.ShouldContain("2 hồ sơ đã ra khỏi số liệu");
        (await world.List("select code from dossier")).ShouldBe(["X-1"]);
        (await world.List("select distinct state from gone_dossier")).ShouldBe(["removed"]);
    }

    [Fact]
    public async Task What_came_back_and_went_again_waits_for_a_decision_that_can_be_made()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        const string Stays = "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n";
        for (var day = 1; day <= 4; day++)
        {
            await world.Import($"{day}.csv", Head + Stays + (day % 2 == 1 ? "X-2;Trực tiếp;Đang xử lý;01/10/2024;\n" : ""), new(new(2024, 10, 1), new(2024, 11, day)));
        }

        var key = (await visitor.Get("/so-lieu/bien-mat")).Html.QuerySelector("input[name=o-trang]")!.GetAttribute("value")!;
        key.ShouldStartWith("45/4/");
        (await visitor.Follow(await visitor.PostFields("/so-lieu/bien-mat/quyet-dinh", [new("chon", key), new("xoa", "1"), new("ly-do", "Nhập trùng")]))).MainText.ShouldContain("1 hồ sơ đã ra khỏi số liệu");
    }

    [Fact]
    public async Task What_a_person_keeps_is_not_asked_again_until_its_system_has_told_of_it_once_more()
    {
        await using var world = await ImportWorld.Start();
        using var visitor = await world.App.SignedIn();
        const string Stays = "X-1;Trực tiếp;Đang xử lý;01/10/2024;\n";
        const string Goes = "X-2;Trực tiếp;Đang xử lý;01/10/2024;\n";
        async Task<int> Gone(string file, string rows, int day) =>
            (await world.Import(file, Head + rows, new(new(2024, 10, 1), new(2024, 11, day)))).ShouldBeOfType<ImportOutcome.Accepted>().Summary.Gone;
        await Gone("1.csv", Stays + Goes, 1);
        (await Gone("2.csv", Stays, 2)).ShouldBe(1);
        var key = (await visitor.Get("/so-lieu/bien-mat")).Html.QuerySelector("input[name=o-trang]")!.GetAttribute("value")!;
        (await visitor.Follow(await visitor.PostFields("/so-lieu/bien-mat/quyet-dinh", [new("chon", key)]))).MainText.ShouldContain("1 dòng vẫn được tính.");

        (await Gone("3.csv", Stays, 3)).ShouldBe(0);
        (await Gone("4.csv", Stays + Goes, 4)).ShouldBe(0);
        (await Gone("5.csv", Stays, 5)).ShouldBe(1);
        (await Gone("6.csv", Goes + Stays, 5)).ShouldBe(0);
        (await world.List("select extract_id || ' ' || state from gone_dossier order by 1")).ShouldBe(["2 kept", "5 back"]);
        (await visitor.Get("/so-lieu/bien-mat")).Html.QuerySelector("input[name=o-trang]").ShouldBeNull();
    }
}
