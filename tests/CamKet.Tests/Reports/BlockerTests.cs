using CamKet.Facts;
using CamKet.Reports;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Reports;

public sealed class BlockerTests
{
    private static readonly Window March = new(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31));

    private static readonly ReportTemplate Template = new(
        "thu", "BÁO CÁO", "BC-UBND", "Về {indices}", "Thực hiện {basis}:", "Chỉ đạo", [], "Kết quả", [], "Kiến nghị", "Hết./.", "Phụ lục {year}",
        ["STT", "Nội dung", "Kết quả", "Tài liệu"],
        [
            new("tiep-nhan", "Tiếp nhận", ["received"], [],
                [new("Tiếp nhận", "Nhận {n} hồ sơ.", [new("n", Counted.In("received"))], null, "Không có hồ sơ.", false)]),
            new("khac", "Việc khác", [], [], []),
        ]);

    private static readonly ReportHeader Header = new(
        null, ["Ủy ban nhân dân", "Xã Thử"], null, "BC-UBND", "Xã Thử", null, 2025, "TM. Ủy ban nhân dân", null, "Chủ tịch", null, ["Lưu: VT"]);

    private static ReportDraft Compose(ReportEdits edits, Dictionary<string, decimal>? counters = null) => ReportComposition.Compose(new ReportRequest(
        Template, Header, "UBND xã",
        new ReportFacts(March, [new("dossiers", March, counters, null, Certainty.Actual, counters is null ? [] : [new(1, "Một cửa", March.To)], [])]),
        [], [], edits));

    private static ReportEdits Typed(string result, string? evidence = null, params (string Id, string Reason)[] reasons) => ReportEdits.None with
    {
        Rows = new Dictionary<string, RowEdit> { ["khac"] = new([result], evidence is null ? [] : [evidence]) },
        Reasons = reasons.ToDictionary(r => r.Id, r => r.Reason),
    };

    private static IEnumerable<string> Ids(ReportDraft draft) => draft.Open.Select(b => b.Id);

    private static readonly Dictionary<string, decimal> Received = new() { ["received"] = 12 };

    [Fact]
    public void A_row_without_data_and_a_row_without_result_block()
    {
        var draft = Compose(ReportEdits.None);
        Ids(draft).ShouldBe(["tiep-nhan:data", "khac:result"]);
        draft.CanBeIssued.ShouldBeFalse();
    }

    [Fact]
    public void Reasons_are_asked_for_once_and_what_was_not_done_needs_no_evidence()
    {
        var asked = Ids(Compose(ReportEdits.None)).ToDictionary(id => id, _ => "chưa thực hiện trong kỳ");
        var answered = Compose(ReportEdits.None with { Reasons = asked });
        answered.Open.ShouldBeEmpty();
        answered.Annex.ShouldAllBe(row => row.Evidence.Count == 0);
        answered.Annex[1].Result.Select(l => l.Text).ShouldBe(["chưa thực hiện trong kỳ"]);
    }

    [Fact]
    public void A_unit_without_data_and_promise_has_nothing_worth_asking_about()
    {
        Compose(ReportEdits.None).HoldsNothing.ShouldBeTrue();
        Compose(ReportEdits.None, Received).HoldsNothing.ShouldBeFalse();
    }

    [Fact]
    public void A_row_counted_from_an_extract_has_its_evidence() =>
        Compose(Typed("Làm thường xuyên.", "Biên bản"), Received).Open.ShouldBeEmpty();

    [Fact]
    public void A_typed_result_without_evidence_blocks_until_it_is_given_a_reason()
    {
        Ids(Compose(Typed("Làm thường xuyên."), Received)).ShouldBe(["khac:evidence"]);
        var excused = Compose(Typed("Làm thường xuyên.", null, ("khac:evidence", "việc hằng ngày")), Received);
        excused.CanBeIssued.ShouldBeTrue();
        excused.Annex[1].Evidence.ShouldBe(["Không có tài liệu kiểm chứng: việc hằng ngày"]);
    }

    [Fact]
    public void A_blank_reason_is_none() =>
        Compose(Typed("Làm thường xuyên.", null, ("khac:evidence", "  ")), Received).CanBeIssued.ShouldBeFalse();

    [Theory]
    [InlineData("Đạt 99,97%.", "khac:bare 99,97%")]
    [InlineData("Đạt 80% (3/4 hồ sơ).", "khac:differs 80%")]
    [InlineData("Có 5 cuộc họp.", "khac:typed")]
    public void A_typed_figure_is_named_and_blocks(string text, string blocker) =>
        Ids(Compose(Typed(text, "Biên bản"), Received)).ShouldContain(blocker);

    [Theory]
    [InlineData("Thực hiện theo Kế hoạch số 31/KH-UBND ngày 05/3/2025 trong năm 2025.")]
    [InlineData("Từ ngày 01/03/2025 đến ngày 31/03/2025 tại Phường 4.")]
    public void Dates_and_document_numbers_are_no_figures(string text) =>
        Compose(Typed(text, "Biên bản"), Received).Open.ShouldBeEmpty();

    [Fact]
    public void A_document_cited_in_a_result_is_offered_as_evidence_until_it_is_one()
    {
        const string text = "Thực hiện Kế hoạch số 31/KH-UBND ngày 05/3/2025 của xã.";
        var offered = Compose(Typed(text), Received).Annex[1].Offered.ShouldHaveSingleItem();
        offered.Text.ShouldBe("Kế hoạch số 31/KH-UBND ngày 05/3/2025");
        (offered.Citation.Number, offered.Citation.Date).ShouldBe(("31/KH-UBND", "2025-03-05"));
        Compose(Typed(text, offered.Text), Received).Annex[1].Offered.ShouldBeEmpty();
    }

    [Fact]
    public void The_number_and_date_not_given_yet_are_room_for_a_pen()
    {
        Header.NumberLine.Replace('\u00a0', ' ').ShouldBe("Số:       /BC-UBND");
        Header.PlaceAndDay.Replace('\u00a0', ' ').ShouldBe("Xã Thử, ngày        tháng        năm 2025");
    }
}
