using CamKet.App.Board;
using CamKet.App.Commitments;
using CamKet.App.Platform;
using CamKet.App.Reports;
using CamKet.App.Tests.Fixture;
using CamKet.Commitments;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Reports;
using CamKet.Targets;
using CamKet.Time;
using CamKet.Units;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Reports;

/// <summary>A ward that has promised something answers each promise in its own row.</summary>
public sealed class CommitmentReportTests : IAsyncLifetime
{
    private static readonly Window Year = new(new DateOnly(2023, 12, 15), new DateOnly(2024, 11, 10));
    private static readonly Guid Id = new("00000000-0000-0000-0000-0000000000aa");
    private CamKetApp app = null!;
    private Unit unit = null!;

    public async Task InitializeAsync()
    {
        app = await WardFour.Start();
        unit = await WardFour.In(app);
        await using var scoped = await app.Database.InScope(Scope.WholeProvince(unit.ProvinceId));
        var commitment = new Commitment(
            unit.UnitNo, Id, 1, "8/CK-UBND", new DateOnly(2024, 1, 20), "UBND Phường 4", "UBND thành phố", 2024, [ReformIndex.Par, ReformIndex.Sipas],
            [
                Item("A.1", "Nâng tỷ lệ hồ sơ nộp trực tuyến", "online-all", 40),
                Item("A.2", "Tỷ lệ hồ sơ trả qua bưu chính công ích", "postal-return", 5),
                Item("B.1", "Gửi thư xin lỗi khi hồ sơ trễ hạn", "apology-coverage", 100),
                Item("B.2", "Đối thoại với thanh niên trong năm", null, null),
                Item("B.3", "Trồng cây quanh trụ sở", null, null),
                Item("B.4", "Hồ sơ phải bổ sung nhiều lần", "supplemented-twice", 1),
            ],
            [], null);
        await CommitmentStore.Save(scoped.Connection, unit.ProvinceId, commitment, null, new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero), "thử");
        await ItemStore.AddEvidence(
            scoped.Connection, unit.ProvinceId, unit.UnitNo, new ItemEvidence(Guid.NewGuid(), PromiseId.Of("Nâng tỷ lệ hồ sơ nộp trực tuyến"), "31/KH-UBND", null, "Kế hoạch số 31/KH-UBND ngày 05/3/2024", null),
            new DateTimeOffset(2024, 3, 6, 0, 0, 0, TimeSpan.Zero), "thử");
        await scoped.Commit();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    private static CommitmentItem Item(string path, string text, string? measure, decimal? percent) => new(
        path, ItemGroup.Improve, text, null,
        percent is { } p ? [new Target(TargetType.Percent, Operator.AtLeast, false, p, null, null, null, null, null, "từ " + p + "%", [])] : [],
        null, null, null, measure, null, null) { Id = PromiseId.Of(text) };

    private async Task<ReportDraft> Compose(ReportEdits? edits = null)
    {
        var compose = app.Services.GetRequiredService<ComposeReport>();
        var found = (Outcome<ReportingUnit>.Done)await compose.UnitOf(WardFour.Code, Year.To, CancellationToken.None);
        return await compose.Of(found.Value, Year, edits ?? ReportEdits.None, 3, new DateOnly(2024, 11, 12), CancellationToken.None);
    }

    /// <summary>A promise's row, by the promise.</summary>
    private static string Key(string text) => PromiseId.Of(text).ToString();

    private static string Said(AnnexRow row) => string.Join(' ', row.Result.Select(l => l.Text));

    [Fact]
    public async Task Each_promise_is_answered_with_its_own_figure_and_its_evidence()
    {
        var report = await Compose();
        report.Subject.ShouldContain("PAR INDEX, SIPAS");
        report.Opening.ShouldContain("Bản cam kết số 8/CK-UBND ngày 20/01/2024");
        report.Annex.Take(6).Select(r => r.Number).ShouldBe(["A.1", "A.2", "B.1", "B.2", "B.3", "B.4"]);
        report.Annex.Skip(6).Select(r => r.Key).ShouldBe(["tuyen-truyen", "giai-quyet-tthc", "so-hoa", "thanh-toan", "van-ban-dien-tu", "ngan-sach", "sang-kien"],
            "the form's contents beyond the promises follow them");
        report.Annex.Skip(6).Select(r => r.Number).ShouldBe(["C.1", "C.2", "C.3", "C.4", "C.5", "C.6", "C.7"], "a section of their own, after the promises' last");

        var online = report.Annex[0];
        online.Content.ShouldBe("Nâng tỷ lệ hồ sơ nộp trực tuyến (cam kết: ≥\u00a040%).");
        Said(online).ShouldContain("99,25% (2.926/2.948 hồ sơ)");
        Said(online).ShouldContain("Đánh giá: ");
        online.Evidence.ShouldContain("Kế hoạch số 31/KH-UBND ngày 05/3/2024");
        online.Evidence.ShouldContain(e => e.StartsWith("Số liệu trích xuất từ phần mềm Một cửa điện tử", StringComparison.Ordinal));

        Said(report.Annex[1]).ShouldStartWith("Tỷ lệ", Case.Sensitive, "the form has no sentence of it, so its definition speaks");
        Said(report.Annex[2]).ShouldContain("không phát sinh hồ sơ trễ hạn");
        Said(report.Annex[3]).ShouldContain("02 buổi đối thoại", Case.Sensitive, "an unbound item is known by its words");
        report.Annex[4].Result.ShouldBeEmpty();
        report.Open.Select(b => b.Id).ShouldContain(Key("Trồng cây quanh trụ sở") + ":result");
        report.Sections[1].Lines[0].Text.ShouldNotContain(" 0 nội dung", Case.Sensitive, "what there is none of is left out");
    }

    [Fact]
    public async Task A_promise_the_form_says_nothing_of_names_the_extracts_its_figure_came_from()
    {
        var report = await Compose();
        var row = report.Annex[5];
        Said(row).ShouldContain("0% (0/2.947 hồ sơ)");
        row.Evidence.ShouldContain(e => e.StartsWith("Số liệu trích xuất từ phần mềm Một cửa điện tử", StringComparison.Ordinal));
        report.Figures.Single(f => f.Id == Key("Hồ sơ phải bổ sung nhiều lần") + ".target1").Extracts.ShouldNotBeEmpty();
        report.Open.Select(b => b.Row).ShouldNotContain(Key("Hồ sơ phải bổ sung nhiều lần"));
    }

    [Fact]
    public async Task Two_commitments_of_a_year_with_items_of_one_number_are_each_answered_with_their_own_figure()
    {
        await using (var scoped = await app.Database.InScope(Scope.WholeProvince(unit.ProvinceId)))
        {
            // Without a day it stands before the other in the documents' order.
            var other = new Commitment(
                unit.UnitNo, new Guid("00000000-0000-0000-0000-0000000000bb"), 1, null, null, "UBND Phường 4", "UBND thành phố", 2024, [ReformIndex.Papi],
                [Item("A.1", "Thanh toán trực tuyến phí, lệ phí", "online-payment", 90)], [], null);
            await CommitmentStore.Save(scoped.Connection, unit.ProvinceId, other, null, new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero), "thử");
            await scoped.Commit();
        }

        var rows = (await Compose()).Annex.Where(r => r.Number == "A.1").ToList();
        rows.Count.ShouldBe(2);
        Said(rows.Single(r => r.Content.StartsWith("Thanh toán", StringComparison.Ordinal))).ShouldContain("97,88%");
        var online = rows.Single(r => r.Content.StartsWith("Nâng", StringComparison.Ordinal));
        Said(online).ShouldContain("99,25%");
        online.Evidence.ShouldContain("Kế hoạch số 31/KH-UBND ngày 05/3/2024");
    }

    [Fact]
    public async Task Our_own_reader_agrees_with_every_figure_of_a_report_on_promises()
    {
        var edits = ReportEdits.None with
        {
            Rows = new Dictionary<string, RowEdit> { [Key("Trồng cây quanh trụ sở")] = new(["Đã trồng theo Kế hoạch số 9/KH-UBND ngày 02/02/2024."], ["Kế hoạch số 9/KH-UBND ngày 02/02/2024"]) },
        };
        var document = DocumentReader.Read(DocxBlocks.Of(ReportDocx.Write(await Compose(edits), isDraft: false)));
        document.Figures.ShouldNotBeEmpty();
        document.Figures.ShouldAllBe(f => f.Verdict == Verdict.Agrees);
        document.Items.Count.ShouldBe(13);
    }
}
