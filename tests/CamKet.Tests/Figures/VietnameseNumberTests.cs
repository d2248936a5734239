using CamKet.Figures;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Figures;

public class VietnameseNumberTests
{
    [Theory]
    [InlineData("2.948", "2948", 0)]
    [InlineData("7.159.635.648", "7159635648", 0)]
    [InlineData("14,12", "14.12", 2)]
    [InlineData("1.234,5", "1234.5", 1)]
    [InlineData("2948", "2948", 0)]
    [InlineData("04", "4", 0)]
    [InlineData("-3", "-3", 0)]
    [InlineData("+11,493", "11.493", 3)]
    [InlineData("99,00", "99", 2)]
    [InlineData(" 91,989\u00a0", "91.989", 3)]
    public void A_dot_groups_thousands_and_a_comma_is_the_decimal(string text, string value, int decimals) =>
        VietnameseNumber.Read(text).ShouldBe(
            new NumberReading.Number(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), decimals));

    [Theory]
    [InlineData("12.5", "12.5", "125")]
    [InlineData("1.2345", "1.2345", "12345")]
    [InlineData("1234.567", "1234.567", "1234567")]
    public void A_lone_dot_that_groups_no_thousands_is_ambiguous_and_never_guessed(string text, string asPoint, string asGroup)
    {
        var reading = VietnameseNumber.Read(text).ShouldBeOfType<NumberReading.Ambiguous>();
        reading.Text.ShouldBe(text);
        reading.Readings.ShouldBe(new[] { asPoint, asGroup }.Select(t => decimal.Parse(t, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("mười")]
    [InlineData("1,234,567")]
    [InlineData("1.234.56")]
    [InlineData("12,")]
    [InlineData(",5")]
    [InlineData("1 234")]
    [InlineData("99%")]
    [InlineData("=1+1")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_number_is_not_made_one(string text) =>
        VietnameseNumber.Read(text).ShouldBe(new NumberReading.NotANumber(text));

    [Fact]
    public void Every_number_printed_is_read_back() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(int Units, byte Decimals)>(),
            x =>
            {
                var decimals = x.Decimals % 4;
                var value = x.Units / new[] { 1m, 10m, 100m, 1000m }[decimals];
                return VietnameseNumber.Read(Print.Number(value, decimals)).Equals(new NumberReading.Number(value, decimals));
            }).Holds();

    [Fact]
    public void A_short_print_is_read_back_too() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(int Units, byte Decimals)>(),
            x =>
            {
                var value = x.Units / new[] { 1m, 10m, 100m, 1000m }[x.Decimals % 4];
                return VietnameseNumber.Read(Print.Short(value)) is NumberReading.Number number && number.Value == value;
            }).Holds();
}
