using System.Net;
using CamKet.App.Board;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Tests.Board;
using CamKet.App.Tests.Facts;
using CamKet.App.Tests.Fixture;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using Dapper;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Commitments;

/// <summary>What hangs on an item follows it through a correction, or the correction is refused with a sentence.</summary>
[Collection("board")]
public class CorrectionTests(BoardProvince province)
{
    private const int First = 46_500_104;
    private const int Second = 46_500_105;
    private static readonly DateTimeOffset Confirmed = new(2024, 5, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Evidence_and_deadlines_follow_items_that_change_places_and_unit()
    {
        var id = await Commitment(81);
        using var officer = await province.App.SignedIn();
        var (url, fields) = await Reopen(officer, id);
        (fields["items[0].path"], fields["items[1].path"]) = ("D.2", "D.1");
        fields["unit"] = fields["issuer-answer"] = Second.ToString(System.Globalization.CultureInfo.InvariantCulture);

        (await Confirm(officer, url, fields)).ShouldStartWith("/don-vi/");

        var now = await InForce(id);
        now.UnitNo.ShouldBe(Second);
        now.Items.Select(i => (i.Path, i.Text, i.EvidenceCount, i.Deadline)).ShouldBe(
        [
            ("D.2", "Rà soát quy chế 81", 1, new DateOnly(2024, 9, 30)),
            ("D.1", "Tập huấn cán bộ 81", 0, new DateOnly(2024, 10, 31)),
        ]);
        (await Sources(id)).ShouldBe(["Kế hoạch số 1", "Kế hoạch số 2"]);
    }

    [Fact]
    public async Task A_cleared_date_unbinds_and_a_date_nobody_touched_keeps_its_source()
    {
        var id = await Commitment(82);
        using var officer = await province.App.SignedIn();
        var (url, fields) = await Reopen(officer, id);
        fields["items[1].deadline"] = "";

        (await Confirm(officer, url, fields)).ShouldStartWith("/don-vi/");

        (await InForce(id)).Items.Select(i => i.Deadline).ShouldBe([new DateOnly(2024, 9, 30), null]);
        (await Sources(id)).ShouldBe(["Bỏ hạn khi sửa cam kết", "Kế hoạch số 1", "Kế hoạch số 2"]);
    }

    [Fact]
    public async Task The_number_of_an_item_that_was_left_out_is_free_and_its_evidence_stays_its_own()
    {
        var id = await Commitment(83);
        using var officer = await province.App.SignedIn();
        var (url, fields) = await Reopen(officer, id);
        fields["items[0].drop"] = "on";
        fields["items[1].path"] = "D.1";

        (await Confirm(officer, url, fields)).ShouldStartWith("/don-vi/");

        var left = (await InForce(id)).Items.ShouldHaveSingleItem();
        (left.Id, left.Path, left.EvidenceCount).ShouldBe((PromiseId.Of("83/D.2"), "D.1", 0));
        var former = await officer.Get($"/don-vi/xa-tan-an-huyen-mau/cam-ket/{PromiseId.Of("83/D.1")}");
        former.MainText.ShouldContain("không còn trong bản cam kết đang có hiệu lực");
        former.MainText.ShouldContain("Biên bản");
    }

    [Fact]
    public async Task A_correction_of_a_version_that_was_replaced_meanwhile_is_refused()
    {
        var id = await Commitment(84);
        using var officer = await province.App.SignedIn();
        var (firstUrl, firstFields) = await Reopen(officer, id);
        var (secondUrl, secondFields) = await Reopen(officer, id);
        (await Confirm(officer, firstUrl, firstFields)).ShouldStartWith("/don-vi/");

        var answer = await Confirm(officer, secondUrl, secondFields);

        (await officer.Get(answer.Split('#')[0])).MainText.ShouldContain("đã được sửa thành bản 2 sau khi bản sửa này mở ra từ bản 1");
        (await InForce(id)).Version.ShouldBe(2);
    }

    private async Task<Guid> Commitment(int n)
    {
        var id = new Guid(n, 7, 7, new byte[8]);
        CommitmentItem Item(string path, string text) => new(
            path, ItemGroup.Other, text, null, [new Target(TargetType.Milestone, Operator.AtMost, false, null, null, null, null, null, null, "", [])],
            null, null, null, null, null, null) { Id = PromiseId.Of($"{n}/{path}") };
        await using var scoped = await province.App.Database.InScope(Scope.WholeProvince(BoardProvince.Province));
        await CommitmentStore.Save(
            scoped.Connection, BoardProvince.Province,
            new Commitment(First, id, 1, $"{n}/CK", new DateOnly(2021, 5, 2), "Xã Tân An", null, 2021, [], [Item("D.1", $"Rà soát quy chế {n}"), Item("D.2", $"Tập huấn cán bộ {n}")], [], null),
            null, Confirmed, "thử");
        await ItemStore.BindDate(scoped.Connection, BoardProvince.Province, First, PromiseId.Of($"{n}/D.1"), new DateOnly(2024, 9, 30), "Kế hoạch số 1", Confirmed, "thử");
        await ItemStore.BindDate(scoped.Connection, BoardProvince.Province, First, PromiseId.Of($"{n}/D.2"), new DateOnly(2024, 10, 31), "Kế hoạch số 2", Confirmed, "thử");
        await ItemStore.AddEvidence(
            scoped.Connection, BoardProvince.Province, First, new ItemEvidence(new Guid(n, 8, 8, new byte[8]), PromiseId.Of($"{n}/D.1"), null, null, "Biên bản", null), Confirmed, "thử");
        await scoped.Commit();
        return id;
    }

    private static async Task<(string Url, Dictionary<string, string> Fields)> Reopen(Visitor officer, Guid id)
    {
        var reopened = await officer.PostForm($"/cam-ket/{id}/sua", []);
        reopened.Status.ShouldBe(HttpStatusCode.Redirect);
        return (reopened.Location!.ToString(), CommitmentPagesTests.Fields(await officer.Follow(reopened)));
    }

    private static async Task<string> Confirm(Visitor officer, string url, Dictionary<string, string> fields) =>
        (await officer.PostForm(url, new(fields) { ["viec"] = "xac-nhan" })).Location!.ToString();

    private async Task<Commitment> InForce(Guid id)
    {
        await using var scoped = await province.App.Database.InScope(Scope.WholeProvince(BoardProvince.Province));
        return (await CommitmentStore.InForce(scoped.Connection, BoardProvince.Province, 0, int.MaxValue)).Single(c => c.Id == id);
    }

    private async Task<IEnumerable<string>> Sources(Guid id)
    {
        await using var scoped = await province.App.Database.InScope(Scope.WholeProvince(BoardProvince.Province));
        return await scoped.Connection.QueryAsync<string>(
            "select d.source from item_deadline d join commitment c on c.province_id = @Province and c.commitment_id = @id and c.ended_at is null and c.unit_no = d.unit_no join commitment_item i on i.province_id = @Province and i.unit_no = c.unit_no and i.commitment_id = @id and i.version = c.version and i.item_id = d.item_id where d.province_id = @Province order by d.source collate \"C\"", new { BoardProvince.Province, id });
    }
}
