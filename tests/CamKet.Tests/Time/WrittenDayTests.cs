using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Time;

public sealed class WrittenDayTests
{
    [Theory]
    [InlineData("10/11/2024")]
    [InlineData(" 10/11/2024 ")]
    [InlineData("2024-11-10")]
    [InlineData("10 11 2024")]
    [InlineData("10112024")]
    [InlineData("10-11-2024")]
    [InlineData("10.11.2024")]
    public void A_day_is_read_as_any_keyboard_lets_it_be_written(string typed) => WrittenDay.Read(typed).ShouldBe(new DateOnly(2024, 11, 10));

    [Theory]
    [InlineData("31022024")]
    [InlineData("20241110")]
    [InlineData("1112024")]
    [InlineData("11/2024")]
    [InlineData("10/11/24")]
    public void What_may_be_another_day_or_is_none_is_not_guessed(string typed) => WrittenDay.Read(typed).ShouldBeNull();

    [Fact]
    public void A_day_before_anything_was_measured_is_read_only_where_it_can_be_meant()
    {
        WrittenDay.Read("30/06/1989").ShouldBeNull();
        WrittenDay.Read("30/06/1989", since: 1900).ShouldBe(new DateOnly(1989, 6, 30));
    }

    [Fact]
    public void What_is_no_day_is_told_in_one_sentence_with_its_field_in_front()
    {
        WrittenDay.Fault(" mai ").ShouldBe("“mai” không phải là ngày; ghi ngày/tháng/năm, ví dụ 10/11/2024.");
        WrittenDay.Fault("mai", "Hạn gửi").ShouldBe("Hạn gửi “mai” không phải là ngày; ghi ngày/tháng/năm, ví dụ 10/11/2024.");
    }
}
