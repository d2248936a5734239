using CamKet.Documents;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

public class ProseDutyTests
{
    private static readonly DutyRule None = new("", null, null, null, null, true);

    public static TheoryData<string, DutyRule> Rules => new()
    {
        { "Các xã báo cáo kết quả trước ngày 25 hàng tháng.", None with { Every = "month", Day = 25, Inclusive = false } },
        { "Các xã báo cáo kết quả chậm nhất vào ngày 20 hằng tháng.", None with { Every = "month", Day = 20 } },
        { "Hàng tháng (trước ngày 18), các xã gửi số liệu về Phòng Nội vụ.", None with { Every = "month", Day = 18, Inclusive = false } },
        { "Gửi báo cáo tháng trước ngày 05 của tháng sau.", None with { Every = "month", Month = 2, Day = 5, Inclusive = false } },
        { "Báo cáo quý gửi chậm nhất ngày 15 của tháng cuối quý.", None with { Every = "quarter", Month = 3, Day = 15 } },
        { "Định kỳ hằng quý, trước ngày 10 tháng cuối quý, các đơn vị gửi báo cáo.", None with { Every = "quarter", Month = 3, Day = 10, Inclusive = false } },
        { "Định kỳ vào ngày 20 của tháng cuối quý báo cáo UBND huyện.", None with { Every = "quarter", Month = 3, Day = 20 } },
        { "Báo cáo năm gửi trước ngày 05/12.", None with { Every = "year", Month = 12, Day = 5, Inclusive = false } },
        { "Hằng năm, chậm nhất ngày 31 tháng 10, các đơn vị tự chấm điểm.", None with { Every = "year", Month = 10, Day = 31 } },
        { "Báo cáo 6 tháng (chậm nhất 15/6) gửi về Sở Nội vụ.", None with { Every = "half-year", Month = 6, Day = 15 } },
        { "Hoàn thành kế hoạch trước ngày 20/3/2025.", None with { Every = "once", Date = "2025-03-20", Inclusive = false } },
        { "Hoàn thành việc rà soát chậm nhất là ngày 20 tháng 3 năm 2025.", None with { Every = "once", Date = "2025-03-20" } },
        { "Gửi danh sách trước 15 giờ 00 ngày 20/3/2025.", None with { Every = "once", Date = "2025-03-20" } },
        { "Gửi danh sách chậm nhất 15/6.", None with { Every = "once", Month = 6, Day = 15 } },
        { "Hoàn thành việc niêm yết trong tháng 12/2025.", None with { Every = "once", Date = "2025-12" } },
        { "Ban hành kế hoạch trong quý I.", None with { Every = "once", Month = 3 } },
        { "Ban hành kế hoạch trong quý II năm 2025.", None with { Every = "once", Date = "2025-06" } },
        { "Tổ chức đối thoại ít nhất 2 lần trong năm.", None with { Every = "year", Times = 2 } },
        { "Chấm điểm định kỳ 02 lần/năm.", None with { Every = "year", Times = 2 } },
        { "Mỗi năm tổ chức tối thiểu hai lần tập huấn.", None with { Every = "year", Times = 2 } },
        { "Tổ chức ít nhất 01 hội nghị đối thoại/quý.", None with { Every = "quarter", Times = 1 } },
        { "Hằng tuần, Bộ phận Một cửa tổng hợp hồ sơ đến hạn.", None with { Every = "week" } },
        { "Văn phòng báo cáo tại cuộc họp giao ban hàng tuần.", None with { Every = "week" } },
        { "Gửi số liệu trước 15 giờ thứ Sáu hàng tuần.", None with { Every = "week", Day = 5 } },
        { "Định kỳ 6 tháng sơ kết việc thực hiện.", None with { Every = "half-year" } },
        { "Kiểm tra các thôn 3 tháng một lần.", None with { Every = "quarter" } },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_duty_is_read_with_its_rule(string sentence, DutyRule rule) =>
        Prose.Duties(Given.Directive(sentence)).ShouldHaveSingleItem().Rule.ShouldBe(rule);

    [Theory]
    [InlineData("Định kỳ hàng tháng, quý, năm tổ chức họp rà soát.", "month quarter year")]
    [InlineData("Báo cáo tại giao ban tuần, tháng.", "week month")]
    [InlineData("Báo cáo định kỳ hằng quý, 6 tháng và cả năm.", "quarter half-year year")]
    [InlineData("Báo cáo quý trước ngày 15 của tháng cuối quý; báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/12.", "quarter half-year year")]
    public void A_list_of_periods_is_as_many_duties(string sentence, string every) =>
        string.Join(' ', Prose.Duties(Given.Directive(sentence)).Select(d => d.Rule.Every)).ShouldBe(every);

    [Theory]
    [InlineData("Làm cơ sở xét thi đua, khen thưởng hàng năm.")]
    [InlineData("Theo Quyết định số 15/QĐ-UBND ngày 22/11/2023 của UBND tỉnh.")]
    [InlineData("Rà soát danh sách hộ nghèo hằng năm để công khai.")]
    [InlineData("Áp dụng với hồ sơ tiếp nhận trước ngày 15/12/2023.")]
    [InlineData("Kế hoạch năm 2024 và chương trình quý I/2024.")]
    [InlineData("Mỗi công chức có 20 ngày tập huấn trong năm.")]
    [InlineData("Kiểm tra doanh nghiệp không quá 01 lần/năm.")]
    public void A_date_or_period_that_asks_for_nothing_is_no_duty(string sentence) =>
        Prose.Duties(Given.Directive(sentence)).ShouldBeEmpty();

    [Fact]
    public void What_a_report_tells_was_done_is_no_duty() =>
        Prose.Duties(Given.Report("Hàng tuần phường đã tổ chức giao ban.", "Phường tổ chức kiểm tra 02 lần/năm.")).ShouldBeEmpty();

    [Theory]
    [InlineData("Đề nghị các phòng báo cáo kết quả trước ngày 15 hằng tháng.", "month")]
    [InlineData("Trước ngày 15 hằng tháng, đề nghị các phòng gửi báo cáo.", "month")]
    [InlineData("Yêu cầu các thôn báo cáo trước ngày 20/12/2025.", "once")]
    [InlineData("UBND xã đã đề nghị các thôn báo cáo hằng tuần.", "")]
    [InlineData("Xã thường xuyên yêu cầu các bộ phận báo cáo hằng tuần.", "")]
    public void Who_is_asked_in_a_report_owes_what_is_asked(string sentence, string every) =>
        string.Join(' ', Prose.Duties(Given.Report("I. KẾT QUẢ THỰC HIỆN", sentence)).Select(d => d.Rule.Every)).ShouldBe(every);

    [Theory]
    [InlineData("III. ĐỀ XUẤT, KIẾN NGHỊ")]
    [InlineData("III. ĐỀ NGHỊ")]
    [InlineData("III. PHƯƠNG HƯỚNG, NHIỆM VỤ")]
    [InlineData("Để làm tốt hơn, xã đề nghị các bộ phận:")]
    public void What_a_report_directs_reads_as_in_a_letter(string heading)
    {
        const string Sentence = "- Các bộ phận báo cáo kết quả về Văn phòng UBND xã trước ngày 15 hằng tháng.";
        var told = Prose.Duties(Given.Report("I. KẾT QUẢ THỰC HIỆN", "Đã giải quyết 120 hồ sơ.", heading, Sentence));
        told.ShouldBe(Prose.Duties(Given.Directive(Sentence)));
        told.ShouldHaveSingleItem().To.ShouldBe("Văn phòng UBND xã");
    }

    [Fact]
    public void An_annex_form_headed_report_does_not_make_a_letter_one() =>
        Prose.Duties(Given.Directive("V/v tăng cường cải cách hành chính", "Các xã báo cáo trước ngày 15 hằng tháng.", "PHỤ LỤC", "BÁO CÁO KẾT QUẢ", "Gửi trước ngày 10 hằng quý"))
            .ShouldContain(d => d.Rule.Every == "month");

    [Theory]
    [InlineData("Hàng quý, các xã gửi báo cáo về UBND huyện (qua Phòng Nội vụ).", "UBND huyện (qua Phòng Nội vụ)")]
    [InlineData("Báo cáo Ủy ban nhân dân thị xã qua Phòng Nội vụ trước ngày 10/5/2025.", "Ủy ban nhân dân thị xã (qua Phòng Nội vụ)")]
    [InlineData("Gửi kết quả về Sở Nội vụ trước ngày 10/5/2025 để tổng hợp.", "Sở Nội vụ")]
    [InlineData("Định kỳ hàng tháng báo cáo Chủ tịch UBND xã kết quả thực hiện.", "Chủ tịch UBND xã")]
    [InlineData("Định kỳ hàng tháng tham mưu UBND xã tổ chức họp.", null)]
    public void The_receiver_is_the_office_reported_to(string sentence, string? to) =>
        Prose.Duties(Given.Directive(sentence)).ShouldHaveSingleItem().To.ShouldBe(to);
}
