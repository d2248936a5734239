using CamKet.Extracts;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Extracts;

public class HeadTests
{
    [Theory]
    [InlineData("Tổng cộng", true)]
    [InlineData("Cộng", true)]
    [InlineData("Trong đó:", true)]
    [InlineData("Công chứng hợp đồng", false)]
    [InlineData("Công khai thủ tục", false)]
    [InlineData("Tổng đài tư vấn", false)]
    [InlineData("Tổng công ty Điện lực Mẫu", false)]
    public void A_row_of_sums_is_told_from_a_row_that_begins_alike(string text, bool total) =>
        HeadFinder.IsTotal([Cell.Blank, Cell.OfText("7"), Cell.OfText(text), Cell.OfNumber(12)]).ShouldBe(total);

    [Theory]
    [InlineData("Họ và tên", true)]
    [InlineData("Số CCCD", true)]
    [InlineData("Địa chỉ liên hệ", true)]
    [InlineData("Mã hồ sơ", false)]
    [InlineData("Tên thủ tục", false)]
    public void The_applicants_columns_are_known(string label, bool personal) => HeadFinder.IsPersonal(label).ShouldBe(personal);

    [Fact]
    public void A_row_of_column_numbers_is_no_data()
    {
        HeadFinder.IsColumnNumbers([Cell.Blank, Cell.OfText("(1)"), Cell.OfText("(2)"), Cell.OfText("(3)")]).ShouldBeTrue();
        HeadFinder.IsColumnNumbers([Cell.OfNumber(1), Cell.OfText("T-1"), Cell.OfText("x")]).ShouldBeFalse();
    }
}
