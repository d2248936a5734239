using CamKet.Commitments;
using CamKet.Figures;
using CamKet.Targets;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Targets;

public class TargetReaderTests
{
    [Theory]
    [InlineData("14,12%", ">=", true, 14.12)]
    [InlineData("≥ 95%", ">=", false, 95)]
    [InlineData("trên 95%", ">", false, 95)]
    [InlineData("Đạt trên 95 %", ">", false, 95)]
    [InlineData("từ 95% trở lên", ">=", false, 95)]
    [InlineData("đạt 95% trở lên", ">=", false, 95)]
    [InlineData("Tối thiểu đạt 60%", ">=", false, 60)]
    [InlineData("không dưới 85%", ">=", false, 85)]
    [InlineData("không quá 5%", "<=", false, 5)]
    [InlineData("Không vượt quá 5%", "<=", false, 5)]
    [InlineData("dưới 3%", "<", false, 3)]
    [InlineData("< 3%", "<", false, 3)]
    [InlineData("5% trở xuống", "<=", false, 5)]
    [InlineData("Tăng từ 20% lên 45%", ">=", true, 45)]
    [InlineData("90-95%", ">=", false, 90)]
    [InlineData("từ 90% đến 95%", ">=", false, 90)]
    [InlineData("97,5% (390/400 hồ sơ)", ">=", true, 97.5)]
    public void A_share_keeps_its_operator(string text, string op, bool implied, double value) =>
        Is(text, TargetType.Percent, op, implied, (decimal)value);

    [Theory]
    [InlineData("ít nhất 02 lần/năm", ">=", false, 2)]
    [InlineData("không quá 01", "<=", false, 1)]
    [InlineData("02 sáng kiến", ">=", true, 2)]
    [InlineData("Tổ chức 03 hội nghị", ">=", true, 3)]
    [InlineData("1.250 hồ sơ", ">=", true, 1250)]
    public void A_count_is_told_by_what_is_counted(string text, string op, bool implied, int value) =>
        Is(text, TargetType.Count, op, implied, value);

    [Theory]
    [InlineData("7,5 tỷ đồng", 7_500_000_000)]
    [InlineData("5.684.600.000 đồng", 5_684_600_000)]
    [InlineData("850 triệu đồng", 850_000_000)]
    public void Money_is_in_dong(string text, long value) => Is(text, TargetType.Amount, ">=", true, value);

    [Fact]
    public void Points_are_a_score() => Is("85,5 điểm", TargetType.Score, ">=", true, 85.5m);

    [Theory]
    [InlineData("hạng 15", 15, null, null)]
    [InlineData("15/141", 15, 141, null)]
    [InlineData("vị thứ 15/141 toàn tỉnh", 15, 141, "toàn tỉnh")]
    [InlineData("Xếp thứ 4 khối các xã miền núi", 4, null, "khối các xã miền núi")]
    public void A_rank_is_at_most_its_place(string text, int place, int? of, string? block)
    {
        var target = Is(text, TargetType.Rank, "<=", true, place);
        target.Of.ShouldBe(of);
        target.Block.ShouldBe(block);
    }

    [Fact]
    public void Rank_and_grade_are_met_together_and_the_rank_leads()
    {
        var target = Is("Đạt điểm Khá, xếp thứ 12 khối các xã, phường", TargetType.Rank, "<=", true, 12);

        target.Block.ShouldBe("khối các xã, phường");
        var grade = target.Also.ShouldHaveSingleItem();
        (grade.Type, grade.Word, grade.Ladder, grade.Op).ShouldBe((TargetType.Grade, "Khá", "par-class", Operator.AtLeast));
    }

    [Theory]
    [InlineData("Rất hài lòng", "Rất hài lòng", "satisfaction", true)]
    [InlineData("Hài lòng", "Hài lòng", "satisfaction", true)]
    [InlineData("Xếp loại tốt trở lên", "Tốt", "par-class", false)]
    [InlineData("Hoàn thành tốt nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "task-completion", true)]
    public void A_grade_stands_on_its_ladder(string text, string word, string ladder, bool implied)
    {
        var target = TargetReader.Read(text).ShouldNotBeNull();
        (target.Type, target.Word, target.Ladder, target.Implied).ShouldBe((TargetType.Grade, word, ladder, implied));
    }

    [Theory]
    [InlineData("Theo kế hoạch", null, "<=", true)]
    [InlineData("trước 30/6/2024", "2024-06-30", "<", false)]
    [InlineData("Chậm nhất ngày 12/12/2024", "2024-12-12", "<=", false)]
    [InlineData("Hoàn thành trong quý II", "2024-06", "<=", false)]
    [InlineData("Quý III/2025", "2025-09", "<=", true)]
    [InlineData("Tháng 11/2024", "2024-11", "<=", true)]
    [InlineData("Ban hành kế hoạch", null, "<=", true)]
    public void Something_done_is_a_milestone_and_a_date_is_never_made_up(string text, string? date, string op, bool implied)
    {
        var target = TargetReader.Read(text, 2024).ShouldNotBeNull();
        (target.Type, target.Date, target.Op.Code(), target.Implied, target.Raw).ShouldBe((TargetType.Milestone, date, op, implied, text));
        target.Number.ShouldBeNull();
    }

    [Fact]
    public void A_quarter_without_a_year_has_no_date() => TargetReader.Read("Hoàn thành trong quý II").ShouldNotBeNull().Date.ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData(" – ")]
    [InlineData("Không có")]
    [InlineData("Duy trì")]
    public void A_blank_a_dash_and_a_bare_keeping_are_no_target(string text) => TargetReader.Read(text).ShouldBeNull();

    [Fact]
    public void An_ambiguous_number_is_kept_without_its_value()
    {
        var target = TargetReader.Read("12.5%").ShouldNotBeNull();
        (target.Type, target.Number).ShouldBe((TargetType.Percent, (decimal?)null));
    }

    [Theory]
    [InlineData("60", "%", TargetType.Percent, 60)]
    [InlineData("90,5", "Điểm", TargetType.Score, 90.5)]
    [InlineData("3", "Tỷ đồng", TargetType.Amount, 3e9)]
    [InlineData("4", "Lần", TargetType.Count, 4)]
    public void A_bare_number_is_what_the_rows_unit_says(string text, string unit, TargetType type, double value)
    {
        var target = TargetReader.Read(text, null, unit).ShouldNotBeNull();
        (target.Type, target.Number).ShouldBe((type, (decimal)value));
    }

    [Fact]
    public void A_date_beside_a_count_is_met_together_with_it()
    {
        var target = Is("Tổ chức ít nhất 02 đợt kiểm tra, hoàn thành trước ngày 30/11/2024", TargetType.Count, ">=", false, 2);
        target.Also.ShouldHaveSingleItem().Date.ShouldBe("2024-11-30");
    }

    private static Target Is(string text, TargetType type, string op, bool implied, decimal value)
    {
        var target = TargetReader.Read(text, 2024).ShouldNotBeNull();
        (target.Type, target.Op.Code(), target.Implied, target.Number, target.Raw).ShouldBe((type, op, implied, value, text));
        return target;
    }
}
