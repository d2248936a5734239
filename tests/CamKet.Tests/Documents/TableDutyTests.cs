using CamKet.Documents;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Documents;

public class TableDutyTests
{
    private static readonly DutyRule None = new("", null, null, null, null, true);

    private static IReadOnlyList<DocumentDuty> Duties(params string[] rows) =>
        DocumentReader.Read(TextFile.Blocks("KẾ HOẠCH\nCải cách hành chính năm 2025\n\n" + string.Join('\n', rows))).Duties;

    private static IReadOnlyList<DocumentDuty> In(string time, string text = "Niêm yết thủ tục mới") =>
        Duties("STT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian hoàn thành", $"1\t{text}\tVăn phòng\t{time}");

    public static TheoryData<string, DutyRule> Times => new()
    {
        { "trước 15/4/2025", None with { Every = "once", Date = "2025-04-15", Inclusive = false } },
        { "Trước ngày 15/4/2025", None with { Every = "once", Date = "2025-04-15", Inclusive = false } },
        { "15/4/2025", None with { Every = "once", Date = "2025-04-15" } },
        { "Hoàn thành trước ngày 15/4", None with { Every = "once", Month = 4, Day = 15, Inclusive = false } },
        { "Từ 01/3/2025 đến 15/4/2025", None with { Every = "once", Date = "2025-04-15" } },
        { "Tháng 6/2025", None with { Every = "once", Date = "2025-06" } },
        { "06/2025", None with { Every = "once", Date = "2025-06" } },
        { "Tháng 3 - 6/2025", None with { Every = "once", Date = "2025-06" } },
        { "Từ tháng 3 đến tháng 6/2025", None with { Every = "once", Date = "2025-06" } },
        { "Quý II/2025", None with { Every = "once", Date = "2025-06" } },
        { "Quý II", None with { Every = "once", Month = 6 } },
        { "Trong năm 2025", None with { Every = "once", Date = "2025-12" } },
        { "hằng quý, ngày 12 tháng cuối quý", None with { Every = "quarter", Month = 3, Day = 12 } },
        { "Trước ngày 12 tháng cuối quý", None with { Every = "quarter", Month = 3, Day = 12, Inclusive = false } },
        { "hằng tháng", None with { Every = "month" } },
        { "Hàng tháng (trước ngày 20)", None with { Every = "month", Day = 20, Inclusive = false } },
        { "Ngày 25 hằng tháng", None with { Every = "month", Day = 25 } },
        { "Định kỳ hằng tuần", None with { Every = "week" } },
        { "Thứ Sáu hằng tuần", None with { Every = "week", Day = 5 } },
        { "Quý", None with { Every = "quarter" } },
        { "Hằng năm, chậm nhất 05/12", None with { Every = "year", Month = 12, Day = 5 } },
        { "6 tháng/lần", None with { Every = "half-year" } },
        { "Trước 15/4/2025, theo Kế hoạch số 05/KH-UBND ngày 10/01/2025", None with { Every = "once", Date = "2025-04-15", Inclusive = false } },
        { "Theo Kế hoạch số 05/KH-UBND, 15/4/2025", None with { Every = "once", Date = "2025-04-15" } },
        { "02 lần/năm", None with { Every = "year", Times = 2 } },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void A_column_of_times_says_when(string time, DutyRule rule) =>
        In(time).ShouldHaveSingleItem().ShouldBe(new DocumentDuty("Niêm yết thủ tục mới", rule, null));

    [Theory]
    [InlineData("Quý I, III/2025", "once  2025-03 / once  2025-09")]
    [InlineData("Tháng 3, 6/2025", "once  2025-03 / once  2025-06")]
    [InlineData("Tháng 3; 6 và 9 năm 2025", "once  2025-03 / once  2025-06 / once  2025-09")]
    [InlineData("Quý IV/2024, quý I, II/2025", "once  2024-12 / once  2025-03 / once  2025-06")]
    [InlineData("Quý I, III", "once 3  / once 9 ")]
    [InlineData("Hằng tháng, quý, năm", "month   / quarter   / year  ")]
    [InlineData("- Quý: trước ngày 12 tháng cuối quý; - Năm: trước ngày 12/12", "quarter 3  / year 12 ")]
    [InlineData("Hằng năm, trước ngày 15/6 và 15/12", "year 6  / year 12 ")]
    public void Several_times_in_a_cell_are_several_duties(string time, string rules) =>
        string.Join(" / ", In(time).Select(d => $"{d.Rule.Every} {d.Rule.Month} {d.Rule.Date}")).ShouldBe(rules);

    [Theory]
    [InlineData("Thường xuyên")]
    [InlineData("Theo kế hoạch")]
    [InlineData("Năm 2025")]
    [InlineData("Cả năm 2025")]
    [InlineData("Giai đoạn 2025-2026")]
    [InlineData("Theo Kế hoạch số 05/KH-UBND ngày 10/01/2025")]
    [InlineData("Theo Kế hoạch số 05/KH-UBND\nngày 10 tháng 01 năm 2025 của UBND tỉnh")]
    [InlineData("Theo Quyết định số 08/2025/QĐ-UBND")]
    [InlineData("theo qđ 08/2025/qđ-ubnd")]
    [InlineData("05 ngày làm việc")]
    [InlineData("")]
    public void What_names_no_day_sets_none(string time) => In(time).ShouldBeEmpty();

    [Fact]
    public void Both_ends_of_a_pair_of_days_are_before_them() =>
        In("Hằng năm, trước ngày 15/6 và 15/12").ShouldAllBe(d => !d.Rule.Inclusive);

    [Fact]
    public void The_receiver_stands_in_the_task_or_in_a_column_of_its_own()
    {
        In("Hằng quý", "Gửi báo cáo về Phòng Nội vụ").ShouldHaveSingleItem().To.ShouldBe("Phòng Nội vụ");
        Duties("TT\tTên báo cáo\tKỳ báo cáo\tThời hạn\tNơi nhận", "1\tBáo cáo kiểm soát thủ tục\tQuý\tNgày 10 tháng cuối quý\tVăn phòng UBND tỉnh")
            .ShouldHaveSingleItem().ShouldBe(new DocumentDuty("Báo cáo kiểm soát thủ tục", None with { Every = "quarter", Month = 3, Day = 10 }, "Văn phòng UBND tỉnh"));
    }

    [Fact]
    public void An_items_own_words_may_set_a_duty()
    {
        var duties = Duties("TT\tNội dung cam kết\tKết quả năm 2024\tMục tiêu năm 2025\tGhi chú",
            "1\tTự chấm điểm định kỳ 2 lần/năm trên phần mềm của tỉnh\t\t\t", "2\tHồ sơ nộp trực tuyến\t20%\t45%\t", "3\tRà soát quy chế\t\t\tTrình UBND xã trước ngày 30/6/2025");

        duties.ShouldBe(
        [
            new DocumentDuty("Tự chấm điểm định kỳ 2 lần/năm trên phần mềm của tỉnh", None with { Every = "year", Times = 2 }, null),
            new DocumentDuty("Rà soát quy chế", None with { Every = "once", Date = "2025-06-30", Inclusive = false }, "UBND xã"),
        ]);
    }

    [Fact]
    public void The_same_period_in_text_and_column_is_one_duty() =>
        In("Ngày 12 tháng cuối quý", "Định kỳ hằng quý báo cáo UBND huyện").ShouldHaveSingleItem()
            .ShouldBe(new DocumentDuty("Định kỳ hằng quý báo cáo UBND huyện", None with { Every = "quarter", Month = 3, Day = 12 }, "UBND huyện"));

    [Fact]
    public void A_month_beside_its_day_is_one_duty() =>
        In("Tháng 6/2025", "Rà soát quy chế, trình trước ngày 30/6/2025").ShouldHaveSingleItem().Rule.Date.ShouldBe("2025-06-30");

    [Fact]
    public void A_reports_rows_tell_what_came_of_duties_and_set_none()
    {
        const string Rows = "STT\tNhiệm vụ\tThời hạn\tKết quả thực hiện\n1\tTổ chức đối thoại 2 lần/năm\tQuý II/2025\tĐã tổ chức";

        DocumentReader.Read(TextFile.Blocks("BÁO CÁO\n\n" + Rows)).Duties.ShouldBeEmpty();
        DocumentReader.Read(TextFile.Blocks("KẾ HOẠCH\n\n" + Rows)).Duties.Count.ShouldBe(2);
    }
}
