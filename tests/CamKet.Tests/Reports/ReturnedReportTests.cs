using CamKet.Documents;
using CamKet.Facts;
using CamKet.Reports;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Reports;

public sealed class ReturnedReportTests
{
    private static readonly ReportHeader Header = new(
        null, ["Ủy ban nhân dân", "Xã Thử"], 3, "BC-UBND", "Xã Thử", new DateOnly(2025, 4, 2), 2025, null, null, "Chủ tịch", "Lê Thử", ["Lưu: VT"]);

    private static readonly ReportDraft Frozen = new(
        Header, "BÁO CÁO", "Kết quả", "Mở đầu:", [new("1. Chỉ đạo", [ReportLine.Of("Đã giao việc cho 3 bộ phận.")])], "Hết./.", "Kết quả", ["STT", "Nội dung", "Kết quả", "Tài liệu"],
        [
            new("a", "1", "Tiếp nhận hồ sơ", [new([new("Đã nhận "), new("2.948", "a.n"), new(" hồ sơ, trong đó trực tuyến "), new("99,25% (2.926/2.948 hồ sơ)", "a.s"), new(".")])], 1, ["Số liệu trích xuất"], []),
            new("b", "2", "Đối thoại", [new([new("Tổ chức "), new("02", "b.n"), new(" buổi đối thoại.")])], 1, [], []),
        ],
        [
            new("a.n", "Hồ sơ tiếp nhận", "received-all", FigureForm.Count, 2948, null, "2.948", 0, Certainty.Actual, [1]),
            new("a.s", "Tỷ lệ trực tuyến", "online-all", FigureForm.Share, 2926, 2948, "99,25% (2.926/2.948 hồ sơ)", 2, Certainty.Actual, [1]),
            new("b.n", "Buổi đối thoại", "dialogues", FigureForm.Count, 2, null, "02", 0, Certainty.Actual, [2]),
        ],
        []);

    private static IReadOnlyList<Difference> Back(string steering, string first, string second) => ReturnedReport.Compare(Frozen,
    [
        new Paragraph("Số: 03/BC-UBND", 1),
        new Paragraph("1. Chỉ đạo", 2),
        new Paragraph(steering, 3),
        new Table([new(["STT", "Nội dung", "Kết quả", "Tài liệu"], 4), new(["1.", "Tiếp nhận hồ sơ", first, "Số liệu trích xuất"], 5), new(["2.", "Đối thoại", second, ""], 6)], 4),
    ]);

    private const string Steering = "Đã giao việc cho 3 bộ phận.";
    private const string First = "Đã nhận 2.948 hồ sơ, trong đó trực tuyến 99,25% (2.926/2.948 hồ sơ).";
    private const string Second = "Tổ chức 02 buổi đối thoại.";

    [Fact]
    public void What_came_back_as_it_was_has_no_difference() => Back(Steering, First, Second).ShouldBeEmpty();

    [Theory]
    [InlineData("Trong kỳ, xã đã nhận 2948 hồ sơ; trong đó nộp trực tuyến đạt 99,25% (2926/2.948 hồ sơ).")]
    [InlineData("Đã nhận  2.948 hồ sơ,\ntrong đó trực tuyến 99,25 % (2.926/2.948 hồ sơ).")]
    public void Other_words_and_another_spelling_of_a_number_are_no_difference(string first) => Back(Steering, first, Second).ShouldBeEmpty();

    [Fact]
    public void A_changed_figure_is_named_with_what_it_was()
    {
        var difference = Back(Steering, First.Replace("99,25%", "99,52%", StringComparison.Ordinal), Second).ShouldHaveSingleItem();
        difference.Kind.ShouldBe(DifferenceKind.Changed);
        difference.Figure.ShouldBe("a.s");
        difference.Sentence.ShouldBe("Tỷ lệ trực tuyến: 99,25% đã sửa thành 99,52%.");
    }

    [Fact]
    public void A_removed_figure_is_named()
    {
        var difference = Back(Steering, First, "Có tổ chức đối thoại.").ShouldHaveSingleItem();
        (difference.Kind, difference.Figure, difference.Was).ShouldBe((DifferenceKind.Removed, "b.n", "02"));
    }

    [Fact]
    public void An_added_number_is_quoted_with_its_words()
    {
        var difference = Back(Steering, First, "Tổ chức 02 buổi đối thoại với 120 người.").ShouldHaveSingleItem();
        (difference.Kind, difference.Is).ShouldBe((DifferenceKind.Added, "120"));
        difference.Sentence.ShouldContain("với 120 người");
    }

    [Fact]
    public void A_changed_number_of_the_typed_text_is_found_too() =>
        Back("Đã giao việc cho 4 bộ phận.", First, Second).ShouldHaveSingleItem().Sentence.ShouldContain("3 đã sửa thành 4");

    [Theory]
    [InlineData("B.I.1")]
    [InlineData("B.I.\n1")]
    [InlineData("B.\nII. 12.")]
    public void The_number_of_a_row_however_it_is_broken_is_no_figure(string cell)
    {
        var number = string.Concat(cell.Where(c => !char.IsWhiteSpace(c))).TrimEnd('.');
        var report = Frozen with { Annex = [Frozen.Annex[0] with { Number = number }, Frozen.Annex[1]] };
        ReturnedReport.Compare(report,
        [
            new Paragraph("1. Chỉ đạo", 2), new Paragraph(Steering, 3),
            new Table([new([cell, "Tiếp nhận hồ sơ", First, "Số liệu trích xuất"], 5), new(["2.", "Đối thoại", Second, ""], 6)], 4),
        ]).ShouldBeEmpty();
    }

    [Fact]
    public void A_result_that_reads_like_a_rows_number_is_no_row()
    {
        var report = Frozen with { Annex = [Frozen.Annex[0] with { Number = "1.250" }, Frozen.Annex[1] with { Result = [ReportLine.Of("1.250")] }] };
        IReadOnlyList<Difference> Back(string second) => ReturnedReport.Compare(report,
        [
            new Paragraph("1. Chỉ đạo", 2), new Paragraph(Steering, 3),
            new Table([new(["1.250", "Tiếp nhận hồ sơ", First, "Số liệu trích xuất"], 5), new(["2.", "Đối thoại", second, ""], 6)], 4),
        ]);
        Back("1.250").ShouldBeEmpty();
        Back("1.260").ShouldHaveSingleItem().Sentence.ShouldContain("1.250 đã sửa thành 1.260");
    }

    [Fact]
    public void A_window_the_report_tells_of_in_passing_is_not_taken_for_its_own()
    {
        var march = new Window(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31));
        const string said = "So với kỳ từ ngày 01/01/2024 đến ngày 31/12/2024, hồ sơ tăng.";
        var frozen = Frozen with { Sections = [new("1. Chỉ đạo", [ReportLine.Of(said)])] };
        string? Fault(params string[] lines) => OtherReport.Fault(frozen, march, "bc.pdf", null, [new Paragraph("XÃ THỬ", 1), .. lines.Select((l, i) => new Paragraph(l, i + 2))]);
        Fault("Báo cáo kết quả tháng Ba.", said).ShouldBeNull();
        Fault("Báo cáo kỳ từ ngày 1/2/2025 đến ngày 28/2/2025.", said)!.ShouldContain("là báo cáo kỳ 1/2/2025 – 28/2/2025");
    }

    [Fact]
    public void A_report_of_another_unit_or_another_period_is_told_from_this_one()
    {
        var march = new Window(new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 31));
        string? Fault(string issuer, string opening) => OtherReport.Fault(
            Frozen, march, "bc.pdf", issuer, [new Paragraph(issuer, 1), new Paragraph(opening, 2)]);
        const string opening = "UBND xã báo cáo kết quả trong kỳ từ ngày 01/03/2025 đến ngày 31/03/2025 như sau:";
        Fault("ỦY BAN NHÂN DÂN\nXÃ THỬ", opening).ShouldBeNull();
        Fault("ỦY BAN NHÂN DÂN\nXÃ THỬ", "Báo cáo kết quả tháng Ba.").ShouldBeNull("somebody has put it in other words");
        Fault("ỦY BAN NHÂN DÂN PHƯỜNG 4", opening)
            .ShouldBe("Tệp bc.pdf là văn bản của ỦY BAN NHÂN DÂN PHƯỜNG 4, không có tên Xã Thử: chọn lại đúng báo cáo đã ban hành của đơn vị này.");
        Fault("XÃ THỬ", opening.Replace("/03/", "/02/", StringComparison.Ordinal))
            .ShouldBe("Tệp bc.pdf là báo cáo kỳ 01/02/2025 – 31/02/2025, không phải kỳ 01/03/2025 – 31/03/2025: chọn lại đúng báo cáo của kỳ này.");
    }

    [Fact]
    public void Columns_read_in_another_order_are_no_difference() => ReturnedReport.Compare(Frozen,
    [
        new Paragraph(Second, 1), new Paragraph("Tiếp nhận hồ sơ", 2), new Paragraph(First, 3), new Paragraph(Steering, 4),
    ]).ShouldBeEmpty();
}
