using System.Text;
using CamKet.Documents;
using CamKet.Figures;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

public class ProseThresholdTests
{
    [Theory]
    [InlineData("Phấn đấu tỷ lệ hồ sơ nộp qua mạng đạt trên 85%.", ">", 85)]
    [InlineData("Tỷ lệ hồ sơ nộp qua mạng phải vượt 85%.", ">", 85)]
    [InlineData("Đưa tỷ lệ ký số lên hơn 85% tổng số văn bản.", ">", 85)]
    [InlineData("Tối thiểu 85% hồ sơ được nộp qua mạng.", ">=", 85)]
    [InlineData("Ít nhất phải có 85% người dân hài lòng.", ">=", 85)]
    [InlineData("Mức độ hài lòng không thấp hơn 85%.", ">=", 85)]
    [InlineData("Không để tỷ lệ giải ngân dưới 85%; các bộ phận chú ý.", ">=", 85)]
    [InlineData("Tỷ lệ giải ngân không dưới 85%.", ">=", 85)]
    [InlineData("Tỷ lệ giải ngân từ 85% trở lên.", ">=", 85)]
    [InlineData("Phấn đấu giải ngân 85% kế hoạch vốn trở lên.", ">=", 85)]
    [InlineData("Tỉ lệ số hoá đạt ít nhất 85%.", ">=", 85)]
    [InlineData("Tỷ lệ số hóa ≥ 85%.", ">=", 85)]
    [InlineData("Tỷ lệ số hóa ≥85 %.", ">=", 85)]
    [InlineData("Tỷ lệ số hóa đạt 85%.", ">=", 85)]
    [InlineData("Nâng tỷ lệ số hóa từ 40,5% lên 85%.", ">=", 85)]
    [InlineData("Nâng tỷ lệ số hóa từ 40,5% (năm trước) lên trên 85%.", ">", 85)]
    [InlineData("Tỷ lệ hồ sơ trễ hạn không quá 5%.", "<=", 5)]
    [InlineData("Tỷ lệ hồ sơ trễ hạn không được vượt quá 5%.", "<=", 5)]
    [InlineData("Tỷ lệ hồ sơ trễ hạn tối đa là 5%.", "<=", 5)]
    [InlineData("Tỷ lệ hồ sơ trễ hạn ≤ 5%.", "<=", 5)]
    [InlineData("Kéo tỷ lệ hồ sơ trễ hạn xuống dưới 5%.", "<", 5)]
    [InlineData("Tỷ lệ hồ sơ phải bổ sung thấp hơn 5%.", "<", 5)]
    [InlineData("Tỷ lệ hồ sơ phải bổ sung từ 5% trở xuống.", "<=", 5)]
    [InlineData("Không để phát sinh hồ sơ trễ hạn (0%).", "<=", 0)]
    [InlineData("Hoàn thành 99,5% phần việc được giao.", ">=", 99.5)]
    public void An_operator_is_read_before_or_after_its_value(string sentence, string op, double value)
    {
        var threshold = Prose.Thresholds(Given.Directive(sentence)).ShouldHaveSingleItem();
        threshold.Op.Code().ShouldBe(op);
        threshold.Value.ShouldBe((decimal)value);
        threshold.Unit.ShouldBe("percent");
    }

    [Theory]
    [InlineData("Mỗi tổ đăng ký tối thiểu 03 mô hình mới.", ">=", 3, "count")]
    [InlineData("Xây dựng ít nhất hai sáng kiến về cải cách hành chính.", ">=", 2, "count")]
    [InlineData("Có từ 02 sáng kiến trở lên được công nhận.", ">=", 2, "count")]
    [InlineData("Phấn đấu có trên 10 bài viết trên trang thông tin.", ">", 10, "count")]
    [InlineData("Không quá 03 hồ sơ bị trả lại.", "<=", 3, "count")]
    [InlineData("Mỗi hồ sơ chỉ được yêu cầu bổ sung không quá 01 lần.", "<=", 1, "times")]
    [InlineData("Thư xin lỗi được gửi tối đa hai lần cho một hồ sơ.", "<=", 2, "times")]
    [InlineData("Phấn đấu đạt từ 90 điểm trở lên.", ">=", 90, "score")]
    [InlineData("Phấn đấu chỉ số cải cách hành chính đạt trên 88,5 điểm.", ">", 88.5, "score")]
    public void Counts_times_and_scores_are_asked_for_with_a_word(string sentence, string op, double value, string unit)
    {
        var threshold = Prose.Thresholds(Given.Directive(sentence)).ShouldHaveSingleItem();
        (threshold.Op.Code(), threshold.Value, threshold.Unit).ShouldBe((op, (decimal)value, unit));
    }

    [Theory]
    [InlineData("Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm.")]
    [InlineData("Trả lời công dân trong thời gian không quá 05 ngày làm việc.")]
    [InlineData("Công khai trên 4 khu phố và trên trang thông tin điện tử.")]
    [InlineData("Bố trí kinh phí tối thiểu 50 triệu đồng.")]
    [InlineData("Tổ chức đối thoại ít nhất 2 lần trong năm.")]
    [InlineData("Tổ chức ít nhất 02 hội nghị đối thoại/năm.")]
    [InlineData("Bố trí đủ kinh phí theo quy định.")]
    [InlineData("Năm trước tỷ lệ số hóa đã đạt 85%.")]
    [InlineData("Hồ sơ nộp qua mạng đạt 85% (170/200 hồ sơ).")]
    public void What_is_a_duration_a_duty_an_amount_or_a_result_is_no_threshold(string sentence) =>
        Prose.Thresholds(Given.Directive(sentence)).ShouldBeEmpty();

    [Fact]
    public void In_a_report_percentages_are_results_but_what_it_aims_at_is_a_threshold()
    {
        var blocks = Given.Report(
            "I. KẾT QUẢ THỰC HIỆN",
            "Tỷ lệ số hóa đạt trên 91%.",
            "Tỷ lệ hài lòng đạt 97,5%.",
            "II. PHƯƠNG HƯỚNG, NHIỆM VỤ",
            "Tỷ lệ số hóa đạt trên 95%.");
        Prose.Thresholds(blocks).ShouldHaveSingleItem().Value.ShouldBe(95);
        Prose.Figures(blocks).Select(f => f.Stated).ShouldBe([91m, 97.5m]);
    }

    [Theory]
    [InlineData("Năm 2024, tỷ lệ giải quyết hồ sơ đúng hạn đạt 99,2%.", "")]
    [InlineData("Năm 2024, số hóa đạt trên 91%. Chỉ số cải cách hành chính đạt 91,5 điểm.", "")]
    [InlineData("Tỷ lệ giải quyết hồ sơ đúng hạn đạt 99,2%, tăng 1,5% so với cùng kỳ.", "")]
    [InlineData("Chỉ số cải cách hành chính đạt 91,5 điểm, cao hơn 2 bậc so với năm trước.", "")]
    [InlineData("Thanh toán trực tuyến đạt 634/691 hồ sơ.", "")]
    [InlineData("Năm 2024, tỷ lệ số hóa đạt 91%; phấn đấu năm 2025 đạt 95%.", ">= 95")]
    [InlineData("Phấn đấu tỷ lệ số hóa đạt 95%, tăng 4% so với năm 2024.", ">= 95")]
    [InlineData("Năm 2025, tỷ lệ số hóa đạt 95%.", ">= 95")]
    [InlineData("Tỷ lệ số hóa đạt 95% trở lên.", ">= 95")]
    public void In_a_plan_a_past_year_or_a_comparison_tells_a_result(string sentence, string asked) =>
        string.Join(' ', Prose.Thresholds(Given.Directive("KẾ HOẠCH", "Cải cách hành chính năm 2025", sentence)).Select(t => $"{t.Op.Code()} {t.Value}")).ShouldBe(asked);

    [Theory]
    [InlineData("I. KẾT QUẢ THỰC HIỆN", "1. Nhiệm vụ cải cách thủ tục hành chính", "Tỷ lệ đúng hạn đạt 99,2%.", "")]
    [InlineData("I. KẾT QUẢ THỰC HIỆN", "2. Kế hoạch chuyển đổi số", "Số hóa đạt trên 91%.", "")]
    [InlineData("I. KẾT QUẢ THỰC HIỆN", "", "Vượt chỉ tiêu đề ra, đạt 105%.", "")]
    [InlineData("I. KẾT QUẢ THỰC HIỆN", "", "Xã luôn bảo đảm tỷ lệ đúng hạn đạt 99%.", "")]
    [InlineData("I. KẾT QUẢ THỰC HIỆN", "", "Bảo đảm tỷ lệ đúng hạn đạt từ 98% trở lên.", ">= 98")]
    [InlineData("I. KẾT QUẢ THỰC HIỆN", "3. Phương hướng thời gian tới", "Số hóa đạt trên 91%.", "> 91")]
    [InlineData("I. KẾT QUẢ THỰC HIỆN", "II. NHIỆM VỤ", "Phấn đấu trả kết quả đúng hạn đạt 98%.", ">= 98")]
    [InlineData("I. KẾT QUẢ", "5. Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức", "Tỷ lệ phản ánh được xử lý đúng hạn đạt 100%.", "")]
    [InlineData("I. KẾT QUẢ", "", "Công tác xử lý phản ánh, kiến nghị: tiếp nhận 12 ý kiến, xử lý đạt 100%.", "")]
    [InlineData("I. KẾT QUẢ", "", "Tiếp nhận 12 hồ sơ đề nghị các chế độ bảo trợ xã hội, giải quyết đúng hạn đạt 100%.", "")]
    [InlineData("I. KẾT QUẢ", "TIẾP NHẬN KIẾN NGHỊ, PHẢN ÁNH", "Tỷ lệ xử lý đúng hạn đạt 100%.", "")]
    [InlineData("I. KẾT QUẢ", "", "Đề nghị các xã xử lý phản ánh, kiến nghị đạt 100%.", ">= 100")]
    [InlineData("II. NHIỆM VỤ", "III. NHẬN XÉT", "Số hóa đạt 91%.", "")]
    [InlineData("", "KIẾN NGHỊ, ĐỀ XUẤT", "Tỷ lệ cấp máy đạt 80% trở lên.", ">= 80")]
    [InlineData("I. KẾT QUẢ THỰC HIỆN", "UBND xã kiến nghị UBND huyện:", "- Cấp máy cho 80% thôn.", ">= 80")]
    public void In_a_report_the_heading_and_the_words_tell_what_is_owed(string section, string heading, string sentence, string asked) =>
        string.Join(' ', Prose.Thresholds(Given.Report(section, heading, sentence)).Select(t => $"{t.Op.Code()} {t.Value}")).ShouldBe(asked);

    [Fact]
    public void Two_values_in_one_sentence_are_two_thresholds_each_with_its_own_words()
    {
        var thresholds = Prose.Thresholds(Given.Directive(
            "Giữ mức hài lòng chung đạt tối thiểu 97% và mức hài lòng về đất đai đạt tối thiểu 80%; số hóa trên 90%."));
        thresholds.Select(t => t.Text).ShouldBe(
            ["Giữ mức hài lòng chung đạt tối thiểu 97%", "mức hài lòng về đất đai đạt tối thiểu 80%", "số hóa trên 90%"]);
        thresholds.Select(t => t.Op).ShouldBe([Operator.AtLeast, Operator.AtLeast, Operator.MoreThan]);
    }

    [Theory]
    [InlineData("2. Văn phòng HĐND và UBND huyện", "- Số hóa đạt trên 90%.", "Văn phòng HĐND và UBND huyện")]
    [InlineData("II. CÁC CƠ QUAN\n1. Phòng Tư pháp:", "Số hóa đạt trên 90%.", "Phòng Tư pháp")]
    [InlineData("a) Giao Phòng Nội vụ:", "- Số hóa đạt trên 90%.", "Phòng Nội vụ")]
    [InlineData("Đối với UBND các xã, thị trấn:", "- Số hóa đạt trên 90%.", "UBND các xã, thị trấn")]
    [InlineData("3.2. Bộ phận Địa chính - Xây dựng", "Số hóa đạt trên 90%.", "Bộ phận Địa chính - Xây dựng")]
    [InlineData("4. Công an xã chủ trì, phối hợp các thôn thực hiện:", "Số hóa đạt trên 90%.", "Công an xã")]
    [InlineData("", "5. Phòng Kinh tế tham mưu để giải ngân đạt trên 90%.", "Phòng Kinh tế")]
    [InlineData("", "- Trung tâm Y tế: số hóa đạt trên 90%.", "Trung tâm Y tế")]
    [InlineData("2. Văn phòng HĐND và UBND huyện\n3. Về số hóa hồ sơ", "Số hóa đạt trên 90%.", null)]
    [InlineData("2. Văn phòng HĐND và UBND huyện\n(1) Về số hóa hồ sơ", "Số hóa đạt trên 90%.", "Văn phòng HĐND và UBND huyện")]
    [InlineData("1. Tổ chức thực hiện", "Số hóa đạt trên 90%.", null)]
    [InlineData("1. Ban hành kế hoạch", "Số hóa đạt trên 90%.", null)]
    [InlineData("1. Phòng, chống tham nhũng", "Số hóa đạt trên 90%.", null)]
    public void The_owner_is_the_office_under_whose_heading_the_threshold_stands(string headings, string sentence, string? owner) =>
        Prose.Thresholds(Given.Directive(headings, sentence)).ShouldHaveSingleItem().Owner.ShouldBe(owner);

    [Fact]
    public void A_sentence_broken_by_a_page_is_one_sentence()
    {
        var threshold = Prose.Thresholds(Given.Directive("Các thôn vận động người dân sao cho tỷ lệ hồ sơ nộp", "", "qua mạng đạt tối thiểu 70%.")).ShouldHaveSingleItem();
        threshold.Text.ShouldContain("hồ sơ nộp qua mạng đạt tối thiểu 70%");
    }

    [Fact]
    public void Decomposed_Unicode_and_mark_up_read_alike()
    {
        const string Line = "**Tỷ lệ hồ sơ trễ hạn** *không quá* 5%.";
        var plain = Prose.Thresholds([new Paragraph(Line, 1)]);
        var decomposed = Prose.Thresholds([new Paragraph("<p>" + Line.Normalize(NormalizationForm.FormD) + "</p>", 1)]);
        decomposed.ShouldBe(plain);
        plain.ShouldHaveSingleItem().Op.ShouldBe(Operator.AtMost);
    }

    [Theory]
    [InlineData("Tỷ lệ thanh toán không dùng tiền mặt đạt tối thiểu 45%.", "Đôn đốc để thanh toán không dùng tiền mặt đạt trên 45%.", true)]
    [InlineData("Hồ sơ TTHC đúng hạn đạt trên 98%.", "Phấn đấu hồ sơ thủ tục hành chính đúng hạn từ 98% trở lên.", true)]
    [InlineData("Tỷ lệ văn bản ký số đạt trên 98%.", "Tỷ lệ người dân hài lòng về y tế đạt tối thiểu 98%.", false)]
    [InlineData("Tỷ lệ thanh toán không dùng tiền mặt đạt trên 45%.", "Đôn đốc để thanh toán không dùng tiền mặt đạt trên 45%.", false)]
    [InlineData("Tỷ lệ hồ sơ TTHC giải quyết đúng hạn đạt tối thiểu 95%.", "Tỷ lệ hồ sơ TTHC giải quyết trễ hạn không quá 5%.", false)]
    public void The_same_measure_asked_with_two_operators_is_a_warning_that_quotes_both(string first, string second, bool warns)
    {
        var warnings = Prose.Warnings(Given.Directive(first, second));
        warnings.Count.ShouldBe(warns ? 1 : 0);
        if (warns)
        {
            warnings[0].ShouldContain(first.TrimEnd('.'));
            warnings[0].ShouldContain(second.TrimEnd('.'));
        }
    }

    [Theory]
    [InlineData("Tỷ lệ số hóa đạt 12.5%.", "12.5%")]
    [InlineData("Phấn đấu đạt 85.42 điểm.", "85.42")]
    public void An_ambiguous_number_is_a_warning_and_never_guessed(string sentence, string quoted)
    {
        var blocks = Given.Directive(sentence);
        Prose.Thresholds(blocks).ShouldBeEmpty();
        Prose.Figures(blocks).ShouldBeEmpty();
        Prose.Scores(blocks).ShouldBeEmpty();
        Prose.Warnings(blocks).ShouldHaveSingleItem().ShouldContain(quoted);
    }
}
