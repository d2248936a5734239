using CamKet.App.Platform;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Platform;

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
}
