using System.Net;
using System.Text;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Tests.Board;
using CamKet.App.Tests.Fixture;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Commitments;

/// <summary>What a document says besides its promises is corrected beside the source text and kept with the commitment.</summary>
[Collection("board")]
public class StatementTests(BoardProvince province)
{
    private static string Document(string number, int items = 1) => $"""
        ỦY BAN NHÂN DÂN
        XÃ CHƯA CÓ TÊN

        Số: {number}
        V/v đăng ký cam kết năm 2022

        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

        Mẫu, ngày 18 tháng 3 năm 2022

        Kính gửi: Phòng Nội vụ huyện Mẫu

        Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2022 của Ủy ban nhân dân huyện Mẫu;
        Năm 2021 xã tiếp nhận 200 hồ sơ, trong đó 150 hồ sơ trực tuyến, đạt tỷ lệ 80%. Thanh toán trực tuyến 39/40 giao dịch (97,5%).
        Văn phòng yêu cầu tỷ lệ văn bản được ký số đạt từ 90% trở lên.
        Tổng số 103 hồ sơ, gồm 80 hồ sơ trực tuyến, 23 hồ sơ trực tiếp.
        Chỉ số cải cách hành chính năm 2021 đạt 81,5 điểm, xếp thứ 9/18 toàn huyện.

        TT	Nội dung cam kết	Kết quả năm 2021	Kết quả phấn đấu năm 2022	Ghi chú
        {string.Join('\n', Enumerable.Range(1, items).Select(i => $"{i}\tTỷ lệ hồ sơ dịch vụ công trực tuyến loại {i}\t35,5%\t60%"))}

        Nơi nhận:
        - Như trên;
        - Lưu: VT.

        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH

        Lê Văn Mẫu
        """;

    private static async Task<(string Url, PageAnswer Page)> Propose(Visitor officer, string number, int items = 1)
    {
        var sent = await officer.PostForm("/cam-ket", [], new SentFile("file", "cam-ket.txt", Encoding.UTF8.GetBytes(Document(number, items)), "text/plain"));
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        return (sent.Location!.ToString(), await officer.Follow(sent));
    }

    private static async Task<PageAnswer> Press(Visitor officer, string url, Dictionary<string, string> fields, string button)
    {
        var sent = await officer.PostForm(url, new(fields) { ["viec"] = button });
        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        return await officer.Get(sent.Location!.ToString().Split('#')[0]);
    }

    private static string? Value(PageAnswer page, string name) => CommitmentPagesTests.Fields(page).GetValueOrDefault(name);

    private static string Verdict(PageAnswer page, string row) => page.Html.GetElementById(row)!.QuerySelector(".verdict")!.TextContent;

    [Fact]
    public async Task Every_field_that_was_read_stands_in_a_field_of_the_form()
    {
        using var officer = await province.App.SignedIn();

        var (_, page) = await Propose(officer, "31/CK-UBND");

        var fields = CommitmentPagesTests.Fields(page);
        foreach (var (name, value) in new[]
        {
            ("place", "Mẫu"), ("signer.capacity", "TM. ỦY BAN NHÂN DÂN"), ("signer.title", "CHỦ TỊCH"), ("signer.name", "Lê Văn Mẫu"),
            ("citations[0].number", "12/KH-UBND"), ("citations[0].date", "05/01/2022"),
            ("thresholds[0].op", ">="), ("thresholds[0].value", "90"), ("thresholds[0].unit", "percent"),
            ("figures[0].stated", "80"), ("figures[0].numerator", "150"), ("figures[0].denominator", "200"), ("figures[1].stated", "97,5"),
            ("sums[0].total", "103"), ("sums[0].parts", "80 + 23"),
            ("scores[0].value", "81,5"), ("scores[0].rank", "9"), ("scores[0].of", "18"), ("scores[0].scope", "toàn huyện"),
        })
        {
            fields.GetValueOrDefault(name).ShouldBe(value, name);
        }

        fields.ShouldContainKey("citations[0].basis");
        fields["subject"].ShouldContain("đăng ký cam kết năm 2022");
        fields["recipients"].ShouldContain("Phòng Nội vụ huyện Mẫu");
        Verdict(page, "figures-0").ShouldBe("không khớp: tính lại 75%");
        Verdict(page, "sums-0").ShouldBe("khớp");
    }

    [Fact]
    public async Task A_corrected_figure_is_judged_anew_and_found_again_as_it_was_left()
    {
        using var officer = await province.App.SignedIn();
        var (url, page) = await Propose(officer, "32/CK-UBND");
        var fields = CommitmentPagesTests.Fields(page);
        fields["figures[0].numerator"] = "160";
        fields["sums[0].parts"] = "80 + 24";
        fields["signer.name"] = "Lê Thị Mẫu";

        await Press(officer, url, fields, "luu");
        var again = await officer.Get(url);

        Verdict(again, "figures-0").ShouldBe("khớp");
        Verdict(again, "sums-0").ShouldBe("không khớp: cộng lại được 104");
        Value(again, "signer.name").ShouldBe("Lê Thị Mẫu");
    }

    [Fact]
    public async Task Rows_are_added_and_taken_away_by_buttons_and_their_list_stays_open()
    {
        using var officer = await province.App.SignedIn();
        var (url, page) = await Propose(officer, "33/CK-UBND");
        foreach (var list in new[] { "thresholds", "citations", "figures", "sums", "scores" })
        {
            int Rows(PageAnswer p) => p.Html.QuerySelectorAll($"#{list} fieldset.said").Length;
            var before = Rows(page);
            page = await Press(officer, url, CommitmentPagesTests.Fields(page), "them:" + list);
            Rows(page).ShouldBe(before + 1, list);
            page.Html.GetElementById(list)!.HasAttribute("open").ShouldBeTrue(list);
            page = await Press(officer, url, CommitmentPagesTests.Fields(page), $"bo:{list}:{before}");
            Rows(page).ShouldBe(before, list);
        }

        page = await Press(officer, url, CommitmentPagesTests.Fields(page), "bo:figures:0");
        Value(page, "figures[0].stated").ShouldBe("97,5");
        (await Press(officer, url, CommitmentPagesTests.Fields(page), "bo:figures:99")).Html.QuerySelectorAll("#figures fieldset.said").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_first_button_of_the_form_which_Enter_presses_takes_nothing_away()
    {
        using var officer = await province.App.SignedIn();

        var (_, page) = await Propose(officer, "34/CK-UBND");

        page.Html.QuerySelector("#bieu-mau button")!.GetAttribute("value").ShouldBe("luu");
    }

    [Theory]
    [InlineData("citations[0].date", "45/13/2022", "không phải là ngày")]
    [InlineData("citations[0].number", "", "chưa có số, ký hiệu")]
    [InlineData("thresholds[0].value", "khoảng chín mươi", "không phải là số")]
    [InlineData("figures[0].denominator", "", "thiếu mẫu số")]
    [InlineData("figures[0].numerator", "12.5", "đọc được hai cách")]
    [InlineData("figures[0].numerator", "99999999999999999999999999", "quá dài")]
    [InlineData("sums[0].parts", "80 + ", "chưa ghi con số")]
    [InlineData("scores[0].rankChange", "1,5", "không phải là số nguyên")]
    public async Task What_cannot_be_read_gets_one_sentence_at_its_field_and_stays_as_typed(string field, string typed, string words)
    {
        using var officer = await province.App.SignedIn();
        var (url, page) = await Propose(officer, $"35-{field}-{typed.Length}/CK-UBND");
        var fields = CommitmentPagesTests.Fields(page);
        fields["unit"] = fields["issuer-answer"] = "46500106";
        fields[field] = typed;

        var again = await Press(officer, url, fields, "xac-nhan");

        again.Html.QuerySelectorAll("#loi li").Length.ShouldBe(1, again.Html.QuerySelector("#loi")?.TextContent);
        var input = again.Html.QuerySelector($"[name='{field}']")!;
        input.GetAttribute("value").ShouldBe(typed);
        input.GetAttribute("aria-invalid").ShouldBe("true");
        again.Html.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent.ShouldContain(words);
        input.Closest("details.statements")!.HasAttribute("open").ShouldBeTrue();
        again.Html.GetElementById(again.Html.QuerySelector("#loi a")!.GetAttribute("href")![1..]).ShouldBe(input);
    }

    [Fact]
    public async Task What_was_corrected_is_kept_with_the_commitment_and_opens_again_with_it()
    {
        using var officer = await province.App.SignedIn();
        var (url, page) = await Propose(officer, "36/CK-UBND");
        var fields = CommitmentPagesTests.Fields(page);
        fields["unit"] = fields["issuer-answer"] = "46500106";
        fields["place"] = "Xã Mẫu";
        fields["recipients"] = "Phòng Nội vụ\n\n Lưu: VT ";
        fields["signer.capacity"] = "KT. CHỦ TỊCH";
        fields["signer.title"] = "PHÓ CHỦ TỊCH";
        fields["citations[0].date"] = "01/2022";
        fields["figures[0].stated"] = "75,0";
        fields["thresholds[0].owner"] = "Văn phòng";
        fields["scores[0].change"] = "-1,25";
        fields["scores[0].rankChange"] = "+3";

        (await officer.PostForm(url, new(fields) { ["viec"] = "xac-nhan" })).Location!.ToString().ShouldStartWith("/don-vi/");

        var id = Guid.Parse(url.Split('/')[^1]);
        var kept = await Kept(id);
        (kept.Place, kept.Signer).ShouldBe(("Xã Mẫu", new Signer("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Mẫu")));
        kept.Recipients.ShouldBe(["Phòng Nội vụ", "Lưu: VT"]);
        kept.Basis.ShouldBe([new Citation("12/KH-UBND", "2022-01")]);
        kept.Figures[0].ShouldBe(new StatedFigure("75,0%", 75m, 150, 200, 75m, CamKet.Documents.Verdict.Agrees));
        (kept.Thresholds[0].Op, kept.Thresholds[0].Value, kept.Thresholds[0].Owner).ShouldBe((Operator.AtLeast, 90m, "Văn phòng"));
        (kept.Scores[0].Change, kept.Scores[0].RankChange).ShouldBe((-1.25m, 3));

        var reopened = await officer.Follow(await officer.PostForm($"/cam-ket/{id}/sua", []));
        Value(reopened, "scores[0].change").ShouldBe("-1,25");
        Value(reopened, "citations[0].date").ShouldBe("01/2022");
        Value(reopened, "signer.title").ShouldBe("PHÓ CHỦ TỊCH");
    }

    [Fact]
    public async Task A_draft_of_a_hundred_promises_is_sent_whole()
    {
        using var officer = await province.App.SignedIn();
        var (url, page) = await Propose(officer, "37/CK-UBND", items: 100);
        var fields = CommitmentPagesTests.Fields(page);
        fields.Count.ShouldBeGreaterThan(1024);
        fields["items[99].text"] = "Nội dung cuối cùng";

        await Press(officer, url, fields, "luu");

        Value(await officer.Get(url), "items[99].text").ShouldBe("Nội dung cuối cùng");
    }

    private async Task<DocumentStatements> Kept(Guid id)
    {
        await using var scoped = await province.App.Database.InScope(Scope.WholeProvince(BoardProvince.Province));
        return (await CommitmentStore.Statements(scoped.Connection, BoardProvince.Province, id)).ShouldNotBeNull();
    }
}
