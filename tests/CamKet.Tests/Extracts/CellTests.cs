using CamKet.Extracts;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Extracts;

public class CellTests
{
    [Theory]
    [InlineData("05/03/2024", "2024-03-05T00:00:00")]
    [InlineData("5/3/2024 8:05", "2024-03-05T08:05:00")]
    [InlineData("08:30 05/03/2024", "2024-03-05T08:30:00")]
    [InlineData("05-03-2024 16:30:15", "2024-03-05T16:30:15")]
    [InlineData("2024-03-05T16:30:15", "2024-03-05T16:30:15")]
    [InlineData("20240305163015", "2024-03-05T16:30:15")]
    [InlineData("20240305", "2024-03-05T00:00:00")]
    [InlineData("29/02/2024", "2024-02-29T00:00:00")]
    public void A_date_is_read_with_the_day_first(string text, string moment) =>
        Cell.OfText(text).ReadMoment().ShouldBeOfType<MomentReading.Moment>().Value
            .ShouldBe(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("29/02/2023")]
    [InlineData("32/01/2024")]
    [InlineData("05/03/2024 25:00")]
    [InlineData("hôm qua")]
    public void What_is_no_date_is_not_made_one(string text) =>
        Cell.OfText(text).ReadMoment().ShouldBeOfType<MomentReading.NotADate>();

    [Fact]
    public void The_common_shape_is_read_as_the_patterns_read_it()
    {
        // With a space behind it, a text is not of the common length and goes to the patterns.
        var random = new Random(7);
        const string Signs = "0123012319/:. -";
        for (var i = 0; i < 20_000; i++)
        {
            var text = $"{random.Next(34):00}/{random.Next(15):00}/{random.Next(1880, 2220)}"
                + (random.Next(3) switch { 0 => "", 1 => $" {random.Next(27):00}:{random.Next(63):00}", _ => $" {random.Next(27):00}:{random.Next(63):00}:{random.Next(63):00}" });
            if (random.Next(3) == 0)
            {
                var at = random.Next(text.Length);
                text = text[..at] + Signs[random.Next(Signs.Length)] + text[(at + 1)..];
            }

            var common = WrittenMoment.Read(text);
            var patterns = WrittenMoment.Read(text + " ");
            (common, patterns).ShouldSatisfyAllConditions(
                pair => pair.common.GetType().ShouldBe(pair.patterns.GetType(), text),
                pair => (pair.common as MomentReading.Moment).ShouldBe(pair.patterns as MomentReading.Moment, text));
        }
    }

    [Fact]
    public void A_year_of_two_digits_is_ambiguous() =>
        Cell.OfText("05/03/24").ReadMoment().ShouldBeOfType<MomentReading.Ambiguous>();

    [Fact]
    public void A_serial_number_is_the_day_a_spreadsheet_shows() =>
        Cell.OfNumber(45566.354166666664m).ReadMoment().ShouldBeOfType<MomentReading.Moment>().Value.ShouldBe(new DateTime(2024, 10, 1, 8, 30, 0));

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("  =1")]
    [InlineData("\"=1")]
    [InlineData("\r\n=1")]
    public void A_formula_leaves_as_text(string formula) => SafeCell.Text(formula).ShouldStartWith("'");

    [Theory]
    [InlineData("Về việc 5 - 7 = 2")]
    [InlineData("000.00.04.H50-240101-0001")]
    [InlineData("")]
    public void Other_text_leaves_as_it_is(string text) => SafeCell.Text(text).ShouldBe(text);

    [Theory]
    [InlineData("A-1\0\0", "A-1")]
    [InlineData("\0Đất\0đai ", "Đất đai")]
    [InlineData("\0 \0", "")]
    public void A_zero_byte_is_space(string text, string told) => Cell.OfText(text).Text.ShouldBe(told);
}
