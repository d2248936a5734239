using CamKet.Facts;
using CamKet.Measures;
using CamKet.Procedures;
using CamKet.Reports;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Reports;

public sealed class WeeklyPageTests
{
    // Friday 8/3/2024; the fifth working day after it is Friday 15/3/2024.
    private static readonly DateOnly Friday = new(2024, 3, 8);

    private static readonly GroupCover One = new(1, 1);

    private static Dossier Open(string section, DateOnly received, DateOnly? due, int supplements = 0, params DateOnly[] letters) => new(
        "H", null, null, null, section, null, Channel.Direct, ServiceLevel.None, DossierStatus.InProcess,
        received.ToDateTime(new TimeOnly(9, 0)), null, due?.ToDateTime(new TimeOnly(17, 0)), null, false, null, null, null, [], supplements, 0,
        letters, 0, 0, false, false, false, false, false, false);

    private static WeeklyRow Row(params Dossier[] dossiers) =>
        WeeklyPage.Of("Xã Thử", dossiers, Friday, Friday, One, WorkingCalendar.WeekendsOnly).Total;

    [Theory]
    [InlineData(8, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(9, 0)]
    public void Received_counts_the_seven_days_that_end_on_the_day(int day, int expected) =>
        Row(Open("A", new DateOnly(2024, 3, day), new DateOnly(2024, 6, 1))).Received.ShouldBe(expected);

    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(15, 1)]
    [InlineData(16, 0)]
    public void Due_counts_up_to_the_fifth_working_day(int day, int expected) =>
        Row(Open("A", new DateOnly(2024, 2, 1), new DateOnly(2024, 3, day))).Due.ShouldBe(expected);

    [Fact]
    public void A_dossier_past_its_lawful_date_is_late_and_without_a_letter_it_is_said_so()
    {
        var row = Row(
            Open("A", new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 7)),
            Open("A", new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 7), 0, new DateOnly(2024, 3, 6)),
            Open("A", new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 7), 0, new DateOnly(2024, 3, 9)));
        (row.Late, row.LateWithoutLetter).ShouldBe((3, 2), "a letter written after the day is not known on it");
    }

    [Fact]
    public void Asked_to_complete_more_than_once_is_counted_apart()
    {
        var row = Row(Open("A", new DateOnly(2024, 3, 4), null, 1), Open("A", new DateOnly(2024, 3, 4), null, 2));
        (row.Supplemented, row.SupplementedTwice).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData(8, "Có 1 hồ sơ quá hạn chưa có thư xin lỗi; phải gửi ngay.")]
    [InlineData(11, "Có 1 hồ sơ quá hạn chưa có thư xin lỗi; phải gửi ngay.")]
    [InlineData(15, "Theo số liệu đến 08/03/2024 có 1 hồ sơ quá hạn, 1 hồ sơ chưa có thư xin lỗi; nạp số liệu mới trước khi họp.")]
    public void Days_the_data_do_not_reach_are_not_counted_and_old_data_command_nothing(int asked, string lede)
    {
        var page = WeeklyPage.Of(
            "Xã Thử",
            [Open("A", new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 7)), Open("A", new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 8))],
            new DateOnly(2024, 3, asked), Friday, One, WorkingCalendar.WeekendsOnly);
        page.Total.Late.ShouldBe(1, "the second one was not late yet when the data ended");
        page.AsOf.ShouldBe(Friday);
        page.Lede.ShouldBe(lede);
        page.Foot.Contains("chưa đến ngày", StringComparison.Ordinal).ShouldBe(asked > 8);
    }

    [Fact]
    public void Sections_in_trouble_stand_first_and_the_quiet_ones_beyond_the_page_are_counted_together()
    {
        var dossiers = Enumerable.Range(1, 12).Select(i => Open($"Bộ phận {i:00}", new DateOnly(2024, 3, 4), new DateOnly(2024, 6, 1)))
            .Append(Open("Đất đai", new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 1)));
        var page = WeeklyPage.Of("Xã Thử", dossiers, Friday, Friday, One, WorkingCalendar.WeekendsOnly);
        page.Sections.Count.ShouldBe(WeeklyPage.MostRows);
        page.Sections[0].Section.ShouldBe("Đất đai");
        page.Sections[^1].Section.ShouldBe("5 bộ phận khác");
        page.Total.Received.ShouldBe(12);
        page.Sections.Sum(s => s.Received).ShouldBe(12);
        page.Lede.ShouldContain("1 hồ sơ quá hạn chưa có thư xin lỗi");
    }
}
